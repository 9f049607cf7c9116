"""English: who holds which post where, and what bodies and regions are called; in words of our own."""

from __future__ import annotations

import pytest

from hansa.loaders.extract import extract


def posts(text: str) -> set[tuple[str, str, str]]:
    """Person, place or body, and class of each post, by name."""
    found = extract(text)

    def name(mention: int | None) -> str:
        assert mention is not None
        return found.referents[found.mentions[mention].referent].name

    return {
        (name(s.subject), name(s.object), str(s.properties["post"])) for s in found.statements if s.type == "HOLDS_POST"
    }


def named(text: str, type_: str) -> set[str]:
    """The names of what a text names of a type."""
    return {r.name for r in extract(text).referents if r.type == type_}


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Davao City Mayor Rolando Cruz signed the pact.", ("Rolando Cruz", "Davao", "mayor")),
        (
            "The Mayor of Tampere, Anna-Kaisa Ikonen, and her counterpart Kim Min-soo of Changwon opened the bridge.",
            ("Kim Min-soo", "Changwon", "mayor"),
        ),
        (
            "Professor Helen Marsh of the University of Leeds gave the keynote.",
            ("Helen Marsh", "University of Leeds", "professor"),
        ),
        (
            "Dr. Tomoko Sato, a researcher at the University of Tokyo, said that ageing is a challenge for Yokohama.",
            ("Tomoko Sato", "University of Tokyo", "employee"),
        ),
        ("Adewale Ogun, adviser to the Governor of Lagos State, praised it.", ("Adewale Ogun", "Lagos", "adviser")),
        ("Laila Haddad, Director General of Amman Design, spoke.", ("Laila Haddad", "Amman Design", "director")),
        ("From Bologna came Sara Conti, city councillor for mobility.", ("Sara Conti", "Bologna", "councillor")),
        (
            "Utrecht has been twinned with Brno since 1998, and its mayor, Jan de Vries, visited Brno in May.",
            ("Jan de Vries", "Utrecht", "mayor"),
        ),
        (
            "Birute Vesaite, Deputy Mayor of Klaipėda, was elected President for 2024 at the general conference of the "
            "Union of the Baltic Cities.",
            ("Birute Vesaite", "Union of the Baltic Cities", "president"),
        ),
        (
            "Karl Berger was elected mayor of Graz in 2019 and has chaired the Alliance of Alpine Towns since 2022.",
            ("Karl Berger", "Alliance of Alpine Towns", "chair"),
        ),
        ("The Lord Mayor of Cork, Cllr Dan Boyle, welcomed them.", ("Dan Boyle", "Cork", "mayor")),
        (
            "The Alliance of Alpine Towns is presided over by Karl Berger.",
            ("Karl Berger", "Alliance of Alpine Towns", "chair"),
        ),
        (
            "The Danube Rowing Club met. Its president, Vera Toth, took the floor.",
            ("Vera Toth", "Danube Rowing Club", "president"),
        ),
    ],
)
def test_a_sentence_tells_who_holds_a_post(sentence: str, expected: tuple[str, str, str]) -> None:
    assert expected in posts(sentence)


def test_what_stands_before_a_second_title_belongs_to_that() -> None:
    said = posts("Eurocities vice-president, Danube Rowing Club director Vera Toth took the floor.")
    assert said == {("Vera Toth", "Eurocities", "vice president"), ("Vera Toth", "Danube Rowing Club", "director")}


def test_a_council_with_a_president_is_a_body_and_a_council_that_acts_is_the_city() -> None:
    assert named("Ayse Demir, Chairwoman of the City Council of Bursa, attended.", "Organization")
    assert not named("Bursa City Council signed an agreement with Graz.", "Organization")


def test_a_region_that_bears_the_name_of_its_city() -> None:
    said = "Fatou Diop, President of the Region of Dakar, chaired the session."
    assert named(said, "Region") == {"Dakar"}
    assert not named(said, "City")


