"""A report as rows: for programs, and for sheets."""

from __future__ import annotations

from typing import Any

from hansa.reports.briefing.model import Briefing, Line, Section

COLUMNS = ("section", "heading", "name", "said", "disputed", "possible", "sources", "quotes", "facts", "id")
"""`sources` are numbers of documents; `quotes` are objects with `source`, `quote`, `statement`, `document`, `title`,
`date`, `publisher` and `url`; `facts` and `id` are ids of the graph."""


def rows(briefing: Briefing) -> list[dict[str, Any]]:
    """A row a line, under `COLUMNS`."""
    return [_row(briefing, section, line) for section in briefing.sections for line in section.lines]


def _row(briefing: Briefing, section: Section, line: Line) -> dict[str, Any]:
    by_number = {source.number: source for source in briefing.sources}
    quotes = []
    for quote in briefing.cited(line):
        source = by_number[quote.number]
        quotes.append(
            {
                "source": quote.number,
                "quote": quote.quote,
                "statement": quote.statement,
                "document": source.document,
                "title": source.name,
                "date": source.date,
                "publisher": source.publisher,
                "url": source.url,
            }
        )
    return {
        "section": section.key,
        "heading": section.heading,
        "name": line.name,
        "said": line.said,
        "disputed": line.disputed,
        "possible": line.possible,
        "sources": [quote["source"] for quote in quotes],
        "quotes": quotes,
        "facts": list(line.facts),
        "id": line.about or None,
    }
