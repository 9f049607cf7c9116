"""Reports on a small world, on both stores."""

from __future__ import annotations

import pytest

from hansa import cypher
from hansa.errors import NameProblem
from hansa.graph.decisions import same
from hansa.graph.engine import Engine
from hansa.graph.model import Metadata
from hansa.graph.schema import FACT_TYPES
from hansa.graph.store.base import Incoming
from hansa.graph.store.bolt import BoltStore
from hansa.reports import holdings, ties, tour
from hansa.reports.profile import detail, profile
from hansa.reports.statements import one_statement
from tests.graph.worlds import VERSION, extract

TEXTS = {
    "en": (
        "@ City Kazan geonames:1 ~-\n@ City Riga geonames:2 ~-\n@ Organization IAG org:iag ~-\n"
        "@ Person Ada person:a ~-\n@ Meeting session meeting:m1 ~- day=2020-07-03\n@ Country Latvia iso3166-1:LV ~-\n"
        "# MEMBER_OF 0 2 since=2001\n# MEMBER_OF 1 2\n# CHAIRS 1 2\n# HOSTS 0 2\n"
        '# HAS_MEMBER_COUNT 2 "85" unit=cities\n# HOLDS_POST 3 0 post=mayor title=Mayor\n'
        "# HOLDS_POST 3 2 post=chair title=Chairwoman\n# PARTICIPATED_IN 3 4 role=speaker\n# PARTICIPATED_IN 1 4\n"
        '# HELD_IN 4 1\n# HELD_ON 4 "2020-07-03"\n# LOCATED_IN 1 5'
    ),
    "ru": (
        "@ Person Ада person:a ~-\n@ City Казань geonames:1 ~-\n@ Meeting сессия meeting:m1 ~-\n"
        "@ City Oslo geonames:3 ~-\n@ City Riga geonames:2 ~-\n"
        "# PARTICIPATED_IN 0 2\n# TWINNED_WITH 1 3\n# TWINNED_WITH 1 4"
    ),
}


@pytest.fixture
def store(engine: Engine) -> BoltStore:
    made = BoltStore(engine)
    made.load([Incoming(k, text, Metadata(language=k, publisher=k.upper())) for k, text in TEXTS.items()], extract)
    return made


def test_ties_are_direct_then_through_a_third(store: BoltStore) -> None:
    rows = ties.why(store.engine, "geonames:1", "geonames:2")
    told = [(r["through"], r["subject"], r["type"], r["object"]) for r in rows]
    assert told[0] == (None, "Kazan", "TWINNED_WITH", "Riga")
    assert [t[0] for t in told] == [None, *["session"] * 4, *["IAG"] * 4]
    assert {t[1:] for t in told if t[0] == "session"} == {
        ("Ada", "PARTICIPATED_IN", "session"),
        ("Riga", "PARTICIPATED_IN", "session"),
        ("session", "HELD_IN", "Riga"),
    }
    assert {t[1:] for t in told if t[0] == "IAG"} == {
        ("Kazan", "MEMBER_OF", "IAG"),
        ("Riga", "MEMBER_OF", "IAG"),
        ("Riga", "CHAIRS", "IAG"),
        ("Kazan", "HOSTS", "IAG"),
    }
    assert all(r["quote"] and r["document_id"] and r["publisher"] in ("EN", "RU") for r in rows)
    assert set(rows[0]) == set(ties.COLUMNS)


def test_ties_through_third_nodes_can_be_left_out(store: BoltStore) -> None:
    assert [r["through"] for r in ties.why(store.engine, "geonames:1", "geonames:2", 0)] == [None]
    assert ties.why(store.engine, "geonames:3", "iso3166-1:LV") == []


def test_a_tie_reads_the_same_from_both_ends(store: BoltStore) -> None:
    there = ties.why(store.engine, "geonames:1", "geonames:2")
    back = ties.why(store.engine, "geonames:2", "geonames:1")
    assert {r["statement"] for r in there} == {r["statement"] for r in back}


def test_a_profile_holds_names_facts_documents_and_why_it_is_one(store: BoltStore) -> None:
    found = profile(store.engine, "geonames:1", store.members("geonames:1"), holdings.decisions(store.engine))
    assert (found.type, found.name, found.network, found.names) == ("City", "Kazan", False, ["Kazan", "Казань"])
    assert [(f["type"], f["out"], f["other"], f["detail"]) for f in found.facts] == [
        ("HOLDS_POST", False, "Ada", "Mayor"),
        ("MEMBER_OF", True, "IAG", "since 2001"),
        ("HOSTS", True, "IAG", None),
        ("REPRESENTED_AT", True, "session", None),
        ("TWINNED_WITH", True, "Oslo", None),
        ("TWINNED_WITH", True, "Riga", None),
    ]
    assert [d["publisher"] for d in found.documents] == ["EN", "RU"]
    assert [(r["what"], r["value"], r["documents"]) for r in found.reasons] == [("shared key", "geonames:1", 2)]
    assert {row["part"] for row in found.rows()} == {"node", "name", "fact", "document", "identity"}


