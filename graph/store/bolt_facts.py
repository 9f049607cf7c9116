"""Facts in the database: computed again for the groups of statements that a change touches, from what stands there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from hansa.graph.compute import Lifted, group_facts, held_on, represented
from hansa.graph.facts import Ends, Evidence, Fact, facts_of_group, ordered_ends
from hansa.graph.model import JSON
from hansa.graph.schema import ENTITY_TYPES
from hansa.graph.store.bolt_rows import Row, grouped_by, read_each, storable, write

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

DATES = ("date", "until", "date_said", "date_disputed", "date_from", "date_to")
"""Properties that HELD_ON gives a Meeting."""


def lifted_of(row: Row) -> Lifted:
    """A statement between nodes, from a row with its properties, both ends, document, its date and group."""
    properties = row["properties"]
    type_, subject, object_ = properties["type"], row["subject"], row["object"]
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
    return Lifted(properties["id"], subject, object_, evidence, properties["fact_group"], properties)


class Facts:
    """The facts of some groups of statements, before and after a change.

    `before` is asked when nothing is written yet, `refresh` when all statements are.
    """

    def __init__(self, tx: Transaction, groups: Iterable[str], *, untied: set[str]) -> None:
        """Args: groups: their keys. untied: nodes that are made anew, so that no relationship of theirs is left."""
        self.tx = tx
        self.groups = sorted(groups)
        self.before: dict[str, str] = {}
        self.counts: set[str] = set()
        self.dated: set[str] = set()
        for row in read_each(tx, "group_facts", "groups", self.groups):
            if row["fact"] and row["subject"] not in untied and row["object"] not in untied:
                self.before[row["fact"]] = row["type"]
            if row["type"] == "HELD_ON":
                self.dated.add(row["subject"])
            if row["type"] == "HAS_MEMBER_COUNT" and row["object"]:
                self.counts.add(row["object"])

    def refresh(self) -> None:
        """Write the facts of the groups, the dates of meetings, and what each statement stands for."""
        items: dict[str, list[Lifted]] = defaultdict(list)
        for row in read_each(self.tx, "groups", "groups", self.groups):
            item = lifted_of(row)
            items[item.group or ""].append(item)
        facts = [fact for group in items.values() for fact in group_facts(group)]
        write_facts(self.tx, self.before, facts)
        standing = {i.object for group in items.values() for i in group if i.properties["type"] == "HAS_MEMBER_COUNT"}
        write(self.tx, "delete_counts", sorted(self.counts - standing))
        fact_of = {statement: fact.id for fact in facts for statement in fact.statements}
        rows = [
            {"id": item.id, "fact": fact_of.get(item.id)}
            for group in items.values()
            for item in group
            if item.properties.get("fact_id") != fact_of.get(item.id)
        ]
        write(self.tx, "set_fact_ids", rows)
        dated = [group for group in items.values() if group[0].properties["type"] == "HELD_ON"]
        undated = sorted(self.dated - {group[0].subject for group in dated})
        nothing = [{"id": id_, "properties": dict.fromkeys(DATES)} for id_ in undated]
        write(self.tx, "add_properties", [*map(_dates, dated), *nothing])


def _dates(group: Sequence[Lifted]) -> Row:
    """The date properties of a meeting; null takes one away."""
    dates: Mapping[str, JSON] = held_on(group)
    return {"id": group[0].subject, "properties": {name: dates.get(name) for name in DATES}}


def write_facts(tx: Transaction, before: Mapping[str, str], facts: Sequence[Fact]) -> None:
    """Make these the facts in the database, in place of those before (type by id)."""
    after = {fact.id for fact in facts}
    for type_ in sorted(set(before.values())):
        gone = sorted(id_ for id_, t in before.items() if t == type_ and id_ not in after)
        if gone:
            write(tx, "delete_facts", gone, TYPE=type_)
    rows = [
        {"type": f.type, "start": f.ends.subject, "end": f.ends.object, "properties": storable(f.properties)}
        for f in facts
    ]
    for type_, some in sorted(grouped_by(rows, "type").items()):
        label = "MemberCount" if type_ == "HAS_MEMBER_COUNT" else "Entity"
        new = [row for row in some if row["properties"]["id"] not in before]
        write(tx, "create_facts", new, TYPE=type_, LABEL=label)
        write(tx, "set_facts", [row for row in some if row["properties"]["id"] in before], TYPE=type_)


def refresh_represented(tx: Transaction, meetings: Iterable[str]) -> None:
    """Write who was represented at these meetings, from the statements that stand in the database."""
    ids = sorted(meetings)
    by_document: dict[str, list[Lifted]] = defaultdict(list)
    rows = read_each(tx, "participations", "ids", ids)
    asked = sorted({(row["subject"], row["document"]) for row in rows})
    posts = read_each(tx, "posts", "rows", [{"person": person, "document": document} for person, document in asked])
    for row in (*posts, *rows):
        by_document[row["document"]].append(lifted_of(row))
    labels = {row["object"]: next(t for t in ENTITY_TYPES if t in row["labels"]) for row in posts}
    found: dict[Ends, list[Evidence]] = defaultdict(list)
    for lifted in by_document.values():
        for evidence in represented(lifted, labels):
            found[evidence.ends].append(evidence)
    before = {row["properties"]["id"]: "REPRESENTED_AT" for row in read_each(tx, "represented", "ids", ids)}
    write_facts(tx, before, [fact for group in found.values() for fact in facts_of_group(group)])
