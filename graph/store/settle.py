"""What a document is, given the sources that point at it: the one rule that all stores follow."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from hansa.errors import DocumentProblem, UsageProblem
from hansa.graph.model import (
    Decision,
    Document,
    Extraction,
    Extractor,
    Metadata,
    Source,
    document_id,
    document_metadata,
)
from hansa.graph.validate import check

LONGEST_KEY = 2000
"""Characters of a source key: a server takes no value of more than 8 kB into an index."""

_OF_A_DECISION = re.compile(r"added:[0-9]+")


def check_key(key: str) -> None:
    """Raise DocumentProblem where a document cannot be loaded under this key."""
    if _OF_A_DECISION.fullmatch(key):
        raise DocumentProblem(f"The id {key} belongs to an addition (decision {key[6:]}); load it under another.")
    if len(key) > LONGEST_KEY:
        raise DocumentProblem(f"An id of {len(key)} characters is too long; a source's may have {LONGEST_KEY}.")


def check_unload(key: str) -> None:
    """Raise UsageProblem where this source goes only with its decision."""
    if _OF_A_DECISION.fullmatch(key):
        raise UsageProblem(f"{key} is what decision {key[6:]} added; undo that decision instead.")


class Reader:
    """Makes documents of texts, of none twice: a transaction may be planned and run again."""

    def __init__(self, extract: Extractor) -> None:
        self._extract = extract
        self._read: dict[tuple[str, Metadata], Document] = {}

    def __call__(self, text: str, metadata: Metadata, own: Extraction | None = None) -> Document:
        """The document of a normalised text.

        Args:
            own: the extraction that a person gave; by default the text is read.

        Raises:
            DocumentProblem: the extraction breaks a promise of the data model.
        """
        key = document_id(text), metadata
        made = self._read.get(key)
        if made is None or (own is not None and made.extraction != own):
            made = Document.of(text, metadata, own or self._extract(text, metadata))
            check(made)
            self._read[key] = made
        return made


def settle(
    sources: Sequence[Source],
    held: Document | None,
    text: str | None,
    decisions: Iterable[Decision],
    read: Reader,
) -> Document | None:
    """The document that these sources make.

    Args:
        sources: all that point at it now.
        held: the document as the store holds it, if it does.
        text: its normalised text where it comes with the load.
        decisions: among which the `add` of a source `added:<number>`, whose extraction is the person's own.
        read: makes a document of the text.

    Returns:
        None when no source points at it; `held` when nothing about it changed.

    Raises:
        UsageProblem: it must be read again, and the store holds no texts.
        DocumentProblem: the extraction breaks a promise of the data model.
    """
    if not sources:
        return None
    metadata, _ = document_metadata(list(sources))
    keys = {s.key for s in sources}
    added = min((d for d in decisions if d.kind == "add" and d.source in keys), key=lambda d: d.number, default=None)
    own = added.extraction if added else None
    if held and held.metadata == metadata and (own == held.extraction or (own is None and not is_added(held))):
        return held
    text = text if text is not None else held.text if held else None
    if text is None:
        raise UsageProblem("This store was restored without texts, so its documents cannot be read again.")
    return read(text, metadata, own)


ADDED = "added"
"""Version of the extraction of a document that a person added; it is never stale."""


def is_added(document: Document) -> bool:
    """Whether a person added it."""
    return document.extraction.version == ADDED
