"""One change of what is kept, and all that is computed from it, written in one transaction.

Only what the change touches is read, recomputed and written; everything is computed by the functions that
`hansa.graph.compute` uses for the whole.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from hansa.graph import near
from hansa.graph.compute import (
    Lifted,
    Node,
    document_node,
    entity_node,
    lift,
    mention_counts,
    named,
    rejected,
    statement_relationships,
)
from hansa.graph.facts import held_on_group
from hansa.graph.identity import ReferentKey, resolve
from hansa.graph.model import Decision, Document, Source
from hansa.graph.schema import ENTITY_TYPES
from hansa.graph.store.bolt_block import assignment, find_block
from hansa.graph.store.bolt_facts import DATES, Facts, refresh_represented
from hansa.graph.store.bolt_kept import Documents, decision_row, source_row, text_properties
from hansa.graph.store.bolt_near import near_groups
from hansa.graph.store.bolt_rows import Row, read_each, storable, write
from hansa.graph.store.names import name_handle, near_handle

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
    def decided(self) -> list[Decision]:
        """The decisions that come or go."""
        before, after = self.decisions_before, self.decisions_after
        return [
            *(d for number, d in after.items() if before.get(number) != d),
            *(d for number, d in before.items() if after.get(number) != d),
        ]


@dataclass(frozen=True)
class _Said:
    """A statement as its node holds it: what is compared to find what changed."""

    properties: Row
    subject: str
    object: str | None

    @property
    def group(self) -> str | None:
        group: str | None = self.properties.get("fact_group")
        return group


@dataclass
class _Statements:
    """The statements of documents before and after, by document and id."""

    before: dict[str, dict[str, _Said]] = field(default_factory=dict)
    after: dict[str, dict[str, _Said]] = field(default_factory=dict)
    counts: dict[str, Node] = field(default_factory=dict)

    def untie(self, nodes: set[str]) -> None:
        """Take the ends at these nodes off the statements as they were."""
        for statements in self.before.values() if nodes else ():
            for id_, said in statements.items():
                subject = "" if said.subject in nodes else said.subject
                object_ = None if said.object in nodes else said.object
                statements[id_] = _Said(said.properties, subject, object_)

    def changed(self, document: str) -> set[str]:
        """Ids of a document's statements that come, go or change."""
        before, after = self.before.get(document, {}), self.after.get(document, {})
        return {id_ for id_ in before.keys() | after.keys() if before.get(id_) != after.get(id_)}

    def of(self, document: str, ids: Iterable[str]) -> list[_Said]:
        """These statements of a document, as they were and as they shall be."""
        sides = (self.before.get(document, {}), self.after.get(document, {}))
        return [side[id_] for id_ in ids for side in sides if id_ in side]


def apply(tx: Transaction, documents: Documents, change: Change) -> None:
    """Write the change; the lock of the store is held."""
    changed = change.changed
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
    mentions_before = read_each(tx, "mentions", "ids", sorted(held.keys() | changed.keys()))
    unmoved = assignment(row for row in mentions_before if row["document"] not in changed)
    assigned = {**unmoved, **node_of}
    statements = _statements(tx, change, held, regrouped, assigned)
    statements.untie(retyped)
    groups, meetings = _touched(statements, changed, regrouped)
    groups |= {held_on_group(id_) for id_, node in entities.items() if "Meeting" in node.labels}
    facts = Facts(tx, groups, untied=retyped)

    _write_kept(tx, change, groups_after)
    _write_entities(tx, nodes_before, entities, retyped)
    regroup = [{"id": id_, "near_group": groups_after[id_]} for id_ in sorted(regrouped - changed.keys())]
    write(tx, "set_near_groups", regroup)
    _write_mentions(tx, held, [row for row in mentions_before if row["entity"] not in retyped], assigned)
    _write_statements(tx, statements)
    _delete_documents(tx, [id_ for id_, (_, after) in change.documents.items() if after is None])
    facts.refresh()
    refresh_represented(tx, meetings)


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


def _statements(
    tx: Transaction,
    change: Change,
    held: Mapping[str, Document],
    regrouped: set[str],
    assigned: Mapping[ReferentKey, str],
) -> _Statements:
    """The statements of every document that changes, is read again (`held`) or gets into another group."""
    found = _Statements()
    for row in read_each(tx, "statements", "ids", sorted(held.keys() | change.documents.keys() | regrouped)):
        properties = {name: value for name, value in row["properties"].items() if name != "fact_id"}
        said = _Said(properties, row["subject"], row["object"])
        found.before.setdefault(row["document"], {})[properties["id"]] = said
    out = rejected(change.decisions_after.values())
    for id_, document in held.items():
        after = found.after.setdefault(id_, {})
        for item in lift(document, assigned, "", out):
            after[item.id] = _said(item)
            if item.count:
                found.counts[item.count.id] = item.count
    for id_, said_before in found.before.items():
        gone = id_ in change.documents and change.documents[id_][1] is None
        if id_ not in held and not gone:
            found.after[id_] = said_before
    return found


