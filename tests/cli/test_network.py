"""`hansa network` on the real command line, over the table of the reference corpus."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from pathlib import Path

import networkx
import pytest
from networkx.algorithms import bipartite

from hansa.graph.engine import open_engine
from hansa.graph.model import Metadata
from hansa.graph.store.base import Incoming
from hansa.graph.store.bolt import BoltStore
from tests.cli.conftest import CommandLine
from tests.cli.test_terminal import on_terminal
from tests.corpus.reference import MEMBERSHIPS
from tests.graph.worlds import extract

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
    found = CommandLine(folder, {"HANSA_STORE": str(folder / "store")})
    found("load", str(MEMBERSHIPS)).check()
    return found


@pytest.fixture(scope="module")
def expected() -> networkx.Graph[str]:
    """The table as NetworkX has it, by GeoNames id and name of the network."""
    graph: networkx.Graph[str] = networkx.Graph()
    with MEMBERSHIPS.open(encoding="utf-8", newline="") as lines:
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


@pytest.mark.parametrize("mode", ["networks", "cities"])
def test_overlap(table: CommandLine, expected: networkx.Graph[str], mode: str) -> None:
    rows = table("network", "overlap", "--mode", mode, "--format", "json").check().json
    own = cities(expected) if mode == "cities" else set(expected) - cities(expected)
    key = "a_id" if mode == "cities" else "a"
    found = {frozenset((row[key], row[key.replace("a", "b", 1)])): row for row in rows}
    projected = bipartite.weighted_projected_graph(expected, own)
    assert found.keys() == {frozenset(edge) for edge in projected.edges()}
    for pair, row in found.items():
        one, other = (set(expected[node]) for node in pair)
        assert row["shared"] == len(one & other)
        assert row["jaccard"] == len(one & other) / len(one | other)
        assert row["containment"] == len(one & other) / min(len(one), len(other))
        assert {row["a_size"], row["b_size"]} == {len(one), len(other)}
    order = [(-row["shared"], row["a_id"], row["b_id"]) for row in rows]
    assert order == sorted(order)


def test_projection_and_its_limits(table: CommandLine, expected: networkx.Graph[str]) -> None:
    rows = table("network", "projection", "--weight", "newman", "--format", "json").check().json
    newman = bipartite.collaboration_weighted_projected_graph(expected, cities(expected))
    found = {frozenset((row["a_id"], row["b_id"])): row["weight"] for row in rows}
    assert found == pytest.approx({frozenset((a, b)): w for a, b, w in newman.edges(data="weight")}, abs=1e-9)
    assert table("network", "projection", "--limit", "3", "--format", "json").check().json == rows[:3]
    several = table("network", "projection", "--min-shared", "2", "--format", "json").check().json
    assert several == [row for row in rows if row["shared"] > 1]


def test_nearest(table: CommandLine, expected: networkx.Graph[str]) -> None:
    rows = table("network", "nearest", "Seoul", "--limit", "1000", "--format", "json").check().json
    seoul = set(expected["geonames:1835848"])
    values = {
        city: len(seoul & set(expected[city])) / len(seoul | set(expected[city]))
        for city in cities(expected) - {"geonames:1835848"}
        if seoul & set(expected[city])
    }
    assert {row["id"]: row["jaccard"] for row in rows} == values
    assert all(set(row["in_common"]) == seoul & set(expected[row["id"]]) for row in rows)
    assert [row["rank"] for row in rows] == [1 + sum(v > row["jaccard"] for v in values.values()) for row in rows]
    assert table("network", "nearest", "Eurocities", "--limit", "1", "--format", "json").check().json[0]["rank"] == 1
    assert "as of" in table("network", "nearest", "Buenos Aires", "--as-of", "1900-01-01").err


def test_communities(table: CommandLine, expected: networkx.Graph[str]) -> None:
    ran = table("network", "communities", "--seeds", "3", "--format", "json").check()
    assert {row["id"] for row in ran.json} == cities(expected)
    assert all(0 < row["stability"] <= 1 for row in ran.json)
    sizes = Counter(row["community"] for row in ran.json)
    assert all(row["size"] == sizes[row["community"]] for row in ran.json)
    assert "3 seeds agree by an adjusted Rand index of" in ran.err
    again = table("network", "communities", "--seeds", "3", "--format", "json").check()
    assert again.json == ran.json


def test_bridges(table: CommandLine, expected: networkx.Graph[str]) -> None:
    nodes = table("network", "bridges", "--format", "json").check().json
    found = {row["id"] if row["label"] == "City" else row["name"] for row in nodes}
    assert found == set(networkx.articulation_points(expected))
    links = table("network", "bridges", "--of", "links", "--format", "json").check().json
    assert {frozenset((row["a_id"], row["b"])) for row in links} == {frozenset(b) for b in networkx.bridges(expected)}
    holes = table("network", "bridges", "--of", "holes", "--format", "json").check().json
    projected = bipartite.weighted_projected_graph(expected, cities(expected))
    constraint = networkx.constraint(projected, weight="weight")
    assert {row["id"]: row["constraint"] for row in holes} == pytest.approx(constraint, abs=1e-9)
    assert [row["constraint"] for row in holes] == sorted(row["constraint"] for row in holes)


HISTORY = """@ City Kazan geonames:1 ~-
@ City Riga geonames:2 ~-
@ City Oulu geonames:3 ~-
@ City Turku geonames:4 ~-
@ Organization Hanse org:hanse ~-
@ Organization Baltic org:baltic ~-
# MEMBER_OF 0 4 since=2010 until=2014
# MEMBER_OF 0 4 since=2016
# MEMBER_OF 1 4 since=2001
# MEMBER_OF 2 4 since=2001 until=2012
# MEMBER_OF 3 4 since=2013
# MEMBER_OF 3 5 since=2014
# MEMBER_OF 2 5
# HAS_MEMBER_COUNT 4 "85" unit=cities as_of=2015-06-01
# HAS_MEMBER_COUNT 4 "90" unit=members"""


