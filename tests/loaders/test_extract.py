"""What single sentences give. The sentences are made up; places and networks are real."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hansa.graph.model import Extraction, Metadata, normalise
from hansa.loaders import blocks
from hansa.loaders.extract import extract
from hansa.loaders.present import to_contract

Fact = tuple[str, str, str]


def facts(text: str, language: str | None = "en") -> set[Fact]:
    found = to_contract(text, extract(text, Metadata(language=language)))
    names = {e["id"]: e["name"] for e in found["entities"]}
    return {(names[s["subject"]], s["predicate"], names.get(s["object"], s["value"])) for s in found["statements"]}


def posts(text: str, language: str = "en") -> set[tuple[str, str, str]]:
    found = extract(text, Metadata(language=language))
    name = [r.name for r in found.referents]
    return {
        (name[found.mentions[s.subject].referent], s.properties["post"], name[found.mentions[s.object].referent])
        for s in found.statements
        if s.type == "HOLDS_POST" and s.object is not None
    }


@pytest.mark.parametrize(
    "text",
    [
        "Anna Smith, Mayor of Turin, came.",
        "The Mayor of Turin Anna Smith came.",
        "Turin Mayor Anna Smith came.",
        "Mayor Anna Smith of Turin came.",
        "Mr. Brown greeted Anna Smith, who is mayor of Turin.",
    ],
)
def test_a_post_before_and_after_the_name(text: str) -> None:
    assert posts(text) == {("Anna Smith", "mayor", "Turin")}


def test_a_chain_of_posts() -> None:
    text = "Anna Smith, Chair of Eurocities and Deputy Mayor of Turin, came."
    assert posts(text) == {("Anna Smith", "chair", "Eurocities"), ("Anna Smith", "deputy mayor", "Turin")}


@pytest.mark.parametrize(
    "text",
    ["Мэр Рима Анна Иванова приехала.", "О мэре Рима Анне Ивановой писали.", "Встреча с мэром Рима Анной Ивановой."],
)
def test_a_post_in_any_case(text: str) -> None:
    assert posts(text, "ru") == {("Анна Иванова", "mayor", "Rome")}


def test_a_former_post_has_its_status() -> None:
    found = extract("Former Mayor of Turin Anna Smith came.", Metadata(language="en"))
    assert [s.properties.get("status") for s in found.statements] == ["former"]


def test_where_a_city_lies_only_if_reference_data_agree() -> None:
    assert facts("They met in Turin, Italy.") == {("Turin", "LOCATED_IN", "Italy")}
    assert facts("They spoke of Turin, France and Spain.") == set()


def test_a_meeting_with_place_day_and_organiser() -> None:
    text = "On 4 May 2019, the 12th congress of Eurocities was held in Turin."
    assert facts(text) == {
        ("12th congress of Eurocities", "HELD_IN", "Turin"),
        ("12th congress of Eurocities", "HELD_ON", "2019-05-04"),
        ("Eurocities", "ORGANIZED", "12th congress of Eurocities"),
    }


@pytest.mark.parametrize(
    "text",
    [
        "Turin is a member of Eurocities.",
        "Turin joined Eurocities.",
        "Turin belongs to Eurocities.",
    ],
)
def test_membership(text: str) -> None:
    assert facts(text) == {("Turin", "MEMBER_OF", "Eurocities")}


@pytest.mark.parametrize(
    "text",
    [
        "Turin hopes to become a member of Eurocities.",
        "Turin is not a member of Eurocities.",
        "Turin may join Eurocities.",
        "Turin and Eurocities stand in the same report.",
    ],
)
def test_hopes_plans_denials_and_neighbours_give_nothing(text: str) -> None:
    assert facts(text) == set()


def test_twins_in_a_list_with_years() -> None:
    assert facts("Turin has two sister cities: Lyon, France (1958) and Porto, Portugal (1990).") == {
        ("Turin", "TWINNED_WITH", "Lyon"),
        ("Turin", "TWINNED_WITH", "Porto"),
        ("Lyon", "LOCATED_IN", "France"),
        ("Porto", "LOCATED_IN", "Portugal"),
    }


def test_a_headcount_in_both_languages() -> None:
    assert facts("Eurocities now has more than 200 member cities.") == {("Eurocities", "HAS_MEMBER_COUNT", "200")}
    assert facts("В состав Eurocities входят 200 городов.", "ru") == {("Eurocities", "HAS_MEMBER_COUNT", "200")}


def test_a_project_in_quotes_of_any_kind_is_one() -> None:
    keys = {
        r.keys
        for quotes in ('""', "“”", "«»")
        for r in extract(
            f"Turin launched the project {quotes[0]}Blue River{quotes[1]}.", Metadata(language="en")
        ).referents
        if r.type == "Project"
    }
    assert len(keys) == 1


def test_a_person_has_the_same_keys_in_two_scripts() -> None:
    english = extract("Mayor of Rome Sergey Zhukov came.", Metadata(language="en"))
    russian = extract("Мэр Рима Сергей Жуков приехал.", Metadata(language="ru"))
    keys = [{k for r in e.referents if r.type == "Person" for k in r.keys} for e in (english, russian)]
    assert keys[0] == keys[1] and keys[0]


def test_a_surname_alone_is_the_person_named_before() -> None:
    found = extract("Anna Bergström, Mayor of Turin, came. Bergström spoke.", Metadata(language="en"))
    assert [r.name for r in found.referents if r.type == "Person"] == ["Anna Bergström"]


@given(
    st.lists(
        st.sampled_from(
            ["Mayor of Turin ", "Anna Smith", ", ", "(", ")", "«", "»", "Eurocities", " 4 May ", "\n", "."]
        ),
        max_size=60,
    )
)
@settings(max_examples=60, deadline=None)
def test_every_quote_stands_in_the_text_and_runs_agree(pieces: list[str]) -> None:
    text = normalise("".join(pieces))
    found = extract(text, Metadata(language="en"))
    assert found == extract(text, Metadata(language="en"))
    assert all(s.quote == text[s.start : s.end] and 0 < len(s.quote) <= 450 for s in found.statements)
    assert all(m.form == text[m.start : m.end] for m in found.mentions)
    assert Extraction.from_json(found.to_json()) == found


def test_a_long_text_is_read_in_blocks_and_its_referents_are_joined() -> None:
    lines = (f"Anna Smith, Mayor of Turin, came {n} times. Turin is a member of Eurocities.\n" for n in range(1500))
    text = "".join(lines)
    found = extract(text, Metadata(language="en"))
    assert len(text) > blocks.BLOCK
    assert sorted((r.type, r.name) for r in found.referents) == [
        ("City", "Turin"),
        ("Organization", "Eurocities"),
        ("Person", "Anna Smith"),
    ]
    assert len([s for s in found.statements if s.type == "HOLDS_POST"]) == 1500
    # The second sentence is the same each time, and states once.
    assert len([s for s in found.statements if s.type == "MEMBER_OF"]) == 1
    assert all(s.quote == text[s.start : s.end] for s in found.statements)


@pytest.mark.parametrize(
    "line",
    [
        "Has Riga joined Eurocities?",
        "Riga hopes it joined Eurocities soon.",
        "If Riga joined Eurocities, it would pay.",
    ],
)
def test_a_question_and_a_condition_state_nothing(line: str) -> None:
    assert facts(line) == set()


def test_a_surname_and_a_place_behind_a_title() -> None:
    assert posts("Министр связи России Иван Петров приехал.", "ru") == {("Иван Петров", "minister", "Russia")}
    assert posts("Глава МИДа Иван Петров приехал.", "ru") == {("Иван Петров", "head", "МИД")}


def test_the_usa_with_and_without_its_article() -> None:
    found = extract("Mayors from the USA met USA mayors.", Metadata(language="en"))
    assert {m.form for m in found.mentions if found.referents[m.referent].type == "Country"} == {"USA"}


def test_one_endless_word_is_no_trouble() -> None:
    assert extract("a" * 1_000_000, Metadata(language="en")).statements == ()


def test_a_text_without_names_gives_nothing() -> None:
    found = extract("Nothing of note was said on that day.", Metadata())
    assert (found.language, found.referents, found.statements) == ("en", (), ())


def test_two_things_of_one_type_never_begin_at_one_place() -> None:
    text = "Eurocities Regional Office opened. Eurocities is a network. In Riga the Eurocities Regional Office works."
    found = extract(text)
    begun = [(found.referents[m.referent].type, m.start) for m in found.mentions]
    assert len(begun) == len(set(begun))
    assert {"Eurocities"} <= {r.name for r in found.referents}


@pytest.mark.parametrize(
    "text",
    [
        "It is false that Oslo is a member of ICLEI.",
        "He wrongly claimed that Oslo is a member of ICLEI.",
        "Неправда, что Осло является членом ICLEI.",
        "Ошибочно сообщалось, что Осло вступил в ICLEI.",
    ],
)
def test_what_is_said_to_be_false_is_not_stated(text: str) -> None:
    assert not extract(text).statements