def test_a_profile_names_the_decision_that_joined(store: BoltStore) -> None:
    store.decide(same(store.members("geonames:2"), store.members("geonames:3")), extract)
    (node,) = {id_ for id_ in ("geonames:2", "geonames:3") if store.members(id_)}
    found = profile(store.engine, node, store.members(node), holdings.decisions(store.engine))
    assert ("decision 1", "Riga and Oslo are one City") in {(r["what"], r["value"]) for r in found.reasons}


def test_the_details_of_a_fact_in_words() -> None:
    assert detail({"titles": ["Mayor"], "post": "mayor", "since": "2001", "until": "2005", "ended": True}) == (
        "Mayor, since 2001, until 2005"
    )
    assert detail({"post": "mayor", "ended": True, "disputed": True, "statuses": ["acting"]}) == (
        "mayor, acting, ended, disputed"
    )
    assert detail({}) is None


def test_status_counts_what_is_there(store: BoltStore) -> None:
    found = holdings.status(store.engine, VERSION)
    assert (found["documents"], found["sources"], found["decisions"], found["stale"]) == (2, 2, 0, 0)
    assert found["statements"] == 15
    assert found["entities"]["total"] == 7
    assert found["entities"]["CityNetwork"] == 1
    assert found["facts"]["TWINNED_WITH"] == 2
    assert found["facts"]["total"] == sum(n for type_, n in found["facts"].items() if type_ != "total")
    assert holdings.status(store.engine, "another")["stale"] == 2


def test_documents_and_log_name_the_sources(store: BoltStore) -> None:
    assert [(d["source"], d["publisher"], d["language"]) for d in holdings.documents(store.engine)] == [
        ("en", "EN", "en"),
        ("ru", "RU", "ru"),
    ]
    assert [(e["change"], e["source"]) for e in holdings.log(store.log())] == [("new", "en"), ("new", "ru")]


def test_a_statement_is_found_by_how_its_id_begins(store: BoltStore) -> None:
    ids = sorted(id_ for id_, node in store.graph().nodes.items() if "Statement" in node.labels)
    assert one_statement(store.engine, ids[0])["id"] == ids[0]
    assert one_statement(store.engine, ids[0][:10].upper())["id"] == ids[0]
    for typed, message in (("abc", "no id"), ("not hex!", "no id"), ("0" * 20, "No statement has an id")):
        with pytest.raises(NameProblem, match=message):
            one_statement(store.engine, typed)


def test_the_tour_chooses_what_is_told_most(store: BoltStore) -> None:
    (network,) = tour.networks(store.engine)
    assert (network.name, network.chairs, network.hosts) == ("IAG", ["Riga", "Ada, Chairwoman"], ["Kazan"])
    assert (network.stated, network.members, network.cities) == (["85 cities"], 2, 2)
    assert len(network.quotes) == 3
    meeting = tour.meeting(store.engine)
    assert meeting
    assert (meeting.name, meeting.date, meeting.places) == ("session", "2020-07-03", ["Riga"])
    assert ("Ada", "IAG, speaker") in meeting.participants
    assert {q["language"] for q in meeting.quotes} == {"en", "ru"}
    official = tour.official(store.engine)
    assert official
    assert official.name == "Ada"
    assert {p["post"] for p in official.posts} == {"Mayor", "Chairwoman"}
    path = tour.path(store.engine)
    assert path
    assert [(s["subject"], s["fact"], s["object"]) for s in path.steps] == [
        ("Kazan", "TWINNED_WITH", "Riga"),
        ("Kazan", "TWINNED_WITH", "Oslo"),
    ]
    assert all(step["quote"] for step in path.steps)


def test_the_tour_of_an_empty_store_has_no_stops(engine: Engine) -> None:
    store = BoltStore(engine)
    store.load([], extract)
    assert tour.overview(engine)["documents"] == 0
    assert tour.networks(engine) == []
    assert tour.meeting(engine) is tour.official(engine) is tour.path(engine) is None


def test_paths_follow_every_fact_but_where_something_lies() -> None:
    wanted = {t for t, spec in FACT_TYPES.items() if not spec.literal} - {"LOCATED_IN"}
    for name in ("tour_paths", "tour_steps"):
        listed = cypher.text(f"reports/{name}").split("-[:", 1)[1].split("*", 1)[0]
        assert set(listed.split("|")) == wanted


def test_the_acronym_of_a_network() -> None:
    assert tour.acronym(["IAG", "МАГ", "International Assembly"], "International Assembly") == "IAG"
    assert tour.acronym(["МАГ", "Assembly"], "Assembly") == "МАГ"
    assert tour.acronym(["Eurocities"], "Eurocities") is None


def test_a_title_that_says_former_needs_no_further_word() -> None:
    assert detail({"titles": ["former mayor"], "statuses": ["former"], "ended": True}) == "former mayor"
    assert detail({"titles": ["экс-мэр"], "ended": True}) == "экс-мэр"
    assert detail({"titles": ["mayor"], "ended": True}) == "mayor, ended"
