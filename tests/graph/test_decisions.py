"""Decisions built from what a store holds, and what they do to the graph."""

from __future__ import annotations

import pytest

from hansa.errors import UsageProblem
from hansa.graph import decisions
from hansa.graph.identity import stands_in
from hansa.graph.model import Metadata, Referent
from hansa.graph.schema import STATED_TYPES
from hansa.graph.store.base import Incoming
from hansa.graph.store.memory import MemoryStore
from tests.graph.worlds import extract

CITY = Referent("City", "Kazan", ("geonames:1",))
NETWORK = Referent("Organization", "IAG", ("org:iag",))
MEETING = Referent("Meeting", "session", ("meeting:m1",))
PERSON = Referent("Person", "Baibek", ("person:b|1",))


def store(*texts: str) -> MemoryStore:
    made = MemoryStore()
    made.load([Incoming(f"s{i}", text, Metadata()) for i, text in enumerate(texts)], extract)
    return made


def facts(of: MemoryStore) -> set[tuple[str, str, str]]:
    graph = of.graph()
    name = {id_: str(node.properties.get("name")) for id_, node in graph.nodes.items()}
    return {(name[r.start], r.type, name[r.end]) for r in graph.relationships.values() if "id" in r.properties}


@pytest.mark.parametrize("type_", sorted(STATED_TYPES))
def test_every_type_of_statement_reads_as_a_sentence_that_is_its_own_quote(type_: str) -> None:
    spec = STATED_TYPES[type_]
    subject = Referent(spec.subjects[0], "One")
    literal = {"HELD_ON": "2020-07-03", "HAS_MEMBER_COUNT": "85"}.get(type_)
    said = {"post": "mayor"} if type_ == "HOLDS_POST" else {}
    decision = decisions.add(type_, subject, literal or Referent(spec.objects[0], "Two"), qualifiers=said)
    assert decision.text
    assert decision.extraction
    assert decision.text.startswith("One ")
    assert decision.note.endswith(".")
    (statement,) = decision.extraction.statements
    assert decision.text[statement.start : statement.end] == statement.quote == decision.text
    for mention in decision.extraction.mentions:
        assert decision.text[mention.start : mention.end] == mention.form


def test_an_addition_says_its_qualifiers_and_who_says_so() -> None:
    made = decisions.add(
        "HOLDS_POST",
        PERSON,
        CITY,
        qualifiers={"post": "mayor", "since": "2010", "status": "acting"},
        metadata=Metadata(publisher="Gazette"),
    )
    assert made.text == (
        "Baibek holds the post of mayor at Kazan (since 2010, status acting). [Person person:b|1; City geonames:1]"
    )
    assert made.note == "Baibek holds the post of mayor at Kazan (since 2010, status acting)."
    assert made.metadata.publisher == "Gazette"
    assert made.extraction
    properties = {"post": "mayor", "title": "mayor", "since": "2010", "status": "acting"}
    assert made.extraction.statements[0].properties == properties


@pytest.mark.parametrize(
    ("type_", "subject", "about", "said", "message"),
    [
        ("KNOWS", CITY, CITY, {}, "no type of statement"),
        ("MEMBER_OF", PERSON, NETWORK, {}, "is said of a City, a Region, a Country or an Organization"),
        ("MEMBER_OF", CITY, MEETING, {}, "leads to an Organization"),
        ("MEMBER_OF", CITY, "85", {}, "takes a node"),
        ("HELD_ON", MEETING, CITY, {}, "takes a value"),
        ("HELD_ON", MEETING, "last week", {}, "no date"),
        ("HAS_MEMBER_COUNT", NETWORK, "many", {}, "no count"),
        ("MEMBER_OF", CITY, NETWORK, {"since": "long ago"}, "no date"),
        ("MEMBER_OF", CITY, NETWORK, {"role": "host"}, "has no role; it takes since, until"),
        ("HOLDS_POST", PERSON, CITY, {}, "which post"),
        ("TWINNED_WITH", CITY, CITY, {}, "tied to itself"),
        ("MEMBER_OF", Referent("City", "K" * 250), Referent("Organization", "I" * 250), {}, "characters"),
    ],
)
def test_what_the_schema_does_not_have_is_refused(
    type_: str, subject: Referent, about: Referent | str, said: dict[str, str], message: str
) -> None:
    with pytest.raises(UsageProblem, match=message):
        decisions.add(type_, subject, about, qualifiers=said)


