"""Nodes that only an addition names are those of texts loaded later."""

from __future__ import annotations

from tests.cli.conftest import CommandLine


def test_a_text_joins_what_was_added_before(hansa: CommandLine) -> None:
    hansa("add", "City:Lisbon", "MEMBER_OF", "Organization:Eurocities", "--since", "1987").check()
    hansa("add", "Person:Ada Rossi", "HOLDS_POST", "Lisbon", "--post", "mayor").check()
    text = b"Lisbon has been a member of Eurocities since 1987. Ada Rossi, mayor of Lisbon, spoke.\n"
    hansa("load", "-", stdin=text).check()
    (member,) = hansa("query", "network-members", "network=Eurocities", "--format", "json").check().json
    assert (member["member_id"], member["documents"]) == ("geonames:2267057", 2)
    assert hansa("status", "--format", "json").check().json["entities"]["total"] == 3
    shown = hansa("show", "Ada Rossi").check().out
    assert "2 documents" in shown and "[Person" not in shown


def test_a_network_is_one_and_an_id_leaves_no_choice(hansa: CommandLine) -> None:
    hansa("add", "City:geonames:2267057", "MEMBER_OF", "CityNetwork:Eurocities").check()
    assert hansa("status", "--format", "json").check().json["entities"]["CityNetwork"] == 1
    told = hansa("add", "City:Springfield", "MEMBER_OF", "Eurocities").check(2).err
    assert "City:geonames:4409896" in told


def test_what_was_added_before_is_told_and_time_goes_forward(hansa: CommandLine) -> None:
    statement = ("add", "City:Lisbon", "MEMBER_OF", "CityNetwork:Eurocities")
    hansa(*statement).check()
    assert "Decision 1 says so already" in hansa(*statement).check().err
    assert len(hansa("decisions", "--format", "json").check().json) == 1
    assert "before it begins" in hansa(*statement, "--since", "2020", "--until", "2019-05").check(2).err


def test_two_ids_made_one_are_told(hansa: CommandLine) -> None:
    hansa("add", "City:Moscow", "TWINNED_WITH", "City:Kazan").check()
    told = hansa("same", "Moscow", "Kazan").check().err
    assert "different ids in GeoNames: geonames:524901 and geonames:551487" in told and "hansa undo 2" in told


def test_no_source_is_shown_with_the_publisher_of_another(hansa: CommandLine) -> None:
    text = b"The mayor of Kazan met the mayor of Riga.\n"
    hansa("load", "-", "--id", "a", "--publisher", "One", stdin=text).check()
    hansa("load", "-", "--id", "b", stdin=text).check()
    rows = hansa("documents", "--format", "json").check().json
    assert [(r["source"], r["publisher"]) for r in rows] == [("a", "One"), ("b", None)]
