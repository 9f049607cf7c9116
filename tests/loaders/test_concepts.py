"""Names of one thing in several languages mean the same."""

from __future__ import annotations

import pytest

from hansa.loaders.concepts import PLAIN, key, meaning_of


@pytest.mark.parametrize(
    "names",
    [
        (
            "Ассоциация малых исторических городов",
            "Association of Small Historic Cities",
            "Verband kleiner historischer Städte",
        ),
        ("Сеть виноградных городов", "Network of Wine Cities", "Netzwerk der Weinstädte", "Red de ciudades del vino"),
        ("Вода без границ", "Water without Borders", "Wasser ohne Grenzen", "L'eau sans frontières", "Woda bez granic"),
        ("Мост дружбы", "Friendship Bridge", "Dostluk Köprüsü", "Brücke der Freundschaft", "Most przyjaźni"),
        ("Саммит устойчивых городов", "Sustainable Cities Summit", "Gipfel der nachhaltigen Städte"),
        ("Чистый воздух", "Clean Air", "Saubere Luft", "Temiz Hava"),
        ("Цифровой курултай", "Digital Kurultai"),
    ],
)
def test_translations_mean_the_same(names: tuple[str, ...]) -> None:
    assert len({meaning_of(name) for name in names}) == 1


def test_other_names_mean_something_else() -> None:
    assert meaning_of("Чистый берег") != meaning_of("Чистый воздух")
    assert meaning_of("Союз горных городов") != meaning_of("Лига горных городов")


def test_a_name_of_common_words_is_plain() -> None:
    assert meaning_of("Международная встреча мэров городов") <= PLAIN


def test_a_place_stands_for_its_key_and_a_number_for_nothing() -> None:
    one = meaning_of("XII Форум Казани", {"казани": "geonames:551487"})
    assert one == meaning_of("12th Kazan Forum", {"kazan": "geonames:551487"}) == {"geonames:551487", "forum"}
    assert key(one) == "~forum+geonames:551487"
