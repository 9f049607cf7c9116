"""Dates with the precision they were said with, and the bounds they give.

A date is kept as said: `2018`, `2018-07`, `2018-07-03`, `--07-03` or `--07` where no year is named. Its bounds are the
first and the last day it may mean, as full ISO 8601 dates.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from functools import lru_cache
from typing import Literal, NamedTuple

from hansa.errors import UsageProblem

_SAID = re.compile(r"(?:(\d{4})|-)(?:-(\d{2})(?:-(\d{2}))?)?")

Answer = Literal["certain", "possible", "no"]


class Bounds(NamedTuple):
    """The first and the last day that a date may mean; None is open."""

    first: str | None
    last: str | None


OPEN = Bounds(None, None)


@lru_cache(maxsize=4096)
def bounds(said: str | None, reference: str | None = None) -> Bounds:
    """The bounds of a date as said.

    Args:
        said: a date with its precision; None and what is no date give open bounds.
        reference: the document's date. A date without a year means the occurrence nearest to it (of `2018` or
            `2018-07` that within it, if there is one); without a reference its bounds are open.
    """
    if said is None or not (match := _SAID.fullmatch(said)):
        return OPEN
    year, month, day = (int(part) if part else None for part in match.groups())
    if year is not None:
        return _bounds(year, month, day)
    near = bounds(reference)
    if near.first is None or month is None:
        return OPEN
    there = int(near.first[:4])
    candidates = [b for y in (there - 1, there, there + 1) if (b := _bounds(y, month, day)).first]
    return min(candidates, key=lambda b: _between(b, near), default=OPEN)


def _bounds(year: int, month: int | None, day: int | None) -> Bounds:
    try:
        first = date(year, month or 1, day or 1)
        last_month = month or 12
        last = date(year, last_month, day or monthrange(year, last_month)[1])
    except ValueError:
        return OPEN
    return Bounds(first.isoformat(), last.isoformat())


def is_date(said: str) -> bool:
    """Whether this is a date as the graph keeps them, with or without a year."""
    match = _SAID.fullmatch(said)
    if not match:
        return False
    year, month, day = match.groups()
    if year is None:
        return month is not None and _bounds(2000, int(month), int(day) if day else None) != OPEN
    return bounds(said) != OPEN


def days_apart(a: str, b: str) -> int:
    """The days between two dates as said, 0 when their bounds meet; dates without a year are compared within a year."""
    if a.startswith("--") or b.startswith("--"):
        if not a.startswith("--"):
            a, b = b, a
        # A leap year, so that every day of a year is one.
        full = f"2000{b[1:]}" if b.startswith("--") else b
        there = int(full[:4])
        # 29 February is a day of some of these years only.
        years = [year for year in (there - 1, there, there + 1) if is_date(f"{year:04d}{a[1:]}")]
        return min((_between(bounds(f"{year:04d}{a[1:]}"), bounds(full)) for year in years), default=0)
    return _between(bounds(a), bounds(b))


def _between(one: Bounds, two: Bounds) -> int:
    """The days between two stretches of time, 0 when they meet or one of them is open."""
    if one.first is None or two.first is None or one.last is None or two.last is None:
        return 0
    later, earlier = max(one.first, two.first), min(one.last, two.last)
    return max(0, (date.fromisoformat(later) - date.fromisoformat(earlier)).days)


def common(many: list[Bounds]) -> Bounds | None:
    """What all bounds leave open together; None when they cannot all be true."""
    first = max((b.first for b in many if b.first), default=None)
    last = min((b.last for b in many if b.last), default=None)
    return None if first and last and first > last else Bounds(first, last)


def holds(since: Bounds, until: Bounds, ended: bool, day: str) -> Answer:
    """Whether a fact holds on a day, from the bounds of its beginning and its end.

    An open beginning may lie anywhere before what is known; an end that nobody stated is no end.

    Args:
        ended: it was said to be over; without a date of the end it never holds for certain.
        day: a full ISO 8601 date.
    """
    if (since.first and day < since.first) or (until.last and day > until.last):
        return "no"
    begun = since.last is not None and since.last <= day
    going_on = (until.first is not None and day <= until.first) or (until == OPEN and not ended)
    return "certain" if begun and going_on else "possible"


def check_day(said: str) -> str:
    """A full date as typed by a person. Raises UsageProblem otherwise."""
    found = bounds(said)
    if found.first is None or found.first != found.last:
        raise UsageProblem(f"'{said}' is no date; write it as 2020-03-12.")
    return found.first
