"""Known facts of the gazetteer: one place under all its names, and the right one of several."""

from __future__ import annotations

import subprocess
import sys

import pytest

from hansa.loaders.gazetteer import Gazetteer, disambiguate
from hansa.loaders.gazetteer.fold import fold_name, words
from hansa.loaders.gazetteer.gazetteer import data_folder
from hansa.loaders.gazetteer.russian import undeclined

ASTANA, KAZAN, MOSCOW = "geonames:1526273", "geonames:551487", "geonames:524901"


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer.open()


def found(gazetteer: Gazetteer, text: str) -> list[tuple[str, str]]:
    """Form and first key of every name in a text."""
    return [(text[h.start : h.end], h.place_keys[0]) for h in gazetteer.find_names(text)]


@pytest.mark.parametrize(
    "name",
    ["Astana", "Nur-Sultan", "Nur Sultan", "Nursultan", "Акмола", "Целиноград", "Tselinograd", "Нур-Султан", "Астаны"],
)
def test_former_names_are_one_city(gazetteer: Gazetteer, name: str) -> None:
    assert gazetteer.candidates(name)[0].key == ASTANA


@pytest.mark.parametrize(
    ("form", "name"),
    [
        ("Казани", "Kazan"),
        ("Нур-Султана", "Astana"),
        ("Ташкентом", "Tashkent"),
        ("Санкт-Петербургом", "Saint Petersburg"),
        ("Ростова-на-Дону", "Rostov-on-Don"),
        ("Оулу", "Oulu"),
        ("Баку", "Baku"),
        ("Сочи", "Sochi"),
        ("Нижнего Новгорода", "Nizhny Novgorod"),
        ("Набережных Челнов", "Naberezhnye Chelny"),
        ("Чебоксарах", "Cheboksary"),
        ("Алма-Аты", "Almaty"),
        ("Женеве", "Geneva"),
        ("Ульяновской области", "Ulyanovsk Oblast"),
        ("Ульяновская область", "Ulyanovsk Oblast"),
        ("Республики Татарстан", "Tatarstan"),
        ("Ханты-Мансийского автономного округа", "Khanty-Mansi Autonomous Okrug"),
        ("Российской Федерацией", "Russia"),
        ("Республики Казахстан", "Kazakhstan"),
        ("Соединённых Штатов Америки", "United States"),
        ("Могилёва", "Mogilev"),
    ],
)
def test_russian_forms(gazetteer: Gazetteer, form: str, name: str) -> None:
    text = f"Делегация {form} прибыла вчера."
    hits = [h for h in gazetteer.find_names(text) if text[h.start : h.end] == form]
    assert [gazetteer.place(h.place_keys[0]).name_en for h in hits] == [name]


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Russian Federation", "iso3166-1:RU"),
        ("Republic of Kazakhstan", "iso3166-1:KZ"),
        ("РК", "iso3166-1:KZ"),
        ("РФ", "iso3166-1:RU"),
        ("UAE", "iso3166-1:AE"),
        ("USA", "iso3166-1:US"),
        ("Deutschland", "iso3166-1:DE"),
        ("Türkiye", "iso3166-1:TR"),
        ("Польша", "iso3166-1:PL"),
        ("Tatarstan", "iso3166-2:RU-TA"),
        ("Ulyanovsk region", "iso3166-2:RU-ULY"),
        ("Bavaria", "iso3166-2:DE-BY"),
    ],
)
def test_countries_and_regions(gazetteer: Gazetteer, name: str, key: str) -> None:
    assert found(gazetteer, f"It lies in {name} today.") == [(name, key)]


def test_letters_of_other_alphabets_are_folded(gazetteer: Gazetteer) -> None:
    for one, other in [
        ("Kraków", "Krakow"),
        ("Łódź", "Lodz"),
        ("Орёл", "Орел"),
        ("Malmö", "Malmo"),
        ("Xi'an", "Xi’an"),
    ]:
        assert fold_name(one) == fold_name(other)
        assert gazetteer.candidates(one)[0] == gazetteer.candidates(other)[0]


def test_an_abbreviation_counts_only_in_capitals(gazetteer: Gazetteer) -> None:
    assert found(gazetteer, "He told us that") == []
    assert found(gazetteer, "The US and Usa") != found(gazetteer, "The us and Usa")


def test_an_acronym_is_no_town(gazetteer: Gazetteer) -> None:
    assert found(gazetteer, "the UN said") == []


def test_continents_are_no_places(gazetteer: Gazetteer) -> None:
    assert found(gazetteer, "In Africa, Asia and Europe. В Европе, на Кавказе и в Сибири") == []


def test_offsets_are_of_the_text(gazetteer: Gazetteer) -> None:
    text = "Мэр\u00a0Казани — в  г. Нур-Султане; the mayor of Kazan's guests, St. Petersburg"
    assert [form for form, _ in found(gazetteer, text)] == ["Казани", "Нур-Султане", "Kazan", "St. Petersburg"]
    assert all(text[w.start : w.end] == w.form for w in words(text))


@pytest.mark.parametrize(
    ("text", "key"),
    [("казахстанский", "iso3166-1:KZ"), ("российскими", "iso3166-1:RU"), ("московская", MOSCOW), ("казанского", KAZAN)],
)
def test_russian_adjectives(gazetteer: Gazetteer, text: str, key: str) -> None:
    (hit,) = gazetteer.find_names(text)
    assert (hit.kind, hit.place_keys[0]) == ("adjective", key)


