"""Where a network falls apart: bridges and articulation nodes, with what each cuts off, in one walk.

References:
    R. Tarjan, "Depth-first search and linear graph algorithms", SIAM Journal on Computing 1 (1972) 146-160.
    F. Harary, Graph Theory (1969), chapter 3.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from hansa.graph.analytics.links import Links, of_graph

if TYPE_CHECKING:
    import networkx

V = TypeVar("V")


@dataclass(frozen=True)
class Cuts:
    """What falls apart.

    Attributes:
        parts: of each articulation node the sizes of the components into which its component falls without it, the
            largest first.
        bridges: of each bridge (the numbers of its nodes, the smaller first) the size of the smaller of its two sides.
    """

    parts: dict[int, list[int]]
    bridges: dict[tuple[int, int], int]


def cuts(links: Links) -> Cuts:
    """The articulation nodes and bridges of a network.

    A bridge is a link, and an articulation node a node, without which a component falls apart. Both are found by the
    earliest node that the nodes below reach past the link or node, in one walk in depth.

    Matrix: adjacency of all nodes, in two modes of both; weights are passed over.

    References:
        Tarjan (1972).
    """
    neighbours, begins = (array.tolist() for array in links.neighbours)
    visited, parent = _walk(links.count, neighbours, begins)
    place = {node: i for i, node in enumerate(visited)}
    # Nodes below a node come after it, so that they are finished first from the end.
    low, size = list(range(links.count)), [1] * links.count
    below: dict[int, list[int]] = {node: [] for node in visited}
    for node in reversed(visited):
        reached = [place[node]]
        for other in neighbours[begins[node] : begins[node + 1]]:
            if parent[other] == node:
                reached.append(low[other])
                below[node].append(other)
            elif other != parent[node]:
                reached.append(place[other])
        low[node] = min(reached)
        size[node] += sum(size[other] for other in below[node])
    whole, parts, bridges = 0, {}, {}
    for node in visited:
        if parent[node] < 0:
            whole = size[node]
        apart = [other for other in below[node] if low[other] >= place[node]]
        sizes = [size[other] for other in apart]
        if parent[node] >= 0 and apart:
            sizes.append(whole - 1 - sum(sizes))
        if len(sizes) > 1:
            parts[node] = sorted(sizes, reverse=True)
        for other in apart:
            if low[other] > place[node]:
                bridges[min(node, other), max(node, other)] = min(size[other], whole - size[other])
    return Cuts(dict(sorted(parts.items())), dict(sorted(bridges.items())))


def _walk(count: int, neighbours: list[int], begins: list[int]) -> tuple[list[int], list[int]]:
    """The nodes in the order of a walk in depth through each component, and the node each was reached from, else -1."""
    visited: list[int] = []
    parent = [-1] * count
    seen = [False] * count
    nexts = begins[:-1]
    for root in range(count):
        path = [] if seen[root] else [root]
        while path:
            node = path[-1]
            if not seen[node]:
                seen[node] = True
                visited.append(node)
            while nexts[node] < begins[node + 1] and seen[neighbours[nexts[node]]]:
                nexts[node] += 1
            if nexts[node] == begins[node + 1]:
                path.pop()
            else:
                other = neighbours[nexts[node]]
                parent[other] = node
                path.append(other)
    return visited, parent


def bridges(graph: networkx.Graph[V]) -> set[frozenset[V]]:
    """The links without which a component falls apart, each as the set of its two nodes; see `cuts`."""
    nodes: list[V]
    nodes, links = of_graph(graph)
    return {frozenset((nodes[a], nodes[b])) for a, b in cuts(links).bridges}


def articulation_points(graph: networkx.Graph[V]) -> dict[V, list[int]]:
    """The nodes without which a component falls apart, with the sizes of the parts; see `cuts`."""
    nodes: list[V]
    nodes, links = of_graph(graph)
    return {nodes[node]: sizes for node, sizes in cuts(links).parts.items()}
