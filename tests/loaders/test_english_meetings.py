"""People and meetings in English: parties, lists of posts, verbs that tell of meetings, days, pronouns."""

from __future__ import annotations

import pytest

from hansa.graph.model import Extraction, Metadata
from hansa.loaders.extract import extract
from hansa.loaders.languages.pack import load
from hansa.loaders.text import dates


def read(text: str) -> Extraction:
    return extract(text, Metadata(language="en"))


def said(text: str, *types: str) -> set[tuple[str, str, str]]:
    """The statements of some types: type, name of the subject, name of the object or literal."""
    found = read(text)

    def name(mention: int) -> str:
        return found.referents[found.mentions[mention].referent].name

    return {
        (s.type, name(s.subject), name(s.object) if s.object is not None else str(s.value))
        for s in found.statements
        if s.type in types
    }


def there(text: str) -> set[str]:
    """Who takes part in the meetings of a text."""
    return {subject for _, subject, _ in said(text, "PARTICIPATED_IN")}


def posts(text: str) -> set[tuple[str, str]]:
    """Who holds a post where."""
    return {(subject, where) for _, subject, where in said(text, "HOLDS_POST")}


BOTH = {("Anna Smith", "Turku"), ("Paul Brown", "Lyon")}
FINNISH = {("Turku", "Finland"), ("Oulu", "Finland")}


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("A delegation from Turku led by Deputy Mayor Anna Smith visited Lyon.", {"Turku", "Anna Smith"}),
        (
            "The seminar in Rostock brought together mayors from six cities, including Turku and Lyon.",
            {"Turku", "Lyon"},
        ),
        ("Among those present at the forum were the mayors of Turku and Lyon.", {"Turku", "Lyon"}),
        ("The forum was opened by the mayor of Turku, Anna Smith.", {"Anna Smith"}),
        ("Turku, Lyon and Porto were represented at the congress.", {"Turku", "Lyon", "Porto"}),
        ("Lyon hosts the Forum of River Cities in May.", {"Lyon"}),
        ("The mayor of Lyon, Paul Brown, met with the mayor of Turku, Anna Smith.", {"Paul Brown", "Anna Smith"}),
        ("The mayor of Lyon, Paul Brown, met the mayor of Turku.", {"Paul Brown", "Turku"}),
        ("At the Forum of River Cities Anna Smith, mayor of Turku, said that rivers join.", {"Anna Smith"}),
    ],
)
def test_who_takes_part(text: str, people: set[str]) -> None:
    assert there(text) == people


@pytest.mark.parametrize(
    "text",
    [
        "Anna Smith, mayor of Turku, could not come to the forum.",
        "Lyon hopes to host the Forum of River Cities.",
        "Did Anna Smith, mayor of Turku, attend the Forum of River Cities?",
    ],
)
def test_who_does_not(text: str) -> None:
    assert there(text) == set()


def test_a_verb_and_its_noun_are_one_meeting() -> None:
    text = "Anna Smith, mayor of Turku, visited Lyon on 12 May 2021. During the visit she signed the guest book."
    meetings = [r for r in read(text).referents if r.type == "Meeting"]
    assert len(meetings) == 1
    assert {(t, o) for t, _, o in said(text, "HELD_IN", "HELD_ON")} == {("HELD_IN", "Lyon"), ("HELD_ON", "2021-05-12")}


@pytest.mark.parametrize(
    ("text", "where", "day"),
    [
        ("The River Forum opened in Lyon, France's second city, on Monday, 3 October 2022.", "Lyon", "2022-10-03"),
        ("The River Forum, which was attended by 20 mayors, ran from 3 to 5 May 2022 in Lyon.", "Lyon", "2022-05-03"),
        ("On 3 May 2022 Lyon hosted the Forum of River Cities.", "Lyon", "2022-05-03"),
        ("The Forum of River Cities (Lyon, 3 May 2022) was small.", "Lyon", "2022-05-03"),
        ("The board of the Union of the Baltic Cities met in Lyon in May 2022.", "Lyon", "2022-05"),
    ],
)  # fmt: skip
def test_where_and_when(text: str, where: str, day: str) -> None:
    assert {(t, o) for t, _, o in said(text, "HELD_IN", "HELD_ON")} == {("HELD_IN", where), ("HELD_ON", day)}


