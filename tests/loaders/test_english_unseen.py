"""English: lists below headings, admissions, organs of networks, projects shared, counterparts; in words of our own."""

from __future__ import annotations

import pytest

from hansa.loaders.extract import extract


def facts(text: str) -> set[tuple[str, str, str]]:
    """Subject, type and object or value of each statement, by name."""
    found = extract(text)

    def name(mention: int) -> str:
        return found.referents[found.mentions[mention].referent].name

    return {
        (name(s.subject), s.type, name(s.object) if s.object is not None else str(s.value)) for s in found.statements
    }


def test_twin_towns_below_a_line_that_ends_in_a_colon() -> None:
    said = facts(
        "Gdynia and its friends\n\nGdynia keeps up ties with many ports.\n"
        "These are its sister cities, with the year of the agreement:\n"
        "Plymouth, United Kingdom – 1976\nKotka, Finland – 1952\nAalborg, Denmark – 1987\n"
    )
    for city in ("Plymouth", "Kotka", "Aalborg"):
        assert ("Gdynia", "TWINNED_WITH", city) in said or (city, "TWINNED_WITH", "Gdynia") in said
    assert ("Kotka", "LOCATED_IN", "Finland") in said


def test_the_countries_of_a_list_go_with_their_cities() -> None:
    said = facts("Porto has four sister cities: from the Republic of Korea Busan and Daegu, and Nagasaki in Japan.")
    assert {("Busan", "LOCATED_IN", "South Korea"), ("Daegu", "LOCATED_IN", "South Korea")} <= said
    assert ("Nagasaki", "LOCATED_IN", "Japan") in said


@pytest.mark.parametrize(
    "sentence",
    [
        "Three towns were admitted: Kaunas, Tartu and Turku.",
        "Three cities came in: Kaunas, Tartu and Turku.",
        "The General Assembly accepted three new members: Kaunas, Tartu and Turku.",
    ],
)
def test_who_is_let_in_joins_the_network_spoken_of(sentence: str) -> None:
    said = facts(f"The Union of the Baltic Cities looked back on its year. {sentence}")
    for city in ("Kaunas", "Tartu", "Turku"):
        assert (city, "MEMBER_OF", "Union of the Baltic Cities") in said


def test_a_board_that_cities_sit_on_is_a_part_of_its_network() -> None:
    said = facts(
        "Eurocities chose its leaders. The executive committee includes Porto, Oslo and Lyon. "
        "Ghent has been on the executive committee since 2015."
    )
    assert ("executive committee", "PART_OF", "Eurocities") in said
    for city in ("Porto", "Oslo", "Lyon", "Ghent"):
        assert (city, "MEMBER_OF", "executive committee") in said
        assert (city, "MEMBER_OF", "Eurocities") not in said


def test_whom_a_board_admits_joins_the_network() -> None:
    said = facts("Eurocities held its meeting. The executive committee admitted Porto and Oslo.")
    assert {("Porto", "MEMBER_OF", "Eurocities"), ("Oslo", "MEMBER_OF", "Eurocities")} <= said
    assert not any(type_ == "PART_OF" for _, type_, _ in said)


def test_a_headcount_of_two_units() -> None:
    said = facts("Eurocities has 210 members, of which 190 are cities.")
    assert {("Eurocities", "HAS_MEMBER_COUNT", "210"), ("Eurocities", "HAS_MEMBER_COUNT", "190")} <= said


def test_a_part_of_the_members_is_no_headcount() -> None:
    said = facts("Four Kazakh cities belong to Eurocities.")
    assert not any(type_ == "HAS_MEMBER_COUNT" for _, type_, _ in said)


def test_a_project_that_is_carried_out_together() -> None:
    said = facts("Turku carries out the project GreenQuay together with Tartu and Kaunas.")
    assert {(city, "IMPLEMENTS", "GreenQuay") for city in ("Turku", "Tartu", "Kaunas")} <= said


def test_a_counterpart_holds_the_same_post() -> None:
    said = facts("The mayor of Turku, Minna Arve, and her counterpart from Tartu, Urmas Klaas, opened the forum.")
    assert {("Minna Arve", "HOLDS_POST", "Turku"), ("Urmas Klaas", "HOLDS_POST", "Tartu")} <= said


def test_a_state_behind_its_city() -> None:
    said = facts("The mayor of Columbus, Georgia, visited Kutaisi, Georgia.")
    assert ("Columbus", "LOCATED_IN", "Georgia") in said
    assert ("Kutaisi", "LOCATED_IN", "Georgia") in said


def test_a_protocol_of_intent_makes_no_partners() -> None:
    found = extract("Turku and Tartu signed a protocol of intent.").statements
    assert {s.rule for s in found if s.type == "SIGNED"} == {"signed"}
    assert "signed an agreement" not in {s.rule for s in found}


@pytest.mark.parametrize("words", ["stays in Gdańsk", "has moved to Gdańsk", "is in Gdańsk"])
def test_the_secretariat_is_that_of_the_network(words: str) -> None:
    said = facts(f"The Union of the Baltic Cities met in Riga. The secretariat {words}.")
    assert ("Gdansk", "HOSTS", "Union of the Baltic Cities") in said