def test_a_section_is_named_after_its_network_for_a_part_of_the_world() -> None:
    assert {"ICLEI Oceania"} <= named("Ann Lee, regional director of ICLEI Oceania, came to Perth.", "Organization")


def test_who_publishes_and_which_company() -> None:
    said = named(
        "Riga. June 4. Baltic Wire - Experts from Arup company and the Spanish company Indra came.", "Organization"
    )
    assert said == {"Baltic Wire", "Arup", "Indra"}


def test_a_country_in_a_list_of_countries_and_a_region_behind_its_city() -> None:
    assert "United Kingdom" in named("Experts from England, Israel and Japan came to Perth.", "Country")
    assert named("Leeds in England is a partner.", "Region") == {"England"}


def test_what_was_launched_is_a_project() -> None:
    assert named("The Vilnius Breeze bike sharing scheme was launched in 2013.", "Project") == {"Vilnius Breeze"}


@pytest.mark.parametrize(
    ("text", "regions"),
    [
        ("Officials from Miami-Dade County travelled to Cali.", {"Miami-Dade County"}),
        ("Greater Manchester runs the trams.", {"Greater Manchester"}),
        ("The hokims of Andijan and Namangan regions met.", {"Andijan Region", "Namangan Region"}),
        (
            "The Basque Country, the Canary Islands and Madeira signed it.",
            {"Basque Country", "Canary Islands", "Madeira"},
        ),
    ],
)
def test_regions_that_are_called_so(text: str, regions: set[str]) -> None:
    assert named(text, "Region") == regions


def test_a_network_that_is_a_common_noun() -> None:
    full = "World Association of the Major Metropolises"
    assert ("Jorge Ruiz", full, "secretary general") in posts("The secretary general of Metropolis, Jorge Ruiz, came.")
    assert not named("The city is a metropolis; Busan Metropolis has grown.", "Organization")


def test_a_common_noun_introduces_the_name_of_a_body() -> None:
    text = "The newspaper Helsingin Sanomat asked the operator Wiener Linien and the NGO Green Alternative."
    assert named(text, "Organization") == {"Helsingin Sanomat", "Wiener Linien", "Green Alternative"}


def test_an_official_of_a_list_is_no_apposition() -> None:
    text = "Astana's deputy akim Malika Bektur, the director of the Astana Hub, and Aktobe akim Asylbek Nurpeis came."
    assert posts(text) == {("Malika Bektur", "Astana", "deputy mayor"), ("Asylbek Nurpeis", "Aktobe", "mayor")}


def test_bodies_inside_other_phrases() -> None:
    text = (
        "Mr Bell chairs the transport committee of the National Association of City Transportation Officials (NACTO)."
    )
    assert named(text, "Organization") == {"National Association of City Transportation Officials"}
    text = "Tokyo-based Sumida Engineering, the shipyard Viktor Lenac and the OSCE Programme Office joined FEDARENE."
    said = {"Sumida Engineering", "Viktor Lenac", "OSCE Programme Office", "FEDARENE"}
    assert said <= named(text, "Organization")


def test_a_forum_with_a_secretary_is_a_body() -> None:
    assert posts("Noura Benali, Secretary of the Maghreb Mayors' Forum, came to Oran.") == {
        ("Noura Benali", "Maghreb Mayors' Forum", "secretary")
    }


def test_a_department_in_small_letters_belongs_to_the_title() -> None:
    said = posts("Croatia's deputy minister of the sea Ivana Perko spoke.")
    assert said == {("Ivana Perko", "Croatia", "deputy minister")}


def test_the_bounds_of_names_of_bodies() -> None:
    text = "Bojan Kumer of the Ministry of the Environment, Climate and Energy came."
    assert named(text, "Organization") == {"Ministry of the Environment, Climate and Energy"}
    assert named("The Ministry of Culture, Riga and Turku came.", "Organization") == {"Ministry of Culture"}
    assert named("On Monday Danube Rowing Club met in Graz.", "Organization") == {"Danube Rowing Club"}
    assert named("The Southern Regional Assembly thanked CaSCo.", "Organization") == {"Southern Regional Assembly"}
