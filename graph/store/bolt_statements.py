"""The statements that a change touches: as the store holds them, as they shall be, and what must be written for it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from hansa.graph.compute import Lifted, Rejected, lift, pointed_at
from hansa.graph.facts import Ends, Evidence, ordered_ends
from hansa.graph.identity import ReferentKey
from hansa.graph.model import Document
from hansa.graph.store.bolt_rows import Row, read_each, storable

if TYPE_CHECKING:
    from hansa.graph.store.bolt_rows import Transaction

_COMPUTED = ("fact_group", "fact_id", "rejected")
_FROM_TEXT = (
    "id",
    "name",
    "type",
    "quote",
    "start",
    "end",
    "confidence",
    "rule",
    "subject_said",
    "object_said",
    "value",
)
_OF_A_STATEMENT = frozenset((*_FROM_TEXT, *_COMPUTED))
"""Properties of a Statement that are no qualifiers as said."""

_WORDS = ("type", "quote", "subject_said", "object_said", "value")

_PLACE = frozenset({"id", "start", "end"})
"""Properties of a Statement that say where it stands; no fact depends on them."""


def lifted_of(row: Row) -> Lifted:
    """A statement between nodes, from a row with its properties, both ends, document, its date and group."""
    properties = row["properties"]
    type_, subject, object_ = properties["type"], row["subject"], row["object"]
    group = properties.get("fact_group")
    if group is None:
        return Lifted(properties["id"], subject, object_, None, None, properties)
    ends = Ends(subject, "") if type_ == "HELD_ON" else ordered_ends(type_, subject, object_)
    evidence = ends and Evidence(
        properties["id"],
        row["document"],
        row["independent"],
        row["date"],
        type_,
        ends,
        properties["confidence"],
        {name: value for name, value in properties.items() if name not in _OF_A_STATEMENT},
    )
    return Lifted(properties["id"], subject, object_, evidence, group, properties)


@dataclass(frozen=True, slots=True)
class Said:
    """A statement as its node holds it: what is compared to find what changed.

    Attributes:
        properties: but for `fact_id`.
        subject, object: ids of the nodes at its ends; the subject is empty and the object None where there is none.
        item: what facts are computed from.
        fact: `fact_id` as the store holds it.
    """

    properties: Row
    subject: str
    object: str | None
    item: Lifted
    fact: str | None = None

    @property
    def type(self) -> str:
        return str(self.properties["type"])

    @property
    def group(self) -> str | None:
        group: str | None = self.properties.get("fact_group")
        return group

    @property
    def words(self) -> tuple[str, ...]:
        """What it says, wherever in whichever text."""
        return tuple(str(self.properties.get(name)) for name in _WORDS)

    def is_as(self, other: Said) -> bool:
        """Whether nothing need be written to make it the other."""
        return (self.properties, self.subject, self.object) == (other.properties, other.subject, other.object)

    def claims(self, other: Said) -> bool:
        """Whether it says the same of the same nodes, so that it counts for the facts as the other does."""
        place = {name: value for name, value in other.properties.items() if name in _PLACE}
        ends = (self.subject, self.object) == (other.subject, other.object)
        return ends and self.properties | place == other.properties


def said_of(row: Row, independent: str) -> Said:
    """A statement from a row of `read/statements` or `read/groups`, of a document of that group of near-duplicates."""
    fact = row["properties"].pop("fact_id", None)
    return Said(row["properties"], row["subject"], row["object"], lifted_of({**row, "independent": independent}), fact)


@dataclass
class Statements:
    """The statements of documents, by document and id.

    Attributes:
        before: as the store holds them.
        after: as they shall be.
        stored: ids of the documents of `before`, as the store knows them.
    """

    before: dict[str, dict[str, Said]] = field(default_factory=dict)
    after: dict[str, dict[str, Said]] = field(default_factory=dict)
    stored: set[str] = field(default_factory=set)

    @property
    def documents(self) -> list[str]:
        return sorted(self.before.keys() | self.after.keys())

    def untie(self, nodes: set[str]) -> None:
        """Take the ends at these nodes off the statements as they were."""
        for statements in self.before.values() if nodes else ():
            for id_, said in statements.items():
                subject = "" if said.subject in nodes else said.subject
                object_ = None if said.object in nodes else said.object
                statements[id_] = Said(said.properties, subject, object_, said.item, said.fact)

    def inherit(self, heirs: Mapping[str, str]) -> None:
        """Give the statements of documents that go to those that come in their place.

        What is said in the same words keeps its node, which gets the id that it has in the new document.
        """
        for old, new in heirs.items():
            waiting: dict[tuple[str, ...], list[Said]] = defaultdict(list)
            for said in sorted(self.before.pop(old, {}).values(), key=lambda s: -s.properties["start"]):
                waiting[said.words].append(said)
            found = self.before.setdefault(new, {})
            for id_, said in sorted(self.after[new].items(), key=lambda s: s[1].properties["start"]):
                if waiting[said.words]:
                    found[id_] = waiting[said.words].pop()
            found.update((said.properties["id"], said) for left in waiting.values() for said in left)

    def of(self, document: str, differ: Callable[[Said, Said], bool] | None = None) -> list[Said]:
        """A document's statements, as they were and as they shall be: those that come, go or differ, else all."""
        before, after = self.before.get(document, {}), self.after.get(document, {})
        return [
            said
            for id_ in sorted(before.keys() | after.keys())
            if differ is None or id_ not in before or id_ not in after or differ(before[id_], after[id_])
            for said in (before.get(id_), after.get(id_))
            if said
        ]

    def groups_anew(self, documents: Iterable[str]) -> tuple[set[str], set[str]]:
        """What must be computed again.

        Args:
            documents: those of another date or group of near-duplicates: all that they state counts otherwise.

        Returns:
            Keys of groups of statements, and ids of meetings whose representation may change.
        """
        otherwise = set(documents)
        groups: set[str] = set()
        meetings: set[str] = set()
        for id_ in self.documents:
            some = self.of(id_, None if id_ in otherwise else lambda was, shall: not was.claims(shall))
            groups |= {said.group for said in some if said.group}
            if any(said.type in ("PARTICIPATED_IN", "HOLDS_POST") for said in some):
                everything = (said for said in self.of(id_) if said.type == "PARTICIPATED_IN")
                meetings |= {said.object for said in everything if said.object}
        return groups, meetings


def find_statements(
    tx: Transaction,
    stored: Iterable[str],
    gone: set[str],
    held: Mapping[str, Document],
    node_of: Mapping[ReferentKey, str],
    near_group: Mapping[str, str],
    out: Rejected,
) -> Statements:
    """The statements of all documents that a change touches.

    Args:
        stored: ids of those documents that the store may hold.
        gone: those of them that go.
        held: those whose statements may change, as they shall be.
        node_of: the node id of every referent of these.
        near_group: of each document that stays, as it shall be.
        out: the statements that people rejected.
    """
    found = Statements()
    for row in read_each(tx, "statements", "ids", sorted(stored)):
        said = said_of(row, near_group.get(row["document"], ""))
        found.before.setdefault(row["document"], {})[said.item.id] = said
    for id_, document in held.items():
        found.after[id_] = {
            item.id: Said(storable(item.properties), item.subject, pointed_at(item), item)
            for item in lift(document, node_of, near_group[id_], out)
        }
    found.stored = set(found.before)
    for id_ in found.before.keys() - found.after.keys() - gone:
        found.after[id_] = dict(found.before[id_])
    return found
