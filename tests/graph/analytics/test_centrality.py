"""Centralities and the summary against published figures and against NetworkX."""

from __future__ import annotations

import networkx
import numpy as np
import pytest
from hypothesis import given, settings
from networkx.algorithms import bipartite

from hansa.errors import UsageProblem
from hansa.graph.analytics import centrality, paths, two_mode
from hansa.graph.analytics.figures import summary
from hansa.graph.analytics.links import of_graph
from tests.graph.analytics.graphs import cities, one_mode_graphs, two_mode_graphs

CLOSE = pytest.approx
EXACT = {"rel": 1e-9, "abs": 1e-9}

DAVIS = {
    # Borgatti and Halgin, "Analyzing affiliation networks", Sage Handbook of Social Network Analysis (2011): degree,
    # closeness and betweenness of the women and events of Davis, Gardner and Gardner (1941), to two places.
    "E8": (0.78, 0.85, 0.24),
    "E9": (0.67, 0.79, 0.23),
    "E7": (0.56, 0.73, 0.13),
    "E6": (0.44, 0.69, 0.07),
    "E1": (0.17, 0.52, 0.00),
    "Nora Fayette": (0.57, 0.80, 0.11),
    "Evelyn Jefferson": (0.57, 0.80, 0.10),
    "Theresa Anderson": (0.57, 0.80, 0.09),
    "Sylvia Avondale": (0.50, 0.77, 0.07),
    "Flora Price": (0.14, 0.59, 0.01),
}


@pytest.mark.parametrize("name", DAVIS)
def test_southern_women_in_two_modes(name: str) -> None:
    graph = networkx.davis_southern_women_graph()
    found = (centrality.degree(graph), centrality.closeness(graph), centrality.betweenness(graph))
    assert tuple(round(values[name], 2) for values in found) == DAVIS[name]


def test_the_summary_of_the_southern_women() -> None:
    # Borgatti and Everett (1997): 18 women, 14 events, 89 attendances.
    found = summary(networkx.davis_southern_women_graph(), ("women", "events"))
    assert found == {
        "women": 18,
        "events": 14,
        "links": 89,
        "density": 89 / (18 * 14),
        "components": 1,
        "diameter": 4,
        "mean_degree_women": 89 / 18,
        "mean_degree_events": 89 / 14,
        "median_degree_women": 4.0,
        "median_degree_events": 5.5,
    }


def test_florentine_families() -> None:
    # Jackson, Social and Economic Networks (2008), p. 4 and table 2.1.3: marriages after Padgett and Ansell (1993).
    graph = networkx.florentine_families_graph()
    between = centrality.betweenness(graph)
    assert [round(between[f], 3) for f in ("Medici", "Guadagni", "Albizzi", "Strozzi")] == [0.522, 0.255, 0.212, 0.103]
    assert round(centrality.eigenvector(graph)["Medici"], 3) == 0.430
    assert round(centrality.closeness(graph)["Medici"], 3) == 0.560
    assert round(centrality.degree(graph)["Medici"], 3) == 0.429
    assert summary(graph)["diameter"] == 5


def test_karate_club() -> None:
    # Zachary (1977); the figures as Newman and Girvan (2004) and the documentation of igraph and NetworkX have them.
    graph = networkx.karate_club_graph()
    assert [round(centrality.betweenness(graph)[n], 3) for n in (0, 33, 32, 2)] == [0.438, 0.304, 0.145, 0.144]
    assert [round(centrality.closeness(graph)[n], 3) for n in (0, 33)] == [0.569, 0.550]
    assert [round(centrality.eigenvector(graph)[n], 3) for n in (33, 0)] == [0.373, 0.355]
    assert (summary(graph)["links"], summary(graph)["diameter"]) == (78, 5)


