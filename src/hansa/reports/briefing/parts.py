"""Parts of a report that every format writes the same way."""

from __future__ import annotations

from hansa.reports.briefing.model import Briefing, Line, SourceLine
from hansa.reports.briefing.wording import Wording, joined


def marks(words: Wording, line: Line) -> str:
    """That a line is disputed or only possible."""
    return joined([words["disputed"] if line.disputed else "", words["possible"] if line.possible else ""])


def numbers(briefing: Briefing, line: Line) -> list[int]:
    """The sources of a line, in the order of their numbers."""
    return sorted({quote.number for quote in briefing.cited(line)})


def source(words: Wording, found: SourceLine) -> str:
    """A source without its number and address."""
    name = " ".join(found.name.split())
    return joined([name if len(name) <= 160 else f"{name[:159]}…", found.publisher, words.date(found.date)])
