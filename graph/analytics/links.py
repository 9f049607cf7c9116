"""A network as arrays of numbers, which the measures compute on, made from a NetworkX graph or a compact network."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, TypeAlias, TypeVar

if TYPE_CHECKING:
    import networkx
    import numpy as np
    import rustworkx
    from numpy.typing import NDArray

    from hansa.graph.network.network import Network

    Ints: TypeAlias = NDArray[np.int64]
    Floats: TypeAlias = NDArray[np.float64]

V = TypeVar("V")


@dataclass(frozen=True)
class Links:
    """Nodes 0 … count-1 and the links between them, undirected, each once, none of a node with itself.

    Attributes:
        count: of the nodes.
        size: of the first mode, whose nodes are 0 … size-1; None where there is one mode only.
        tails, heads: of each link the numbers of its nodes; in two modes the tail is of the first.
    """

    count: int
    size: int | None
    tails: Ints
    heads: Ints

    @cached_property
    def degrees(self) -> Ints:
        """Links of each node."""
        import numpy as np

        ends = np.concatenate((self.tails, self.heads))
        return np.bincount(ends, minlength=self.count).astype(np.int64)

    @cached_property
    def rustworkx(self) -> rustworkx.PyGraph[None, None]:
        """The same as a graph of rustworkx, node for node."""
        import rustworkx

        graph: rustworkx.PyGraph[None, None] = rustworkx.PyGraph(multigraph=False)
        graph.add_nodes_from([None] * self.count)
        graph.add_edges_from_no_data(list(zip(self.tails.tolist(), self.heads.tolist(), strict=True)))
        return graph

    @cached_property
    def component(self) -> Ints:
        """Of each node the number of its component."""
        import numpy as np
        import rustworkx

        found = np.zeros(self.count, np.int64)
        for number, nodes in enumerate(rustworkx.connected_components(self.rustworkx)):
            found[list(nodes)] = number
        return found

    @cached_property
    def neighbours(self) -> tuple[Ints, Ints]:
        """The neighbours of all nodes one after the other, and where those of each begin (count + 1 places)."""
        import numpy as np

        sources = np.concatenate((self.tails, self.heads))
        targets = np.concatenate((self.heads, self.tails))
        order = np.lexsort((targets, sources))
        return targets[order], np.concatenate(([0], np.cumsum(self.degrees)))

    def sums(self, values: Floats) -> Floats:
        """For each node the sum of the values of its neighbours."""
        import numpy as np

        along = np.bincount(self.heads, weights=values[self.tails], minlength=self.count)
        back = np.bincount(self.tails, weights=values[self.heads], minlength=self.count)
        return np.add(along, back, dtype=np.float64)


def of_network(network: Network) -> Links:
    """The links of a network, under the numbers it gives its nodes."""
    import numpy as np

    tails, heads = (np.frombuffer(a, np.int64) if a else np.zeros(0, np.int64) for a in (network.tails, network.heads))
    return Links(len(network.ids), network.size if len(network.modes) == 2 else None, tails, heads)


def of_graph(graph: networkx.Graph[V]) -> tuple[list[V], Links]:
    """The nodes of a NetworkX graph in the order of their numbers, and its links.

    A graph whose every node has `bipartite` 0 or 1, with edges only between the two, is two-mode. Directions,
    parallel edges and loops are passed over.

    Raises:
        ValueError: `bipartite` is set, but not on every node, or an edge ties nodes of one mode.
    """
    import numpy as np

    modes: Mapping[V, int] = dict(graph.nodes(data="bipartite"))
    two_mode = any(mode is not None for mode in modes.values())
    if two_mode and not set(modes.values()) <= {0, 1}:
        raise ValueError("Either every node has the attribute bipartite, 0 or 1, or none has.")
    nodes = sorted(graph, key=modes.__getitem__) if two_mode else list(graph)
    number = {node: i for i, node in enumerate(nodes)}
    pairs = {(min(a, b), max(a, b)) for u, v in graph.edges() if (a := number[u]) != (b := number[v])}
    size = sum(mode == 0 for mode in modes.values()) if two_mode else None
    if size is not None and any(b < size or a >= size for a, b in pairs):
        raise ValueError("An edge ties two nodes of one mode.")
    ends = np.array(sorted(pairs), np.int64).reshape(-1, 2)
    return nodes, Links(len(nodes), size, ends[:, 0].copy(), ends[:, 1].copy())
