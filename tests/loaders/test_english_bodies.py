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
