"""Exports, each read back by a tool that it is for."""

from __future__ import annotations

import io
import re

import igraph
import networkx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pybtex.database import parse_string

from hansa.graph.compute import Graph, Node, Relationship
from hansa.graph.model import JSON, Metadata
from hansa.graph.schema import FACT_TYPES
from hansa.graph.store.base import Incoming
from hansa.graph.store.memory import MemoryStore
from hansa.reports.export.bibtex import bibtex
from hansa.reports.export.network import gexf, graphml
from hansa.reports.export.tables import tables
from tests.graph.worlds import extract
from tests.reports.test_briefing import TEXTS


@pytest.fixture
def graph() -> Graph:
    store = MemoryStore()
    told = [
        Incoming(
            k, text, Metadata(title=f"{k} & 50% {{x}} \\_", publisher="Press", date="2020-07", url="https://e.org/a_b")
        )
        for k, text in TEXTS.items()
    ]
    store.load(told, extract)
    return store.graph()


def facts(graph: Graph) -> list[Relationship]:
    return [r for r in graph.relationships.values() if r.type in FACT_TYPES]


def test_graphml_is_read_by_networkx_and_igraph(graph: Graph, tmp_path_factory: pytest.TempPathFactory) -> None:
    written = graphml(graph)
    found = networkx.read_graphml(io.BytesIO(written), force_multigraph=True)
    assert found.number_of_edges() == len(facts(graph))
    assert found.nodes["geonames:1"]["label"] == "Kazan"
    assert {d["relationship"] for *_, d in found.edges(data=True)} == {r.type for r in facts(graph)}
    path = tmp_path_factory.mktemp("export") / "g.graphml"
    path.write_bytes(written)
    other = igraph.Graph.Read_GraphML(str(path))
    assert (other.vcount(), other.ecount()) == (found.number_of_nodes(), found.number_of_edges())
    assert other.vs.find(id="geonames:1")["label"] == "Kazan"


def test_gexf_is_read_back_and_the_same_each_time(graph: Graph) -> None:
    written = gexf(graph)
    found = networkx.read_gexf(io.BytesIO(written))
    assert found.number_of_edges() == len(facts(graph))
    assert found.nodes["geonames:2"]["label"] == "Riga"
    assert written == gexf(graph)
    assert b"lastmodified" not in written


def test_only_some_relations(graph: Graph) -> None:
    found = networkx.read_graphml(io.BytesIO(graphml(graph, ["TWINNED_WITH"])), force_multigraph=True)
    assert sorted(found) == ["geonames:1", "geonames:2"]


def test_tables_hold_every_row_once(graph: Graph) -> None:
    made = tables(graph)
    assert {row["id"] for row in made["relationships"][1]} == {str(r.properties["id"]) for r in facts(graph)}
    columns, statements = made["statements"]
    assert len(statements) == sum("Statement" in n.labels for n in graph.nodes.values())
    assert all(row["subject_name"] and row["document"] in graph.nodes for row in statements)
    assert columns[0] == "id"
    assert len(made["documents"][1]) == len(TEXTS)


def test_bibtex_is_parsed_and_says_what_it_was_told(graph: Graph) -> None:
    entries = parse_string(bibtex(graph), "bibtex").entries
    assert len(entries) == len(TEXTS)
    for key, entry in entries.items():
        assert re.fullmatch(r"[a-z]+2020-[0-9a-f]{8}", key)
        assert entry.fields["year"] == "2020"
        assert entry.fields["url"] == "https://e.org/a_b"
        assert r"\& 50\% \{x\}" in entry.fields["title"]


values: st.SearchStrategy[JSON] = st.one_of(
    st.text(st.characters(exclude_categories=["Cs"]), max_size=20), st.integers(-9, 9), st.booleans(), st.floats(0, 1),
    st.lists(st.text(st.characters(exclude_categories=["Cs"]), max_size=5), max_size=3),
)  # fmt: skip


@given(
    st.lists(st.tuples(st.sampled_from("abc"), values), max_size=4), st.text(st.characters(exclude_categories=["Cs"]))
)
@settings(deadline=None, max_examples=60)
def test_any_values_give_files_that_can_be_read(said: list[tuple[str, JSON]], name: str) -> None:
    node = Node("geonames:1", ("City", "Entity"), {"name": name, "names": [name], **dict(said)})
    document = Node("ab" * 32, ("Document",), {"name": name})
    fact = Relationship("PARTNER_OF", "geonames:1", "geonames:1", {"id": "f", **dict(said)})
    made = Graph({node.id: node, document.id: document})
    made.add(fact)
    assert networkx.read_graphml(io.BytesIO(graphml(made)), force_multigraph=True).number_of_edges() == 1
    assert networkx.read_gexf(io.BytesIO(gexf(made))).number_of_nodes() == 1
    assert len(parse_string(bibtex(made), "bibtex").entries) == 1


def test_an_empty_graph_gives_empty_files() -> None:
    assert networkx.read_graphml(io.BytesIO(graphml(Graph()))).number_of_nodes() == 0
    assert networkx.read_gexf(io.BytesIO(gexf(Graph()))).number_of_nodes() == 0
    assert bibtex(Graph()) == ""
    assert all(rows == [] for _, rows in tables(Graph()).values())
