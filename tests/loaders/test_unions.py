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
