"""The computed graph, read whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hansa import cypher
from hansa.graph.compute import Graph, Node, Relationship
from hansa.graph.schema import RELATIONSHIP_TYPES
from hansa.graph.store.bolt_rows import Row, read

if TYPE_CHECKING:
    from hansa.graph.store.bolt_rows import Transaction

_LABELS = ("Entity", "Document", "Statement", "MemberCount")
_TYPES = (*(t.type for t in RELATIONSHIP_TYPES if t.objects), "STATES", "SUBJECT", "OBJECT", "MENTIONS")


def read_graph(tx: Transaction) -> Graph:
    """All nodes and relationships that are computed; what only serves the store stays out."""
    aliases: dict[str, list[str]] = {}
    for row in read(tx, "graph_aliases"):
        aliases.setdefault(row["entity"], []).append(row["key"])
    graph = Graph()
    for label in _LABELS:
        for row in _rows(tx, "graph_nodes", LABEL=label):
            id_ = row["properties"]["id"]
            labels, other_ids = tuple(sorted(row["labels"])), tuple(sorted(aliases.get(id_, ())))
            graph.nodes[id_] = Node(id_, labels, row["properties"], other_ids)
    for type_ in _TYPES:
        for row in _rows(tx, "graph_relationships", TYPE=type_):
            properties = {name: value for name, value in row["properties"].items() if name != "referents"}
            graph.add(Relationship(type_, row["start"], row["end"], properties))
    return graph


def _rows(tx: Transaction, name: str, **identifiers: str) -> list[Row]:
    return [record.data() for record in tx.run(cypher.fill(f"read/{name}", **identifiers))]