def test_the_kite() -> None:
    # Krackhardt, "Assessing the political landscape", Administrative Science Quarterly 35 (1990): each measure has
    # another first: Diane (3), Fernando (5) and Garth (6), Heather (7).
    graph = networkx.krackhardt_kite_graph()
    degree, closeness, between = (m(graph) for m in (centrality.degree, centrality.closeness, centrality.betweenness))
    assert (round(degree[3], 3), round(closeness[5], 3), round(closeness[6], 3)) == (0.667, 0.643, 0.643)
    assert round(between[7], 3) == 0.389
    assert max(degree, key=degree.__getitem__) == 3
    assert max(between, key=between.__getitem__) == 7


@settings(deadline=None)
@given(two_mode_graphs())
def test_two_modes_agree_with_networkx(graph: networkx.Graph[str]) -> None:
    raw = networkx.betweenness_centrality(graph, normalized=False)
    assert centrality.betweenness(graph, normalized=False) == CLOSE(raw, **EXACT)
    assert centrality.degree(graph, normalized=False) == dict(graph.degree())
    if 0 < len(cities(graph)) < len(graph):
        assert centrality.degree(graph) == CLOSE(bipartite.degree_centrality(graph, cities(graph)), **EXACT)
        assert centrality.closeness(graph) == CLOSE(bipartite.closeness_centrality(graph, cities(graph)), **EXACT)
        if 1 < len(cities(graph)) < len(graph) - 1:
            # With one node in a mode NetworkX divides by zero or by another maximum than the paper's.
            expected = bipartite.betweenness_centrality(graph, cities(graph))
            assert centrality.betweenness(graph) == CLOSE(expected, **EXACT)


@settings(deadline=None)
@given(one_mode_graphs())
def test_one_mode_agrees_with_networkx(graph: networkx.Graph[str]) -> None:
    if len(graph) != 1:  # there NetworkX calls the degree of the only node 1
        assert centrality.degree(graph) == CLOSE(networkx.degree_centrality(graph), **EXACT)
    assert centrality.betweenness(graph) == CLOSE(networkx.betweenness_centrality(graph), **EXACT)
    assert centrality.closeness(graph) == CLOSE(networkx.closeness_centrality(graph), **EXACT)
    raw = networkx.betweenness_centrality(graph, normalized=False)
    assert centrality.betweenness(graph, normalized=False) == CLOSE(raw, **EXACT)


@settings(deadline=None)
@given(two_mode_graphs())
def test_both_ways_to_the_paths_agree(graph: networkx.Graph[str]) -> None:
    _, links = of_graph(graph)
    if not links.size or links.size == links.count:
        return
    found = two_mode.classes(links)
    distances = np.array([paths.distances(links, node) for node in range(links.count)])
    assert two_mode.farness(found).tolist() == np.where(distances > 0, distances, 0).sum(axis=1).tolist()
    assert two_mode.betweenness(found).tolist() == CLOSE(paths.betweenness(links).tolist(), **EXACT)


@settings(deadline=None)
@given(two_mode_graphs())
def test_the_summary_of_two_modes_agrees_with_networkx(graph: networkx.Graph[str]) -> None:
    _check_summary(graph)


@settings(deadline=None)
@given(one_mode_graphs())
def test_the_summary_of_one_mode_agrees_with_networkx(graph: networkx.Graph[str]) -> None:
    _check_summary(graph)


def _check_summary(graph: networkx.Graph[str]) -> None:
    if not len(graph):
        with pytest.raises(UsageProblem, match="empty"):
            summary(graph)
        return
    found = summary(graph)
    components = list(networkx.connected_components(graph))
    most = max(map(len, components))
    assert found["components"] == len(components)
    assert found["links"] == graph.number_of_edges()
    assert found["diameter"] == max(networkx.diameter(graph.subgraph(c)) for c in components if len(c) == most)
    modes = {node: mode or 0 for node, mode in graph.nodes(data="bipartite")}
    for name, wanted in (("first", 0), ("second", 1)):
        degrees = [graph.degree(node) for node in graph if modes[node] == wanted]
        if degrees:
            assert found[f"mean_degree_{name}"] == CLOSE(float(np.mean(degrees)))
            assert found[f"median_degree_{name}"] == CLOSE(float(np.median(degrees)))


