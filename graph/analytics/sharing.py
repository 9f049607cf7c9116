"""What two nodes of one mode share: weighted projections, overlap, likeness; a row at a time.

References:
    M. E. J. Newman, "Scientific collaboration networks. II", Physical Review E 64 (2001) 016132.
    P. Jaccard, "Étude comparative de la distribution florale", Bulletin de la Société Vaudoise des Sciences
    Naturelles 37 (1901) 547-579.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from hansa.graph.analytics.links import Links, of_graph

if TYPE_CHECKING:
    import networkx

    from hansa.graph.analytics.links import Floats, Ints

V = TypeVar("V")

WEIGHTS = ("shared", "newman", "jaccard")


@dataclass(frozen=True)
class Sharing:
    """What one node shares with others of its mode.

    Attributes:
        node: its number.
        others: numbers of those with which it shares a neighbour, rising.
        shared: how many neighbours it shares with each.
        newman: the sum over these of 1 / (degree of the neighbour - 1).
        jaccard: shared / neighbours that either has.
        containment: shared / neighbours of the one that has fewer.
        cosine: shared / geometric mean of the numbers of neighbours (Salton).
    """

    node: int
    others: Ints
    shared: Ints
    newman: Floats
    jaccard: Floats
    containment: Floats
    cosine: Floats

    def weight(self, name: str) -> Floats:
        """The values of a name of `WEIGHTS`, or of another attribute."""
        import numpy as np

        return np.asarray(getattr(self, name), np.float64)


def sharing(links: Links, node: int) -> Sharing:
    """What a node shares with all others, by the neighbours of its neighbours."""
    import numpy as np

    neighbours, begins = links.neighbours
    degrees = links.degrees
    own = neighbours[begins[node] : begins[node + 1]]
    parts = [neighbours[begins[n] : begins[n + 1]] for n in own]
    ends = np.concatenate(parts) if parts else np.zeros(0, np.int64)
    # A neighbour of one node ties it to no other, and is met by itself alone.
    single = 1 / np.maximum(degrees[own] - 1, 1)
    times = np.bincount(ends, minlength=links.count).astype(np.int64)
    times[node] = 0
    others = np.flatnonzero(times)
    shared = times[others]
    weights = np.repeat(single, [len(p) for p in parts])
    newman = np.bincount(ends, weights=weights, minlength=links.count)[others].astype(np.float64)
    here, there = degrees[node], degrees[others]
    return Sharing(
        node,
        others,
        shared,
        newman,
        shared / (here + there - shared),
        shared / np.minimum(here, there),
        shared / np.sqrt(here * there),
    )


def pairs(links: Links, nodes: range) -> Iterator[Sharing]:
    """What each of these nodes shares with those after it, every pair once."""
    for node in nodes:
        found = sharing(links, node)
        after = found.others > node
        yield Sharing(
            node,
            found.others[after],
            found.shared[after],
            found.newman[after],
            found.jaccard[after],
            found.containment[after],
            found.cosine[after],
        )


def projection(graph: networkx.Graph[V], mode: int = 0, weight: str = "newman") -> networkx.Graph[V]:
    """One mode of a two-mode network, two nodes tied by what they share.

    Matrix: B B' without its diagonal, with B the incidence of the mode, 0 or 1.
    Weights: `shared`, the number of shared neighbours; `newman`, the sum over shared neighbours k of 1 / (d(k) - 1), in
    which a neighbour of many counts little and the weights of a node add up to its number of neighbours that others
    have too; `jaccard`, shared / neighbours that either has.

    Args:
        graph: two-mode; its nodes carry `bipartite`.
        mode: 0 or 1.
        weight: one of `WEIGHTS`.

    Raises:
        ValueError: the graph is not two-mode, or there is no such weight.

    References:
        Newman (2001), Jaccard (1901).
    """
    import networkx

    if weight not in WEIGHTS:
        raise ValueError(f"'{weight}' is no weight; take one of {', '.join(WEIGHTS)}.")
    nodes: list[V]
    nodes, links = of_graph(graph)
    if links.size is None:
        raise ValueError("Only a two-mode graph is projected.")
    found: networkx.Graph[V] = networkx.Graph()
    chosen = range(links.size) if mode == 0 else range(links.size, links.count)
    found.add_nodes_from((nodes[i], graph.nodes[nodes[i]]) for i in chosen)
    for row in pairs(links, chosen):
        for other, value in zip(row.others.tolist(), row.weight(weight).tolist(), strict=True):
            found.add_edge(nodes[row.node], nodes[other], weight=value)
    return found