def test_an_addition_is_about_the_nodes_that_are_there_and_goes_without_a_trace() -> None:
    of = store("@ City Kazan geonames:1 ~- geonames=1", "@ Organization IAG org:iag,name:iag ~-")
    before = of.graph()
    kazan = decisions.referent(of.members("geonames:1"), "geonames:1", "Kazan")
    network = decisions.referent(of.members("org:iag"), "org:iag", "IAG")
    taken = of.decide(decisions.add("MEMBER_OF", kazan, network), extract)
    assert facts(of) == {("Kazan", "MEMBER_OF", "IAG")}
    assert {"geonames:1", "org:iag"} <= of.graph().nodes.keys()
    assert of.undo(taken.number, extract)
    assert of.graph() == before


def test_an_addition_to_a_joined_node_stays_with_its_own_side_when_they_are_parted_again() -> None:
    of = store("@ City Kazan geonames:1 ~- geonames=1", "@ City Riga geonames:2 ~- geonames=2")
    joined = of.decide(decisions.same(of.members("geonames:1"), of.members("geonames:2")), extract)
    (node,) = [n for n in of.graph().nodes if n.startswith("geonames:")]
    kazan = decisions.referent(of.members(node), node, "Kazan")
    of.decide(decisions.add("MEMBER_OF", kazan, NETWORK), extract)
    of.undo(joined.number, extract)
    assert {n for n in of.graph().nodes if n.startswith("geonames:")} == {"geonames:1", "geonames:2"}
    assert len(facts(of)) == 1


def test_a_node_without_a_key_is_tied_by_a_second_decision() -> None:
    of = store("@ Project Smart - ~-")
    (node,) = [id_ for id_, n in of.graph().nodes.items() if "Project" in n.labels]
    smart = decisions.referent(of.members(node), node, "Smart")
    added = of.decide(decisions.add("IMPLEMENTS", CITY, smart), extract)
    projects = [n for n in of.graph().nodes.values() if "Project" in n.labels]
    assert len(projects) == 2
    of.decide(decisions.tied(added, 1, of.members(node)), extract)
    projects = [n for n in of.graph().nodes.values() if "Project" in n.labels]
    assert len(projects) == 1


def test_new_names_are_one_node_however_often_they_are_added() -> None:
    of = store("@ City Kazan geonames:1 ~-")
    kazan = decisions.referent(of.members("geonames:1"), "geonames:1", "Kazan")
    for name, since in (("Open League", "2001"), ("open  league", "2002")):
        new = decisions.new_referent("Organization", name)
        of.decide(decisions.add("MEMBER_OF", kazan, new, qualifiers={"since": since}), extract)
    assert sum("Organization" in n.labels for n in of.graph().nodes.values()) == 1
    with pytest.raises(UsageProblem, match="no type of node"):
        decisions.new_referent("Planet", "Mars")
    with pytest.raises(UsageProblem, match="letters"):
        decisions.new_referent("City", "?!")


def test_the_same_words_about_two_nodes_are_two_documents() -> None:
    of = store("@ City Kazan geonames:1 ~-")
    for type_ in ("City", "Region"):
        freedonia = decisions.new_referent("Country", "Freedonia")
        of.decide(decisions.add("LOCATED_IN", decisions.new_referent(type_, "Springfield"), freedonia), extract)
    assert sum("Springfield" in n.properties.get("names", ()) for n in of.graph().nodes.values()) == 2
    assert len(of.kept().documents) == 3


def test_same_and_different_refuse_what_cannot_be() -> None:
    of = store("@ City Kazan geonames:1 ~-\n@ Person Baibek person:b|1 ~-", "@ City Riga geonames:2 ~-")
    graph = of.graph()
    person = next(id_ for id_, n in graph.nodes.items() if "Person" in n.labels)
    kazan, riga, baibek = (of.members(id_) for id_ in ("geonames:1", "geonames:2", person))
    with pytest.raises(UsageProblem, match="is a City and Baibek a Person"):
        decisions.same(kazan, baibek)
    with pytest.raises(UsageProblem, match="of two types"):
        decisions.different(kazan, baibek)
    with pytest.raises(UsageProblem, match="one node already"):
        decisions.same(kazan, kazan)
    with pytest.raises(UsageProblem, match="no words tell"):
        decisions.different(riga, riga)