def test_a_meeting_put_off_is_not_held() -> None:
    assert said("The forum due in Lyon on 3 May 2022 has been postponed.", "HELD_IN", "HELD_ON") == set()


def test_two_days_are_two_meetings() -> None:
    text = (
        "Minutes of the meeting held on 4 September 2019. The minutes of the meeting held on 5 June 2019 were agreed."
    )
    assert len([r for r in read(text).referents if r.type == "Meeting"]) == 2
    assert {o for _, _, o in said(text, "HELD_ON")} == {"2019-09-04", "2019-06-05"}


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("The vice-mayors are Anna Smith of Turku and Paul Brown of Lyon.", BOTH),
        ("The mayors of Turku and Lyon, Anna Smith and Paul Brown, came.", BOTH),
        ("The ambassador of Japan to Portugal, Anna Smith, came.", {("Anna Smith", "Japan")}),
        ("The Italian Minister of Culture Anna Smith came.", {("Anna Smith", "Italy")}),
        ("Lyon – Deputy Mayor Paul Brown; Turku – Mayor Anna Smith.", BOTH),
        ("Anna Smith, Turku's mayor, and the mayor of Lyon, Paul Brown, came.", BOTH),
        ("Anna Smith has been mayor of Turku since 2017.", {("Anna Smith", "Turku")}),
        ("Paul Brown, who heads the city of Lyon, came.", {("Paul Brown", "Lyon")}),
        ("Lyon was represented by councillor Paul Brown.", {("Paul Brown", "Lyon")}),
        ("Eurocities met. The treasurer, Paul Brown of Lyon, spoke.", {("Paul Brown", "Eurocities")}),
        ("Eurocities elected Paul Brown its new president.", {("Paul Brown", "Eurocities")}),
    ],
)  # fmt: skip
def test_posts(text: str, held: set[tuple[str, str]]) -> None:
    assert posts(text) == held


def test_a_named_place_of_a_post_wins_over_the_context() -> None:
    text = "Lyon. Mayor Anna Smith came to Lyon. Anna Smith is the mayor of Turku."
    assert posts(text) == {("Anna Smith", "Turku")}


MISSOURI = {("Columbia", "Missouri"), ("Columbia", "United States"), ("Missouri", "United States")}


@pytest.mark.parametrize(
    ("text", "lies"),
    [
        ("They spoke of Turku, a port city in western Finland.", {("Turku", "Finland")}),
        ("They spoke of the Finnish cities of Turku and Oulu.", FINNISH),
        ("Two of them are from Finland: Turku, which was the first, and Oulu.", FINNISH),
        ("They spoke of the Finnish cities of Lyon and Porto.", set()),
        ("Guests came: from Finland — Turku and Oulu, from France – Lyon.", FINNISH | {("Lyon", "France")}),
        ("There are ten, two of Finland among which are Turku and Oulu.", FINNISH),
        ("They spoke of Turku (Finland; shipping) and Oulu (Finland; health).", FINNISH),
        ("Its twins are Columbia, Missouri, United States, and Lyon.", MISSOURI),
        ("From Finland there are Turku and Oulu.", FINNISH),
    ],
)  # fmt: skip
def test_where_cities_lie(text: str, lies: set[tuple[str, str]]) -> None:
    assert {(s, o) for _, s, o in said(text, "LOCATED_IN")} == lies


def test_one_name_has_one_sense_in_a_text() -> None:
    found = read("The newcomer is Córdoba in Argentina. Córdoba will join in May.")
    assert {r.attributes.get("country_code") for r in found.referents if r.type == "City"} == {"AR"}


def test_an_ordinary_word_in_a_list_of_cities_is_a_city() -> None:
    assert "Ruse" in {r.name for r in read("Delegates came from Linz, Budapest and Ruse.").referents}


