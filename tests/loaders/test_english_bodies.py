"""English: bodies told by a head noun, in small letters beside a place, with fields, suffixes and numbers."""

from __future__ import annotations

import pytest

from hansa.loaders.extract import extract


def organisations(text: str) -> set[str]:
    """The names of the organisations that a text names."""
    return {r.name for r in extract(text).referents if r.type == "Organization"}


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("The Lisbon tourist office has opened a stand.", {"Lisbon tourist office"}),
        ("The tourism board of Bergen invited journalists.", {"tourism board of Bergen"}),
        ("The Oslo chamber of commerce paid for the trip.", {"Oslo chamber of commerce"}),
        ("They met the staff of the university of Girona.", {"university of Girona"}),
        ("The Port of Gdynia and the Danish Red Cross sent staff.", {"Port of Gdynia", "Danish Red Cross"}),
        ("The Hamburg Port Authority showed a ferry.", {"Hamburg Port Authority"}),
        ("Volta Rail Oy and Veloce Water Ltd showed buses.", {"Volta Rail Oy", "Veloce Water Ltd"}),
        ("The National Water and Sewerage Corporation sent staff.", {"National Water and Sewerage Corporation"}),
        ("The Ministry of Trade and Industry sent staff.", {"Ministry of Trade and Industry"}),
        ("Children from Primary School No. 5 of Kaunas sang.", {"Primary School No. 5 of Kaunas"}),
    ],
)
def test_a_head_noun_makes_a_body_of_its_phrase(sentence: str, names: set[str]) -> None:
    assert organisations(sentence) == names


@pytest.mark.parametrize(
    "sentence",
    [
        "A university of Girona size would do.",
        "The ship left the port of Beira.",
        "Guests came to Port Ellen by ferry.",
        "The Dutch university was named by nobody.",
    ],
)
def test_a_common_noun_makes_none(sentence: str) -> None:
    assert organisations(sentence) == set()


def test_a_family_name_is_no_field_of_a_body() -> None:
    said = extract("Here were Perak Health Committee chairman Mei Ling Ching and Klang City Council secretary Aminah.")
    assert not any("Ching and" in r.name for r in said.referents)


def names(text: str, type_: str) -> set[str]:
    """The names of the entities of a type that a text names."""
    return {r.name for r in extract(text).referents if r.type == type_}


def posts(text: str) -> set[tuple[str, str]]:
    """Who holds a post, and where."""
    found = extract(text)

    def name(mention: int) -> str:
        return found.referents[found.mentions[mention].referent].name

    return {
        (name(s.subject), name(s.object)) for s in found.statements if s.type == "HOLDS_POST" and s.object is not None
    }


@pytest.mark.parametrize(
    ("sentence", "held"),
    [
        ("Maria Lindqvist runs the tourist board of Malmö.", ("Maria Lindqvist", "tourist board of Malmö")),
        ("Petra Novak presides over the Slovak organisation Zelené Mestá.", ("Petra Novak", "Zelené Mestá")),
        ("Eva Lund has been running the Baltic Sea Museum since 2015.", ("Eva Lund", "Baltic Sea Museum")),
        (
            "Anna Berg, a Swede who leads the Nordic Bicycle Foundation, spoke.",
            ("Anna Berg", "Nordic Bicycle Foundation"),
        ),
        ("Rita Sousa, in charge of the Lisbon tourist office, came too.", ("Rita Sousa", "Lisbon tourist office")),
        ("The Lisbon tourist office, led by Rita Sousa, opened a stand.", ("Rita Sousa", "Lisbon tourist office")),
    ],
)
def test_who_runs_a_body_holds_a_post_there(sentence: str, held: tuple[str, str]) -> None:
    assert posts(sentence) == {held}


@pytest.mark.parametrize(
    "sentence",
    ["Henk Visser, who leads the Utrecht delegation, spoke first.", "Henk Visser leads the Eurocities team."],
)
def test_who_leads_visitors_holds_no_post(sentence: str) -> None:
    assert posts(sentence) == set()


def test_weeks_and_days_with_a_name_are_meetings() -> None:
    assert names("Sister Cities Week in Nagoya opened on Monday.", "Meeting") == {"Sister Cities Week"}
    assert names("The Open Days were held in Tartu in 2018.", "Meeting") == {"Open Days"}
    assert names("Last week was warm, and the days were long in Tartu.", "Meeting") == set()


def test_a_paper_is_an_agreement_where_it_is_signed() -> None:
    assert names("Rosario and Haifa signed a paper on water in 2019.", "Agreement") == {"paper on water"}
    assert names("Rosario and Haifa wrote a paper on water in 2019.", "Agreement") == set()


def test_persons_called_like_a_town_or_a_month() -> None:
    assert names("They met Mayor Juan Ortiz of Cádiz.", "Person") == {"Juan Ortiz"}
    assert names("Last week they met May Andresen in Odense.", "Person") == {"May Andresen"}
    assert names("Work in Odense begins in May Andresen says.", "Person") == set()
    assert names("Felipe Garcia comes in for Tucson.", "Person") == {"Felipe Garcia"}


def test_the_presidency_is_that_of_the_network_spoken_of() -> None:
    text = "The Union of the Baltic Cities welcomed guests. Jan Hendriks keeps the presidency."
    assert posts(text) == {("Jan Hendriks", "Union of the Baltic Cities")}
    assert posts(text.replace("presidency", "presidency of his club")) == set()