@settings(deadline=None)
@given(two_mode_graphs())
def test_eigenvector_is_the_first_singular_vectors(graph: networkx.Graph[str]) -> None:
    _check_eigenvector(graph)


@settings(deadline=None)
@given(one_mode_graphs())
def test_eigenvector_is_the_first_eigenvector(graph: networkx.Graph[str]) -> None:
    _check_eigenvector(graph)


def _check_eigenvector(graph: networkx.Graph[str]) -> None:
    if not graph.number_of_edges():
        with pytest.raises(UsageProblem, match="at least one link"):
            centrality.eigenvector(graph)
        return
    values, vectors = np.linalg.eigh(networkx.to_numpy_array(graph))
    if values[-1] - values[-2] < 1e-6:
        with pytest.raises(UsageProblem, match="not determined"):
            centrality.eigenvector(graph)
        return
    expected = dict(zip(graph, np.abs(vectors[:, -1]).tolist(), strict=True))
    assert centrality.eigenvector(graph) == CLOSE(expected, rel=1e-7, abs=1e-9)


def test_raw_eigenvector_is_one_unit_vector_a_mode() -> None:
    graph = networkx.davis_southern_women_graph()
    found = centrality.eigenvector(graph, normalized=False)
    women = sorted(cities(graph))
    events = sorted(set(graph) - cities(graph))
    left, _, right = np.linalg.svd(np.array([[float(graph.has_edge(w, e)) for e in events] for w in women]))
    assert [found[w] for w in women] == CLOSE(np.abs(left[:, 0]).tolist(), **EXACT)
    assert [found[e] for e in events] == CLOSE(np.abs(right[0]).tolist(), **EXACT)


@settings(deadline=None)
@given(one_mode_graphs())
def test_pagerank_solves_its_equation(graph: networkx.Graph[str]) -> None:
    if not len(graph):
        assert centrality.pagerank(graph) == {}
        return
    size = len(graph)
    adjacency = networkx.to_numpy_array(graph)
    degrees = adjacency.sum(axis=1, keepdims=True)
    walk = np.where(degrees > 0, adjacency / np.maximum(degrees, 1), 1 / size)
    solved = np.linalg.solve(np.eye(size) - 0.85 * walk.T, np.full(size, 0.15 / size))
    found = centrality.pagerank(graph)
    assert list(found.values()) == CLOSE(solved.tolist(), **EXACT)
    assert sum(centrality.pagerank(graph, normalized=False).values()) == CLOSE(float(size))


def test_two_modes_must_be_two() -> None:
    graph = networkx.Graph([("a", "b")])
    graph.nodes["a"]["bipartite"] = 0
    with pytest.raises(ValueError, match="every node"):
        centrality.degree(graph)
    graph.nodes["b"]["bipartite"] = 0
    with pytest.raises(ValueError, match="one mode"):
        centrality.degree(graph)


def test_parallel_edges_and_loops_are_one_link_and_none() -> None:
    graph = networkx.MultiGraph([("a", "b"), ("a", "b"), ("b", "b"), ("b", "c")])
    assert centrality.degree(graph, normalized=False) == {"a": 1, "b": 2, "c": 1}


@pytest.mark.parametrize("size", [1, 2, 30])
def test_large_networks_take_the_other_ways(size: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is chosen by size gives the same."""
    graph = networkx.connected_watts_strogatz_graph(40, 4, 0.3, seed=size)
    expected = centrality.eigenvector(graph)
    monkeypatch.setattr(two_mode, "NARROW", size)
    assert centrality.eigenvector(graph) == CLOSE(expected, rel=1e-8)
