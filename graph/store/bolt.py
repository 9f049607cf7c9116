"""The store over Bolt: one code path for the embedded database and for Neo4j.

Every writing method is one managed transaction that first takes the store's lock; a very large one is several, see
`bolt_parts`. The driver runs a transaction again when the database asks for that, so that nothing but the transaction
is touched in it. Texts are read (extracted) before the lock is taken, as that takes longest; what another process
changed in between is found out under the lock.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, TypeVar

from hansa.errors import UsageProblem
from hansa.graph.compute import Graph, named
from hansa.graph.identity import Named
from hansa.graph.model import Decision, Extractor, Kept, Source, document_id, normalise
from hansa.graph.network.network import Network
from hansa.graph.network.selection import Selection
from hansa.graph.store import bolt_kept as kept_
from hansa.graph.store.base import Change, Incoming, Outcome
from hansa.graph.store.bolt_change import Change as Write
from hansa.graph.store.bolt_change import plan as plan_writes
from hansa.graph.store.bolt_graph import read_graph
from hansa.graph.store.bolt_network import read_network
from hansa.graph.store.bolt_parts import write_change
from hansa.graph.store.bolt_rows import Writes, batches, read, read_each, write
from hansa.graph.store.bolt_schema import prepare
from hansa.graph.store.settle import ADDED, Reader, check_key, check_unload, is_added, settle

if TYPE_CHECKING:
    import networkx

    from hansa.graph.engine.connection import Engine
    from hansa.graph.store.bolt_rows import Transaction

T = TypeVar("T")

REFRESHED_TOGETHER = 50
"""Documents of one transaction of a refresh, so that others need not wait for all."""

NO_TEXTS = "This store was restored without texts, so its documents cannot be read again."


class BoltStore:
    """A store in a database, of the interface `hansa.graph.store.base.Store`."""

    def __init__(self, engine: Engine) -> None:
        """Args: engine: an open connection; who opened it closes it."""
        self.engine = engine
        self._documents = kept_.Documents()
        self._ready = False

    def load(self, incoming: Sequence[Incoming], extract: Extractor) -> list[Outcome]:
        for item in incoming:
            check_key(item.key)
        reading = Reader(extract)

        def plan(tx: Transaction) -> tuple[Write, list[Outcome]]:
            return self._plan_load(tx, incoming, reading)

        def work(tx: Transaction) -> tuple[Writes, list[Outcome]]:
            change, outcomes = plan(tx)
            events = [(o.change, o.key, o.document) for o in outcomes if o.change != "unchanged"]
            return _noting(plan_writes(tx, self._documents, change), events), outcomes

        self._prepare()
        # Without the lock, what is read may not fit together; if so, it is planned again under the lock.
        with suppress(UsageProblem, KeyError):
            change, outcomes = self.engine.execute_read(plan)
            if not change.sources_after:
                return outcomes
        return self._write(work)

    def _plan_load(
        self, tx: Transaction, incoming: Sequence[Incoming], read_text: Reader
    ) -> tuple[Write, list[Outcome]]:
        before = kept_.sources_by_key(tx, [i.key for i in incoming])
        after = dict(before)
        changes: dict[str, Change] = {}
        for item in incoming:
            source = item.source(after.get(item.key))
            if after.get(item.key) == source:
                changes.setdefault(item.key, "unchanged")
            else:
                changes[item.key] = "changed" if item.key in before else "new"
                after[item.key] = source
        texts = {document_id(i.text): i.text for i in incoming}
        change = self._plan(tx, before, after, texts, read_text)
        settled = {id_: document for id_, (_, document) in change.documents.items() if document}
        current = settled | self._documents.get(tx, {s.document for s in after.values()} - settled.keys())
        outcomes = []
        for key in dict.fromkeys(i.key for i in incoming):
            document = current[after[key].document]
            statements = len(document.extraction.statements)
            outcomes.append(Outcome(key, document.id, changes[key], len(named(document)), statements))
        return change, outcomes

    def _plan(
        self,
        tx: Transaction,
        before: Mapping[str, Source],
        after: Mapping[str, Source],
        texts: Mapping[str, str],
        read_text: Reader,
        decisions: Mapping[int, Decision] | None = None,
    ) -> Write:
        """The change that takes these sources from `before` to `after`, and the decisions to `decisions`."""
        decisions_before = kept_.decisions(tx)
        decisions_after = decisions_before if decisions is None else decisions
        gone = {key: s for key, s in before.items() if after.get(key) != s}
        come = {key: s for key, s in after.items() if before.get(key) != s}
        touched = {s.document for s in (*gone.values(), *come.values())}
        held = self._documents.get(tx, touched)
        sources = {k: s for k, s in kept_.sources_of(tx, touched).items() if k not in gone} | come
        by_document: dict[str, list[Source]] = {id_: [] for id_ in touched}
        for source in sources.values():
            by_document[source.document].append(source)
        documents = {
            id_: (held.get(id_), settle(some, held.get(id_), texts.get(id_), decisions_after.values(), read_text))
            for id_, some in sorted(by_document.items())
        }
        return Write(gone, come, documents, by_document, decisions_before, decisions_after)

    def unload(self, key: str, extract: Extractor) -> bool:
        check_unload(key)

        def work(tx: Transaction) -> tuple[Writes, bool]:
            before = kept_.sources_by_key(tx, [normalise(key)])
            if not before:
                return Writes(), False
            writes = plan_writes(tx, self._documents, self._plan(tx, before, {}, {}, Reader(extract)))
            events = [("unloaded", source.key, source.document) for source in before.values()]
            return _noting(writes, events), True

        return self._is_there() and self._write(work)

    def refresh(self, extract: Extractor, version: str) -> int:
        if not self._is_there():
            return 0
        rows = self.engine.execute_read(lambda tx: read(tx, "all_stamps"))
        stale = [row for row in rows if row["version"] not in (version, ADDED)]
        if any(row["textless"] for row in stale):
            raise UsageProblem(NO_TEXTS)
        reading = Reader(extract)
        return sum(
            self._refresh([row["id"] for row in some], reading, version) for some in batches(stale, REFRESHED_TOGETHER)
        )

    def _refresh(self, ids: Sequence[str], read_text: Reader, version: str) -> int:
        def plan(tx: Transaction) -> Write:
            change = Write(decisions_before=kept_.decisions(tx))
            change.decisions_after = change.decisions_before
            held = self._documents.get(tx, ids)
            for source in kept_.sources_of(tx, held).values():
                change.sources_of.setdefault(source.document, []).append(source)
            for id_, document in held.items():
                if document.extraction.version == version or is_added(document):
                    continue
                if document.text is None:
                    raise UsageProblem(NO_TEXTS)
                change.documents[id_] = (document, read_text(document.text, document.metadata))
            return change

        def work(tx: Transaction) -> tuple[Writes, int]:
            change = plan(tx)
            sources = sorted((s.key, id_) for id_ in change.documents for s in change.sources_of[id_])
            events = [("refreshed", key, id_) for key, id_ in sources]
            return _noting(plan_writes(tx, self._documents, change), events), len(change.documents)

        self.engine.execute_read(plan)
        return self._write(work)

    def decide(self, decision: Decision, extract: Extractor) -> Decision:
        def work(tx: Transaction) -> tuple[Writes, Decision]:
            decisions = kept_.decisions(tx)
            taken = replace(decision, number=max(decisions, default=0) + 1)
            decisions[taken.number] = taken
            before = kept_.sources_by_key(tx, [taken.source])
            after, texts = dict(before), {}
            if taken.kind == "add" and taken.text is not None:
                id_ = document_id(taken.text)
                texts[id_] = taken.text
                after[taken.source] = Source(taken.source, id_, taken.metadata)
            change = self._plan(tx, before, after, texts, Reader(extract), decisions)
            return plan_writes(tx, self._documents, change), taken

        return self._write(work)

    def undo(self, number: int, extract: Extractor) -> bool:
        def work(tx: Transaction) -> tuple[Writes, bool]:
            decisions = kept_.decisions(tx)
            undone = decisions.pop(number, None)
            if undone is None:
                return Writes(), False
            before = kept_.sources_by_key(tx, [undone.source])
            change = self._plan(tx, before, {}, {}, Reader(extract), decisions)
            return plan_writes(tx, self._documents, change), True

        return self._is_there() and self._write(work)

    def kept(self, *, texts: bool = True) -> Kept:
        def work(tx: Transaction) -> Kept:
            return Kept(kept_.all_sources(tx), self._documents.all(tx), kept_.decisions(tx))

        if not self._is_there():
            return Kept()
        found = self.engine.execute_read(work)
        if not texts:
            found.documents = {id_: replace(d, text=None) for id_, d in found.documents.items()}
        return found

    def members(self, node: str) -> list[Named]:
        def work(tx: Transaction) -> list[Named]:
            wanted = {row["document"]: set(row["referents"]) for row in read_each(tx, "members", "ids", [node])}
            held = self._documents.get(tx, wanted.keys())
            found = [n for id_, indexes in wanted.items() for n in named(held[id_], indexes)]
            return sorted(found, key=lambda n: n.rank)

        return self.engine.execute_read(work) if self._is_there() else []

    def graph(self) -> Graph:
        return self.engine.execute_read(read_graph) if self._is_there() else Graph()

    def network(self, selection: Selection) -> Network:
        if not self._is_there():
            return Network(selection, documents=0)
        return self.engine.execute_read(lambda tx: read_network(tx, selection))

    def to_networkx(self, relation: str = "MEMBER_OF", **selection: Any) -> networkx.Graph[str]:
        return self.network(Selection(relation, **selection)).to_networkx()

    def restore(self, kept: Kept) -> None:
        def work(tx: Transaction) -> tuple[Writes, None]:
            if not read(tx, "is_empty")[0]["empty"]:
                raise UsageProblem("The store is not empty; restore into a new one.")
            change = Write(
                sources_after=dict(kept.sources),
                documents={id_: (None, document) for id_, document in kept.documents.items()},
                sources_of={id_: [] for id_ in kept.documents},
                decisions_after=dict(kept.decisions),
            )
            for source in kept.sources.values():
                change.sources_of[source.document].append(source)
            return plan_writes(tx, self._documents, change), None

        self._write(work)

    def log(self) -> Iterator[tuple[str, str, str, str]]:
        if self._is_there():
            for row in self.engine.execute_read(lambda tx: read(tx, "log")):
                yield row["time"], row["change"], row["source"], row["document"]

    def _is_there(self) -> bool:
        """Whether anything was ever written here; the first answer checks the schema's number too."""
        self._ready = self._ready or prepare(self.engine, create=False)
        return self._ready

    def _write(self, work: Callable[[Transaction], tuple[Writes, T]]) -> T:
        """Plan and write a change under the lock."""
        self._prepare()
        return write_change(self.engine, work)

    def _prepare(self) -> None:
        """Make the store ready to be written."""
        self._ready = self._ready or prepare(self.engine, create=True)


def _noting(writes: Writes, events: Sequence[tuple[str, str, str]]) -> Writes:
    """The writes, and (change, source, document) of each event into the log, in this order."""

    def note(tx: Transaction) -> None:
        last = read(tx, "last_event")[0]["number"] or 0
        time = datetime.now(UTC).isoformat(timespec="seconds")
        rows = [
            {"number": last + i, "time": time, "change": change, "source": source, "document": document}
            for i, (change, source, document) in enumerate(events, start=1)
        ]
        write(tx, "create_events", rows)

    if events:
        writes.add_last(note)
    return writes
