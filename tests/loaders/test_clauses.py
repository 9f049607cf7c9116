"""Simple clauses of compound sentences, pronouns, lists that go on, and the ties that are read from them."""

from __future__ import annotations

import pytest

from hansa.graph.model import Metadata, normalise
from hansa.loaders.extract import extract
from hansa.loaders.present import to_contract

TIES = frozenset(
    {
        *("TWINNED_WITH", "PARTNER_OF", "SIGNED", "MEMBER_OF", "CHAIRS", "HOSTS", "IMPLEMENTS", "PART_OF"),
        "HAS_MEMBER_COUNT",
    }
)


def ties(text: str) -> set[tuple[str, str, str]]:
    found = to_contract(normalise(text), extract(normalise(text), Metadata(language="en")))
    names = {e["id"]: e["name"] for e in found["entities"]}
    return {
        (names[s["subject"]], s["predicate"], names.get(s["object"], s["value"]))
        for s in found["statements"]
        if s["predicate"] in TIES and not s["properties"].get("ended")
    }


def dates(text: str) -> dict[str, str]:
    found = to_contract(normalise(text), extract(normalise(text), Metadata(language="en")))
    names = {e["id"]: e["name"] for e in found["entities"]}
    return {
        names[s["subject"]]: s["properties"].get("date") or s["properties"].get("since") for s in found["statements"]
    }


def members(*cities: str, of: str = "Eurocities") -> set[tuple[str, str, str]]:
    return {(city, "MEMBER_OF", of) for city in cities}


@pytest.mark.parametrize(
    "text",
    [
        "Turin, which joined Eurocities in 1999, hosts a fair.",
        "Turin hosts a fair and joined Eurocities in 1999.",
        "Turin, a member of Eurocities since 1999, hosts a fair.",
        "As a member of Eurocities, Turin hosts a fair.",
        "Eurocities, of which Turin is a member, met.",
        "Eurocities has accepted the application of Turin.",
        "Eurocities met in Porto. It admitted Turin.",
    ],
)
def test_a_second_clause_has_the_subject_of_the_first(text: str) -> None:
    assert members("Turin") <= ties(text)


def test_a_gapped_verb_is_that_of_the_clause_before() -> None:
    text = "Turin joined Eurocities in 1999, Porto in 2004 and Ghent in 2010."
    assert ties(text) == members("Turin", "Porto", "Ghent")
    assert dates(text) == {"Turin": "1999", "Porto": "2004", "Ghent": "2010"}


def test_a_plural_pronoun_stands_for_the_list_of_its_number() -> None:
    text = "Applications had come from Turin, Porto and Ghent. The Board of Eurocities accepted all three of them."
    assert members("Turin", "Porto", "Ghent") <= ties(text)


@pytest.mark.parametrize(
    "text",
    [
        "Turin has four sister cities. Among them are Lyon and Porto.",
        "Turin has four sister cities.\n- Lyon, France (1961)\n- Porto (Portugal)\n",
        "Sister cities of Turin\nFrance: Lyon\nPortugal: Porto\n",
        "Turin has ten sister cities: in France Lyon, in Portugal Porto.",
        "Turin has ten sister cities: one in France (Lyon), one in Portugal (Porto).",
        "Turin has four sister cities. Lyon came first, in 1961. The youngest is Porto.",
    ],
)
def test_a_list_goes_on_in_the_next_lines(text: str) -> None:
    assert ties(text) == {("Turin", "TWINNED_WITH", "Lyon"), ("Turin", "TWINNED_WITH", "Porto")}


def test_names_given_as_examples_do_what_all_do() -> None:
    text = "Twelve cities, among them Turin and Porto, have joined Eurocities."
    assert ties(text) == members("Turin", "Porto")


@pytest.mark.parametrize(
    "text",
    [
        "Turin hopes to join Eurocities.",
        "Turin applied for membership of Eurocities.",
        "The council of Turin voted to become a member of Eurocities.",
        "Turin will sign a sister city agreement with Lyon.",
        "Turin left Eurocities in 2012.",
        "Turin ended its twinning with Lyon.",
        "Is Turin a member of Eurocities?",
    ],
)
def test_what_is_hoped_for_or_over_is_no_tie(text: str) -> None:
    assert ties(text) == set()


