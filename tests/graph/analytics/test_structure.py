"""Projections, cuts, constraint and communities against published figures and against NetworkX."""

from __future__ import annotations

import math

import networkx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from networkx.algorithms import bipartite

from hansa.errors import UsageProblem
from hansa.graph.analytics import cuts, holes, leiden, sharing
from hansa.graph.analytics.links import of_graph
from tests.graph.analytics.graphs import cities, one_mode_graphs, two_mode_graphs

PROJECTED = {
    "shared": bipartite.weighted_projected_graph,
    "newman": bipartite.collaboration_weighted_projected_graph,
    "jaccard": bipartite.overlap_weighted_projected_graph,
}


def own(graph: networkx.Graph[str], mode: int) -> list[str]:
    """The nodes of a mode, in the order of the graph."""
    return [node for node in graph if (node in cities(graph)) == (mode == 0)]


def weights(graph: networkx.Graph[str]) -> dict[frozenset[str], float]:
    return {frozenset((a, b)): weight for a, b, weight in graph.edges(data="weight")}


@pytest.mark.parametrize("weight", PROJECTED)
@settings(deadline=None)
@given(graph=two_mode_graphs(), mode=st.sampled_from((0, 1)))
def test_projections_agree_with_networkx(weight: str, graph: networkx.Graph[str], mode: int) -> None:
    nodes = own(graph, mode)
    if len(nodes) == len(graph):  # NetworkX takes no graph without the other mode
        return
    found = sharing.projection(graph, mode, weight)
    assert list(found) == nodes
    assert weights(found) == pytest.approx(weights(PROJECTED[weight](graph, nodes)), abs=1e-9)


def test_newmans_weights_add_up_to_the_shared_papers() -> None:
    # Newman (2001): the weights of a scientist add up to the papers written with others.
    graph = networkx.Graph([("A", "p1"), ("B", "p1"), ("C", "p1"), ("A", "p2"), ("B", "p2"), ("D", "p3")])
    networkx.set_node_attributes(graph, {node: int(node.startswith("p")) for node in graph}, "bipartite")
    found = sharing.projection(graph)
    assert found.edges["A", "B"]["weight"] == 1.5
    assert dict(found.degree(weight="weight")) == {"A": 2.0, "B": 2.0, "C": 1.0, "D": 0}


def test_a_projection_needs_two_modes_and_a_known_weight() -> None:
    with pytest.raises(ValueError, match="two-mode"):
        sharing.projection(networkx.path_graph(3))
    with pytest.raises(ValueError, match="no weight"):
        sharing.projection(networkx.davis_southern_women_graph(), weight="heavy")


def test_southern_women_share_events() -> None:
    # The first row of the table of co-attendance, as Hanneman and Riddle (2005), chapter 17, print it.
    women = ["Laura", "Theresa", "Brenda", "Charlotte", "Frances", "Eleanor", "Pearl", "Ruth", "Verne", "Myra"]
    women += ["Katherina", "Sylvia", "Nora", "Helen", "Dorothy", "Olivia", "Flora"]
    shared = sharing.projection(networkx.davis_southern_women_graph(), weight="shared")
    evelyn = {name.split()[0]: tie["weight"] for name, tie in shared["Evelyn Jefferson"].items()}
    assert [evelyn[name] for name in women] == [6, 7, 6, 3, 4, 3, 3, 3, 2, 2, 2, 2, 2, 1, 2, 1, 1]


@settings(deadline=None)
@given(two_mode_graphs() | one_mode_graphs())
def test_bridges_and_articulation_points_agree_with_networkx(graph: networkx.Graph[str]) -> None:
    assert cuts.bridges(graph) == {frozenset(link) for link in networkx.bridges(graph)}
    found = cuts.articulation_points(graph)
    assert found.keys() == set(networkx.articulation_points(graph))
    for node, sizes in found.items():
        rest = graph.subgraph(networkx.node_connected_component(graph, node) - {node})
        assert sizes == sorted(map(len, networkx.connected_components(rest)), reverse=True)
    _, links = of_graph(graph)
    for (a, b), smaller in cuts.cuts(links).bridges.items():
        nodes = of_graph(graph)[0]
        rest = networkx.Graph(graph)
        rest.remove_edge(nodes[a], nodes[b])
        assert smaller == min(len(networkx.node_connected_component(rest, nodes[end])) for end in (a, b))


@settings(deadline=None)
@given(two_mode_graphs(), st.sampled_from((0, 1)))
def test_constraint_of_two_modes_is_that_of_the_projection(graph: networkx.Graph[str], mode: int) -> None:
    nodes = own(graph, mode)
    if len(nodes) in (0, len(graph)):
        return
    expected = networkx.constraint(bipartite.weighted_projected_graph(graph, nodes), weight="weight")
    _check_constraint(holes.constraint(graph, mode), expected)


