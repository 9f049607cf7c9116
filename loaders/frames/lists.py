"""Lists that stand line by line under their heading, as one sentence: `Города-побратимы Уфы:` and a city a line."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hansa.loaders.draft import Draft
from hansa.loaders.encode import Line

_ITEM = re.compile(r"(?:[-\u2013\u2014\u2022*\u00b7]|\d{1,3}[.)])?\s*(?:город\w* )?<([CRNOP])(\d+)>")
_NUMBER = re.compile(r"\d{1,3}[.)]")
_ALONE = re.compile(r"(?:^|\n)\s*(?:\d{1,3}[.)])?\s*$")
_INDENT = 12
_LONGEST = 160
_FEWEST = 2
_BACK = 4


def joined(draft: Draft, lines: list[Line]) -> Iterator[Line]:
    """For each list of a draft its heading and the names that begin its lines, as one line."""
    lines = [line for line in lines if not _NUMBER.fullmatch(line.text)]
    at = 0
    while at < len(lines):
        if not _item(draft, lines, at):
            at += 1
            continue
        end = at + 1
        while end < len(lines) and _item(draft, lines, end):
            end += 1
        if end - at >= _FEWEST and (head := _heading(draft, lines, at, end)) is not None:
            yield _as_one(head, lines[at:end])
        at = end


def _item(draft: Draft, lines: list[Line], at: int) -> bool:
    """Whether a line is short, stands on a line of the text alone, and begins with a name."""
    start = draft.sentences[lines[at].sentence][0]
    if len(lines[at].text) > _LONGEST or not _ALONE.search(draft.text, max(0, start - _INDENT), start):
        return False
    return _ITEM.match(lines[at].text) is not None


def _heading(draft: Draft, lines: list[Line], at: int, end: int) -> Line | None:
    """The line before that ends in a colon; for a list of cities also one near that speaks of twins."""
    before = lines[max(0, at - _BACK) : at]
    if before and before[-1].text.rstrip().endswith(":"):
        return before[-1]
    if end - at <= _FEWEST or any(_ITEM.match(line.text)[1] != "C" for line in lines[at:end]):  # type: ignore[index]
        return None
    twins = draft.pack.pattern("twins_of")
    return next((line for line in reversed(before) if twins.search(line.text)), None)


def _as_one(head: Line, items: list[Line]) -> Line:
    text = head.text.rstrip(" .:")
    whole = Line(
        text,
        head.starts[: len(text)],
        head.ends[: len(text)],
        dict(head.items),
        head.sentence,
        dict(head.whole),
        dict(head.dates),
        set(head.officials),
    )
    for index, line in enumerate(items):
        match = _ITEM.match(line.text)
        assert match is not None
        start, stop = match.start(1) - 1, match.end()
        joint = ", " if index else ": "
        first, last = line.quote(start, stop)
        whole.text += joint + line.text[start:stop]
        whole.starts += [first] * (len(joint) + stop - start)
        whole.ends += [last] * (len(joint) + stop - start)
        whole.items.update(line.items)
        whole.dates.update(line.dates)
        whole.officials |= line.officials
        whole.whole.update(line.whole)
    return whole
