"""The extractor, imported only when a text has to be read: it brings gazetteer and grammar with it."""

from __future__ import annotations

from hansa.graph.model import Extraction, Metadata


def extract(text: str, metadata: Metadata) -> Extraction:
    """See `hansa.loaders.extract.extract`."""
    from hansa.loaders.extract import extract as read

    return read(text, metadata)
