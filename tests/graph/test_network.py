"""Networks taken from the facts, the same from every store."""

from __future__ import annotations

from collections.abc import Callable

import networkx
import pytest

from hansa.errors import UsageProblem
from hansa.graph.model import Metadata
from hansa.graph.network.relation import RELATIONS, relation
from hansa.graph.network.selection import Selection, Tie, holds_between
from hansa.graph.store.base import Incoming, Store
from hansa.graph.time import OPEN, Bounds
from tests.graph.worlds import extract

FIRST = """@ City Kazan geonames:1 ~-
@ City Riga geonames:2 ~-
@ City Oulu geonames:3 ~-
@ Organization IAG org:iag ~-
@ Organization UBC org:ubc ~-
@ Person Ada person:ada ~-
@ Meeting Session meeting:1 ~-
@ Agreement Pact agreement:1 ~-
@ Project Lights project:1 ~-
# MEMBER_OF 0 3 since=2010 until=2014
# MEMBER_OF 0 3 since=2016
# MEMBER_OF 1 3 since=2018-05-04
# MEMBER_OF 1 4
# MEMBER_OF 2 4 since=2001 until=2009-12-31
# MEMBER_OF 3 4
# HOLDS_POST 5 1 post=mayor
# HOLDS_POST 5 3 post=chair
# PARTICIPATED_IN 0 6
# PARTICIPATED_IN 5 6
# HELD_ON 6 "2019-06-01"
# SIGNED 0 7 date=2019-06-02
# SIGNED 1 7 date=2019-06-02
# SIGNED 2 7 date=2019-06-02
# IMPLEMENTS 3 8
# TWINNED_WITH 0 1 since=1999
# PARTNER_OF 2 1
# PARTNER_OF 0 3"""

SECOND = """@ City Riga geonames:2 ~-
@ Organization UBC org:ubc ~-
@ City Oulu geonames:3 ~-
# MEMBER_OF 0 1 since=1991
# PARTNER_OF 2 0"""


def links(store: Store, relation: str, **selection: object) -> set[tuple[str, str]]:
    """The links by name, without order in one mode."""
    graph = store.to_networkx(relation, **selection)
    names = networkx.get_node_attributes(graph, "name")
    return {tuple(sorted((names[a], names[b]))) for a, b in graph.edges()}  # type: ignore[misc]


@pytest.fixture
def store(new_store: Callable[[], Store]) -> Store:
    found = new_store()
    found.load([Incoming("a", FIRST, Metadata(date="2020-01-01"))], extract)
    found.load([Incoming("b", SECOND, Metadata(date="2021-01-01"))], extract)
    return found


def test_cities_and_networks(store: Store) -> None:
    graph = store.to_networkx()
    assert graph.nodes["geonames:1"] == {"name": "Kazan", "label": "City", "bipartite": 0}
    assert graph.nodes["org:ubc"] == {"name": "UBC", "label": "CityNetwork", "bipartite": 1}
    assert links(store, "MEMBER_OF") == {("IAG", "Kazan"), ("IAG", "Riga"), ("Riga", "UBC"), ("Oulu", "UBC")}
    # Two spells are two facts, and one link.
    assert graph.edges["geonames:1", "org:iag"] == {"weight": 2, "possible": False}
    assert graph.graph["selection"].startswith("MEMBER_OF at any time, 2 documents, any confidence")


@pytest.mark.parametrize(
    ("selection", "certain", "possible"),
    [
        ({"as_of": "2012-06-01"}, {("IAG", "Kazan"), ("Riga", "UBC")}, set()),
        ({"as_of": "2014-06-01"}, {("Riga", "UBC")}, {("IAG", "Kazan")}),
        ({"as_of": "2015-06-01"}, {("Riga", "UBC")}, set()),
        ({"as_of": "2018-05-04"}, {("IAG", "Kazan"), ("IAG", "Riga"), ("Riga", "UBC")}, set()),
        ({"as_of": "2005-01-01"}, {("Oulu", "UBC"), ("Riga", "UBC")}, set()),
        ({"start": "2015-01-01", "end": "2015-12-31"}, {("Riga", "UBC")}, set()),
        ({"end": "2009-12-31"}, {("Oulu", "UBC"), ("Riga", "UBC")}, set()),
        ({"start": "2018-01-01"}, {("IAG", "Kazan"), ("IAG", "Riga"), ("Riga", "UBC")}, set()),
    ],
)
def test_members_in_time(
    store: Store, selection: dict[str, str], certain: set[tuple[str, str]], possible: set[tuple[str, str]]
) -> None:
    assert links(store, "MEMBER_OF", **selection) == certain | possible
    assert links(store, "MEMBER_OF", certain=True, **selection) == certain


def test_who_took_part_and_who_was_represented(store: Store) -> None:
    assert links(store, "PARTICIPATED_IN") == {("Kazan", "Session"), ("Riga", "Session")}
    assert links(store, "PARTICIPATED_IN", direct_only=True) == {("Kazan", "Session")}
    assert links(store, "MET_TOGETHER") == {("Kazan", "Riga")}
    assert links(store, "MET_TOGETHER", direct_only=True) == set()
    assert links(store, "PARTICIPATED_IN", as_of="2019-05-31") == set()
    assert links(store, "PARTICIPATED_IN", as_of="2019-06-01", certain=True) == links(store, "PARTICIPATED_IN")
    assert links(store, "PARTICIPATED_IN", start="2019-06-02") == set()


