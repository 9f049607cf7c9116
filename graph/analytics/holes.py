"""Burt's constraint: how much the contacts of a node are contacts of each other.

References:
    R. S. Burt, Structural Holes: The Social Structure of Competition (1992), chapter 2.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from hansa.graph.analytics.links import Links, of_graph
from hansa.graph.analytics.sharing import sharing

if TYPE_CHECKING:
    import networkx

    from hansa.graph.analytics.links import Floats

V = TypeVar("V")


def constraint(graph: networkx.Graph[V], mode: int = 0) -> dict[V, float | None]:
    """How much the contacts of each node are contacts of each other: low where it brokers.

    Matrix: in two modes, of the nodes of one mode W = B B' without its diagonal: two are tied by the number of
    neighbours that they share. Only what W gives to one node is made at a time. In one mode W is the adjacency, 0 or 1.
    Formula: c(i) = sum over contacts j of (p(i, j) + sum over q of p(i, q) p(q, j))², p(i, j) = w(i, j) / sum over k of
    w(i, k), q neither i nor j. None where a node has no contact.

    Args:
        mode: 0 or 1, whose nodes are measured; in one mode all are.

    References:
        Burt (1992).
    """
    nodes: list[V]
    nodes, links = of_graph(graph)
    chosen = range(links.count) if links.size is None else range(links.size)
    if links.size is not None and mode == 1:
        chosen = range(links.size, links.count)
    return {nodes[node]: value for node, value in zip(chosen, constraints(links, chosen), strict=True)}


def constraints(links: Links, chosen: range) -> list[float | None]:
    """The constraint of nodes of one mode; in two modes, those of the same neighbours have the same."""
    neighbours, begins = links.neighbours
    strengths = _strengths(links)
    known: dict[bytes, float | None] = {}
    found = []
    for node in chosen:
        key = neighbours[begins[node] : begins[node + 1]].tobytes()
        if links.size is None or key not in known:
            known[key] = _constraint(links, node, strengths)
        found.append(known[key])
    return found


def _strengths(links: Links) -> Floats:
    """The sum of the weights of each node: of each of its neighbours, how many others that has."""
    import numpy as np

    if links.size is None:
        return links.degrees.astype(np.float64)
    return links.sums(links.degrees.astype(np.float64)) - links.degrees


def _constraint(links: Links, node: int, strengths: Floats) -> float | None:
    import numpy as np

    if links.size is None:
        neighbours, begins = links.neighbours
        contacts = neighbours[begins[node] : begins[node + 1]]
        weights = np.ones(len(contacts))
    else:
        row = sharing(links, node)
        contacts, weights = row.others, row.weight("shared")
    if not len(contacts):
        return None
    through = np.zeros(links.count)
    through[contacts] = weights / strengths[contacts]
    indirect = links.sums(through)
    if links.size is not None:
        # Two steps along the incidence are one of B B', whose diagonal is the degrees.
        indirect = links.sums(indirect) - through * links.degrees
    return float((((weights + indirect[contacts]) / strengths[node]) ** 2).sum())