@settings(deadline=None)
@given(one_mode_graphs())
def test_constraint_of_one_mode_agrees_with_networkx(graph: networkx.Graph[str]) -> None:
    _check_constraint(holes.constraint(graph), networkx.constraint(graph) if len(graph) else {})


def _check_constraint(found: dict[str, float | None], expected: dict[str, float]) -> None:
    assert found.keys() == expected.keys()
    for node, value in found.items():
        if value is None:
            assert math.isnan(expected[node])
        else:
            assert value == pytest.approx(expected[node], abs=1e-9)


def test_a_broker_is_less_constrained_than_the_members_of_a_clique() -> None:
    # Burt (1992), p. 54-62: of n contacts without a tie each leaves 1/n; a pair leaves 1.
    star = holes.constraint(networkx.star_graph(4))
    assert star == pytest.approx({0: 0.25, 1: 1.0, 2: 1.0, 3: 1.0, 4: 1.0})
    # In a triangle each has (1/2 + 1/4)² from either of two.
    assert holes.constraint(networkx.complete_graph(3)) == pytest.approx(dict.fromkeys(range(3), 2 * 0.75**2))


@settings(deadline=None)
@given(two_mode_graphs(), st.sampled_from((0, 1)), st.sampled_from(tuple(PROJECTED)))
def test_modularity_is_that_of_the_projection(graph: networkx.Graph[str], mode: int, weight: str) -> None:
    nodes = own(graph, mode)
    ordered, links = of_graph(graph)
    chosen = range(len(own(graph, 0))) if mode == 0 else range(len(own(graph, 0)), len(graph))
    if links.size is None or len(nodes) == len(graph):
        return
    projected = PROJECTED[weight](graph, nodes)
    if not projected.number_of_edges():
        with pytest.raises(UsageProblem, match="share"):
            leiden.find(links, chosen, weight)
        return
    found = leiden.find(links, chosen, weight, seeds=2)
    parts: dict[int, set[str]] = {}
    for number, part in zip(chosen, found.of.tolist(), strict=True):
        parts.setdefault(part, set()).add(ordered[number])
    assert found.modularity == pytest.approx(
        networkx.community.modularity(projected, parts.values(), weight="weight"), abs=1e-9
    )
    sizes = [len(parts[number]) for number in sorted(parts)]
    assert sizes == sorted(sizes, reverse=True)


def test_karate_club_communities() -> None:
    # The greatest modularity there is, 0.4198 (Brandes et al., "On modularity clustering", IEEE TKDE 20 (2008)).
    graph = networkx.karate_club_graph()
    found = leiden.find(of_graph(graph)[1], range(34), "newman")
    assert round(found.modularity, 4) == 0.4198
    assert (found.adjusted_rand, found.mutual_information, set(found.stability.tolist())) == (1.0, 1.0, {1.0})
    assert len(set(leiden.communities(graph).values())) == 4


def test_the_agreement_of_partitions() -> None:
    import numpy as np

    one, other = np.array([1, 1, 2, 2]), np.array([1, 1, 1, 2])
    # Of 6 pairs 2 and 3 are together, 1 in both; 1 is expected.
    assert leiden.adjusted_rand(one, other) == pytest.approx(0.0, abs=1e-12)
    assert leiden.adjusted_rand(one, np.array([2, 2, 1, 1])) == 1.0
    assert leiden.mutual_information(one, one) == pytest.approx(1.0)
    assert leiden.mutual_information(one, np.array([1, 2, 1, 2])) == pytest.approx(0.0, abs=1e-12)
    # Hubert and Arabie (1985) by the worked example of Steinley (2004): ten objects.
    a, b = np.array([1, 1, 1, 2, 2, 2, 3, 3, 3, 3]), np.array([1, 1, 2, 2, 2, 2, 3, 3, 3, 3])
    both, in_a, in_b, every = 1 + 0 + 3 + 6, 3 + 3 + 6, 1 + 6 + 6, 45
    expected = in_a * in_b / every
    assert leiden.adjusted_rand(a, b) == pytest.approx((both - expected) / ((in_a + in_b) / 2 - expected))


def test_seeds_that_disagree_are_told() -> None:
    """Cliques in a ring can be joined two by two in either way."""
    graph = networkx.ring_of_cliques(31, 3)
    found = leiden.find(of_graph(graph)[1], range(93), "newman", seeds=6)
    assert found.adjusted_rand < 1
    assert found.mutual_information < 1
    assert 0 < found.stability.min() < 1
    with pytest.raises(UsageProblem, match="seed"):
        leiden.find(of_graph(graph)[1], range(93), "newman", seeds=0)
    with pytest.raises(UsageProblem, match="resolution"):
        leiden.find(of_graph(graph)[1], range(93), "newman", resolution=float("nan"))


def test_too_large_a_projection_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(leiden, "MOST_LINKS", 10)
    with pytest.raises(UsageProblem, match="too many links"):
        leiden.communities(networkx.davis_southern_women_graph())