def _said(item: Lifted) -> _Said:
    object_ = next((r.end for r in statement_relationships("", item) if r.type == "OBJECT"), None)
    return _Said(storable(item.properties), item.subject, object_)


def _touched(
    statements: _Statements,
    changed: Mapping[str, tuple[Document | None, Document | None]],
    regrouped: set[str],
) -> tuple[set[str], set[str]]:
    """Keys of the groups of statements whose facts must be computed again, and the meetings likewise."""
    groups: set[str] = set()
    meetings: set[str] = set()
    for id_ in statements.before.keys() | statements.after.keys():
        before, after = changed.get(id_, (None, None))
        dated_anew = before and after and before.metadata.date != after.metadata.date
        everything = statements.before.get(id_, {}).keys() | statements.after.get(id_, {}).keys()
        touched = everything if dated_anew or id_ in regrouped else statements.changed(id_)
        some = statements.of(id_, touched)
        groups |= {said.group for said in some if said.group}
        if any(said.properties["type"] in ("PARTICIPATED_IN", "HOLDS_POST") for said in some):
            meetings |= {
                said.object
                for said in statements.of(id_, everything)
                if said.object and said.properties["type"] == "PARTICIPATED_IN"
            }
    return groups, meetings


def _write_kept(tx: Transaction, change: Change, near_group: Mapping[str, str]) -> None:
    """Sources, documents with their texts, and decisions."""
    write(tx, "delete_sources", sorted(change.sources_before))
    standing = [id_ for id_, (before, after) in change.documents.items() if before and after]
    groups = {row["id"]: row["near_group"] for row in read_each(tx, "near_groups", "ids", standing)} | dict(near_group)
    new: list[Row] = []
    rewritten: list[Row] = []
    nodes: list[Row] = []
    for id_, (before, after) in sorted(change.documents.items()):
        if after is None:
            continue
        properties = storable(document_node(after, change.sources_of[id_], groups[id_]).properties)
        if before == after:
            nodes.append(properties)
            continue
        row = {"id": id_, "properties": properties, "text": text_properties(after)}
        (rewritten if before else new).append(row)
    # A text may be large, so that a few documents make a message.
    for rows, query in ((new, "create_documents"), (rewritten, "set_documents")):
        for row in rows:
            write(tx, query, [row])
    write(tx, "set_document_nodes", nodes)
    resketched = {
        id_: after.sketch
        for id_, (before, after) in change.documents.items()
        if after and (before is None or before.sketch != after.sketch)
    }
    write(tx, "delete_lookups", sorted(resketched))
    bands = [(near_handle(band), id_) for id_, sketch in sorted(resketched.items()) for band in near.bands(sketch)]
    write(tx, "create_lookups", [{"handle": handle, "of": id_} for handle, id_ in bands])
    write(tx, "create_sources", [source_row(s) for _, s in sorted(change.sources_after.items())])
    decided, deciding = change.decisions_before, change.decisions_after
    write(tx, "delete_decisions", sorted(n for n, d in decided.items() if deciding.get(n) != d))
    write(tx, "create_decisions", [decision_row(d) for n, d in sorted(deciding.items()) if decided.get(n) != d])


def _delete_documents(tx: Transaction, ids: list[str]) -> None:
    write(tx, "delete_lookups", sorted(ids))
    write(tx, "delete_documents", sorted(ids))


def _write_entities(
    tx: Transaction, nodes_before: Mapping[str, Row], after: Mapping[str, Node], retyped: set[str]
) -> None:
    """The nodes of the block, with their labels, other ids and names to be found by."""
    rows = read_each(tx, "aliases", "ids", sorted(nodes_before))
    aliases_before = {(row["entity"], row["key"]) for row in rows if row["entity"] not in retyped}
    gone = sorted((nodes_before.keys() - after.keys()) | retyped)
    before = {id_: row for id_, row in nodes_before.items() if id_ not in retyped}
    aliases_after = {(id_, key) for id_, node in after.items() for key in node.aliases}
    lost = [{"entity": entity, "key": key} for entity, key in sorted(aliases_before - aliases_after)]
    write(tx, "delete_aliases", lost)
    write(tx, "delete_entities", gone)
    _write_nodes(tx, before, after)
    found = [{"entity": entity, "key": key} for entity, key in sorted(aliases_after - aliases_before)]
    write(tx, "create_aliases", found)
    write(tx, "delete_idle_keys", sorted({row["key"] for row in rows} - {key for _, key in aliases_after}))
    renamed = [
        node
        for id_, node in sorted(after.items())
        if id_ not in before or before[id_]["properties"].get("names") != node.properties["names"]
    ]
    write(tx, "delete_lookups", [*gone, *(node.id for node in renamed if node.id in before)])
    handles = [(handle, n.id) for n in renamed for handle in sorted({name_handle(x) for x in n.properties["names"]})]
    write(tx, "create_lookups", [{"handle": handle, "of": id_} for handle, id_ in handles])


