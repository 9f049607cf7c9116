"""Who takes part in a meeting because the text names them beside it, when no rule says how.

A person in one sentence with a meeting is there, and so is a city in a sentence that speaks of coming, being there or
being sent, unless words tell otherwise: so a reader takes it. A pack gives the words: `not_beside` (who is not there),
`city_beside` (cities are), `city_near` (they are, where the meeting is named in a sentence before), `not_there` (a
city is only where something is, or whose something is). A pack without them takes nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from hansa.loaders import series
from hansa.loaders.draft import Draft, Relation, Span
from hansa.loaders.encode import MARK, Line
from hansa.loaders.languages.pack import Pack
from hansa.loaders.spoken_of import Current

CONFIDENCE = 0.6
_ROLE = (("role", "attendee"),)
_FAR = 220
"""Characters between a person and a meeting, at most."""
_BEFORE = 40
_CUE = 110
"""Characters between a city and the word that tells that it is there, at most."""
_QUOTE = re.compile(r"[\"“”«»]")
"""Who only speaks of a meeting to come was not there."""
_PART_OF_NAME = re.compile(r"(?<=[a-z,] )[A-Z][\w-]+ $")


@dataclass(frozen=True)
class _Words:
    unfit: re.Pattern[str]
    doubt: re.Pattern[str]
    there: re.Pattern[str]
    near: re.Pattern[str]
    elsewhere: re.Pattern[str]
    cities: re.Pattern[str]


def _words(pack: Pack) -> _Words | None:
    if not pack.has("not_beside"):
        return None
    return _Words(
        pack.pattern("not_beside"),
        pack.pattern("not_fact"),
        pack.pattern("city_beside"),
        pack.pattern("city_near"),
        pack.pattern("not_there"),
        pack.made(r"<[CR]\d+>(?:{list_sep}<[CR]\d+>)*"),
    )


def run(draft: Draft, line: Line, current: Current) -> Iterator[Relation]:
    """The participations of the persons and cities of a line in the meeting that is named nearest to each."""
    words = draft.pack.kept(("words of", "beside"), lambda: _words(draft.pack))
    if words is None or line.text.endswith("?"):
        return
    marks = [m for m in MARK.finditer(line.text) if m[1] in "MP"]
    meetings = [m for m in marks if m[1] == "M"]
    for mark in marks if meetings else ():
        if mark[1] != "P":
            continue
        near = min(meetings, key=lambda m: _gap(m, mark))
        first, last = sorted((mark, near), key=lambda m: m.start())
        if (
            _gap(near, mark) <= _FAR
            and not words.unfit.search(line.text, first.end(), last.start())
            and not words.unfit.search(line.text, max(0, mark.start() - _BEFORE), mark.start())
            and not words.doubt.search(line.text, max(0, first.start() - 25), last.end())
            and not (
                _QUOTE.search(line.text, first.end(), last.start())
                and series.ahead(draft, line.span(int(near[2])).entity)
            )
        ):
            yield _relation(line, line.span(int(mark[2])), line.span(int(near[2])), first.start(), last.end())
    if (words.there if meetings else words.near).search(line.text):
        yield from _cities(line, words, meetings, current)


def _cities(line: Line, words: _Words, meetings: list[re.Match[str]], current: Current) -> Iterator[Relation]:
    there = words.there if meetings else words.near
    for found in words.cities.finditer(line.text):
        clause = re.compile(r"[^;.]*").match(line.text, found.end())
        assert clause is not None
        end = clause.end()
        official = line.marks(found.group(), "CR")[0] in line.officials
        if (
            (not official and _elsewhere(words, line.text[max(0, found.start() - _BEFORE) : found.start()]))
            or line.text.startswith(("'s", "\u2019s"), found.end())
            or words.unfit.search(line.text, max(0, found.start() - _BEFORE), end)
            or words.doubt.search(line.text, max(0, found.start() - _BEFORE), end)
            or not there.search(line.text, max(0, found.start() - _CUE), min(end, found.end() + _CUE))
        ):
            continue
        if meetings:
            near = min(meetings, key=lambda m: _gap(m, found))
            meeting = line.span(int(near[2]))
            start, stop = min(near.start(), found.start()), max(near.end(), found.end())
        else:
            known = current("@near", *line.quote(*found.span()))
            if known is None:
                continue
            meeting, start, stop = known, found.start(), end
        for number in line.marks(found.group(), "CR"):
            yield _relation(line, line.span(number), meeting, start, stop)


def _elsewhere(words: _Words, before: str) -> bool:
    """Whether the words before a city make it the place of something, or a part of a name."""
    return bool(words.elsewhere.search(before) or _PART_OF_NAME.search(before))


def _relation(line: Line, who: Span, meeting: Span, start: int, stop: int) -> Relation:
    first, last = line.quote(start, stop)
    return Relation("PARTICIPATED_IN", who, meeting, None, first, last, CONFIDENCE, "named beside it", _ROLE)


def _gap(one: re.Match[str], other: re.Match[str]) -> int:
    return max(one.start(), other.start()) - min(one.end(), other.end())
