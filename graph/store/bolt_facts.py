"""Facts in the database: computed again for the groups of statements that a change touches, and written with these."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from hansa.graph.compute import Lifted, group_facts, held_on, represented
from hansa.graph.facts import Ends, Evidence, Fact, facts_of_group
from hansa.graph.model import JSON
from hansa.graph.schema import ENTITY_TYPES
from hansa.graph.store.bolt_rows import Row, Writes, grouped_by, read_each, storable
from hansa.graph.store.bolt_statements import Statements, lifted_of, said_of

if TYPE_CHECKING:
    from hansa.graph.store.bolt_rows import Transaction

DATES = ("date", "until", "date_said", "date_disputed", "date_from", "date_to")
"""Properties that HELD_ON gives a Meeting."""


class Facts:
    """The facts of some groups of statements, before and after a change.

    Attributes:
        groups: keys of the groups.
        fact_of: id of the fact by id of the statement that stands for it.
        alone: by the id of a new statement the new fact that it alone makes, from its subject to its object.
        others: the statements of these groups in documents that the change does not touch.
        counts_before: ids of the MemberCounts that the groups gave.
    """

    def __init__(self, tx: Transaction, statements: Statements, groups: set[str], come: set[str]) -> None:
        """Args: come: ids of the nodes that are new, about which nothing in the store states anything."""
        after = [s for some in statements.after.values() for s in some.values() if s.group in groups]
        new_groups = {s.group for s in after if s.subject in come or s.object in come}
        rows = read_each(tx, "groups", "groups", sorted(groups - new_groups), known=sorted(statements.stored))
        self.groups = groups
        self.others = [said_of(row, row["independent"]) for row in rows]
        before = [*(s for some in statements.before.values() for s in some.values() if s.group in groups), *self.others]
        self._before = {s.fact: s.type for s in before if s.fact and s.subject and s.object}
        self._dated = {s.subject for s in before if s.type == "HELD_ON"}
        self.counts_before = {s.object for s in before if s.type == "HAS_MEMBER_COUNT" and s.object}
        self._items = grouped_by((s.item for s in (*after, *self.others)), lambda item: item.group)
        self._facts = [fact for items in self._items.values() for fact in group_facts(items)]
        self.fact_of = {statement: fact.id for fact in self._facts for statement in fact.statements}
        new = {f.statements[0]: f for f in self._facts if len(f.statements) == 1 and f.id not in self._before}
        self.alone = {
            id_: new[id_]
            for document, some in statements.after.items()
            for id_, said in some.items()
            if id_ in new
            and id_ not in statements.before.get(document, {})
            and new[id_].ends == (said.subject, said.object)
        }

    def write(self, writes: Writes) -> None:
        """Write the facts that are not written with their statement, and the dates of meetings."""
        ids = {fact.id for fact in self.alone.values()}
        _write_facts(writes, self._before, [fact for fact in self._facts if fact.id not in ids])
        counted = [items for items in self._items.values() if items[0].properties["type"] == "HAS_MEMBER_COUNT"]
        standing = {item.object for items in counted for item in items}
        writes.add("delete_counts", sorted(self.counts_before - standing))
        turned = [s for s in self.others if s.fact != self.fact_of.get(s.item.id)]
        writes.add(
            "set_statements",
            [{"id": s.item.id, "properties": {"fact_id": self.fact_of.get(s.item.id)}} for s in turned],
        )
        dated = [items for items in self._items.values() if items[0].properties["type"] == "HELD_ON"]
        undated = sorted(self._dated - {items[0].subject for items in dated})
        nothing = [{"id": id_, "properties": dict.fromkeys(DATES)} for id_ in undated]
        writes.add("add_properties", [*map(_dates, dated), *nothing])


def _dates(group: Sequence[Lifted]) -> Row:
    """The date properties of a meeting; null takes one away."""
    dates: Mapping[str, JSON] = held_on(group)
    return {"id": group[0].subject, "properties": {name: dates.get(name) for name in DATES}}


def write_statements(writes: Writes, statements: Statements, facts: Facts, documents: set[str]) -> None:
    """Write the statements with their ends and what they stand for, and the facts that one new statement makes.

    Args:
        documents: ids of those that are new.
    """
    gone: list[str] = []
    new: list[Row] = []
    rewritten: list[Row] = []
    turned: list[Row] = []
    counts: dict[str, Row] = {}
    for document in statements.documents:
        before, after = statements.before.get(document, {}), statements.after.get(document, {})
        gone += sorted(said.properties["id"] for id_, said in before.items() if id_ not in after)
        for id_, said in sorted(after.items()):
            was = before.get(id_)
            is_anew = was is None or not facts.groups.isdisjoint((was.group, said.group))
            fact = was.fact if was and not is_anew else facts.fact_of.get(id_)
            properties = {**said.properties, "fact_id": fact} if fact else said.properties
            ends = {"subject": said.subject, "object": said.object}
            row = {"document": document, "id": id_, **ends, "properties": properties}
            if was is None:
                new.append(row)
            elif not was.is_as(said) or was.fact != fact:
                held = {**was.properties, "fact_id": was.fact}
                shall = {**dict.fromkeys(held), **properties}
                differing = {name: value for name, value in shall.items() if held.get(name) != value}
                rewritten.append({"id": was.properties["id"], "properties": differing})
            if was is not None and (was.subject, was.object) != (said.subject, said.object):
                turned.append(row)
            if said.item.count and (was is None or was.object != said.object):
                counts[said.item.count.id] = dict(said.item.count.properties)
    writes.add("delete_statements", gone)
    made = [row for id_, row in sorted(counts.items()) if id_ not in facts.counts_before]
    writes.add("create_counts", made, creates=True)
    for creates in (True, False):
        _create(writes, [row for row in new if (row["document"] in documents) is creates], facts, creates)
    writes.add("set_statements", rewritten)
    writes.add("cut_ends", turned)
    writes.add("create_subjects", turned)
    for label, some in sorted(grouped_by(turned, _label).items()):
        if label:
            writes.add("create_objects", some, LABEL=label)


def _create(writes: Writes, new: list[Row], facts: Facts, creates: bool) -> None:
    """New statements, each in one row with all that hangs on it: finding nodes is most of the work."""
    for (label, type_), rows in sorted(grouped_by(new, lambda row: _kind(row, facts)).items()):
        if type_:
            made = [{**row, "fact": storable(facts.alone[row["id"]].properties)} for row in rows]
            writes.add("create_statements_with_facts", made, creates=creates, LABEL=label, TYPE=type_)
        elif label:
            writes.add("create_statements_between", rows, creates=creates, LABEL=label)
        else:
            writes.add("create_statements", rows, creates=creates)


def _kind(row: Row, facts: Facts) -> tuple[str, str]:
    """The label of what a new statement points at, and the type of the fact that it alone makes; empty for none."""
    fact = facts.alone.get(row["id"])
    return _label(row), fact.type if fact else ""


def _label(row: Row) -> str:
    return "" if not row["object"] else "MemberCount" if row["properties"]["type"] == "HAS_MEMBER_COUNT" else "Entity"


def _write_facts(writes: Writes, before: Mapping[str, str], facts: Sequence[Fact]) -> None:
    """Make these the facts in the database, in place of those before (type by id)."""
    after = {fact.id for fact in facts}
    for type_ in sorted(set(before.values())):
        gone = sorted(id_ for id_, t in before.items() if t == type_ and id_ not in after)
        if gone:
            writes.add("delete_facts", gone, TYPE=type_)
    rows: list[Row] = [
        {"type": f.type, "start": f.ends.subject, "end": f.ends.object, "properties": storable(f.properties)}
        for f in facts
    ]
    for type_, several in sorted(grouped_by(rows, lambda row: str(row["type"])).items()):
        label = "MemberCount" if type_ == "HAS_MEMBER_COUNT" else "Entity"
        new = [row for row in several if row["properties"]["id"] not in before]
        writes.add("create_facts", new, TYPE=type_, LABEL=label)
        writes.add("set_facts", [row for row in several if row["properties"]["id"] in before], TYPE=type_)


def write_represented(tx: Transaction, meetings: Iterable[str]) -> None:
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
    writes = Writes()
    _write_facts(writes, before, [fact for group in found.values() for fact in facts_of_group(group)])
    writes.run(tx)
