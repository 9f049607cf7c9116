"""The block: all referents whose nodes a change may touch, and none that it cannot.

Starting from the changed documents and decisions, ids lead to nodes, nodes to their referents in other documents, and
referents to further ids, until nothing new is found. What is not reached cannot change (`hansa.graph.identity`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from hansa.graph.compute import named
from hansa.graph.identity import Named, ReferentKey, decided_words, lookup_ids, sides_together, words_id
from hansa.graph.model import Decision, Document, Words
from hansa.graph.store.bolt_kept import Documents
from hansa.graph.store.bolt_rows import Row, read_each
from hansa.graph.store.names import name_handle

if TYPE_CHECKING:
    from hansa.graph.store.bolt_rows import Transaction


@dataclass
class Block:
    """What must be resolved together.

    Attributes:
        entities: ids of the nodes that stand for it in the store.
        named: its referents, as they shall be, by key; those of withdrawn documents are gone.
        before: node id of each referent that the store holds.
    """

    entities: set[str] = field(default_factory=set)
    named: dict[ReferentKey, Named] = field(default_factory=dict)
    before: dict[ReferentKey, str] = field(default_factory=dict)


class _Reach:
    """The search for a block."""

    def __init__(
        self, tx: Transaction, documents: Documents, changed: frozenset[str], decisions: Sequence[Decision]
    ) -> None:
        self.tx = tx
        self.documents = documents
        self.changed = changed
        self.decided = decided_words(decisions)
        self.words: dict[str, Words] = {words_id(w): w for w in self.decided}
        self.together: dict[str, set[str]] = {}
        for sides in sides_together(decisions):
            for id_ in sides:
                self.together[id_] = self.together.get(id_, set()) | sides
        self.block = Block()
        self.seen: set[str] = set()

    def ids_of(self, found: Iterable[Named]) -> set[str]:
        """The ids that lead on from referents."""
        ids: set[str] = set()
        for n in found:
            ids |= lookup_ids(n, self.decided)
        return ids

    def take(self, found: Iterable[Named]) -> set[str]:
        """Put referents into the block; returns the ids that lead on from them."""
        taken = list(found)
        self.block.named.update((n.key, n) for n in taken)
        return self.ids_of(taken)

    def run(self, ids: set[str], entities: set[str]) -> None:
        """Follow ids and nodes until nothing new is found."""
        while ids or entities:
            entities = (entities | self.entities_of(ids)) - self.block.entities
            self.block.entities |= entities
            ids = self.members_of(entities) - self.seen
            entities = set()

    def entities_of(self, ids: set[str]) -> set[str]:
        """The nodes that ids lead to, with those of the other side of a *same* decision."""
        todo = set(ids)
        for id_ in ids:
            todo |= self.together.get(id_, set())
        todo -= self.seen
        self.seen |= todo
        forms = {name_handle(self.words[id_].form) for id_ in todo if id_ in self.words}
        keys = sorted(id_ for id_ in todo if id_ not in self.words)
        found = {row["entity"] for row in read_each(self.tx, "entities_by_id", "ids", keys)}
        found |= {row["entity"] for row in read_each(self.tx, "entities_by_key", "ids", keys)}
        return found | {row["of"] for row in read_each(self.tx, "lookup", "handles", sorted(forms))}

    def members_of(self, entities: set[str]) -> set[str]:
        """Take the referents of nodes; returns the ids that lead on from them."""
        rows = read_each(self.tx, "members", "ids", sorted(entities))
        self.block.before.update(assignment(rows))
        wanted: dict[str, set[int]] = {}
        for row in rows:
            if row["document"] not in self.changed:
                wanted.setdefault(row["document"], set()).update(row["referents"])
        held = self.documents.get(self.tx, wanted.keys())
        return self.take(n for id_, indexes in wanted.items() for n in named(held[id_], indexes))


def assignment(rows: Iterable[Row]) -> dict[ReferentKey, str]:
    """The node id of each referent, from rows of `read/members` or `read/mentions`."""
    return {(row["document"], index): row["entity"] for row in rows for index in row["referents"]}


def find_block(
    tx: Transaction,
    documents: Documents,
    changed: Mapping[str, tuple[Document | None, Document | None]],
    decisions: Sequence[Decision],
    words: Iterable[Words],
) -> Block:
    """The block that a change touches.

    Args:
        changed: every changed document by id, before and after; None where it is not kept.
        decisions: those that hold before the change and those that hold after it.
        words: what the decisions that come or go name.
    """
    reach = _Reach(tx, documents, frozenset(changed), decisions)
    rows = read_each(tx, "mentions", "ids", sorted(changed))
    reach.block.before.update(assignment(rows))
    ids = reach.take(n for _, after in changed.values() if after for n in named(after))
    # What goes leaves its keys to others.
    ids |= reach.ids_of(n for before, _ in changed.values() if before for n in named(before))
    ids |= {words_id(w) for w in words}
    reach.run(ids, {row["entity"] for row in rows})
    return reach.block
