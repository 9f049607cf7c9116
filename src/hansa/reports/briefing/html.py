"""A report as one self-contained page."""

from __future__ import annotations

from hansa.reports.briefing.model import Briefing
from hansa.reports.briefing.parts import marks, numbers, source
from hansa.reports.briefing.wording import wording
from hansa.reports.pages import page


def html(briefing: Briefing, quotes: bool = False) -> str:
    """Each citation links to its source; pointing at it shows the words of the document.

    Args:
        quotes: show these words below each line too, as for paper.
    """
    words = wording(briefing.language)
    sections = [
        {
            "key": section.key,
            "heading": section.heading,
            "more": words.told("more", count=section.more) if section.more else "",
            "lines": [
                {
                    "name": line.name,
                    "said": line.said,
                    "marks": marks(words, line),
                    "cited": [
                        {"number": n, "quote": " … ".join(q.quote for q in briefing.cited(line) if q.number == n)}
                        for n in numbers(briefing, line)
                    ],
                    "quotes": briefing.cited(line) if quotes else [],
                }
                for line in section.lines
            ],
        }
        for section in briefing.sections
    ]
    sources = [
        {"number": s.number, "told": source(words, s), "url": s.url if _is_address(s.url) else None}
        for s in briefing.sources
    ]
    return page("briefing.html", briefing=briefing, sections=sections, sources=sources, words=words)


def _is_address(url: str | None) -> bool:
    return bool(url) and str(url).startswith(("http://", "https://"))