@pytest.mark.parametrize(
    ("text", "chair"),
    [
        ("Ghent took over the presidency of Eurocities from Lyon.", "Ghent"),
        ("The presidency of Eurocities passed from Lyon to Ghent.", "Ghent"),
        ("Lyon chairs Eurocities.", "Lyon"),
        ("Eurocities is chaired by the mayor of Lyon.", "Lyon"),
    ],
)
def test_who_chairs(text: str, chair: str) -> None:
    assert ties(text) == {(chair, "CHAIRS", "Eurocities")}


def test_a_count_in_words_and_in_brackets() -> None:
    assert ties("Eighty-five towns belong to Eurocities.") == {("Eurocities", "HAS_MEMBER_COUNT", "85")}
    assert ties("Eurocities (207 members) met.") == {("Eurocities", "HAS_MEMBER_COUNT", "207")}
    assert ties("Eurocities has three new members.") == set()


def test_an_adjective_is_no_partner() -> None:
    assert ties("Turin works together with two French partners, Lyon and Nantes.") == {
        ("Turin", "PARTNER_OF", "Lyon"),
        ("Turin", "PARTNER_OF", "Nantes"),
    }


def test_partners_of_a_project_named_in_capitals_or_quotes() -> None:
    text = "Ghent leads the CLEANRIDE project; its partners are Turin and Porto."
    assert ties(text) == {(city, "IMPLEMENTS", "CLEANRIDE project") for city in ("Ghent", "Turin", "Porto")}
    assert ties("“Quiet Streets” is implemented by Turin and funded by Interreg.") >= {
        ("Turin", "IMPLEMENTS", "Quiet Streets")
    }


def test_for_whom_two_mayors_sign() -> None:
    text = "The mayor of Turin, Anna Smith, and the mayor of Lyon, Paul Brown, signed a memorandum of cooperation."
    signed = {(who, "SIGNED", "memorandum of cooperation") for who in ("Anna Smith", "Paul Brown", "Turin", "Lyon")}
    assert ties(text) - {("Turin", "PARTNER_OF", "Lyon"), ("Lyon", "PARTNER_OF", "Turin")} == signed


def test_programmes_of_the_registry_are_projects() -> None:
    found = extract("Turin takes part in Horizon Europe.", Metadata(language="en"))
    assert [(r.type, r.keys) for r in found.referents if r.name == "Horizon Europe"] == [
        ("Project", ("programme:horizon-europe",))
    ]


@pytest.mark.parametrize("name", ["Mayors for Rivers", "Ring of Wine Towns", "Salt Road Small Towns"])
def test_a_network_is_known_by_what_it_is_called(name: str) -> None:
    found = extract(f"In 2010 Linz joined the {name}.", Metadata(language="en"))
    assert [r.labels for r in found.referents if r.name == name] == [("CityNetwork",)]


def test_a_part_of_a_programme_has_an_acronym_of_its_own() -> None:
    text = "Turin joined the International Urban Cooperation programme for Asia (IUC-A). IUC-A is large."
    assert ("International Urban Cooperation programme for Asia", "PART_OF", "International Urban Cooperation") in ties(
        text
    )


def test_the_mayors_sign_on_the_day_of_the_ceremony() -> None:
    text = (
        "Anna Smith is mayor of Turin. Paul Brown is mayor of Lyon. Turin and Lyon have concluded a twinning "
        "agreement. The mayors signed it on 4 May 2021."
    )
    assert {("Anna Smith", "2021-05-04"), ("Turin", "2021-05-04")} <= set(dates(text).items())


def test_an_association_of_towns_that_nobody_listed_is_a_network() -> None:
    found = extract("Linz and Ruse are members of the Association of Danube Towns.", Metadata(language="en"))
    assert [r.labels for r in found.referents if r.name == "Association of Danube Towns"] == [("CityNetwork",)]
