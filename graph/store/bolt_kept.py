"""What is kept, in the database: sources, documents with text and extraction, decisions, the log."""

from __future__ import annotations

import json
from collections import OrderedDict
from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING

from hansa.graph.model import (
    JSON,
    Decision,
    Document,
    Extraction,
    Metadata,
    Source,
    canonical,
    digest,
)
from hansa.graph.store.bolt_rows import Row, read, read_each

if TYPE_CHECKING:
    from hansa.graph.store.bolt_rows import Transaction

CACHE_CHARACTERS = 64_000_000
"""How much of texts and extractions a process remembers."""


class Documents:
    """Documents by id, remembered between transactions.

    A document is read again only when its stamp, a hash of all that it is made of, has changed; so that what another
    process wrote, or a transaction that failed did not write, is never taken from memory.
    """

    def __init__(self, capacity: int = CACHE_CHARACTERS) -> None:
        self._capacity = capacity
        self._held: OrderedDict[str, tuple[str, Document, int]] = OrderedDict()
        self._size = 0

    def get(self, tx: Transaction, ids: Collection[str]) -> dict[str, Document]:
        """Those of the ids that the store holds."""
        stamps = {row["id"]: row["stamp"] for row in read_each(tx, "stamps", "ids", sorted(ids))}
        found, missing = {}, []
        for id_, stamp in stamps.items():
            held = self._held.get(id_)
            if held and held[0] == stamp:
                self._held.move_to_end(id_)
                found[id_] = held[1]
            else:
                missing.append(id_)
        for row in read_each(tx, "documents", "ids", missing):
            found[row["id"]] = self._remember(row)
        return found

    def all(self, tx: Transaction) -> dict[str, Document]:
        """Every document of the store."""
        return self.get(tx, [row["id"] for row in read(tx, "all_stamps")])

    def _remember(self, row: Row) -> Document:
        document = document_of(row)
        size = len(row["text"] or "") + len(row["extraction"])
        id_ = document.id
        if id_ in self._held:
            self._size -= self._held.pop(id_)[2]
        self._held[id_] = (row["stamp"], document, size)
        self._size += size
        while self._size > self._capacity and len(self._held) > 1:
            _, (_, _, forgotten) = self._held.popitem(last=False)
            self._size -= forgotten
        return document


def document_of(row: Row) -> Document:
    """The document of a row of `read/documents`."""
    return Document(
        row["id"],
        row["text"],
        Metadata.from_json(json.loads(row["metadata"])),
        Extraction.from_json(json.loads(row["extraction"])),
        row["headline"],
        row["sketch"],
    )


def text_properties(document: Document) -> dict[str, JSON]:
    """The properties of a document's DocumentText: all that it is made of."""
    metadata = canonical(document.metadata.to_json())
    extraction = canonical(document.extraction.to_json())
    properties: dict[str, JSON] = {
        "id": document.id,
        "metadata": metadata,
        "extraction": extraction,
        "version": document.extraction.version,
        "headline": document.headline,
        "sketch": document.sketch,
        "stamp": digest(metadata, extraction, document.headline, document.sketch, str(document.text is None)),
    }
    return properties if document.text is None else properties | {"text": document.text}


def source_of(row: Row) -> Source:
    """The source of a row of `read/sources`."""
    return Source(row["properties"]["key"], row["document"], Metadata.from_json(row["properties"]))


def source_row(source: Source) -> Row:
    """A source, for `write/create_sources`."""
    return {"document": source.document, "properties": {"key": source.key, **source.metadata.to_json()}}


def sources_by_key(tx: Transaction, keys: Iterable[str]) -> dict[str, Source]:
    """Those of the keys that the store holds."""
    found = map(source_of, read_each(tx, "sources_by_key", "keys", sorted(set(keys))))
    return {source.key: source for source in found}


def sources_of(tx: Transaction, documents: Iterable[str]) -> dict[str, Source]:
    """All sources that point at these documents, by their key."""
    found = map(source_of, read_each(tx, "sources_of", "ids", sorted(documents)))
    return {source.key: source for source in found}


def all_sources(tx: Transaction) -> dict[str, Source]:
    """Every source by its key."""
    return {source.key: source for source in map(source_of, read(tx, "sources"))}


def decisions(tx: Transaction) -> dict[int, Decision]:
    """Every decision by its number."""
    return {row["number"]: Decision.from_json(json.loads(row["json"])) for row in read(tx, "decisions")}


def decision_row(decision: Decision) -> Row:
    """A decision, for `write/create_decisions`; kind and note are for people who look at the database."""
    return {
        "number": decision.number,
        "kind": decision.kind,
        "note": decision.note,
        "json": canonical(decision.to_json()),
    }