@pytest.fixture(scope="module")
def history(tmp_path_factory: pytest.TempPathFactory) -> CommandLine:
    """The command line with memberships that began and ended."""
    folder: Path = tmp_path_factory.mktemp("history")
    uri = str(folder / "store")
    with open_engine(uri, create=True) as engine:
        BoltStore(engine).load([Incoming("a", HISTORY, Metadata(date="2020-01-01", publisher="Gazette"))], extract)
    return CommandLine(folder, {"HANSA_STORE": uri})


def test_members_on_a_day(history: CommandLine) -> None:
    def on(day: str, *more: str) -> set[tuple[str, str]]:
        rows = history("network", "members", "Hanse", "--as-of", day, "--format", "json", *more).check().json
        return {(row["member"], row["answer"]) for row in rows}

    assert on("2012-06-01") == {("Kazan", "certain"), ("Riga", "certain"), ("Oulu", "possible")}
    assert on("2015-06-01") == {("Riga", "certain"), ("Turku", "certain")}
    assert on("2013-06-01", "--certain") == {("Kazan", "certain"), ("Riga", "certain")}
    every = history("network", "members", "Hanse", "--format", "json").check().json
    assert [(r["member"], r["since"], r["until"], r["answer"]) for r in every][:2] == [
        ("Kazan", "2010", "2014", None),
        ("Kazan", "2016", None, None),
    ]
    nobody = history("network", "members", "Hanse", "--as-of", "1990-01-01", "--format", "json").check()
    assert nobody.json == []


