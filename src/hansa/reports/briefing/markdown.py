"""A report as Markdown."""

from __future__ import annotations

import re

from hansa.reports.briefing.model import Briefing, Line
from hansa.reports.briefing.parts import marks, numbers, source
from hansa.reports.briefing.wording import Wording, wording

_SPECIAL = re.compile(r"([\\`*_\[\]<>#|~&])")


def markdown(briefing: Briefing, quotes: bool = False) -> str:
    """Headings and lists; a citation is a link to its source at the end.

    Args:
        quotes: show the words of the documents below each line.
    """
    words = wording(briefing.language)
    parts = [f"# {_plain(briefing.title)}", *map(_plain, briefing.about), f"*{_plain(briefing.selection)}*"]
    if not briefing.sections:
        parts.append(words["nothing"])
    for section in briefing.sections:
        lines = [_line(words, briefing, line, quotes) for line in section.lines]
        if section.more:
            lines.append(f"- {words.told('more', count=section.more)}")
        parts += [f"## {_plain(section.heading)}", "\n".join(lines)]
    if briefing.sources:
        cited = []
        for found in briefing.sources:
            address = f" <{found.url}>" if found.url and not re.search(r"[\s<>]", found.url) else ""
            cited.append(f'{found.number}. <a id="s{found.number}"></a>{_plain(source(words, found))}{address}')
        parts += [f"## {words['sources']}", "\n".join(cited)]
    return "\n\n".join(parts) + "\n"


def _line(words: Wording, briefing: Briefing, line: Line, quotes: bool) -> str:
    name = f"**{_plain(line.name)}**" if line.name else ""
    said = _plain(line.said)
    told = f"{name} — {said}" if name and said else name or said
    if marked := marks(words, line):
        told += f" *({marked})*"
    cited = ", ".join(f"[{n}](#s{n})" for n in numbers(briefing, line))
    below = [f"\n  - “{_plain(q.quote)}” \\[{q.number}\\]" for q in briefing.cited(line)] if quotes else []
    return f"- {told}" + (f" \\[{cited}\\]" if cited else "") + "".join(below)


def _plain(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", " ".join(text.split()))
