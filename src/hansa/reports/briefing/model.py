"""What a report is, before it is written in any format."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that is so, in words.

    Attributes:
        name: what it is about, set apart in pages.
        said: the rest of the line.
        about: id of the node that is named; empty when it is none.
        facts: ids of the facts that the line rests on, those that say most first.
        disputed: whether documents contradict each other about it.
        possible: whether it is only possible on the day asked for.
    """

    name: str
    said: str = ""
    about: str = ""
    facts: tuple[str, ...] = ()
    disputed: bool = False
    possible: bool = False


@dataclass(frozen=True, slots=True)
class Section:
    """Lines of one kind, the most telling first.

    Attributes:
        key: what scripts know it by.
        heading: for people.
        lines: those shown.
        more: how many further ones there are.
    """

    key: str
    heading: str
    lines: tuple[Line, ...]
    more: int = 0


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of a document that state a fact.

    Attributes:
        number: of its source.
        statement: id.
    """

    number: int
    quote: str
    statement: str


@dataclass(frozen=True, slots=True)
class SourceLine:
    """A document that the report cites, by its number from 1."""

    number: int
    document: str
    name: str
    date: str | None
    publisher: str | None
    url: str | None
    language: str | None


@dataclass(frozen=True, slots=True)
class Briefing:
    """A report.

    Attributes:
        kind: `city`, `network`, `person`, `meeting`, `project`, `pair` or `overview`.
        about: what stands below the title: kind, country, other names.
        selection: which facts it shows, in one line.
        language: of headings and names, ISO 639-1.
        quotes: of each fact cited, by its id.
    """

    kind: str
    title: str
    about: tuple[str, ...]
    selection: str
    language: str
    sections: tuple[Section, ...]
    sources: tuple[SourceLine, ...] = ()
    quotes: dict[str, tuple[Quote, ...]] = field(default_factory=dict)

    def cited(self, line: Line) -> list[Quote]:
        """The quotes for a line, each once, those of its first facts first."""
        found: dict[tuple[int, str], Quote] = {}
        for fact in line.facts:
            for quote in self.quotes.get(fact, ()):
                found.setdefault((quote.number, quote.quote), quote)
        return list(found.values())


def section(key: str, heading: str, lines: Sequence[Line], most: int) -> Section:
    """A section of these lines, of which no more than `most` are shown."""
    return Section(key, heading, tuple(lines[:most]), max(0, len(lines) - most))
