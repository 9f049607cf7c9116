"""`hansa network` on the real command line, over the table of the reference corpus."""

from __future__ import annotations

import csv
import io
from collections import Counter
from pathlib import Path

import networkx
import pytest
from networkx.algorithms import bipartite

from hansa.graph.engine import open_engine
from hansa.graph.store.base import Incoming
from hansa.graph.store.bolt import BoltStore
from tests.cli.conftest import CommandLine
from tests.corpus import memberships

CONTRACT = {
    "cities",
    "networks",
    "links",
    "density",
    "components",
    "diameter",
    "mean_degree_cities",
    "mean_degree_networks",
    "median_degree_cities",
    "median_degree_networks",
}


@pytest.fixture(scope="module")
def table(tmp_path_factory: pytest.TempPathFactory) -> CommandLine:
    """The command line with the table loaded; tests that use it only read."""
    folder: Path = tmp_path_factory.mktemp("table")
    uri = str(folder / "store")
    with open_engine(uri, create=True) as engine:
        incoming = Incoming("table", memberships.table_text(), memberships.METADATA)
        BoltStore(engine).load([incoming], memberships.extract_table)
    return CommandLine(folder, {"HANSA_STORE": uri})


@pytest.fixture(scope="module")
def expected() -> networkx.Graph[str]:
    """The table as NetworkX has it, by GeoNames id and name of the network."""
    graph: networkx.Graph[str] = networkx.Graph()
    with memberships.FILE.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            graph.add_node(f"geonames:{row['geonames_id']}", bipartite=0)
            graph.add_node(row["network"], bipartite=1)
            graph.add_edge(f"geonames:{row['geonames_id']}", row["network"])
    return graph


def cities(graph: networkx.Graph[str]) -> set[str]:
    return {node for node in graph if node.startswith("geonames:")}


def core(graph: networkx.Graph[str], least: int) -> networkx.Graph[str]:
    """Without cities of fewer links, dropped once, and what is left without a link."""
    kept = graph.edge_subgraph(
        edge for city in cities(graph) if graph.degree(city) >= least for edge in graph.edges(city)
    )
    return networkx.Graph(kept)


@pytest.mark.parametrize("least", [0, 2, 3])
def test_summary(table: CommandLine, expected: networkx.Graph[str], least: int) -> None:
    graph = core(expected, least)
    found = table("network", "summary", "--min-memberships", str(least), "--format", "json").check().json
    assert found.keys() == CONTRACT | {"selection"}
    largest = max(networkx.connected_components(graph), key=len)
    size = len(cities(graph))
    assert found["cities"] == size
    assert found["networks"] == len(graph) - size
    assert found["links"] == graph.number_of_edges()
    assert found["density"] == pytest.approx(bipartite.density(graph, cities(graph)), abs=1e-12)
    assert found["components"] == networkx.number_connected_components(graph)
    assert found["diameter"] == networkx.diameter(graph.subgraph(largest))
    assert found["mean_degree_cities"] == graph.number_of_edges() / size
    assert found["selection"].startswith("MEMBER_OF at any time, 1 document, any confidence, with disputed facts")


@pytest.mark.parametrize("mode", ["cities", "networks", "both"])
def test_centrality(table: CommandLine, expected: networkx.Graph[str], mode: str) -> None:
    ran = table("network", "centrality", "--measure", "betweenness", "--mode", mode, "--format", "json").check()
    assert all(list(row) == ["id", "name", "label", "value", "rank"] for row in ran.json)
    values = bipartite.betweenness_centrality(expected, cities(expected))
    by_key = {row["id"] if row["label"] == "City" else row["name"]: row["value"] for row in ran.json}
    wanted = {"cities": cities(expected), "networks": set(expected) - cities(expected), "both": set(expected)}[mode]
    assert sorted(by_key.values()) == pytest.approx(sorted(values[node] for node in wanted), abs=1e-9)
    for node in wanted & by_key.keys():
        assert by_key[node] == pytest.approx(values[node], abs=1e-9)


def test_equal_values_share_a_rank(table: CommandLine) -> None:
    rows = table("network", "centrality", "--mode", "cities", "--raw", "--format", "json").check().json
    values = [row["value"] for row in rows]
    assert values == sorted(values, reverse=True)
    assert [row["rank"] for row in rows] == [1 + sum(v > value for v in values) for value in values]
    assert max(Counter(row["rank"] for row in rows).values()) > 1
    order = [(row["rank"], row["name"], row["id"]) for row in rows]
    assert order == sorted(order)


@pytest.mark.parametrize("measure", ["degree", "betweenness", "closeness", "eigenvector", "pagerank"])
@pytest.mark.parametrize("kind", ["--normalized", "--raw"])
def test_every_measure_has_a_value_for_each(table: CommandLine, measure: str, kind: str) -> None:
    ran = table(
        "network", "centrality", "--measure", measure, kind, "--min-memberships", "2", "--format", "csv"
    ).check()
    rows = list(csv.DictReader(io.StringIO(ran.out)))
    assert rows
    assert all(0 <= float(row["value"]) < 1000 for row in rows)
    assert "cities of 2 networks or more" in ran.err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("summary", "--relation", "FRIEND_OF"), "no relation"),
        (("summary", "--as-of", "yesterday"), "no date"),
        (("summary", "--min-memberships", "99"), "nothing to measure"),
        (("summary", "--relation", "TWINNED_WITH"), "nothing to measure"),
        (("summary", "--min-confidence", "nan"), "between 0 and 1"),
        (("centrality", "--mode", "people"), "no mode 'people'"),
        (("centrality", "--measure", "fame"), "fame"),
        (("nonsense",), "no command nonsense"),
    ],
)
def test_what_cannot_be_measured_is_one_sentence(table: CommandLine, arguments: tuple[str, ...], said: str) -> None:
    ran = table("network", *arguments).check(2)
    assert ran.out == ""
    assert said in ran.err
    assert len(ran.err.strip().splitlines()) == 1


def test_the_group_alone_shows_its_commands(table: CommandLine) -> None:
    assert "centrality" in table("network").check().out
