"""Shortest paths in any network, and the choice of the quicker way to them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hansa.graph.analytics import two_mode

if TYPE_CHECKING:
    from hansa.graph.analytics.links import Floats, Ints, Links

_STEP = 30.0
"""Nanoseconds that rustworkx takes for a link on its way from one source, met from one of its ends."""

_PAIR = 40.0
"""Nanoseconds that `two_mode` takes for a pair of classes, and one more for each node of the smaller mode."""


def betweenness(links: Links) -> Floats:
    """Of each node, summed over all pairs of others, the share of their shortest paths that lead through it."""
    if (found := _classes(links)) is not None:
        return two_mode.betweenness(found)
    import numpy as np
    import rustworkx

    values = rustworkx.betweenness_centrality(links.rustworkx, normalized=False)
    return np.array([values[node] for node in range(links.count)], np.float64)


def farness(links: Links) -> Floats:
    """Of each node the sum of its distances to the nodes it reaches."""
    if (found := _classes(links)) is not None:
        return two_mode.farness(found)
    import numpy as np
    import rustworkx

    closeness = rustworkx.closeness_centrality(links.rustworkx, wf_improved=False)
    others = np.bincount(links.component, minlength=1)[links.component] - 1 if links.count else np.zeros(0)
    values = np.array([closeness[node] for node in range(links.count)], np.float64)
    # Closeness is others / farness, which is a whole number.
    return np.rint(np.divide(others, values, out=np.zeros(links.count), where=values > 0))


def _classes(links: Links) -> two_mode.Classes | None:
    """The classes of a two-mode network, where products of matrices are quicker than walking along the links."""
    if links.size is None or not 0 < min(links.size, links.count - links.size) <= two_mode.NARROW:
        return None
    found = two_mode.classes(links)
    rows, columns = found.matrix.shape
    return found if rows**2 * (_PAIR + columns) <= links.count * 2 * len(links.tails) * _STEP else None


def diameter(links: Links) -> int:
    """The longest of the shortest paths of a connected network, in hops."""
    if links.size is not None and 0 < min(links.size, links.count - links.size) <= two_mode.NARROW:
        return two_mode.diameter(two_mode.classes(links))
    return _bounded_diameter(links)


def _bounded_diameter(links: Links) -> int:
    """By bounds on how far the farthest node lies from each, until no node can have one farther than is known.

    References:
        F. W. Takes and W. A. Kosters, "Determining the diameter of small world networks", CIKM 2011.
    """
    import numpy as np

    least, most = np.zeros(links.count, np.int64), np.full(links.count, links.count, np.int64)
    degrees, candidates = links.degrees, np.ones(links.count, bool)
    from_above = True
    while candidates.any():
        # In turns a node that may lie at the rim, and one that may lie in the middle and bounds the others.
        key = most if from_above else -least
        among = np.flatnonzero(candidates)
        among = among[key[among] == key[among].max()]
        away = distances(links, int(among[np.argmax(degrees[among])]))
        farthest = int(away.max())
        least = np.maximum(least, np.maximum(away, farthest - away))
        most = np.minimum(most, farthest + away)
        candidates &= (most > least.max()) & (least < most)
        from_above = not from_above
    return int(least.max()) if links.count else 0


def distances(links: Links, source: int) -> Ints:
    """The distance of each node from one, -1 where it is not reached."""
    import numpy as np

    neighbours, begins = links.neighbours
    found = np.full(links.count, -1, np.int64)
    found[source] = 0
    front, hops = np.array([source]), 0
    while len(front):
        hops += 1
        lengths = begins[front + 1] - begins[front]
        offsets = np.arange(lengths.sum()) - np.repeat(np.cumsum(lengths) - lengths, lengths)
        reached = np.unique(neighbours[np.repeat(begins[front], lengths) + offsets])
        front = reached[found[reached] < 0]
        found[front] = hops
    return found
