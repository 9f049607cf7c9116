"""The facts as a NetworkX graph."""

from __future__ import annotations

import networkx
import pytest

from hansa.graph.analytics.networkx_graph import to_networkx
from hansa.graph.compute import Graph
from hansa.graph.model import Metadata
from hansa.graph.store.base import Incoming
from hansa.graph.store.memory import MemoryStore
from tests.graph.worlds import extract

TEXT = """@ City Kazan geonames:1 ~-
@ City Riga geonames:2 ~-
@ Organization IAG org:iag ~-
@ Project Alone project:alone ~-
# MEMBER_OF 0 2 since=2018
# MEMBER_OF 1 2
# TWINNED_WITH 1 0"""


def world() -> Graph:
    store = MemoryStore()
    store.load([Incoming("a", TEXT, Metadata())], extract)
    return store.graph()


def test_entities_and_facts() -> None:
    found = to_networkx(world())
    assert {n for n in found if "Project" not in found.nodes[n]["labels"]} == {"geonames:1", "geonames:2", "org:iag"}
    assert found.number_of_nodes() == 4
    assert {(a, b, data["type"]) for a, b, data in found.edges(data=True)} == {
        ("geonames:1", "org:iag", "MEMBER_OF"),
        ("geonames:2", "org:iag", "MEMBER_OF"),
        ("geonames:1", "geonames:2", "TWINNED_WITH"),
    }
    assert found.nodes["geonames:1"]["name"] == "Kazan"


def test_only_some_types() -> None:
    members = to_networkx(world(), ["MEMBER_OF"])
    assert networkx.degree_centrality(members) == {"geonames:1": 0.5, "geonames:2": 0.5, "org:iag": 1.0}


def test_an_empty_graph_and_an_unknown_type() -> None:
    assert to_networkx(Graph()).number_of_nodes() == 0
    with pytest.raises(ValueError, match="FRIEND_OF"):
        to_networkx(Graph(), ["FRIEND_OF"])