def _write_nodes(tx: Transaction, before: Mapping[str, Row], after: Mapping[str, Node]) -> None:
    """The nodes themselves. A Meeting's dates come later, with its statements; here it only loses them."""
    new: dict[tuple[str, ...], list[Row]] = {}
    rewritten, dated = [], []
    for id_, node in sorted(after.items()):
        properties = storable(node.properties)
        if id_ not in before:
            new.setdefault(node.labels, []).append(properties)
            continue
        held = before[id_]["properties"]
        if any(properties.get(name) != held.get(name) for name in (properties.keys() | held.keys()).difference(DATES)):
            rewritten.append(properties)
        elif not held.keys().isdisjoint(DATES):
            dated.append({"id": id_, "properties": dict.fromkeys(DATES)})
    for labels, rows in sorted(new.items()):
        write(tx, "create_entities", rows, LABELS=labels)
    write(tx, "set_entities", rewritten)
    write(tx, "add_properties", dated)
    _write_labels(tx, before, after)


def _write_labels(tx: Transaction, before: Mapping[str, Row], after: Mapping[str, Node]) -> None:
    """Labels that nodes gain or lose beside their type.

    The embedded store moves a node for it, which it can do once in a transaction, and not to a node just made.
    """
    standing = [
        (id_, set(before[id_]["labels"]), set(after[id_].labels)) for id_ in sorted(before.keys() & after.keys())
    ]
    gains = {id_: wanted - held for id_, held, wanted in standing}
    losses = {id_: held - wanted for id_, held, wanted in standing}
    for query, changes in (("add_label", gains), ("remove_label", losses)):
        for label in sorted(set().union(*changes.values())):
            write(tx, query, sorted(id_ for id_, some in changes.items() if label in some), LABEL=label)


def _write_mentions(
    tx: Transaction, held: Mapping[str, Document], rows: Iterable[Row], assigned: Mapping[ReferentKey, str]
) -> None:
    """Which nodes each document names, how often, and by which of its referents."""
    before = {(row["document"], row["entity"]): (row["count"], row["referents"]) for row in rows}
    after: dict[tuple[str, str], tuple[int, list[int]]] = {}
    for id_, document in held.items():
        referents: dict[str, list[int]] = {}
        for n in named(document):
            referents.setdefault(assigned[n.key], []).append(n.index)
        for entity, count in mention_counts(document, assigned).items():
            after[id_, entity] = (count, referents[entity])
    lost = sorted(key for key in before.keys() - after.keys() if key[0] in held)
    write(tx, "delete_mentions", [{"document": document, "entity": entity} for document, entity in lost])
    kept = [
        {"document": key[0], "entity": key[1], "count": count, "referents": referents}
        for key, (count, referents) in sorted(after.items())
        if before.get(key) != (count, referents)
    ]
    write(tx, "create_mentions", [row for row in kept if (row["document"], row["entity"]) not in before])
    write(tx, "set_mentions", [row for row in kept if (row["document"], row["entity"]) in before])


def _write_statements(tx: Transaction, statements: _Statements) -> None:
    """Statements with their ends; their facts come later."""
    gone: list[str] = []
    new: list[Row] = []
    rewritten: list[Row] = []
    turned: list[Row] = []
    for document in sorted(statements.before.keys() | statements.after.keys()):
        before, after = statements.before.get(document, {}), statements.after.get(document, {})
        for id_ in sorted(statements.changed(document)):
            if id_ not in after:
                gone.append(id_)
                continue
            said = after[id_]
            row = {
                "id": id_,
                "document": document,
                "properties": said.properties,
                "subject": said.subject,
                "object": said.object,
            }
            if id_ not in before:
                new.append(row)
                continue
            rewritten.append(row)
            if (before[id_].subject, before[id_].object) != (said.subject, said.object):
                turned.append(row)
    write(tx, "delete_statements", gone)
    wanted = {row["object"] for row in (*new, *turned)} & statements.counts.keys()
    standing = {row["id"] for row in read_each(tx, "counts", "ids", sorted(wanted))}
    write(tx, "create_counts", [dict(statements.counts[id_].properties) for id_ in sorted(wanted - standing)])
    write(tx, "create_statements", new)
    write(tx, "set_statements", rewritten)
    write(tx, "cut_ends", turned)
    write(tx, "create_subjects", turned)
    ended = [row for row in (*new, *turned) if row["object"]]
    for label, is_count in (("Entity", False), ("MemberCount", True)):
        rows = [row for row in ended if (row["object"] in statements.counts) is is_count]
        write(tx, "create_objects", rows, LABEL=label)
