"""The facts as a NetworkX graph, for every measure that NetworkX has."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from hansa.graph.compute import Graph
from hansa.graph.schema import FACT_TYPES

if TYPE_CHECKING:
    from networkx import MultiDiGraph


def to_networkx(graph: Graph, types: Collection[str] = ()) -> MultiDiGraph[str]:
    """Entities and the facts between them.

    Args:
        graph: as a store gives it.
        types: relationship types to take; none is all. A symmetric fact (TWINNED_WITH, PARTNER_OF) is one edge, from
            the smaller id to the greater: measure it on `.to_undirected()`.

    Returns:
        A MultiDiGraph. A node is an entity's id, with its properties and its `labels` as attributes; an edge has the
        key `type:id` and the fact's properties, `type` among them. Only nodes at the end of an edge are in it, unless
        all types are taken.

    Raises:
        ValueError: a type is none of the schema.

    Example:
        >>> members = to_networkx(store.graph(), ["MEMBER_OF"])
        >>> networkx.degree_centrality(members)
    """
    import networkx

    if unknown := set(types) - FACT_TYPES.keys():
        raise ValueError(f"No relationship type of the schema: {', '.join(sorted(unknown))}")
    wanted = set(types) or FACT_TYPES.keys()
    found: MultiDiGraph[str] = networkx.MultiDiGraph()
    facts = [graph.relationships[key] for key in sorted(graph.relationships) if key[0] in wanted]
    ends = {end for fact in facts for end in (fact.start, fact.end)}
    for id_ in sorted(graph.nodes):
        node = graph.nodes[id_]
        if id_ in ends or (not types and "Entity" in node.labels):
            found.add_node(id_, labels=list(node.labels), **node.properties)
    for fact in facts:
        key = f"{fact.type}:{fact.properties['id']}"
        found.add_edge(fact.start, fact.end, key=key, type=fact.type, **fact.properties)
    return found