def test_days_told_from_the_day_of_the_text() -> None:
    words = load("en").dates
    found = dates.relative("It met yesterday, on Friday and next Monday, not on Friday 3 May.", words, "2024-06-12")
    assert [d.value for d in found] == ["2024-06-11", "2024-06-07", "2024-06-17"]


def test_a_month_alone_is_a_date_behind_a_preposition() -> None:
    assert [d.value for d in dates.find("They met in October. May Smith and April came.", load("en").dates)] == ["--10"]


@pytest.mark.parametrize(
    ("text", "type_", "facts"),
    [
        (
            "The Third Baltic Mayors' Forum opened in Riga on 18 June 2018.",
            "HELD_IN",
            {("Third Baltic Mayors' Forum", "Riga")},
        ),
        (
            "Eurocities held its annual conference in Lyon. The next conference will be hosted by Riga.",
            "ORGANIZED",
            {("Eurocities", "annual conference"), ("Eurocities", "next conference")},
        ),
        (
            "The 17th General Conference of the Union of the Baltic Cities closed in Turku. "
            "The 18th General Conference will be held in Riga.",
            "ORGANIZED",
            {
                ("Union of the Baltic Cities", "17th General Conference of the Union of the Baltic Cities"),
                ("Union of the Baltic Cities", "18th General Conference"),
            },
        ),
        (
            "A regional conference took place in Riga. Lyon hosts the conference of 2028.",
            "HELD_IN",
            {("regional conference", "Riga"), ("conference of 2028", "Lyon")},
        ),
        (
            "The 5th Baltic Mayors Summit took place in Riga. "
            "At the inaugural session one could see Anna Smith and Paul Brown.",
            "PARTICIPATED_IN",
            {("Anna Smith", "5th Baltic Mayors Summit"), ("Paul Brown", "5th Baltic Mayors Summit")},
        ),
    ],
)
def test_meetings_of_a_series(text: str, type_: str, facts: set[tuple[str, str]]) -> None:
    assert {(s, o) for _, s, o in said(text, type_)} == facts


def test_nobody_has_acted_at_a_meeting_to_come() -> None:
    text = (
        "The Baltic Forum met in Riga on 3 May 2019 for its annual conference. "
        '"Oulu will host the next conference in 2021," said Anna Berg, mayor of Oulu. '
        "The mayor of Riga, Peter Novak, opened the conference."
    )
    meetings = {who: what for _, who, what in said(text, "PARTICIPATED_IN") if who == "Peter Novak"}
    assert meetings == {"Peter Novak": "annual conference"}
    assert ("PARTICIPATED_IN", "Anna Berg", "next conference") not in said(text, "PARTICIPATED_IN")


def test_what_a_sentence_says_of_a_meeting_to_come_stays_with_it() -> None:
    text = (
        "The annual conference was held in Riga on 3 May 2019. The next conference will be held in Oulu. "
        "The mayor of Oulu, Anna Berg, will open the conference."
    )
    assert ("HELD_IN", "next conference", "Oulu") in said(text, "HELD_IN")


def test_all_whose_mayors_act_at_a_meeting_are_there() -> None:
    text = "At the River Summit in Ulm on 20 October 2022, the mayors of Bergen, Oulu and Riga launched a campaign."
    assert there(text) == {"Bergen", "Oulu", "Riga"}


def test_the_president_of_a_municipal_council_is_tied_to_the_city() -> None:
    assert posts("The President of the Municipal Council of Beira, Peter Novak, spoke.") == {("Peter Novak", "Beira")}


def test_a_sentence_states_one_thing_once() -> None:
    found = read(
        "Riga and Oulu mark a year\n\nRiga, 4 May 2020. A delegation from Oulu led by Mayor Peter Novak came. "
        "Novak met Mayor Anna Berg at the old city hall, where the two signed a new cooperation programme for 2020."
    )
    who = [found.mentions[s.subject].referent for s in found.statements if s.type == "SIGNED"]
    assert who
    assert len(who) == len(set(who))
