"""The place at the head of a news item or of a paragraph of news in brief."""

from __future__ import annotations

import re

from hansa.loaders.draft import Draft, Span

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