def test_ledger(history: CommandLine) -> None:
    rows = history("network", "ledger", "Hanse", "--format", "json").check().json
    spells = [(r["member"], r["spell"], r["gap"], r["quote"], r["publisher"]) for r in rows if r["part"] == "member"]
    assert spells[:2] == [
        ("Kazan", 1, None, "# MEMBER_OF 0 4 since=2010 until=2014", "Gazette"),
        ("Kazan", 2, "2014 to 2016", "# MEMBER_OF 0 4 since=2016", "Gazette"),
    ]
    assert all(len(row["evidence"]) == 1 for row in rows)
    counts = {r["stated"]: (r["unit"], r["as_of"], r["known"], r["possible"]) for r in rows if r["part"] == "headcount"}
    # A headcount without a day is as of the document's date.
    assert counts == {85: ("cities", "2015-06-01", 2, 0), 90: ("members", "2020-01-01", 3, 0)}
    assert "evidence" not in history("network", "ledger", "Hanse", "--format", "csv").check().out.splitlines()[0]


def test_compare(history: CommandLine) -> None:
    def between(*arguments: str) -> list[tuple[str, str, str | None]]:
        ran = history("network", "compare", *arguments, "--format", "json").check()
        return [(row["change"], row["name"], row["with"]) for row in ran.json]

    assert between("2011-01-01", "2015-06-01", "--change", "joined", "--change", "left") == [
        ("joined", "Turku", "Baltic"),
        ("joined", "Turku", "Hanse"),
        ("left", "Kazan", "Hanse"),
        ("left", "Oulu", "Hanse"),
    ]
    # Riga stays second, beside Kazan before and beside Oulu now; Turku was not there.
    assert between("2011-01-01", "2015-06-01", "--change", "rose", "--change", "fell") == [("fell", "Oulu", None)]
    assert ("joined", "Kazan", "Hanse") in between("2015-06-01", "2017-01-01")
    assert between("2017-01-01", "2018-01-01") == []


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("members", "Atlantis"), "Nothing in the store is called 'Atlantis'"),
        (("ledger", "Riga"), "asks for an Organization"),
        (("nearest", "Atlantis"), "Nothing in the store is called 'Atlantis'"),
        (("nearest", "Kazan", "--as-of", "2015-06-01"), "no link in the selection"),
        (("compare", "2015-01-01", "2014-01-01"), "earlier day first"),
        (("compare", "1960-01-01", "1970-01-01", "--certain"), "nothing to measure"),
        (("overlap", "--relation", "TWINNED_WITH"), "two kinds of nodes"),
        (("projection", "--mode", "people"), "no mode 'people'"),
        (("communities", "--resolution", "0"), "resolution above 0"),
        (("communities", "--mode", "networks", "--certain", "--as-of", "2002-01-01"), "no communities"),
        (("bridges", "--as-of", "1960-01-01", "--certain"), "nothing to measure"),
    ],
)
def test_what_cannot_be_asked_is_one_sentence(history: CommandLine, arguments: tuple[str, ...], said: str) -> None:
    ran = history("network", *arguments).check(2)
    assert ran.out == ""
    assert said in ran.err
    assert len(ran.err.strip().splitlines()) == 1


def test_closeness_of_several_components_is_told(table: CommandLine, expected: networkx.Graph[str]) -> None:
    told = "favours the small ones"
    assert told in table("network", "centrality", "--measure", "closeness").check().err
    ran = table("network", "centrality", "--measure", "closeness", "--largest-component", "--format", "json").check()
    assert told not in ran.err
    largest = max(networkx.connected_components(expected), key=len)
    assert len(ran.json) == len(largest)
    assert all(0 < row["value"] <= 1 for row in ran.json)


def test_people_read_four_digits(table: CommandLine) -> None:
    assert re.search(r"density +0\.\d{1,4}\n", table("network", "summary").check().out)


def test_on_a_terminal_the_size_is_shown_while_it_is_measured(table: CommandLine) -> None:
    shown = on_terminal(table, "network", "centrality", "--limit", "3")
    assert "45 nodes, 72 links" in shown
    assert "UNESCO Creative Cities Network" in shown
