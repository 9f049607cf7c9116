"""Unions of cities that no registry has, in several languages; a text in the letters of its language."""

from __future__ import annotations

import pytest

from hansa.graph.model import Metadata
from hansa.loaders.extract import extract
from hansa.loaders.language import detect


def networks(text: str, language: str) -> set[str]:
    """The city networks that a text names."""
    found = extract(text, Metadata(language=language))
    return {r.name for r in found.referents if "CityNetwork" in r.labels}


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("ru", "Лига прибрежных городов приняла Бургас.", "Лига прибрежных городов"),
        ("uk", "Ліга гірських міст прийняла Ужгород.", "Ліга гірських міст"),
        ("de", "Die Allianz der Bergstädte hat 40 Mitglieder.", "Allianz der Bergstädte"),
        ("fr", "La Ligue des villes viticoles compte 30 membres.", "Ligue des villes viticoles"),
        ("fr", "L'Alliance des villes de montagne a accueilli Gap.", "Alliance des villes de montagne"),
        ("es", "Málaga es miembro de la Liga de Ciudades Costeras.", "Liga de Ciudades Costeras"),
        ("tr", "Erzurum, Dağ Kentleri Birliği'ne üye oldu.", "Dağ Kentleri Birliği"),
    ],
)
def test_a_union_of_cities_is_a_network(language: str, text: str, name: str) -> None:
    assert networks(text, language) == {name}


@pytest.mark.parametrize("text", ["Союз городов открыл выставку.", "Ассоциация экономического развития выросла."])
def test_common_words_name_no_network(text: str) -> None:
    assert networks(text, "ru") == set()


def test_latin_names_make_no_russian_text_english() -> None:
    assert detect("Союз малых портов (Union of Small Ports, USP) принял Бургас. Бургас рад этому решению.") == "ru"


@pytest.mark.parametrize(
    ("language", "text", "person"),
    [
        ("uk", "Президент міста Руда-Шльонська Роман Бондар приїхав.", "Роман Бондар"),
        ("pl", "Prezydent Żor Jan Nowak otworzył park.", "Jan Nowak"),
    ],
)
def test_an_unknown_place_is_no_part_of_a_name(language: str, text: str, person: str) -> None:
    found = extract(text, Metadata(language=language))
    assert person in {r.name for r in found.referents if r.type == "Person"}


def test_letters_stand_for_the_body_that_begins_so() -> None:
    found = extract("Kostanay joined the ULS. The Union of Lake Settlements has 12 members.", Metadata(language="en"))
    forms = {found.referents[m.referent].name for m in found.mentions if m.form == "ULS"}
    assert forms == {"Union of Lake Settlements"}


def test_a_meeting_is_held_where_its_name_ends() -> None:
    found = extract("Der Bürgermeister sprach auf dem 12. Forum der Hafenstädte in Rostock.", Metadata(language="de"))
    held = [s for s in found.statements if s.type == "HELD_IN"]
    assert [found.mentions[s.object].form for s in held if s.object is not None] == ["Rostock"]


def test_a_place_in_a_family_name_is_no_place() -> None:
    text = "Andrij Kowal-Rewa, der Bürgermeister von Lwiw, kam mit Anna Berlin-Schmidt. Der Berlin-Besuch war kurz."
    found = extract(text, Metadata(language="de"))
    assert {"Andrij Kowal-Rewa", "Anna Berlin-Schmidt"} <= {r.name for r in found.referents if r.type == "Person"}
    assert {m.form for m in found.mentions if found.referents[m.referent].type == "City"} == {"Lwiw", "Berlin"}


def test_a_numbered_forum_of_mayors_is_a_meeting() -> None:
    found = extract("The III Forum of mayors of the North was held in Oulu on 6 November 2022.")
    assert [dict(r.facets)["ordinal"] for r in found.referents if r.type == "Meeting"] == ["3"]


def test_meetings_share_a_key_in_several_languages() -> None:
    texts = {
        "en": "The 5th Congress of Harbour Towns was held in Gdynia on 12 June 2018.",
        "ru": "12 июня 2018 года в Гдыне прошёл V конгресс портовых городов.",
        "pl": "12 czerwca 2018 roku w Gdyni odbył się V Kongres Miast Portowych.",
        "de": "Der 5. Kongress der Hafenstädte fand am 12. Juni 2018 in Gdynia statt.",
    }
    keys = [
        {k for r in extract(text, Metadata(language=code)).referents if r.type == "Meeting" for k in r.keys}
        for code, text in texts.items()
    ]
    assert set.intersection(*keys)
