"""A text with what was found in it: nothing of the text is lost, and nothing of it is markup."""

from __future__ import annotations

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from hansa.graph.model import Extraction, Mention, Referent, Statement
from hansa.loaders.extract import extract
from hansa.reports.marked import marked, marked_page, visible

TEXT = "Peter Novak, mayor of Lucerne, spoke. <b>Lucerne & Bergen</b> are twin towns since 1998.\n"


@st.composite
def extractions(draw: st.DrawFn) -> tuple[str, Extraction]:
    text = draw(st.text(min_size=1, max_size=60))
    spans = st.tuples(st.integers(0, len(text)), st.integers(0, len(text))).filter(lambda p: p[0] < p[1])
    places = draw(st.lists(spans, max_size=8))
    mentions = tuple(Mention(a, b, n % 3, text[a:b], "s") for n, (a, b) in enumerate(places))
    quotes = draw(st.lists(spans, max_size=5)) if mentions else []
    statements = tuple(Statement("MEMBER_OF", 0, 0, None, a, b, text[a:b], 0.9, "r") for a, b in quotes)
    referents = tuple(Referent("City", f"n{n}") for n in range(3))
    return text, Extraction("en", "1", referents, mentions, statements)


@given(extractions())
@settings(deadline=None)
def test_the_segments_are_the_text(given_: tuple[str, Extraction]) -> None:
    text, extraction = given_
    found = marked(text, extraction)
    assert "".join(s.text for s in found.segments) == visible(text)
    ends = [n for s in found.segments for n in s.ending]
    assert sorted(ends) == list(range(1, len(extraction.statements) + 1))
    for number, statement in enumerate(extraction.statements, 1):
        quoted = "".join(s.text for s in found.segments if number in s.statements)
        assert quoted == visible(statement.quote)


def test_a_page_holds_the_facts_and_no_markup_of_the_text() -> None:
    found = marked(TEXT, extract(TEXT))
    page = marked_page("a <title>", found)
    assert "<b>" not in page
    assert "a &lt;title&gt;" in page
    assert not re.search(r"(src|href)=", page), "nothing is fetched from elsewhere"
    for said in found.said:
        assert said.predicate in page
        assert said.rule in page


def test_control_characters_are_seen_and_turn_nothing_round() -> None:
    assert visible("a\x00b\u202ec\x1b[31m\t\n") == "a\u2400bc\u241b[31m\t\n"


def test_a_text_without_anything_says_so() -> None:
    assert "states nothing" in marked_page("t", marked("Nothing here.", extract("Nothing here.")))
