"""The registries are valid and compiled, and their organisations are found as people write them."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest
import yaml

from hansa.errors import UsageProblem
from hansa.loaders.gazetteer import Gazetteer
from hansa.loaders.gazetteer.gazetteer import data_folder
from hansa.loaders.registries import OrganizationMatcher, check_registry, default_registry, load_registry
from hansa.loaders.registries.check import check_data
from hansa.loaders.registries.model import KINDS

SOURCES = [data_folder() / "registries" / f"{kind}.yaml" for kind in KINDS]


def found(text: str) -> list[tuple[str, str]]:
    return [(text[h.start : h.end], "|".join(h.slugs)) for h in OrganizationMatcher.open().find(text)]


@pytest.mark.parametrize("path", SOURCES, ids=lambda p: p.stem)
def test_every_entry_is_valid(path: Path) -> None:
    assert check_registry(path) == []


def test_the_compiled_registry_is_current() -> None:
    compiled = json.loads((data_folder() / "registries.json").read_text("utf-8"))
    assert compiled["registries"] == [yaml.safe_load(path.read_text("utf-8")) for path in SOURCES]


def test_there_are_networks_enough() -> None:
    registry = default_registry()
    assert len(registry.networks) >= 80
    assert sum("ru" in n.names and "en" in n.names for n in registry.networks) >= 60


def test_no_name_is_of_two_organizations() -> None:
    owners = Counter(
        name.casefold()
        for o in default_registry().organizations.values()
        for name in {n.casefold() for names in o.names.values() for n in names}
    )
    assert [name for name, count in owners.items() if count > 1] == []


def test_an_acronym_of_two_organizations_is_weak_or_unique() -> None:
    registry = default_registry()
    owners = Counter(
        a for o in registry.organizations.values() for a in {a for some in o.acronyms.values() for a in some}
    )
    shared = {a for a, count in owners.items() if count > 1}
    assert [
        (o.slug, a) for o in registry.organizations.values() for a in shared for s in o.acronyms.values() if a in s
    ] == []


def test_no_single_ordinary_word_is_a_name() -> None:
    registry, gazetteer = default_registry(), Gazetteer.open()
    heads = {word.casefold() for entry in registry.words for words in entry.words.values() for word in words}
    names = {
        name
        for o in registry.organizations.values()
        for name in (*o.variants, *(n for names in o.names.values() for n in names))
        if name.isalpha()
    }
    assert {name for name in names if name.casefold() in heads or name.casefold().rstrip("аыи") == "город"} == set()
    assert {name for name in names if name.isascii() and gazetteer.is_common_word(name)} == set()


def test_parts_and_seats_exist() -> None:
    registry, gazetteer = default_registry(), Gazetteer.open()
    assert [
        o.slug for o in registry.organizations.values() if o.part_of and o.part_of not in registry.organizations
    ] == []
    assert [o.seat for o in registry.organizations.values() if o.seat and not gazetteer.candidates(o.seat)] == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the International Assembly of Capitals and Major Cities (IAG)", ["iag", "iag"]),
        ("сессия Международной ассамблеи столиц и крупных городов", ["iag"]),
        ("с Международной ассоциацией столиц и крупных городов", ["iag"]),
        ("президент Всемирной организации «Объединенные города и местные власти»", ["uclg"]),
        ("United Cities and Local Governments", ["uclg"]),
        ("in WeGO and in UCLG-Eurasia", ["wego", "uclg-eurasia"]),
        ("a CIS Executive Committee of the CIS", ["cis-executive-committee", "cis"]),
        ("в Содружестве Независимых Государств и ЕАЭС", ["cis", "eaeu"]),
        ("Совета Федерации Федерального Собрания Российской Федерации", ["federation-council"]),
        ("сети творческих городов ЮНЕСКО", ["unesco"]),
        ("Сети творческих городов ЮНЕСКО", ["unesco-creative-cities"]),
        ("Türk Dünyası Belediyeler Birliği", ["turkic-world-municipalities"]),
        ("Klima-Bündnis", ["climate-alliance"]),
    ],
)
def test_organizations_are_found(text: str, expected: list[str]) -> None:
    assert [slugs for _, slugs in found(text)] == expected


def test_an_acronym_counts_only_as_written() -> None:
    assert found("we go, wego, Wego, who, Un") == []


def test_a_weak_acronym_needs_its_name_in_the_text() -> None:
    assert found("They flew to IAH") == []
    assert ("IAH", "iag") in found("The International Assembly of Capitals and Major Cities; IAH members")


def test_short_names_need_their_capitals() -> None:
    assert found("energy cities of the world") == []
    assert found("The Energy Cities network") == [("Energy Cities", "energy-cities")]


def test_posts_by_title_and_place() -> None:
    registry = default_registry()
    titles = registry.titles("ru")
    assert titles["аким"] == "akim"
    assert (registry.posts["akim"].post_class("City"), registry.posts["akim"].post_class("Region")) == (
        "mayor",
        "governor",
    )
    assert registry.titles("en")["deputy mayor"] == "deputy-mayor"
    assert registry.posts["mayor"].rank < registry.posts["deputy-mayor"].rank
    languages = {code for post in registry.posts.values() for code in post.titles}
    assert languages >= {"en", "ru", "de", "fr", "es", "tr", "pl", "uk", "kk", "uz", "it", "az"}


def test_every_class_a_post_may_stand_for_is_a_post() -> None:
    posts = default_registry().posts
    assert {c for p in posts.values() for c in p.class_at.values()} <= set(posts)


def test_words_by_group() -> None:
    registry = default_registry()
    assert registry.word_classes("meeting", "ru")["заседание"] == "session"
    assert registry.word_classes("agreement", "en")["memorandum of understanding"] == "memorandum"
    assert registry.word_classes("status", "en")["former"] == "former"


@pytest.mark.parametrize("value", ["2001-99-99", "1" * 5000, "[" * 5000 + "]" * 5000])
def test_a_file_that_yaml_fails_on_is_named(tmp_path: Path, value: str) -> None:
    (tmp_path / "own.yaml").write_text(f"kind: networks\nentries: {value}\n", "utf-8")
    (fault,) = check_registry(tmp_path / "own.yaml")
    assert "own.yaml is no YAML" in fault


@pytest.mark.parametrize("sign", ["(", "\u200b", "\u0301\u0301", "—"])
def test_a_name_without_letters_is_a_fault(sign: str) -> None:
    entry = {"slug": "own", "names": {"en": ["Own Union", sign]}, "acronyms": {"en": [sign]}, "variants": [sign]}
    faults = check_data({"kind": "networks", "entries": [entry]})
    assert len(faults) == 3
    assert all(f"{sign!r} has no letter or digit." in fault for fault in faults)


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        ([], "A registry has two fields, kind and entries."),
        ({"kind": "x", "entries": []}, "kind is 'x'; it must be one of networks, bodies, programmes, posts, words."),
        ({"kind": "networks", "entries": {}}, "entries must be a list."),
        ({"kind": "networks", "entries": [{}]}, "Entry 1 has no slug."),
    ],
)
def test_faults_of_a_file_are_told(data: object, fault: str) -> None:
    assert check_data(data) == [fault]


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"names": {}}, "lakes: names must give names by language, such as {en: [Name]}."),
        ({"names": {"English": ["X"]}}, "lakes: names: 'English' is no language code of ISO 639."),
        ({"names": {"en": [" X"]}}, "lakes: names: en must be a list of texts with no blanks around them."),
        ({"slug": "A b"}, "A b: a slug is lower-case Latin letters, digits and single hyphens."),
        ({"founded": "old"}, "lakes: founded must be a year."),
        ({"wikidata": "x1"}, "lakes: wikidata must be a Q with a number."),
        ({"colour": "red"}, "lakes: there is no field colour."),
        ({"weak": ["Z"]}, "lakes: weak names Z, which is none of its acronyms."),
    ],
)
def test_faults_of_an_entry_are_told(change: dict[str, object], fault: str) -> None:
    entry = {"slug": "lakes", "names": {"en": ["League of Lake Cities"]}, **change}
    assert check_data({"kind": "networks", "entries": [entry]}) == [fault]


def test_faults_of_posts_and_words_are_told() -> None:
    words = {"slug": "a", "group": "x", "words": {"en": ["w"]}}
    assert check_data({"kind": "words", "entries": [words]}) == [
        "a: group must be one of meeting, project, agreement, organisation, status."
    ]
    post = {"slug": "a", "rank": "high", "at": ["Moon"], "titles": {"en": ["w"]}}
    assert check_data({"kind": "posts", "entries": [post, post]})[:2] == [
        "a: rank must be a whole number.",
        "a: at must list some of City, Region, Country, Organization.",
    ]
    assert "The slug a is there twice." in check_data({"kind": "posts", "entries": [post, post]})


def test_a_registry_of_ones_own(tmp_path: Path) -> None:
    path = tmp_path / "own.yaml"
    path.write_text("kind: networks\nentries:\n- {slug: lakes, names: {en: [League of Lake Cities]}}\n", "utf-8")
    matcher = OrganizationMatcher(default_registry().with_registry(load_registry(path)))
    assert [h.slugs for h in matcher.find("The League of Lake Cities and Eurocities")] == [("lakes",), ("eurocities",)]


@pytest.mark.parametrize("content", [b"kind: [", b"\xff\xfe\x00", b"kind: networks\nentries: [{slug: a}]\n"])
def test_a_bad_file_is_one_sentence(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "bad.yaml"
    path.write_bytes(content)
    with pytest.raises(UsageProblem) as caught:
        load_registry(path)
    assert "\n" not in str(caught.value)
    assert check_registry(tmp_path / "none.yaml") == [
        f"The registry {tmp_path / 'none.yaml'} cannot be read: No such file or directory."
    ]
