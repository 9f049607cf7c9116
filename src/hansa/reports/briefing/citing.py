"""The sources of a report: documents by number, in the order in which its lines cite them, with their quotes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from hansa.reports.asking import ask
from hansa.reports.briefing.model import Briefing, Line, Quote, Section, SourceLine
from hansa.reports.naming import document_name

if TYPE_CHECKING:
    from hansa.graph.engine import Engine

MOST_SOURCES = 3
"""Documents cited for one fact: the surest statements first, then the earliest."""

MOST_FACTS = 6
"""Facts of one line that are cited."""


def with_sources(engine: Engine, briefing: Briefing) -> Briefing:
    """The report with the documents and quotes that its lines rest on."""
    sections = tuple(_cut(section) for section in briefing.sections)
    wanted = list(dict.fromkeys(fact for section in sections for line in section.lines for fact in line.facts))
    found = _statements(engine, wanted)
    numbers: dict[str, SourceLine] = {}
    quotes: dict[str, tuple[Quote, ...]] = {}
    for fact in wanted:
        some = []
        for row in found.get(fact, ()):
            source = numbers.setdefault(row["document"], _source(len(numbers) + 1, row))
            some.append(Quote(source.number, row["quote"], row["statement"]))
        quotes[fact] = tuple(some)
    return replace(briefing, sections=sections, sources=tuple(numbers.values()), quotes=quotes)


def _cut(section: Section) -> Section:
    def cut(line: Line) -> Line:
        return replace(line, facts=line.facts[:MOST_FACTS])

    return replace(section, lines=tuple(map(cut, section.lines)))


def _source(number: int, row: dict[str, Any]) -> SourceLine:
    return SourceLine(
        number, row["document"], document_name(row), row["date"], row["publisher"], row["url"], row["language"]
    )  # fmt: skip


def _statements(engine: Engine, facts: Sequence[str]) -> dict[str, list[dict[str, Any]]]:
    """By fact, a statement of each of a few documents; of a seat at a meeting, those of the people who had it."""
    through: dict[str, list[str]] = {}
    for row in ask(engine, "represented_by", facts=list(facts)):
        through.setdefault(row["fact"], []).append(row["through"])
    asked = sorted({*facts, *(t for some in through.values() for t in some)})
    by_fact: dict[str, list[dict[str, Any]]] = {}
    for row in ask(engine, "fact_sources", facts=asked):
        by_fact.setdefault(row["fact"], []).append(row)
    return {
        fact: _one_a_document(r for f in (fact, *through.get(fact, ())) for r in by_fact.get(f, ())) for fact in facts
    }


def _one_a_document(rows: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    once: dict[str, dict[str, Any]] = {}
    for row in rows:
        once.setdefault(row["document"], row)
    return list(once.values())[:MOST_SOURCES]
