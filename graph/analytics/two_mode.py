"""Shortest paths in two-mode networks, without their projection.

Where one mode is small (58 networks of 12,000 cities), a step from all nodes of one mode to the other is a product of
matrices. Nodes of the other mode that are tied to the same nodes (cities in just the same networks) lie alike, so
that each such class is computed once.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache, cached_property
from threading import Event
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from threadpoolctl import ThreadpoolController

    from hansa.graph.analytics.links import Floats, Ints, Links

BLOCK = 2**15
"""Numbers of one block of a matrix: 256 kB, so that a block is worked on within a cache."""

LEAST = 48
"""Rows of a block, so that a product of matrices is worth its name."""

NARROW = 1024
"""The most nodes of the smaller mode with which the matrices are small enough."""


@cache
def _libraries() -> ThreadpoolController:
    from threadpoolctl import ThreadpoolController

    return ThreadpoolController()


@contextmanager
def one_thread() -> Iterator[None]:
    """Each product of matrices within runs in one thread; in several, ones as small as these mostly wait."""
    with _libraries().limit(limits=1, user_api="blas"):
        yield


@dataclass(frozen=True)
class Classes:
    """The nodes of a two-mode network, those of the larger mode by what they are tied to.

    Attributes:
        matrix: classes of the larger mode (rows) x nodes of the smaller (columns): 1 where they are tied, else 0.
        sizes: how many nodes each class has.
        class_of: the class of each node of the larger mode.
        rows, columns: the number, among all nodes, of the first node of the larger and of the smaller mode.
    """

    matrix: Floats
    sizes: Floats
    class_of: Ints
    rows: int
    columns: int

    @cached_property
    def steps(self) -> tuple[Floats, Floats]:
        """The matrices of a step from the rows, and from the columns."""
        import numpy as np

        return self.matrix, np.ascontiguousarray(self.matrix.T)

    @cached_property
    def weighted(self) -> tuple[Floats, Floats]:
        """The same, for all nodes of each row together."""
        return self.sizes[:, None] * self.matrix, self.steps[1]

    @cached_property
    def counts(self) -> tuple[Floats, Floats]:
        """How many nodes each row, and each column, stands for."""
        import numpy as np

        return self.sizes, np.ones(self.matrix.shape[1])

    def spread(self, values: tuple[Floats, Floats]) -> Floats:
        """Values of the rows and of the columns as values of all nodes."""
        import numpy as np

        found = np.zeros(len(self.class_of) + len(values[1]))
        found[self.rows : self.rows + len(self.class_of)] = values[0][self.class_of]
        found[self.columns : self.columns + len(values[1])] = values[1]
        return found


def classes(links: Links) -> Classes:
    """The classes of a two-mode network."""
    import numpy as np

    assert links.size is not None
    first, second = range(links.size), range(links.size, links.count)
    larger, smaller = (first, second) if len(first) >= len(second) else (second, first)
    neighbours, begins = links.neighbours
    known: dict[bytes, int] = {}
    keys = (neighbours[begins[node] : begins[node + 1]].tobytes() for node in larger)
    class_of = np.array([known.setdefault(key, len(known)) for key in keys], np.int64)
    matrix = np.zeros((len(known), len(smaller)))
    for number, key in enumerate(known):
        matrix[number, np.frombuffer(key, np.int64) - smaller.start] = 1
    sizes = np.bincount(class_of, minlength=len(known)).astype(float)
    return Classes(matrix, sizes, class_of, larger.start, smaller.start)


class _Paths(NamedTuple):
    """The shortest paths from a block of sources.

    Attributes:
        side: of the sources: 0 the rows, 1 the columns.
        own: the places of the sources among them.
        counts: at distance 1, 2, … (the sides taking turns): the number of shortest paths from each source to each
            node there, 0 to a node at another distance. Beside a source lie, at distance 2, the others of its class;
            where it is alone in it, a source has an entry for itself there, which stands for no node.
        reached: where the counts are not 0.
    """

    side: int
    own: Ints
    counts: list[Floats]
    reached: list[NDArray[np.bool_]]

    def without_own(self, found: Classes, values: Floats, distance: int) -> Floats:
        """Values for all nodes of each class at a distance, without the share of the source itself; in place."""
        import numpy as np

        if distance == 2:
            sizes = found.counts[self.side][self.own]
            values[np.arange(len(self.own)), self.own] *= (sizes - 1) / sizes
        return values


_Work: TypeAlias = "Callable[[Classes, _Paths, tuple[Floats, Floats]], None]"
"""Adds to the values of the rows and of the columns what the paths of a block give."""


def _summed(found: Classes, work: _Work) -> tuple[Floats, Floats]:
    """The work for every row and every column as a source, in blocks, which the processors share."""
    import numpy as np

    step = max(LEAST, BLOCK // max(1, *found.matrix.shape))
    sources = [(side, np.arange(len(counts))) for side, counts in enumerate(found.counts)]
    blocks = [(side, own[i : i + step]) for side, own in sources for i in range(0, len(own), step)]
    workers = max(1, min(_processors(), len(blocks)))
    given_up = Event()

    def some(first: int) -> tuple[Floats, Floats]:
        totals = np.zeros(found.matrix.shape[0]), np.zeros(found.matrix.shape[1])
        for side, own in blocks[first::workers]:
            if given_up.is_set():
                break
            work(found, _from(found, side, own), totals)
        return totals

    with one_thread(), ThreadPoolExecutor(workers) as pool:
        try:
            parts = list(pool.map(some, range(workers)))
        except BaseException:
            given_up.set()
            raise
    return np.sum([rows for rows, _ in parts], axis=0), np.sum([columns for _, columns in parts], axis=0)


def _processors() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _from(found: Classes, side: int, own: Ints) -> _Paths:
    import numpy as np

    onward = found.steps[side][own]
    paths = _Paths(side, own, [onward], [onward > 0])
    seen: list[NDArray[np.bool_] | None] = [None, None]
    here = 1 - side
    while True:
        reached = paths.reached[-1]
        before = seen[here]
        seen[here] = reached if before is None else before | reached
        onward = paths.counts[-1] @ found.weighted[here]
        here = 1 - here
        if (before := seen[here]) is not None:
            np.copyto(onward, 0, where=before)
        reached = onward > 0
        if not reached.any():
            return paths
        paths.counts.append(onward)
        paths.reached.append(reached)


def betweenness(found: Classes) -> Floats:
    """Of each node, summed over all pairs of others, the share of their shortest paths that lead through it.

    The accumulation of Brandes, for many sources at once and with the sizes of the classes as multiplicities.

    References:
        U. Brandes, "A faster algorithm for betweenness centrality", Journal of Mathematical Sociology 25 (2001).
    """
    rows, columns = _summed(found, _pass)
    # Each pair was met from both its ends.
    return found.spread((rows / 2, columns / 2))


def _pass(found: Classes, block: _Paths, totals: tuple[Floats, Floats]) -> None:
    """Add what passes through each node on the way from the sources of a block."""
    import numpy as np

    sources = found.counts[block.side][block.own]
    passing: Floats | None = None
    for distance in range(len(block.counts), 0, -1):
        here = (block.side + distance) % 2
        if passing is not None:
            totals[here][:] += sources @ passing
        if distance == 1:
            break
        counts, reached = block.counts[distance - 1], block.reached[distance - 1]
        share = np.divide(found.counts[here], counts, out=np.zeros_like(counts), where=reached)
        if passing is not None:
            passing += 1
            share *= passing
        passing = block.without_own(found, share, distance) @ found.steps[here]
        passing *= block.counts[distance - 2]


def farness(found: Classes) -> Floats:
    """Of each node the sum of its distances to the nodes it reaches."""
    return found.spread(_summed(found, _go))


def _go(found: Classes, block: _Paths, totals: tuple[Floats, Floats]) -> None:
    """Add how far the sources of a block go to all others."""
    import numpy as np

    for distance, reached in enumerate(block.reached, start=1):
        nodes = reached @ found.counts[(block.side + distance) % 2]
        if distance == 2:
            nodes -= reached[np.arange(len(block.own)), block.own]
        totals[block.side][block.own] += distance * nodes


def diameter(found: Classes) -> int:
    """The longest of the shortest paths of a connected network, in hops.

    By the distances between columns: from a row to a column it is one hop to the nearest of the row's own columns,
    between two rows one more at the other end. The pair of rows farthest apart is looked for from above.
    """

    if not found.matrix.size:
        return 0
    with one_thread():
        return _diameter(found)


def _diameter(found: Classes) -> int:
    between = _column_hops(found.matrix)
    near = _nearest(found.matrix, between)
    longest = max(1 + 2 * int(near.max()), 2 * int(between.max()))
    if found.sizes.sum() < 2:
        return longest
    ends = next(hops for hops in range(int(near.max()), -1, -1) if hops == 0 or _apart(found.matrix, near >= hops))
    return max(longest, 2 + 2 * ends)


def _column_hops(matrix: Floats) -> Ints:
    """Distances between the columns, two of which are one hop apart where a row has both."""
    import numpy as np

    adjacent = (matrix.T @ matrix) > 0
    found = np.where(adjacent, 1, 0)
    np.fill_diagonal(found, 0)
    seen = adjacent | np.eye(len(adjacent), dtype=bool)
    hops = 1
    while not seen.all():
        hops += 1
        onward = ((seen.astype(np.float32) @ adjacent.astype(np.float32)) > 0) & ~seen
        found[onward] = hops
        seen |= onward
    return found


def _nearest(matrix: Floats, between: Ints) -> Ints:
    """Of each row and column: the least distance to it from a column of the row."""
    import numpy as np

    rows, columns = np.nonzero(matrix)
    begins = np.searchsorted(rows, np.arange(len(matrix)))
    found = np.empty(matrix.shape, np.int16)
    compact = between.astype(np.int16)
    step = max(1, BLOCK // matrix.shape[1])
    for start in range(0, len(matrix), step):
        stop = min(start + step, len(matrix))
        last = begins[stop] if stop < len(matrix) else len(columns)
        found[start:stop] = np.minimum.reduceat(
            compact[columns[begins[start] : last]], begins[start:stop] - begins[start]
        )
    return found.astype(np.int64)


def _apart(matrix: Floats, far: NDArray[np.bool_]) -> bool:
    """Whether there are two rows such that all columns of the second are far from the first."""
    import numpy as np

    patterns = np.unique(far[far.any(axis=1)], axis=0).astype(np.float32)
    compact, degrees = matrix.T.astype(np.float32), matrix.sum(axis=1)
    step = max(1, BLOCK // len(matrix))
    return any(
        bool(((patterns[start : start + step] @ compact) == degrees).any()) for start in range(0, len(patterns), step)
    )
