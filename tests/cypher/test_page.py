"""The reference page is that of the queries there are."""

from __future__ import annotations

from pathlib import Path

from hansa.cypher.canned import canned_queries
from tools.queries_page import page

PAGE = Path(__file__).parent.parent.parent / "docs" / "queries.md"


def test_the_page_is_current() -> None:
    assert PAGE.read_text(encoding="utf-8") == page()


def test_every_query_has_a_section() -> None:
    headings = [line.removeprefix("## ") for line in page().splitlines() if line.startswith("## ")]
    assert headings == list(canned_queries())
