"""A report on the terminal, or as plain text in a pipe."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hansa.cli.core.page import Page

if TYPE_CHECKING:
    from hansa.reports.briefing.model import Briefing


def print_briefing(found: Briefing, quotes: bool) -> None:
    """Print it; with `quotes`, the words of the documents stand below each line."""
    from hansa.reports.briefing.parts import marks, numbers, source
    from hansa.reports.briefing.wording import wording

    words = wording(found.language)
    page = Page()
    page.title(found.title)
    for told in found.about:
        page.line((told, "dim"), indent=0)
    page.line((found.selection, "dim italic"), indent=0)
    if not found.sections:
        page.line(words["nothing"], indent=0)
    for section in found.sections:
        page.section(section.heading)
        for line in section.lines:
            marked = marks(words, line)
            cited = ", ".join(map(str, numbers(found, line)))
            page.line(
                (line.name, "bold"),
                "  " if line.name and line.said else "",
                line.said,
                (f"  ({marked})" if marked else "", "yellow"),
                (f"  [{cited}]" if cited else "", "dim"),
            )
            if quotes:
                for quote in found.cited(line):
                    page.quote(f"{quote.quote}", f"[{quote.number}]", indent=6)
        if section.more:
            page.line((words.told("more", count=section.more), "dim"))
    if found.sources:
        page.section(words["sources"])
        for s in found.sources:
            page.line((f"[{s.number}] ", "dim"), source(words, s), (f" {s.url}" if s.url else "", "dim"))
