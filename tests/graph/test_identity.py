"""Which referents are one node."""

from __future__ import annotations

from collections.abc import Iterable

from hansa.graph.decisions import different, same
from hansa.graph.identity import Cluster, Named, resolve
from hansa.graph.model import Decision, Mention, Referent, sentence_key


def named(document: str, type_: str, name: str, *keys: str, weak: Iterable[str] = (), **facets: str) -> Named:
    referent = Referent(type_, name, keys, tuple(weak), tuple(sorted(facets.items())))
    return Named(document, 0, "en", referent, (Mention(0, len(name), 0, name, sentence_key(f"{document} {name}")),))


def together(clusters: Iterable[Cluster]) -> set[frozenset[str]]:
    return {frozenset(n.document for n in c.members) for c in clusters}


def sets(*groups: str) -> set[frozenset[str]]:
    return {frozenset(g) for g in groups}


def test_a_shared_key_joins_and_a_bridge_joins_two() -> None:
    a = named("a", "Person", "Baibek", "person:b|1")
    b = named("b", "Person", "Baybek", "person:b|2")
    bridge = named("c", "Person", "Байбек", "person:b|1", "person:b|2")
    assert together(resolve([a, b])) == sets("a", "b")
    assert together(resolve([a, b, bridge])) == sets("abc")


def test_types_are_never_mixed() -> None:
    assert together(resolve([named("a", "City", "X", "k:1"), named("b", "Region", "X", "k:1")])) == sets("a", "b")


def test_two_ids_of_a_registry_are_never_one_node() -> None:
    a = named("a", "City", "Tripoli", "geonames:1", "place:tripoli")
    b = named("b", "City", "Tripoli", "geonames:2", "place:tripoli")
    unsure = named("c", "City", "Tripoli", "place:tripoli")
    clusters = resolve([a, b, unsure])
    assert together(clusters) == sets("a", "b", "c")
    assert {c.id for c in clusters} >= {"geonames:1", "geonames:2"}


def test_numbered_sessions_of_a_series_stay_apart() -> None:
    a = named("a", "Meeting", "session", "meeting:iag", ordinal="26")
    b = named("b", "Meeting", "session", "meeting:iag", ordinal="27")
    assert together(resolve([a, b])) == sets("a", "b")


def test_days_of_one_meeting_may_differ_a_little() -> None:
    a = named("a", "Meeting", "forum", "meeting:m", day="2020-07-03")
    near = named("b", "Meeting", "forum", "meeting:m", day="2020-07-05")
    far = named("c", "Meeting", "forum", "meeting:m", day="2020-09-01")
    assert together(resolve([a, near, far])) == sets("ab", "c")


def test_an_undated_meeting_joins_the_one_dated_meeting_that_fits() -> None:
    weak = ["meeting:iag|conference|online"]
    undated = named("a", "Meeting", "конференция", weak=weak)
    july = named("b", "Meeting", "conference", "meeting:1", weak=weak, day="2020-07-03")
    august = named("c", "Meeting", "conference", "meeting:2", weak=weak, day="2020-08-03")
    assert together(resolve([undated, july])) == sets("ab")
    assert together(resolve([undated, july, august])) == sets("a", "b", "c"), "two fit, so neither"
    elsewhere = named("c", "Meeting", "conference", "meeting:2", weak=weak, day="2020-08-03", place="riga")
    here = named("a", "Meeting", "конференция", weak=weak, place="moscow")
    assert together(resolve([here, july, elsewhere])) == sets("ab", "c")


def test_a_family_name_joins_the_one_person_whose_name_is_written_out() -> None:
    weak = ["person:bird|mayor|oulu"]
    alone = named("a", "Person", "Mayor Bird", "person:bird bird|oulu", weak=weak)
    anna = named("b", "Person", "Anna Bird", "person:anna bird|oulu", weak=weak, form="written out")
    carl = named("c", "Person", "Carl Bird", "person:bird carl|oulu", weak=weak, form="written out")
    assert together(resolve([alone, anna])) == sets("ab")
    assert together(resolve([alone, anna, carl])) == sets("a", "b", "c")


def test_weak_keys_join_no_two_dated_and_no_two_undated_meetings() -> None:
    weak = ["meeting:w"]
    dated = [named(d, "Meeting", "m", weak=weak, day="2020-07-03") for d in "ab"]
    undated = [named(d, "Meeting", "m", weak=weak) for d in "ab"]
    assert together(resolve(dated)) == sets("a", "b")
    assert together(resolve(undated)) == sets("a", "b")


def test_ids_say_what_is_claimed_alone() -> None:
    registry = named("a", "City", "Kazan", "geonames:1", "place:kazan")
    plain = named("b", "Person", "Metshin", "person:m|1", "person:m|2")
    bare = named("c", "Meeting", "visit")
    by_document = {c.members[0].document: c for c in resolve([registry, plain, bare])}
    assert by_document["a"].id == "geonames:1"
    assert by_document["a"].aliases == (next(a for a in by_document["a"].aliases if a.startswith("city:")),)
    assert by_document["b"].id.startswith("person:")
    assert len(by_document["b"].aliases) == 1
    assert by_document["c"].id.startswith("meeting:")


def test_an_id_two_nodes_claim_belongs_to_neither() -> None:
    a = named("a", "Person", "X", "person:x", patronymic="a")
    b = named("b", "Person", "X", "person:x", patronymic="b")
    one, other = resolve([a, b])
    assert one.id != other.id
    assert one.aliases == other.aliases, "both are found by the key they share"


def test_same_joins_against_evidence_and_different_parts_it() -> None:
    a, b = named("a", "City", "A", "geonames:1"), named("b", "City", "B", "geonames:2")
    assert together(resolve([a, b], [numbered(1, same([a], [b]))])) == sets("ab")
    c, d = named("c", "City", "C", "geonames:3"), named("d", "City", "C", "geonames:3")
    assert together(resolve([c, d], [numbered(1, different([c], [d]))])) == sets("c", "d")


def test_the_higher_decision_wins() -> None:
    a, b = named("a", "City", "A", "geonames:1"), named("b", "City", "A", "geonames:1")
    join, part = same([a], [named("b", "City", "A")]), different([a], [b])
    assert together(resolve([a, b], [numbered(1, join), numbered(2, part)])) == sets("a", "b")
    assert together(resolve([a, b], [numbered(2, join), numbered(1, part)])) == sets("ab")


def numbered(number: int, decision: Decision) -> Decision:
    return Decision(number, decision.kind, decision.a, decision.b)