def test_english_adjectives(gazetteer: Gazetteer) -> None:
    hits = list(gazetteer.find_names("Turkish and Kazakh guests"))
    assert [(h.kind, h.place_keys[0]) for h in hits] == [("adjective", "iso3166-1:TR"), ("adjective", "iso3166-1:KZ")]


def test_a_place_has_its_reference_data(gazetteer: Gazetteer) -> None:
    kazan = gazetteer.place(KAZAN)
    assert (kazan.type, kazan.name_en, kazan.name_ru, kazan.country_code, kazan.region_code, kazan.capital) == (
        "City", "Kazan", "Казань", "RU", "RU-TA", "region",
    )  # fmt: skip
    assert kazan.lat == pytest.approx(55.79, abs=0.01)
    assert kazan.lon == pytest.approx(49.12, abs=0.01)
    assert kazan.population > 1_000_000


@pytest.mark.parametrize(
    ("key", "capital"),
    [
        ("iso3166-1:KZ", ASTANA),
        ("iso3166-2:RU-TA", KAZAN),
        ("iso3166-1:RU", MOSCOW),
        ("iso3166-1:FR", "geonames:2988507"),
    ],
)
def test_capitals(gazetteer: Gazetteer, key: str, capital: str) -> None:
    place = gazetteer.capital_of(key)
    assert place is not None
    assert place.key == capital


def test_an_unknown_key_is_a_key_error(gazetteer: Gazetteer) -> None:
    for key in ("geonames:1", "geonames:x", "iso3166-1:ZZ", "nonsense"):
        with pytest.raises(KeyError):
            gazetteer.place(key)


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("the mayor of Tripoli (Lebanon) spoke", "LB"),
        ("Tripoli, Lebanon", "LB"),
        ("Tripoli, the port of Libya", "LY"),
        ("Beirut, Sidon and Tripoli are cities of Lebanon", "LB"),
        ("Córdoba (Argentina)", "AR"),
        ("Córdoba, Spain", "ES"),
        ("Santiago, Chile", "CL"),
        ("Santiago and Valparaíso in Chile", "CL"),
    ],
)
def test_what_stands_beside_a_name_decides(gazetteer: Gazetteer, text: str, country: str) -> None:
    first = next(
        c
        for c in disambiguate(gazetteer, list(gazetteer.find_names(text)), text)
        if text[c.hit.start :].startswith(("Tripoli", "Córdoba", "Santiago"))
    )
    assert first.place.country_code == country
    assert first.confidence > 0.5


@pytest.mark.parametrize(
    ("text", "name", "key"),
    [
        ("Portland, Maine, and Oslo", "Maine", "iso3166-2:US-ME"),
        ("Columbus, Georgia, and Oslo", "Georgia", "iso3166-2:US-GA"),
        ("Tbilisi, Georgia, and Oslo", "Georgia", "iso3166-1:GE"),
        ("Newport, Wales, and Oslo", "Wales", "iso3166-2:GB-WLS"),
        ("The City of Victoria is glad. Victoria, the capital of British Columbia", "City of", "geonames:6174041"),
    ],
)
def test_a_state_behind_its_city(gazetteer: Gazetteer, text: str, name: str, key: str) -> None:
    choices = disambiguate(gazetteer, list(gazetteer.find_names(text, "en")), text, "en")
    assert next(c.place.key for c in choices if text[c.hit.start :].startswith(name)) == key


def test_a_word_or_a_small_town_needs_a_cue(gazetteer: Gazetteer) -> None:
    def confidence(text: str, form: str) -> float:
        hits = list(gazetteer.find_names(text))
        return next(
            (c.confidence for c in disambiguate(gazetteer, hits, text) if text[c.hit.start : c.hit.end] == form), 0
        )

    assert confidence("Union members met", "Union") < 0.5
    assert confidence("Nice work was done", "Nice") < 0.5
    assert confidence("they met in Nice, France", "Nice") > 0.5
    assert confidence("the town of Orvieto is old", "Orvieto") > confidence("Orvieto won", "Orvieto")


def test_hints(gazetteer: Gazetteer) -> None:
    assert gazetteer.is_common_word("Reading")
    assert not gazetteer.is_common_word("Kazan")
    assert gazetteer.is_given_name("Vladimir")
    assert gazetteer.is_given_name("Владимир")
    assert not gazetteer.is_given_name("Казань")


def test_unknown_words_are_undeclined_by_their_ending() -> None:
    assert "йошкар" in undeclined("йошкаром")
    assert "талдыкорган" in undeclined("талдыкоргане")


def test_sizes_and_speed() -> None:
    folder = data_folder()
    assert sum(p.stat().st_size for p in folder.rglob("*") if p.is_file()) < 25_000_000
    code = (
        "import time; s = time.perf_counter()\n"
        "from hansa.loaders.gazetteer import Gazetteer\n"
        "Gazetteer.open().candidates('Astana')\n"
        "print(time.perf_counter() - s)"
    )
    taken = min(
        float(subprocess.run([sys.executable, "-c", code], capture_output=True, check=True).stdout) for _ in range(3)
    )
    assert taken < 1.0  # 0.1 s measured; room for a busy machine
