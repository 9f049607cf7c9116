"""Centralities, with the two-mode normalisations where the network has two modes.

Each is a function on a NetworkX graph that returns a value for each node; `centrality` is the same by name on arrays.
A graph whose nodes carry `bipartite` (0 or 1) is two-mode, as `store.to_networkx` gives it.

References:
    S. P. Borgatti and M. G. Everett, "Network analysis of 2-mode data", Social Networks 19 (1997) 243-269.
    K. Faust, "Centrality in affiliation networks", Social Networks 19 (1997) 157-191.
    L. C. Freeman, "Centrality in social networks: conceptual clarification", Social Networks 1 (1979) 215-239.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, TypeVar

from hansa.graph.analytics import paths, spectral
from hansa.graph.analytics.links import Links, of_graph

if TYPE_CHECKING:
    import networkx

    from hansa.graph.analytics.links import Floats

V = TypeVar("V")


def degree(graph: networkx.Graph[V], *, normalized: bool = True) -> dict[V, float]:
    """How many nodes each is tied to.

    Matrix: two-mode incidence, 0 or 1; one mode: adjacency, 0 or 1. Weights and parallel facts are passed over.
    Formula: d(v) = number of neighbours. Normalised: d(v) / size of the other mode; in one mode d(v) / (n - 1).

    Example:
        >>> degree(store.to_networkx("MEMBER_OF"))["geonames:524901"]

    References:
        Borgatti and Everett (1997), Freeman (1979).
    """
    return _by_node(graph, "degree", normalized)


def betweenness(graph: networkx.Graph[V], *, normalized: bool = True) -> dict[V, float]:
    """How much each lies on the shortest paths between others.

    Matrix: two-mode incidence without projection; one mode: adjacency. Weights are passed over.
    Formula: b(v) = sum over pairs s, t of sigma(s, t | v) / sigma(s, t), with sigma the number of shortest paths; each
    pair once. Normalised: by the most that a node of its mode can have in networks of these sizes. With n nodes in its
    mode and m in the other, s = (n - 1) div m, t = (n - 1) mod m, that is
    (m² (s + 1)² + m (s + 1) (2t - s - 1) - t (2s - t + 3)) / 2; in one mode (n - 1) (n - 2) / 2.

    References:
        Borgatti and Everett (1997), Freeman (1979).
    """
    return _by_node(graph, "betweenness", normalized)


def closeness(graph: networkx.Graph[V], *, normalized: bool = True) -> dict[V, float]:
    """How near each lies to all others.

    Matrix: two-mode incidence without projection; one mode: adjacency. Weights are passed over.
    Formula: 1 / sum of the distances to the nodes reached. Normalised: times the least that this sum can be,
    m + 2 (n - 1) with n nodes in its own mode and m in the other (in one mode: times the number of nodes reached), and
    times the share of the other nodes that it reaches at all (Wasserman and Faust 1994). A node without links has 0.

    In two modes this is NetworkX's, which holds every node against the least sum in the whole network: beside others, a
    small component comes first and its values can pass 1. Measure the largest component alone where there are several.

    References:
        Borgatti and Everett (1997), Freeman (1979).
        S. Wasserman and K. Faust, Social Network Analysis (Cambridge 1994), p. 201.
    """
    return _by_node(graph, "closeness", normalized)


def eigenvector(graph: networkx.Graph[V], *, normalized: bool = True) -> dict[V, float]:
    """How central the nodes are that each is tied to.

    Matrix: two-mode incidence B, decomposed by SVD, B v = sigma u and B' u = sigma v with the greatest sigma; in one
    mode the adjacency matrix with its greatest eigenvalue. Weights are passed over.
    Normalised: the vector of all nodes has length 1, as in NetworkX. Raw: in two modes the singular vectors u and v,
    each of length 1; in one mode the greatest value is 1. Only in the component of the greatest value it is not 0.

    Raises:
        UsageProblem: two components share the greatest value, so that the vector is not determined.

    References:
        Borgatti and Everett (1997); P. Bonacich, "Simultaneous group and individual centralities", Social Networks 13
        (1991) 155-168.
    """
    return _by_node(graph, "eigenvector", normalized)


def pagerank(graph: networkx.Graph[V], *, normalized: bool = True) -> dict[V, float]:
    """Where a random walk is found that goes on along a link with probability 0.85, else to any node.

    Matrix: adjacency of all nodes, 0 or 1, rows divided by degree. Weights are passed over.
    Formula: p = 0.85 P' p + 0.15 / n; from a node without links the walk goes to any node. Normalised: the sum is 1.
    Raw: the mean is 1.

    References:
        S. Brin and L. Page, "The anatomy of a large-scale hypertextual Web search engine", Computer Networks 30 (1998).
    """
    return _by_node(graph, "pagerank", normalized)


def _by_node(graph: networkx.Graph[V], measure: str, normalized: bool) -> dict[V, float]:
    nodes: list[V]
    nodes, links = of_graph(graph)
    return dict(zip(nodes, centrality(links, measure, normalized=normalized).tolist(), strict=True))


def centrality(links: Links, measure: str, *, normalized: bool = True) -> Floats:
    """The values of all nodes, by number, of a measure of `MEASURES`."""
    return MEASURES[measure](links, normalized)


def _degree(links: Links, normalized: bool) -> Floats:
    import numpy as np

    values = links.degrees.astype(np.float64)
    if not normalized:
        return values
    own, other = _sizes(links)
    possible = other if links.size is not None else own - 1
    return np.divide(values, possible, out=np.zeros(links.count), where=possible > 0)


def _betweenness(links: Links, normalized: bool) -> Floats:
    import numpy as np

    values = paths.betweenness(links)
    if not normalized:
        return values
    own, other = _sizes(links)
    if links.size is None:
        most = (own - 1) * (own - 2) / 2
    else:
        s, t = np.divmod(own - 1, np.maximum(other, 1))
        most = (other**2 * (s + 1) ** 2 + other * (s + 1) * (2 * t - s - 1) - t * (2 * s - t + 3)) / 2
    return np.divide(values, most, out=np.zeros(links.count), where=most > 0)


def _closeness(links: Links, normalized: bool) -> Floats:
    import numpy as np

    sums = paths.farness(links)
    nearness = np.divide(1.0, sums, out=np.zeros(links.count), where=sums > 0)
    if not normalized or links.count < 2:
        return nearness
    own, other = _sizes(links)
    reached = np.bincount(links.component)[links.component] - 1
    least = reached if links.size is None else other + 2 * (own - 1)
    return nearness * least * reached / (links.count - 1)


def _sizes(links: Links) -> tuple[Floats, Floats]:
    """For each node, how many nodes its own and the other mode have."""
    import numpy as np

    if links.size is None:
        return np.full(links.count, float(links.count)), np.zeros(links.count)
    first, second = float(links.size), float(links.count - links.size)
    is_first = np.arange(links.count) < links.size
    return np.where(is_first, first, second), np.where(is_first, second, first)


MEASURES: Mapping[str, Callable[[Links, bool], Floats]] = {
    "degree": _degree,
    "betweenness": _betweenness,
    "closeness": _closeness,
    "eigenvector": spectral.eigenvector,
    "pagerank": spectral.pagerank,
}
