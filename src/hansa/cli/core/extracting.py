"""The extractor, imported only when a text has to be read: it brings gazetteer and grammar with it."""

from __future__ import annotations

from hansa.errors import DocumentProblem, HansaError
from hansa.graph.model import Extraction, Metadata


def extract(text: str, metadata: Metadata) -> Extraction:
    """See `hansa.loaders.extract.extract`."""
    from hansa.loaders.extract import extract as read

    return read(text, metadata)


def guarded(text: str, metadata: Metadata) -> Extraction:
    """The same, where a fault of the extractor must cost one document and not the load.

    Raises:
        DocumentProblem: the extractor failed on this text.
    """
    try:
        return extract(text, metadata)
    except (HansaError, ImportError):
        raise
    except Exception as fault:
        raise DocumentProblem(f"Hansa fails to read it ({type(fault).__name__}: {fault}).") from fault
