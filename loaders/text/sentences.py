"""Sentences with offsets. No sentence is longer than a limit, so that the work on one is bounded."""

from __future__ import annotations

import re

LONGEST = 1200
"""Characters; a longer sentence is cut at white space."""

_BREAK = re.compile(
    r"\n+|(?<=[.!?\u2026])[\"'\u201d\u2019\u00bb)\]]*\s+|(?<=[a-z\u0430-\u044f\u04510-9][.!?])(?=[A-Z\u0410-\u042f\u00ab\u201c][a-z\u0430-\u044f]{2})"
)
_OPENERS = "\u00ab\u201c\u201e\"'(["


def split(text: str, abbreviations: frozenset[str], ordinal_stop: bool = False) -> list[tuple[int, int]]:
    """Offsets of the sentences of a text, white space around them left out.

    Args:
        abbreviations: lower-case words without their full stop that do not end a sentence (`mr`, `dr`, `st`).
        ordinal_stop: whether a full stop makes an ordinal of a number (`27. März`), so that it ends no sentence there.
    """
    spans: list[tuple[int, int]] = []
    start = 0
    for match in _BREAK.finditer(text):
        if "\n" not in match.group() and not _ends(
            text, start, match.start(), match.end(), abbreviations, ordinal_stop
        ):
            continue
        _add(spans, text, start, match.end())
        start = match.end()
    _add(spans, text, start, len(text))
    return spans


_LAST_WORD = re.compile(r"([^\W\d_]+|\d+)\.[\"'\u201d\u2019\u00bb)\]]*$")


def _ends(text: str, start: int, stop: int, after: int, abbreviations: frozenset[str], ordinal_stop: bool) -> bool:
    """Whether the full stop before `stop` ends a sentence, judged by the words on both sides."""
    following = text[after : after + 2].lstrip(_OPENERS)
    if following and following[0].islower():
        return False
    word = _LAST_WORD.search(text, max(start, stop - 30), stop)
    if word is None:
        return True
    said = word.group(1)
    if said.isdigit():
        return not (len(said) <= 2 and (ordinal_stop or following[:1].islower()))
    return not (said.lower() in abbreviations or (len(said) == 1 and said.isupper()))


def _add(spans: list[tuple[int, int]], text: str, start: int, end: int) -> None:
    while start < end:
        while start < end and text[start].isspace():
            start += 1
        stop = end
        if stop - start > LONGEST:
            space = text.rfind(" ", start + LONGEST // 2, start + LONGEST)
            stop = space if space > start else start + LONGEST
        rest = stop
        while stop > start and text[stop - 1].isspace():
            stop -= 1
        if stop > start:
            spans.append((start, stop))
        start = rest
