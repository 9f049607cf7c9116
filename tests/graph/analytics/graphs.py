"""Random graphs for the measures: two-mode and one-mode, empty, of single nodes, in pieces."""

from __future__ import annotations

import networkx
from hypothesis import strategies as st


@st.composite
def two_mode_graphs(draw: st.DrawFn, most: int = 9) -> networkx.Graph[str]:
    """Nodes c0, c1 … of mode 0 and n0, n1 … of mode 1, with any links between them."""
    sizes = draw(st.integers(0, most)), draw(st.integers(0, most))
    graph: networkx.Graph[str] = networkx.Graph()
    graph.add_nodes_from((f"c{i}" for i in range(sizes[0])), bipartite=0)
    graph.add_nodes_from((f"n{i}" for i in range(sizes[1])), bipartite=1)
    if all(sizes):
        pairs = st.tuples(st.integers(0, sizes[0] - 1), st.integers(0, sizes[1] - 1))
        graph.add_edges_from((f"c{a}", f"n{b}") for a, b in draw(st.lists(pairs, max_size=sizes[0] * 3)))
    return graph


@st.composite
def one_mode_graphs(draw: st.DrawFn, most: int = 12) -> networkx.Graph[str]:
    """Nodes v0, v1 … with any links; the same link is drawn twice at times."""
    size = draw(st.integers(0, most))
    graph: networkx.Graph[str] = networkx.Graph()
    graph.add_nodes_from(f"v{i}" for i in range(size))
    if size > 1:
        pairs = st.tuples(st.integers(0, size - 1), st.integers(0, size - 1)).filter(lambda p: p[0] != p[1])
        graph.add_edges_from((f"v{a}", f"v{b}") for a, b in draw(st.lists(pairs, max_size=size * 2)))
    return graph


def cities(graph: networkx.Graph[str]) -> set[str]:
    """The nodes of mode 0."""
    return {node for node, mode in graph.nodes(data="bipartite") if mode == 0}
