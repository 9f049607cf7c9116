"""Dates as texts say them: day, month, year, with the precision said; spans of days; dates without a year.

A value is ISO 8601 with the precision said: `2018`, `2018-07`, `2018-07-13`, `--07-13`, `--07`. The grammar is the
same for all languages; the names of the months and the small words come from the language pack.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache


@dataclass(frozen=True, slots=True)
class Date:
    """A date in a text: offsets, first day (or month, year), and the last day of a span."""

    start: int
    end: int
    value: str
    until: str | None = None


@dataclass(frozen=True, slots=True)
class DateWords:
    """What a language adds to the grammar.

    Attributes:
        months: lower-case form of a month's name to its number.
        span: regular expression of what stands between the two days of a span (`to`, `and`, `-`).
        day_suffix: regular expression of what may follow a day's number (`st`, `-го`).
        of_year: regular expression between month and year (`, `, ` of `, ` de `).
        year_before, year_after: regular expressions; a bare number is a year only beside one of them.
    """

    months: tuple[tuple[str, int], ...]
    span: str
    day_suffix: str
    of_year: str
    year_before: str
    year_after: str

    @classmethod
    def from_json(cls, data: Mapping[str, object]) -> DateWords:
        months = data["months"]
        assert isinstance(months, Mapping)
        forms = tuple(sorted(((form, int(number)) for number, said in months.items() for form in said), reverse=True))
        words = {k: str(data[k]) for k in ("span", "day_suffix", "of_year", "year_before", "year_after")}
        return cls(months=forms, **words)


@lru_cache(maxsize=32)
def _grammar(words: DateWords) -> tuple[re.Pattern[str], dict[str, int]]:
    names = "|".join(re.escape(form) for form, _ in words.months)
    day = rf"(?<![\d.,])(?:0?[1-9]|[12]\d|3[01]){words.day_suffix}"
    year = r"(?:1[5-9]|20)\d\d(?!\d)"
    dash = rf"(?:\s?[-\u2013\u2014]\s?|\s(?:{words.span})\s)"
    month = rf"(?:{names})\b\.?"
    alternatives = (
        r"(?P<iso>(?<!\d)(?:1[5-9]|20)\d\d-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?(?!\d))",
        r"(?P<dots>(?<![\d.])(?:0?[1-9]|[12]\d|3[01])[./](?:0?[1-9]|1[0-2])[./](?:(?:1[5-9]|20)\d\d|\d\d)(?![\d]))",
        rf"(?P<dm1>{day})\s(?P<dm1m>{month}){dash}(?P<dm2>{day})\s(?P<dm2m>{month})(?:{words.of_year}(?P<dmy>{year}))?",
        rf"(?P<dd1>{day})(?:{dash}(?P<dd2>{day}))?\s(?P<ddm>{month})(?:{words.of_year}(?P<ddy>{year}))?",
        rf"(?P<mdm>{month})\s(?P<md1>{day})(?:{dash}(?P<md2>{day}))?(?!\d|:\d)(?:{words.of_year}(?P<mdy>{year}))?",
        rf"(?P<mm>{month})(?:{words.of_year}(?P<my>{year}))",
        rf"(?P<year>(?<![\d.,\u2013-]){year})",
    )
    pattern = re.compile(r"\b(?:" + "|".join(alternatives) + ")", re.IGNORECASE)
    return pattern, dict(words.months)


def find(text: str, words: DateWords, start: int = 0, end: int | None = None) -> list[Date]:
    """The dates of `text[start:end]`, in order, none inside another. Years alone need a word that makes them years."""
    pattern, months = _grammar(words)
    before = re.compile(rf"(?:{words.year_before})\s?$", re.IGNORECASE)
    after = re.compile(rf"\s?(?:{words.year_after})", re.IGNORECASE)
    dates = []
    for match in pattern.finditer(text, start, len(text) if end is None else end):
        date = _read(match, months)
        if date is None:
            continue
        if match["year"]:
            tail = after.match(text, match.end())
            if not tail and not before.search(text, max(0, match.start() - 40), match.start()):
                continue
        dates.append(date)
    return dates


def _number(said: str) -> int:
    digits = re.match(r"\d+", said)
    return int(digits.group()) if digits else 0


def _iso(year: str | None, month: int, day: int | None = None) -> str:
    head = f"{year}-{month:02d}" if year else f"--{month:02d}"
    return f"{head}-{day:02d}" if day else head


def _read(match: re.Match[str], months: Mapping[str, int]) -> Date | None:
    def month(group: str) -> int:
        return months[match[group].lower().rstrip(".")]

    start, end = match.span()
    if match["iso"]:
        return Date(start, end, match["iso"])
    if match["dots"]:
        day, number, year = re.split(r"[./]", match["dots"])
        return Date(start, end, _iso(year if len(year) == 4 else "20" + year, int(number), int(day)))
    if match["dm1"]:
        first = _iso(match["dmy"], month("dm1m"), _number(match["dm1"]))
        return Date(start, end, first, _iso(match["dmy"], month("dm2m"), _number(match["dm2"])))
    for one, two, name, year in (("dd1", "dd2", "ddm", "ddy"), ("md1", "md2", "mdm", "mdy")):
        if match[one]:
            until = _iso(match[year], month(name), _number(match[two])) if match[two] else None
            return Date(start, end, _iso(match[year], month(name), _number(match[one])), until)
    if match["mm"]:
        return Date(start, end, _iso(match["my"], month("mm")))
    return Date(start, end, match["year"]) if match["year"] else None


def with_year(date: Date, reference: str | None) -> Date:
    """A date without a year, given that of a reference date (the dateline); others unchanged."""
    if reference is None or not date.value.startswith("--"):
        return date
    year = reference[:4]

    def full(value: str | None) -> str | None:
        return year + value[1:] if value and value.startswith("--") else value

    return Date(date.start, date.end, full(date.value) or date.value, full(date.until))