def test_the_other_relations(store: Store) -> None:
    assert links(store, "SIGNED") == {("Kazan", "Pact"), ("Pact", "Riga"), ("Oulu", "Pact")}
    together = {("Kazan", "Riga"), ("Kazan", "Oulu"), ("Oulu", "Riga")}
    assert (
        links(store, "SIGNED_TOGETHER") == links(store, "SIGNED_TOGETHER", as_of="2019-06-02", certain=True) == together
    )
    assert links(store, "SIGNED_TOGETHER", as_of="2019-06-01") == set()
    assert links(store, "HOLDS_POST") == {("Ada", "IAG")}
    assert links(store, "IMPLEMENTS") == {("IAG", "Lights")}
    assert links(store, "TWINNED_WITH") == {("Kazan", "Riga")}
    assert links(store, "PARTNER_OF") == {("Oulu", "Riga")}


def test_confidence_disputes_and_the_fewest_memberships(store: Store) -> None:
    assert links(store, "MEMBER_OF", min_confidence=0.95) == set()
    assert links(store, "MEMBER_OF", min_memberships=2) == {("IAG", "Riga"), ("Riga", "UBC")}
    assert links(store, "MEMBER_OF", certain=True, as_of="2012-06-01") == {("IAG", "Kazan"), ("Riga", "UBC")}
    largest = links(store, "MEMBER_OF", certain=True, as_of="2012-06-01", largest_component=True)
    assert largest == {("IAG", "Kazan")}
    assert links(store, "MEMBER_OF", largest_component=True) == links(store, "MEMBER_OF")
    disputed = f"{SECOND}\n# MEMBER_OF 0 1 since=1995"
    store.load([Incoming("b", disputed, Metadata(date="2021-01-01"))], extract)
    assert ("Riga", "UBC") in links(store, "MEMBER_OF")
    assert ("Riga", "UBC") not in links(store, "MEMBER_OF", disputed=False)
    again = FIRST + '\n# HELD_ON 6 "2019-07-01"'
    store.load([Incoming("a", again, Metadata(date="2020-01-01"))], extract)
    assert links(store, "PARTICIPATED_IN")
    assert links(store, "PARTICIPATED_IN", disputed=False) == set()


def test_an_empty_store_has_empty_networks(new_store: Callable[[], Store]) -> None:
    store = new_store()
    for name in RELATIONS:
        assert store.network(Selection(name)).ids == ()
    assert store.to_networkx().number_of_nodes() == 0


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"relation": "FRIEND_OF"}, "no relation"),
        ({"as_of": "2020"}, "no date"),
        ({"as_of": "2020-01-01", "start": "2020-01-01"}, "not both"),
        ({"start": "2020-01-02", "end": "2020-01-01"}, "ends before it begins"),
        ({"certain": True}, "depends on the time"),
        ({"min_confidence": 1.5}, "between 0 and 1"),
        ({"min_confidence": float("nan")}, "between 0 and 1"),
        ({"direct_only": True}, "is direct"),
        ({"min_memberships": -1}, "cannot be -1"),
    ],
)
def test_what_cannot_be_meant(fields: dict[str, object], said: str) -> None:
    with pytest.raises(UsageProblem, match=said):
        Selection(**fields)  # type: ignore[arg-type]


def test_a_selection_is_said_in_one_line() -> None:
    assert Selection("met-together").relation == relation("MET_TOGETHER").name
    assert Selection(as_of="2020-03-12", min_confidence=0.5).describe(85) == (
        "MEMBER_OF as of 2020-03-12, 85 documents, confidence ≥ 0.5, with disputed facts"
    )
    assert "cities of 2 links or more" in Selection("TWINNED_WITH", min_memberships=2).describe()
    everything = Selection(
        "PARTICIPATED_IN",
        start="2019-01-01",
        end="2019-12-31",
        certain=True,
        disputed=False,
        direct_only=True,
        min_memberships=2,
        largest_component=True,
    )
    assert everything.describe() == (
        "PARTICIPATED_IN from 2019-01-01 to 2019-12-31, only what is certain, any confidence, without disputed facts, "
        "direct participation only, cities of 2 meetings or more, largest component"
    )


@pytest.mark.parametrize(
    ("since", "until", "ended", "answer"),
    [
        (Bounds("2010-01-01", "2010-12-31"), OPEN, False, "certain"),
        (Bounds("2010-01-01", "2010-12-31"), OPEN, True, "possible"),
        (OPEN, OPEN, False, "possible"),
        (Bounds("2021-01-01", "2021-12-31"), OPEN, False, "no"),
        (Bounds("2020-06-01", "2021-12-31"), OPEN, False, "possible"),
        (Bounds("2010-01-01", "2010-12-31"), Bounds("2018-01-01", "2018-12-31"), True, "no"),
        (Bounds("2010-01-01", "2010-12-31"), Bounds("2019-06-01", "2020-06-01"), True, "possible"),
        (Bounds("2010-01-01", "2010-12-31"), Bounds("2020-06-01", "2020-06-01"), True, "certain"),
        (Bounds("2020-02-01", "2020-02-01"), Bounds("2020-02-02", "2020-02-02"), True, "certain"),
    ],
)
def test_some_day_of_a_year(since: Bounds, until: Bounds, ended: bool, answer: str) -> None:
    assert holds_between(since, until, ended, "2020-01-01", "2020-12-31") == answer


def test_a_meeting_without_a_date_is_only_possible() -> None:
    undated = Tie("city", "meeting", 1.0, False, False, None, None, None, None)
    for time in ({"as_of": "2020-01-01"}, {"start": "2020-01-01"}, {"end": "2020-01-01"}):
        assert Selection("PARTICIPATED_IN", **time).answer(undated) == "possible"  # type: ignore[arg-type]
