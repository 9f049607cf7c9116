"""The nodes of a block in the database, with their labels, their other ids and what they are looked up by."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from hansa.graph.compute import Node
from hansa.graph.store.bolt_facts import DATES
from hansa.graph.store.bolt_rows import Row, Writes, read_each, storable
from hansa.graph.store.names import name_handle

if TYPE_CHECKING:
    from hansa.graph.store.bolt_rows import Transaction


def write_entities(
    tx: Transaction, writes: Writes, nodes_before: Mapping[str, Row], after: Mapping[str, Node], retyped: set[str]
) -> None:
    """Make these the nodes of the block, in place of those before.

    Args:
        nodes_before: rows of `read/entities` by node id.
        after: by node id.
        retyped: nodes that go and come back as another type.
    """
    rows = read_each(tx, "aliases", "ids", sorted(nodes_before))
    aliases_before = {(row["entity"], row["key"]) for row in rows if row["entity"] not in retyped}
    gone = sorted((nodes_before.keys() - after.keys()) | retyped)
    before = {id_: row for id_, row in nodes_before.items() if id_ not in retyped}
    aliases_after = {(id_, key) for id_, node in after.items() for key in node.aliases}
    lost = [{"entity": entity, "key": key} for entity, key in sorted(aliases_before - aliases_after)]
    writes.add("delete_aliases", lost)
    writes.add("delete_entities", gone)
    _write_nodes(writes, before, after)
    found = [{"entity": entity, "key": key} for entity, key in sorted(aliases_after - aliases_before)]
    writes.add("create_aliases", [row for row in found if row["entity"] not in before], creates=True)
    writes.add("create_aliases", [row for row in found if row["entity"] in before])
    writes.add("delete_idle_keys", sorted({row["key"] for row in rows} - {key for _, key in aliases_after}))
    renamed = [
        node
        for id_, node in sorted(after.items())
        if id_ not in before or before[id_]["properties"].get("names") != node.properties["names"]
    ]
    writes.add("delete_lookups", [*gone, *(node.id for node in renamed if node.id in before)])
    handles = [
        {"handle": handle, "of": node.id}
        for node in renamed
        for handle in sorted({name_handle(name) for name in node.properties["names"]})
    ]
    writes.add("create_lookups", [row for row in handles if row["of"] not in before], creates=True)
    writes.add("create_lookups", [row for row in handles if row["of"] in before])


def _write_nodes(writes: Writes, before: Mapping[str, Row], after: Mapping[str, Node]) -> None:
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
        writes.add("create_entities", rows, creates=True, LABELS=labels)
    writes.add("set_entities", rewritten)
    writes.add("add_properties", dated)
    _write_labels(writes, before, after)


def _write_labels(writes: Writes, before: Mapping[str, Row], after: Mapping[str, Node]) -> None:
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
            writes.add(query, sorted(id_ for id_, some in changes.items() if label in some), LABEL=label)
