"""From what a user names to documents in a store: read, extract, store, a batch a transaction."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from hansa.errors import DocumentProblem
from hansa.graph.model import TABLE, Extractor, Metadata, document_id
from hansa.graph.store.base import Incoming
from hansa.loaders.tables.columns import NoTable

if TYPE_CHECKING:
    from hansa.graph.engine import Engine
    from hansa.graph.store.base import Outcome, Store
    from hansa.loaders import discover
    from hansa.loaders.tables.table import Reject

BATCH_DOCUMENTS = 20
BATCH_CHARACTERS = 5_000_000
"""What one transaction takes: many small documents, or few large ones."""

CHANGES = ("new", "changed", "unchanged", "failed", "skipped")


@dataclass(frozen=True, slots=True)
class Report:
    """What became of one thing that was named.

    Attributes:
        name: as the user knows it.
        change: `failed` was to be a document, `skipped` was never one.
        entities, statements: that the document names and makes.
        reason: of what failed or was skipped.
        rejects: rows of a table that were not read.
    """

    name: str
    change: Literal["new", "changed", "unchanged", "failed", "skipped"]
    source: str | None = None
    document: str | None = None
    entities: int = 0
    statements: int = 0
    reason: str | None = None
    rejects: tuple[Reject, ...] = ()

    @property
    def rejected(self) -> int:
        """How many rows of a table were not read."""
        return len(self.rejects)


Prepare = Callable[[Sequence[tuple[str, Metadata]]], None]


def nothing(texts: Sequence[tuple[str, Metadata]]) -> None:
    """What is extracted in this process needs no preparation."""


Loader = Callable[[Sequence[Incoming]], "list[Outcome]"]


def load_found(
    store: Store, found: discover.Found, extract: Extractor, done: Callable[[int], None], prepare: Prepare
) -> Iterator[Report]:
    """Load what was found; each batch is whole in the store before its reports are given.

    Args:
        extract: raises DocumentProblem on a text it cannot read, which costs that document and no other.
        prepare: called with the texts of a batch before they are extracted.
        done: called with the number of documents dealt with.
    """

    def load(batch: Sequence[Incoming]) -> list[Outcome]:
        prepare([(item.text, item.metadata) for item in batch])
        return store.load(batch, extract)

    yield from _in_batches(found, load, done)


def rehearse_found(
    engine: Engine | None, found: discover.Found, extract: Extractor, done: Callable[[int], None]
) -> Iterator[Report]:
    """What `load_found` would report, with nothing written; `engine` is None where there is no store yet."""
    from hansa.graph.store.base import Outcome
    from hansa.graph.store.bolt_kept import sources_by_key

    def rehearse(batch: Sequence[Incoming]) -> list[Outcome]:
        keys = [i.key for i in batch]
        held = engine.execute_read(lambda tx: sources_by_key(tx, keys)) if engine else {}
        outcomes = []
        for item in batch:
            before = held.get(item.key)
            source = item.source(before)
            extraction = extract(item.text, item.metadata)
            entities = len({m.referent for m in extraction.mentions})
            change: Literal["new", "changed", "unchanged"] = (
                "new" if before is None else "unchanged" if before == source else "changed"
            )
            outcomes.append(Outcome(item.key, source.document, change, entities, len(extraction.statements)))
        return outcomes

    yield from _in_batches(found, rehearse, done)


def _in_batches(found: discover.Found, load: Loader, done: Callable[[int], None]) -> Iterator[Report]:
    names: dict[str, str] = {}
    texts: dict[str, tuple[str, Metadata]] = {}
    batch: list[Incoming] = []
    for document in found.documents:
        try:
            text = document.read()
        except DocumentProblem as problem:
            yield Report(document.name, "skipped" if isinstance(problem, NoTable) else "failed", reason=str(problem))
            done(1)
            continue
        key = document.key(text)
        if key in names:
            done(1)
            if texts[key] != (document_id(text), document.metadata):
                yield Report(document.name, "failed", key, reason=f"It has the id of {names[key]}, and is another.")
            continue
        names[key], texts[key] = document.name, (document_id(text), document.metadata)
        batch.append(Incoming(key, text, document.metadata))
        if len(batch) >= BATCH_DOCUMENTS or sum(len(i.text) for i in batch) >= BATCH_CHARACTERS:
            yield from _load_batch(batch, load, names)
            done(len(batch))
            batch = []
    if batch:
        yield from _load_batch(batch, load, names)
        done(len(batch))
    for skipped in found.skipped:
        yield Report(skipped.name, "skipped", reason=skipped.reason)


def _load_batch(batch: Sequence[Incoming], load: Loader, names: dict[str, str]) -> list[Report]:
    """Load a batch; where a document of it cannot be loaded, each by itself."""
    try:
        outcomes = load(batch)
    except DocumentProblem as problem:
        if len(batch) == 1:
            return [Report(names[batch[0].key], "failed", batch[0].key, reason=str(problem))]
        return [report for item in batch for report in _load_batch([item], load, names)]
    rejects = {item.key: _rejects(item) for item in batch}
    return [
        Report(names[o.key], o.change, o.key, o.document, o.nodes, o.statements, rejects=rejects[o.key])
        for o in outcomes
    ]


def _rejects(item: Incoming) -> tuple[Reject, ...]:
    """The rows of a table that are not read; none of prose."""
    if item.metadata.format != TABLE:
        return ()
    from hansa.loaders.tables.table import table

    return table(item.text, item.metadata).rejects
