"""Communities by the Leiden algorithm, found again from several seeds, and how far the findings agree.

References:
    V. A. Traag, L. Waltman and N. J. van Eck, "From Louvain to Leiden: guaranteeing well-connected communities",
    Scientific Reports 9 (2019) 5233.
    M. E. J. Newman, "Analysis of weighted networks", Physical Review E 70 (2004) 056131: modularity.
    L. Hubert and P. Arabie, "Comparing partitions", Journal of Classification 2 (1985) 193-218: adjusted Rand index.
    L. Danon et al., "Comparing community structure identification", Journal of Statistical Mechanics (2005) P09008:
    normalised mutual information.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from hansa.errors import UsageProblem
from hansa.graph.analytics.links import Links, of_graph
from hansa.graph.analytics.sharing import sharing

if TYPE_CHECKING:
    import networkx
    import numpy as np
    from numpy.typing import NDArray

    from hansa.graph.analytics.links import Floats, Ints

V = TypeVar("V")

CYCLES = 5
"""Of the algorithm, each from the result of the one before."""

MOST_LINKS = 20_000_000
"""Of the projection, once nodes that share the same are put together: some 500 MB."""


@dataclass(frozen=True)
class Communities:
    """A partition and how well it is supported.

    Attributes:
        of: the community of each node, 1, 2, … by falling size.
        modularity: of the partition.
        adjusted_rand: mean adjusted Rand index of all pairs of partitions, one a seed; 1 where all are the same.
        mutual_information: mean normalised mutual information of all pairs.
        stability: of each node the mean, over the other partitions, of the Jaccard index of its community here and its
            community there; 1 where it is always the same.
    """

    of: Ints
    modularity: float
    adjusted_rand: float
    mutual_information: float
    stability: Floats


def communities(
    graph: networkx.Graph[V], mode: int = 0, weight: str = "newman", seeds: int = 10, resolution: float = 1.0
) -> dict[V, int]:
    """The community of each node: 1, 2, … by falling size.

    Matrix: in two modes the projection to one, with the weights of `projection`; in one mode the adjacency, 0 or 1.
    Formula: the partition found, of `seeds` runs of Leiden, with the greatest modularity Q = sum over communities c of
    (inside(c) / m - resolution (strength(c) / 2m)²).

    Raises:
        UsageProblem: no two nodes are tied, or the projection is too large.

    References:
        Traag et al. (2019), Newman (2004).
    """
    nodes: list[V]
    nodes, links = of_graph(graph)
    chosen = range(links.count)
    if links.size is not None:
        chosen = range(links.size) if mode == 0 else range(links.size, links.count)
    found = find(links, chosen, weight, seeds=seeds, resolution=resolution)
    return {nodes[node]: community for node, community in zip(chosen, found.of.tolist(), strict=True)}


def find(links: Links, chosen: range, weight: str, *, seeds: int = 10, resolution: float = 1.0) -> Communities:
    """The communities of the nodes of a mode, with their stability; see `communities`.

    Raises:
        UsageProblem: as `communities`; or there is no seed, or the resolution is not above 0.
    """
    import graspologic_native
    import numpy as np

    if seeds < 1 or not resolution > 0:
        raise UsageProblem("Communities need at least one seed and a resolution above 0.")
    matrix = _adjacency(links) if links.size is None else _projected(links, chosen, weight)
    if matrix is None:
        raise UsageProblem("There are no communities: no two of these nodes share anything.")
    runs: list[tuple[float, Ints]] = []
    for seed in range(seeds):
        _, found = graspologic_native.leiden_csr(
            matrix.begins,
            matrix.columns,
            matrix.values,
            len(matrix.begins) - 1,
            resolution,
            iterations=CYCLES,
            seed=seed,
        )
        of_rows = np.array([found[i] for i in range(len(matrix.begins) - 1)], np.int64)[matrix.leader]
        runs.append((modularity(matrix, of_rows, resolution), of_rows[matrix.place]))
    best = max(range(seeds), key=lambda run: (round(runs[run][0], 12), -run))
    partitions = [numbered(partition) for _, partition in runs]
    pairs = list(combinations(partitions, 2))
    return Communities(
        partitions[best],
        float(runs[best][0]),
        float(np.mean([adjusted_rand(a, b) for a, b in pairs])) if pairs else 1.0,
        float(np.mean([mutual_information(a, b) for a, b in pairs])) if pairs else 1.0,
        _stability(partitions[best], [p for run, p in enumerate(partitions) if run != best]),
    )


class _Matrix(NamedTuple):
    """A symmetric matrix by rows.

    Attributes:
        begins: where each row begins among the others, and the end.
        columns, values: what is not 0.
        place: the row that stands for each node.
        leader: of each row the row whose community it shares: itself, or the one it is put together with.
    """

    begins: Ints
    columns: NDArray[np.int32]
    values: Floats
    place: Ints
    leader: Ints


def modularity(matrix: _Matrix, partition: Ints, resolution: float) -> float:
    """The modularity of a partition of the rows; see `communities`."""
    import numpy as np

    rows = np.repeat(np.arange(len(partition)), np.diff(matrix.begins))
    strengths = np.bincount(partition[rows], weights=matrix.values)
    inside = matrix.values[partition[rows] == partition[matrix.columns]].sum()
    total = strengths.sum()
    return float(inside / total - resolution * ((strengths / total) ** 2).sum())


def _adjacency(links: Links) -> _Matrix | None:
    import numpy as np

    neighbours, begins = links.neighbours
    if not len(neighbours):
        return None
    values = np.ones(len(neighbours))
    nodes = np.arange(links.count)
    return _Matrix(begins.astype(np.int64), neighbours.astype(np.int32), values, nodes, nodes)


def _projected(links: Links, chosen: range, weight: str) -> _Matrix | None:
    """The projection, or None where no two nodes share anything.

    Nodes of the same neighbours belong to one community. They are put together, so that twelve thousand cities come to
    some two thousand rows: two rows for each class, with half of its nodes each. What ties the nodes of a class to each
    other is then a link between the two, and no loop, which would not count for the strength of a node.
    """
    import numpy as np

    neighbours, begins = links.neighbours
    known: dict[bytes, int] = {}
    first: list[int] = []
    of = np.empty(len(chosen), np.int64)
    for i, node in enumerate(chosen):
        key = neighbours[begins[node] : begins[node + 1]].tobytes()
        if key not in known:
            known[key] = len(first)
            first.append(node)
        of[i] = known[key]
    sizes = np.bincount(of)
    class_of = np.full(links.count, -1)
    class_of[chosen.start : chosen.stop] = of
    is_first = np.zeros(links.count, bool)
    is_first[first] = True
    # Rows of the matrix: one of a class with one node, two of a larger.
    halves = np.minimum(sizes, 2)
    row = np.cumsum(halves) - halves
    columns: list[Ints] = []
    values: list[Floats] = []
    total = 0
    for number, node in enumerate(first):
        found = sharing(links, node)
        others = is_first[found.others]
        there = class_of[found.others[others]]
        share = found.weight(weight)
        strength = share[others] * sizes[number] * sizes[there] / (halves[number] * halves[there])
        two = halves[there] == 2
        outside = np.concatenate((row[there], row[there[two]] + 1)), np.concatenate((strength, strength[two]))
        twin = share[(class_of[found.others] == number)]
        for half in range(halves[number]):
            inside = twin.max(initial=0.0) * sizes[number] * (sizes[number] - 1) / 2 if halves[number] == 2 else 0.0
            mine, weights = outside
            if inside:
                mine, weights = np.append(mine, row[number] + 1 - half), np.append(weights, inside)
            order = np.argsort(mine)
            columns.append(mine[order])
            values.append(weights[order])
            total += len(mine)
        if total > MOST_LINKS:
            raise UsageProblem(
                f"The projection of {len(chosen)} nodes has too many links for communities; take only the core of the "
                "network, with --min-memberships."
            )
    if not total:
        return None
    lengths = np.array([0, *(len(c) for c in columns)], np.int64)
    return _Matrix(
        np.cumsum(lengths),
        np.concatenate(columns).astype(np.int32),
        np.concatenate(values).astype(np.float64),
        row[of],
        np.repeat(row, halves),
    )


def numbered(partition: Ints) -> Ints:
    """The same partition with its parts numbered 1, 2, … by falling size, then by their first node."""
    import numpy as np

    _, first, inverse, counts = np.unique(partition, return_index=True, return_inverse=True, return_counts=True)
    rank = np.empty(len(counts), np.int64)
    rank[np.lexsort((first, -counts))] = np.arange(1, len(counts) + 1)
    return rank[inverse]


def _table(a: Ints, b: Ints) -> Floats:
    """How many nodes are in each part of one partition and each of the other."""
    import numpy as np

    found = np.zeros((int(a.max()) + 1, int(b.max()) + 1))
    np.add.at(found, (a, b), 1)
    return found


def adjusted_rand(a: Ints, b: Ints) -> float:
    """The adjusted Rand index of two partitions: 1 for the same, 0 as by chance.

    Formula: (pairs together in both - expected) / (mean of the pairs together in either - expected), where with
    n nodes expected = pairs together in a * pairs together in b / (n (n - 1) / 2).

    References:
        Hubert and Arabie (1985).
    """
    table = _table(a, b)

    def pairs(counts: Floats) -> float:
        return float((counts * (counts - 1) / 2).sum())

    both, in_a, in_b = pairs(table), pairs(table.sum(axis=1)), pairs(table.sum(axis=0))
    every = len(a) * (len(a) - 1) / 2
    expected = in_a * in_b / every if every else 0.0
    most = (in_a + in_b) / 2
    return 1.0 if most == expected else (both - expected) / (most - expected)


def mutual_information(a: Ints, b: Ints) -> float:
    """The normalised mutual information of two partitions: 1 for the same, 0 for independent ones.

    Formula: 2 I(a, b) / (H(a) + H(b)), with entropies of the shares of nodes.

    References:
        Danon et al. (2005).
    """
    import numpy as np

    shares = _table(a, b) / len(a)

    def entropy(found: Floats) -> float:
        kept = found[found > 0]
        return float(-(kept * np.log(kept)).sum())

    of_a, of_b, together = entropy(shares.sum(axis=1)), entropy(shares.sum(axis=0)), entropy(shares.ravel())
    return 1.0 if of_a + of_b == 0 else 2 * (of_a + of_b - together) / (of_a + of_b)


def _stability(best: Ints, others: Sequence[Ints]) -> Floats:
    import numpy as np

    if not others:
        return np.ones(len(best))
    total = np.zeros(len(best))
    for other in others:
        table = _table(best, other)
        together = table[best, other]
        total += together / (table.sum(axis=1)[best] + table.sum(axis=0)[other] - together)
    return total / len(others)
