"""A network in a few figures."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from hansa.errors import UsageProblem
from hansa.graph.analytics import paths
from hansa.graph.analytics.links import Links, of_graph

if TYPE_CHECKING:
    import networkx

V = TypeVar("V")


def summary(graph: networkx.Graph[V], names: tuple[str, ...] = ("first", "second")) -> dict[str, Any]:
    """Size, density and distances of a network.

    Matrix: two-mode incidence, 0 or 1; one mode: adjacency. Weights and parallel facts are passed over.

    Args:
        graph: two-mode if its nodes carry `bipartite`, as `store.to_networkx` gives it.
        names: of its modes in the plural, for the keys.

    Returns:
        The number of nodes of each mode under its name; `links`; `density`, links / (n m) with n and m nodes in the
        modes, in one mode 2 links / (n (n - 1)); `components`; `diameter`, the longest of the shortest paths in the
        largest component in hops (of several as large, the longest); for each mode `mean_degree_…` and
        `median_degree_…`. A figure that is not defined is None.

    Raises:
        UsageProblem: the graph is empty.

    References:
        S. P. Borgatti and M. G. Everett, "Network analysis of 2-mode data", Social Networks 19 (1997) 243-269.
    """
    return of_links(of_graph(graph)[1], names)


def of_links(links: Links, names: tuple[str, ...]) -> dict[str, Any]:
    """The same of arrays."""
    import numpy as np

    if not links.count:
        raise UsageProblem("The network is empty.")
    modes = [links.degrees] if links.size is None else np.split(links.degrees, [links.size])
    counts = [len(degrees) for degrees in modes]
    possible = counts[0] * (counts[0] - 1) // 2 if links.size is None else counts[0] * counts[1]
    named = list(zip(names[: len(modes)], modes, strict=True))
    return {
        **{name: len(degrees) for name, degrees in named},
        "links": len(links.tails),
        "density": len(links.tails) / possible if possible else None,
        "components": int(links.component.max()) + 1,
        "diameter": max(paths.diameter(part) for part in largest(links)),
        **{f"mean_degree_{name}": float(degrees.mean()) if len(degrees) else None for name, degrees in named},
        **{f"median_degree_{name}": float(np.median(degrees)) if len(degrees) else None for name, degrees in named},
    }


def largest(links: Links) -> list[Links]:
    """The components that have the most nodes, each as a network of its own."""
    import numpy as np

    sizes = np.bincount(links.component)
    return [_part(links, number) for number in np.flatnonzero(sizes == sizes.max()).tolist()]


def _part(links: Links, component: int) -> Links:
    import numpy as np

    if not links.component.any():
        return links
    inside = links.component == component
    number = np.cumsum(inside) - 1
    kept = inside[links.tails]
    size = None if links.size is None else int(inside[: links.size].sum())
    return Links(int(inside.sum()), size, number[links.tails[kept]], number[links.heads[kept]])
