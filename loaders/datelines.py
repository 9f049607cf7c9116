"""The date line of a document: the day at its head or foot, and the place at the head of a paragraph of news."""

from __future__ import annotations

import re
from bisect import bisect_right

from hansa.loaders.draft import Draft, Span
from hansa.loaders.text.dates import Date

_AFTER_HERE = re.compile(r"(?:, [^.\n]{1,40})? ?[(.–—-]|, \d")
"""What stands between the place and the news of a paragraph that opens with its place."""

_LINE = re.compile(r"^\S", re.MULTILINE)
_HEAD, _LINES = 600, 5
"""Characters and lines of the head of a text, in which it says where it comes from."""
_DATE_FIRST = re.compile(r"\d{1,2} [^\W\d_]{3,9}(?: \d{4})?(?: года| г\.)?, ")


def place(draft: Draft, at: int) -> Span | None:
    """The city at the head of the paragraph or text: where the news comes from."""
    head = [m.start() for m in _LINE.finditer(draft.text, 0, _HEAD)][:_LINES]
    for start in (draft.text.rfind("\n", 0, at) + 1, *head):
        if (date := _DATE_FIRST.match(draft.text, start)) and any(d.start == start for d in draft.dates):
            start = date.end()
        line = draft.text[start : start + 60]
        first = next((s for s in draft.spans.inside(start, start + len(line)) if s.entity.type == "City"), None)
        if first is not None and first.start == start and _AFTER_HERE.match(draft.text, first.end):
            return first
    return None


_SHORT_LINE = 70

_OPENS = re.compile(r"[^\W\d_][\w .'-]{1,40}(?:, [\w .'-]{2,30})?,? [(–—-]? ?$")
"""What stands before the date of a paragraph that opens with its place and day: `RIGA, Latvia, 3 May 2020 –`."""

_EDGE = 6


def dateline(draft: Draft) -> str | None:
    """The day the document itself gives: a full date on a short line at its head or foot, else the only year it has."""
    if (day := day_of(draft)) is not None:
        return day
    full = _full(draft)
    years = {d.value[:4] for d in full}
    return full[0].value if len(years) == 1 else None


def _full(draft: Draft) -> list[Date]:
    return [d for d in draft.dates if len(d.value) == 10 and not d.value.startswith("--")]


def day_of(draft: Draft) -> str | None:
    """The full date on a short line at the head or foot of a document, the day on which it was written."""
    lines = [(m.start(), m.end()) for m in re.finditer(r"[^\n]+", draft.text) if not m.group().isspace()]
    edges = lines[:_EDGE] + lines[-_EDGE:]
    full = _full(draft)
    for start, end in edges:
        for date in full:
            if (
                start <= date.start
                and date.end <= end
                and (end - start <= _SHORT_LINE or _OPENS.match(draft.text, start, date.start))
            ):
                return date.value
    return None


def year_at(draft: Draft, date: Date) -> str | None:
    """The date whose year one without a year has: the date line, or one a year later where the text says so."""
    line = draft.dateline
    if line is None or not draft.pack.has("next_year") or not date.value.startswith("--"):
        return line
    start, end = draft.sentences[max(0, bisect_right(draft.sentences, (date.start, len(draft.text))) - 1)]
    later = draft.pack.pattern("next_year").search(draft.text, start, end)
    return f"{int(line[:4]) + 1}{line[4:]}" if later else line
