"""Tokens, sentences, dates and folded forms."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hansa.loaders.languages.pack import load
from hansa.loaders.text import dates, sentences
from hansa.loaders.text.folding import fold, skeleton
from hansa.loaders.text.tokens import chunked, tokenize

EN, RU = load("en"), load("ru")


@given(st.text(max_size=400))
def test_tokens_stand_where_they_say(text: str) -> None:
    tokens = tokenize(text)
    assert all(text[t.start : t.end] == t.text for t in tokens)
    assert [t.start for t in tokens] == sorted(t.start for t in tokens)


def test_a_possessive_is_a_token_of_its_own() -> None:
    assert [t.text for t in tokenize("Lyon's mayor")] == ["Lyon", "'s", "mayor"]


def test_names_are_one_token_when_chunked() -> None:
    text = "in New York today"
    assert [(t.text, t.kind) for t in chunked(tokenize(text), [(3, 11)], text)] == [
        ("in", "word"),
        ("New York", "name"),
        ("today", "word"),
    ]


@given(st.text(alphabet="Ab. \n!?«»", max_size=3000))
def test_sentences_hold_every_word_once_and_are_short(text: str) -> None:
    spans = sentences.split(text, frozenset({"mr"}))
    assert all(b - a <= sentences.LONGEST for a, b in spans)
    assert "".join("".join(text[a:b].split()) for a, b in spans) == "".join(text.split())


def test_an_abbreviation_or_initial_ends_no_sentence() -> None:
    text = "Mr. J. Smith came. He left."
    assert [text[a:b] for a, b in sentences.split(text, frozenset({"mr"}))] == ["Mr. J. Smith came.", "He left."]


@pytest.mark.parametrize(
    ("said", "value", "until"),
    [
        ("on 4 May 2019", "2019-05-04", None),
        ("on May 4, 2019", "2019-05-04", None),
        ("from 4 to 6 May 2019", "2019-05-04", "2019-05-06"),
        ("from May 30 to June 2", "--05-30", "--06-02"),
        ("4 May", "--05-04", None),
        ("May 2019", "2019-05", None),
        ("in 2019", "2019", None),
        ("2019-05-04", "2019-05-04", None),
        ("04.05.2019", "2019-05-04", None),
    ],
)
def test_dates_in_english(said: str, value: str, until: str | None) -> None:
    found = dates.find(said, EN.dates)[0]
    assert (found.value, found.until) == (value, until)


@pytest.mark.parametrize(
    ("said", "value", "until"),
    [
        ("4 мая 2019 года", "2019-05-04", None),
        ("с 4 по 6 мая", "--05-04", "--05-06"),
        ("30 мая – 2 июня 2019 года", "2019-05-30", "2019-06-02"),
        ("в 2019 году", "2019", None),
        ("в мае 2019", "2019-05", None),
    ],
)
def test_dates_in_russian(said: str, value: str, until: str | None) -> None:
    found = dates.find(said, RU.dates)[0]
    assert (found.value, found.until) == (value, until)


def test_a_number_alone_is_no_year() -> None:
    assert dates.find("There were 2019 guests and 1850 chairs.", EN.dates) == []


def test_a_date_without_a_year_takes_that_of_the_date_line() -> None:
    found = dates.find("4 May", EN.dates)[0]
    assert dates.with_year(found, "2019-05-06").value == "2019-05-04"
    assert dates.with_year(found, None).value == "--05-04"


@pytest.mark.parametrize(
    "spellings",
    [
        ("Shevchenko", "Schewtschenko", "Шевченко"),
        ("Zhukov", "Dzhukov", "Жуков"),
        ("Khalid", "Halid", "Халид"),
        ("Sergey", "Sergei", "Сергей"),
        ("Alexei", "Aleksey", "Алексей"),
    ],
)
def test_spellings_of_a_name_have_one_skeleton(spellings: tuple[str, ...]) -> None:
    assert len({skeleton(name) for name in spellings}) == 1


@pytest.mark.parametrize("pair", [("Ivanov", "Popov"), ("Maria", "Anna"), ("Müller", "Möller-Klein")])
def test_other_names_have_other_skeletons(pair: tuple[str, str]) -> None:
    assert skeleton(pair[0]) != skeleton(pair[1])


def test_quotes_case_and_accents_do_not_matter_in_folded_names() -> None:
    assert fold("The «Ville Élue»") == fold('"ville elue"') == "ville elue"