def test_one_node_is_parted_by_the_names_that_its_mentions_go_by() -> None:
    of = store("@ Person Baibek person:b|1 ~-", "@ Person Baybek person:b|1 ~-")
    (node,) = [id_ for id_, n in of.graph().nodes.items() if "Person" in n.labels]
    sides = decisions.parted(of.members(node), "BAIBEK", "Baybek")
    of.decide(decisions.different(*sides), extract)
    assert sum("Person" in n.labels for n in of.graph().nodes.values()) == 2
    assert decisions.parted(of.members(node), "Baibek", "Riga")[1] == []


def test_a_rejected_statement_makes_no_fact() -> None:
    of = store("@ City Kazan geonames:1 ~-\n@ Organization IAG org:iag ~-\n# MEMBER_OF 0 1")
    (statement,) = [n for n in of.graph().nodes.values() if "Statement" in n.labels]
    of.decide(decisions.reject(statement.properties), extract)
    assert facts(of) == set()


def test_additions_about_two_nodes_that_share_their_keys_and_name_stay_apart() -> None:
    of = store(
        "@ Person Ivanov person:i|RU ~- x=1\n@ Meeting session meeting:m1 ~-",
        "@ Person Ivanov person:i|RU ~- y=1\n@ Meeting session meeting:m1 ~-",
    )
    (both,) = [id_ for id_, n in of.graph().nodes.items() if "Person" in n.labels]
    members = of.members(both)
    of.decide(decisions.different(members[:1], members[1:]), extract)
    people = sorted(id_ for id_, n in of.graph().nodes.items() if "Person" in n.labels)
    assert len(people) == 2
    (session,) = [id_ for id_, n in of.graph().nodes.items() if "Meeting" in n.labels]
    for person in people:
        subject = decisions.referent(of.members(person), person, "Ivanov")
        assert stands_in(subject)
        meeting = decisions.referent(of.members(session), session, "session")
        added = of.decide(decisions.add("PARTICIPATED_IN", subject, meeting), extract)
        of.decide(decisions.tied(added, 0, of.members(person)), extract)
    graph = of.graph()
    assert sorted(id_ for id_, n in graph.nodes.items() if "Person" in n.labels) == people
    assert sorted(r.start for r in graph.relationships.values() if r.type == "PARTICIPATED_IN") == people


def test_additions_that_differ_in_a_title_are_two() -> None:
    of = MemoryStore()
    for title in ("Mayor", "Lord Mayor"):
        of.decide(decisions.add("HOLDS_POST", PERSON, CITY, qualifiers={"post": "mayor", "title": title}), extract)
    (fact,) = [r for r in of.graph().relationships.values() if r.type == "HOLDS_POST"]
    assert sorted(fact.properties["titles"]) == ["Lord Mayor", "Mayor"]
    assert fact.properties["statements"] == 2


def test_a_post_that_is_over_represents_nobody() -> None:
    lines = "@ City Riga geonames:1 ~-\n@ Person Baibek person:b|1 ~-\n@ Meeting session meeting:m1 ~-"
    for said, represented in (("post=mayor", 1), ("post=mayor ended=True", 0), ("post=mayor status=former", 0)):
        of = store(f"{lines}\n# HOLDS_POST 1 0 title=mayor {said}\n# PARTICIPATED_IN 1 2")
        assert sum(r.type == "REPRESENTED_AT" for r in of.graph().relationships.values()) == represented


def test_a_headcount_is_a_number_however_it_is_written() -> None:
    of = store('@ Organization WeGO org:wego ~-\n# HAS_MEMBER_COUNT 0 "85"\n# HAS_MEMBER_COUNT 0 "085"')
    (count,) = [n for n in of.graph().nodes.values() if "MemberCount" in n.labels]
    assert (count.properties["name"], count.properties["value"]) == ("85 members", 85)
