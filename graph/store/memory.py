"""The in-memory twin: everything kept, everything recomputed on demand. What other stores are tested against."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from hansa.errors import UsageProblem
from hansa.graph.compute import Graph, compute, named
from hansa.graph.identity import Named, resolve
from hansa.graph.model import Decision, Extractor, Kept, Source, document_id
from hansa.graph.network.facts import network_of
from hansa.graph.network.network import Network
from hansa.graph.network.selection import Selection
from hansa.graph.store.base import Change, Incoming, Outcome
from hansa.graph.store.settle import Reader, check_key, check_unload, is_added, settle

if TYPE_CHECKING:
    import networkx


class MemoryStore:
    """A store in memory, of the interface `hansa.graph.store.base.Store`."""

    def __init__(self) -> None:
        self._kept = Kept()
        self._log: list[tuple[str, str, str, str]] = []

    def load(self, incoming: Sequence[Incoming], extract: Extractor) -> list[Outcome]:
        after = self.kept()
        changes: dict[str, Change] = {}
        touched: set[str] = set()
        for item in incoming:
            check_key(item.key)
            before = after.sources.get(item.key)
            source = item.source(before)
            if before == source:
                changes.setdefault(item.key, "unchanged")
                continue
            changes[item.key] = "changed" if item.key in self._kept.sources else "new"
            touched |= {source.document} | ({before.document} if before else set())
            after.sources[item.key] = source
        self._take(after, touched, {document_id(i.text): i.text for i in incoming}, extract)
        outcomes = []
        for key in dict.fromkeys(i.key for i in incoming):
            document = after.documents[after.sources[key].document]
            if changes[key] != "unchanged":
                self._note(changes[key], key, document.id)
            statements = len(document.extraction.statements)
            outcomes.append(Outcome(key, document.id, changes[key], len(named(document)), statements))
        return outcomes

    def _take(self, after: Kept, touched: set[str], texts: Mapping[str, str], extract: Extractor) -> None:
        """Settle the touched documents and make this what is kept, or raise and change nothing."""
        read = Reader(extract)
        for id_ in touched:
            sources = [s for s in after.sources.values() if s.document == id_]
            document = settle(sources, after.documents.get(id_), texts.get(id_), after.decisions.values(), read)
            if document:
                after.documents[id_] = document
            else:
                after.documents.pop(id_, None)
        self._kept = after

    def unload(self, key: str, extract: Extractor) -> bool:
        check_unload(key)
        after = self.kept()
        source = after.sources.pop(key, None)
        if source is None:
            return False
        self._take(after, {source.document}, {}, extract)
        self._note("unloaded", key, source.document)
        return True

    def refresh(self, extract: Extractor, version: str) -> int:
        after = self.kept()
        read = Reader(extract)
        stale = [d for d in after.documents.values() if d.extraction.version != version and not is_added(d)]
        for held in stale:
            if held.text is None:
                raise UsageProblem("This store was restored without texts, so its documents cannot be read again.")
            after.documents[held.id] = read(held.text, held.metadata)
        self._kept = after
        ids = {d.id for d in stale}
        for source in sorted(after.sources.values(), key=lambda s: s.key):
            if source.document in ids:
                self._note("refreshed", source.key, source.document)
        return len(stale)

    def decide(self, decision: Decision, extract: Extractor) -> Decision:
        after = self.kept()
        taken = replace(decision, number=max(after.decisions, default=0) + 1)
        after.decisions[taken.number] = taken
        texts = {}
        if taken.kind == "add" and taken.text is not None:
            id_ = document_id(taken.text)
            texts[id_] = taken.text
            after.sources[taken.source] = Source(taken.source, id_, taken.metadata)
        self._take(after, set(texts), texts, extract)
        return taken

    def undo(self, number: int, extract: Extractor) -> bool:
        after = self.kept()
        decision = after.decisions.pop(number, None)
        if decision is None:
            return False
        source = after.sources.pop(decision.source, None)
        self._take(after, {source.document} if source else set(), {}, extract)
        return True

    def kept(self, *, texts: bool = True) -> Kept:
        documents = self._kept.documents
        if not texts:
            documents = {k: replace(d, text=None) for k, d in documents.items()}
        return Kept(dict(self._kept.sources), dict(documents), dict(self._kept.decisions))

    def members(self, node: str) -> list[Named]:
        everything = (n for d in self._kept.documents.values() for n in named(d))
        clusters = resolve(everything, self._kept.decisions.values())
        return next((list(c.members) for c in clusters if c.id == node), [])

    def graph(self) -> Graph:
        return compute(self._kept)

    def network(self, selection: Selection) -> Network:
        return network_of(self.graph(), selection)

    def to_networkx(self, relation: str = "MEMBER_OF", **selection: Any) -> networkx.Graph[str]:
        return self.network(Selection(relation, **selection)).to_networkx()

    def restore(self, kept: Kept) -> None:
        if self._kept.sources or self._kept.decisions:
            raise UsageProblem("The store is not empty; restore into a new one.")
        self._kept = Kept(dict(kept.sources), dict(kept.documents), dict(kept.decisions))

    def log(self) -> Iterator[tuple[str, str, str, str]]:
        yield from self._log

    def _note(self, change: str, key: str, document: str) -> None:
        self._log.append((datetime.now(UTC).isoformat(timespec="seconds"), change, key, document))
