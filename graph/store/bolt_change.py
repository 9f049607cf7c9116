"""One change of what is kept, and all that is computed from it, written in one transaction.

Only what the change touches is read, recomputed and written; everything is computed by the functions that
`hansa.graph.compute` uses for the whole.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from hansa.graph import near
from hansa.graph.compute import Node, document_node, entity_node, mention_counts, named, rejected
from hansa.graph.facts import held_on_group
from hansa.graph.identity import ReferentKey, resolve
from hansa.graph.model import Decision, Document, Source
from hansa.graph.schema import ENTITY_TYPES
from hansa.graph.store.bolt_block import assignment, find_block
from hansa.graph.store.bolt_entities import write_entities
from hansa.graph.store.bolt_facts import Facts, write_represented, write_statements
from hansa.graph.store.bolt_kept import Documents, decision_row, source_row, text_properties
from hansa.graph.store.bolt_near import near_groups
from hansa.graph.store.bolt_rows import Row, Writes, read_each, storable
from hansa.graph.store.bolt_statements import find_statements
from hansa.graph.store.names import near_handle

if TYPE_CHECKING:
    from hansa.graph.store.bolt_rows import Transaction


@dataclass
class Change:
    """What is kept before and after.

    Attributes:
        sources_before: the sources that go or change, by key.
        sources_after: the sources that come or change, by key.
        documents: every document that these sources point at, before and after; None where it is not kept.
        sources_of: all sources of each of these documents afterwards.
        decisions_before, decisions_after: all decisions.
    """

    sources_before: dict[str, Source] = field(default_factory=dict)
    sources_after: dict[str, Source] = field(default_factory=dict)
    documents: dict[str, tuple[Document | None, Document | None]] = field(default_factory=dict)
    sources_of: dict[str, list[Source]] = field(default_factory=dict)
    decisions_before: Mapping[int, Decision] = field(default_factory=dict)
    decisions_after: Mapping[int, Decision] = field(default_factory=dict)

    @property
    def changed(self) -> dict[str, tuple[Document | None, Document | None]]:
        """The documents that are not the same afterwards."""
        return {id_: pair for id_, pair in self.documents.items() if pair[0] != pair[1]}

    @property
    def gone(self) -> set[str]:
        """The documents that go."""
        return {id_ for id_, (_, after) in self.documents.items() if after is None}

    @cached_property
    def heirs(self) -> dict[str, str]:
        """By a document that goes the new one that comes in its place at the same source, each in at most one pair.

        The nodes of the one become those of the other, so that only what differs is written.
        """
        found: dict[str, str] = {}
        for key, source in sorted(self.sources_before.items()):
            after = self.sources_after.get(key)
            if after is None or source.document in found or after.document in found.values():
                continue
            old, new = self.documents[source.document], self.documents[after.document]
            if old[0] and not old[1] and new[1] and not new[0]:
                found[source.document] = after.document
        return found

    @property
    def decided(self) -> list[Decision]:
        """The decisions that come or go."""
        before, after = self.decisions_before, self.decisions_after
        return [
            *(d for number, d in after.items() if before.get(number) != d),
            *(d for number, d in before.items() if after.get(number) != d),
        ]


def plan(tx: Transaction, documents: Documents, change: Change) -> Writes:
    """What must be written for the change; the lock of the store is held. Nothing is written yet."""
    changed, heirs = change.changed, change.heirs
    block = find_block(
        tx,
        documents,
        changed,
        [*change.decisions_after.values(), *change.decided],
        {w for d in change.decided for w in (*d.a, *d.b)},
    )
    clusters = resolve(block.named.values(), change.decisions_after.values())
    node_of = {n.key: c.id for c in clusters for n in c.members}
    entities = {c.id: entity_node(c) for c in clusters}
    groups_before, groups_after = _near(tx, changed)
    regrouped = {id_ for id_, group in groups_after.items() if groups_before.get(id_) != group}

    rows = read_each(tx, "entities", "ids", sorted(block.entities))
    nodes_before: dict[str, Row] = {row["properties"]["id"]: row for row in rows}
    # Rare: an id of a registry passes from a City to a Region. The old node goes, with all that is tied to it.
    retyped = {id_ for id_ in nodes_before.keys() & entities.keys() if _retyped(nodes_before[id_], entities[id_])}
    moved = {key[0] for key, id_ in node_of.items() if block.before.get(key) != id_}
    read_again = (moved | _with_quotes(tx, change.decided)) - changed.keys()
    held = documents.get(tx, read_again) | {id_: after for id_, (_, after) in changed.items() if after}
    mentions = read_each(tx, "mentions", "ids", sorted(held.keys() | changed.keys()))
    assigned = {**assignment(row for row in mentions if row["document"] not in changed), **node_of}
    stored = held.keys() | change.documents.keys() | regrouped
    near_group = {row["id"]: row["near_group"] for row in read_each(tx, "near_groups", "ids", sorted(stored))}
    near_group |= groups_after
    statements = find_statements(
        tx, stored, change.gone, held, assigned, near_group, rejected(change.decisions_after.values())
    )
    statements.inherit(heirs)
    statements.untie(retyped)
    otherwise = (regrouped - set(heirs.values())) | _dated_anew(change, groups_before, groups_after)
    groups, meetings = statements.groups_anew(otherwise)
    groups |= {held_on_group(id_) for id_, node in entities.items() if "Meeting" in node.labels}
    facts = Facts(tx, statements, groups, entities.keys() - nodes_before.keys())

    # A node of that type cannot be made before the old one is gone.
    writes = Writes(in_parts=not retyped)
    _write_kept(writes, change, near_group)
    write_entities(tx, writes, nodes_before, entities, retyped)
    regroup = [{"id": id_, "near_group": groups_after[id_]} for id_ in sorted(regrouped - changed.keys())]
    writes.add("set_near_groups", regroup)
    rows = [{**row, "document": heirs.get(row["document"], row["document"])} for row in mentions]
    new = {id_ for id_, (before, after) in changed.items() if after and not before} - set(heirs.values())
    _write_mentions(writes, held, [row for row in rows if row["entity"] not in retyped], assigned, new)
    write_statements(writes, statements, facts, new)
    gone = sorted(change.gone)
    writes.add("delete_lookups", gone)
    writes.add("delete_documents", [id_ for id_ in gone if id_ not in heirs])
    facts.write(writes)
    writes.add_last(lambda tx: write_represented(tx, meetings))
    return writes


def _retyped(before: Row, after: Node) -> bool:
    return not any(t in before["labels"] and t in after.labels for t in ENTITY_TYPES)


def _near(
    tx: Transaction, changed: Mapping[str, tuple[Document | None, Document | None]]
) -> tuple[dict[str, str], dict[str, str]]:
    """The near-duplicate groups of the changed documents and of all that move with them, before and after."""
    sketches = {id_: tuple(d.sketch if d else None for d in pair) for id_, pair in changed.items()}
    gone = {id_ for id_, (before, after) in sketches.items() if before is not None and before != after}
    come = {id_: after for id_, (before, after) in sketches.items() if after is not None and before != after}
    return near_groups(tx, gone, come)


def _with_quotes(tx: Transaction, decisions: Iterable[Decision]) -> set[str]:
    """The documents with statements that these *reject* decisions may be about."""
    quotes = sorted({d.statement[3] for d in decisions if d.kind == "reject" and d.statement})
    return {row["id"] for row in read_each(tx, "documents_by_quote", "quotes", quotes)}


def _dated_anew(change: Change, groups_before: Mapping[str, str], groups_after: Mapping[str, str]) -> set[str]:
    """The documents that get another date, or may count otherwise than the one in whose place they come."""
    was = {**{id_: id_ for id_ in change.documents}, **{new: old for old, new in change.heirs.items()}}
    found = set()
    for id_, (_, after) in change.changed.items():
        before = change.documents[was[id_]][0]
        if before and after and before.metadata.date != after.metadata.date:
            found.add(id_)
    for old, new in change.heirs.items():
        near_before = [id_ for id_, group in groups_before.items() if group == groups_before[old]]
        near_after = [id_ for id_, group in groups_after.items() if group == groups_after[new]]
        if len(near_before) > 1 or len(near_after) > 1:
            found.add(new)
    return found


def _write_kept(writes: Writes, change: Change, near_group: Mapping[str, str]) -> None:
    """Sources, documents with their texts, and decisions."""
    writes.add("delete_sources", sorted(change.sources_before))
    predecessor = {new: old for old, new in change.heirs.items()}
    new: list[Row] = []
    rewritten: list[Row] = []
    nodes: list[Row] = []
    for id_, (before, after) in sorted(change.documents.items()):
        if after is None:
            continue
        properties = storable(document_node(after, change.sources_of[id_], near_group[id_]).properties)
        if before == after:
            nodes.append(properties)
            continue
        row = {"id": predecessor.get(id_, id_), "properties": properties, "text": text_properties(after)}
        (rewritten if before or id_ in predecessor else new).append(row)
    # A text may be large, so that a few documents make a message.
    for row in new:
        writes.add("create_documents", [row], creates=True)
    for row in rewritten:
        writes.add("set_documents", [row])
    writes.add("set_document_nodes", nodes)
    resketched = {
        id_: after.sketch
        for id_, (before, after) in change.documents.items()
        if after and (before is None or before.sketch != after.sketch)
    }
    writes.add("delete_lookups", sorted(resketched))
    bands = [(near_handle(band), id_) for id_, sketch in sorted(resketched.items()) for band in near.bands(sketch)]
    writes.add("create_lookups", [{"handle": handle, "of": id_} for handle, id_ in bands])
    writes.add("create_sources", [source_row(s) for _, s in sorted(change.sources_after.items())])
    decided, deciding = change.decisions_before, change.decisions_after
    writes.add("delete_decisions", sorted(n for n, d in decided.items() if deciding.get(n) != d))
    writes.add("create_decisions", [decision_row(d) for n, d in sorted(deciding.items()) if decided.get(n) != d])


def _write_mentions(
    writes: Writes,
    held: Mapping[str, Document],
    rows: Iterable[Row],
    assigned: Mapping[ReferentKey, str],
    new: set[str],
) -> None:
    """Which nodes each document names, how often, and by which of its referents; `new` are new documents."""
    before = {(row["document"], row["entity"]): (row["count"], row["referents"]) for row in rows}
    after: dict[tuple[str, str], tuple[int, list[int]]] = {}
    for id_, document in held.items():
        referents: dict[str, list[int]] = {}
        for n in named(document):
            referents.setdefault(assigned[n.key], []).append(n.index)
        for entity, count in mention_counts(document, assigned).items():
            after[id_, entity] = (count, referents[entity])
    lost = sorted(key for key in before.keys() - after.keys() if key[0] in held)
    writes.add("delete_mentions", [{"document": document, "entity": entity} for document, entity in lost])
    kept = [
        {"document": key[0], "entity": key[1], "count": count, "referents": referents}
        for key, (count, referents) in sorted(after.items())
        if before.get(key) != (count, referents)
    ]
    come = [row for row in kept if (row["document"], row["entity"]) not in before]
    writes.add("create_mentions", [row for row in come if row["document"] in new], creates=True)
    writes.add("create_mentions", [row for row in come if row["document"] not in new])
    writes.add("set_mentions", [row for row in kept if (row["document"], row["entity"]) in before])
