"""Dates as texts say them: day, month, year, with the precision said; spans of days; dates without a year.

A value is ISO 8601 with the precision said: `2018`, `2018-07`, `2018-07-13`, `--07-13`, `--07`. The grammar is the
same for all languages; the names of the months and the small words come from the language pack.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from hansa.loaders.kept import compiled


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
        of_month: regular expression between day and month (white space, ` de `).
        month_ending: regular expression of what case may add to the name of a month.
        of_year: regular expression between month and year (`, `, ` of `, ` de `).
        year_first: regular expression between a year and a month behind it; empty where a year never stands first.
        year_before, year_after: regular expressions; a bare number is a year only beside one of them.
        month_before: regular expression; the name of a month alone is a date only behind it.
        days: words for a day told from that of the text (`yesterday`) and how many days it lies after it.
        weekdays: their names, Monday first.
        periods: words for a week, month or year told from that of the text (`last week`), its unit, and how many it
            lies after it.
        next_before, weekday_before: regular expressions of what stands before a weekday, to come or any.
    """

    months: tuple[tuple[str, int], ...]
    span: str
    day_suffix: str
    of_year: str
    year_before: str
    year_after: str
    month_before: str = "(?!)"
    days: tuple[tuple[str, int], ...] = ()
    weekdays: tuple[str, ...] = ()
    next_before: str = "(?!)"
    weekday_before: str = "(?!)"
    periods: tuple[tuple[str, str, int], ...] = ()
    of_month: str = r"\s"
    month_ending: str = ""
    year_first: str = ""

    @classmethod
    def from_json(cls, data: Mapping[str, object]) -> DateWords:
        months = data["months"]
        assert isinstance(months, Mapping)
        forms = tuple(sorted(((form, int(number)) for number, said in months.items() for form in said), reverse=True))
        words = {k: str(data[k]) for k in ("span", "day_suffix", "of_year", "year_before", "year_after")}
        more = {
            k: str(data[k])
            for k in ("month_before", "next_before", "weekday_before", "of_month", "month_ending", "year_first")
            if k in data
        }
        days, weekdays = data.get("days", {}), data.get("weekdays", ())
        assert isinstance(days, Mapping) and isinstance(weekdays, list | tuple)
        told = tuple((str(word), int(number)) for word, number in days.items())
        periods = data.get("periods", {})
        assert isinstance(periods, Mapping)
        spans = tuple((str(word), str(unit), int(number)) for word, (unit, number) in periods.items())
        return cls(months=forms, days=told, weekdays=tuple(weekdays), periods=spans, **words, **more)


@lru_cache(maxsize=32)
def _grammar(words: DateWords) -> tuple[re.Pattern[str], dict[str, int]]:
    names = "|".join(re.escape(form) for form, _ in words.months)
    day = rf"(?<![\d.,])(?:0?[1-9]|[12]\d|3[01]){words.day_suffix}"
    year = r"(?:1[5-9]|20)\d\d(?!\d)"
    dash = rf"(?:\s?[-\u2013\u2014]\s?|\s(?:{words.span})\s)"
    month = rf"(?P<NAME>{names})(?:{words.month_ending})\b\.?"

    def named(group: str) -> str:
        return month.replace("NAME", group)

    of = words.of_month
    first_year = rf"(?P<ymy>{year})(?:{words.year_first})" if words.year_first else r"(?P<ymy>(?!))"
    alternatives = (
        r"(?P<iso>(?<!\d)(?:1[5-9]|20)\d\d-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?(?!\d))",
        r"(?P<dots>(?<![\d.])(?:0?[1-9]|[12]\d|3[01])[./](?:0?[1-9]|1[0-2])[./](?:(?:1[5-9]|20)\d\d|\d\d)(?![\d]))",
        rf"{first_year}(?:(?P<yd1>{day})(?:{dash}(?P<yd2>{day}))?{of})?{named('ymm')}",
        rf"(?P<dm1>{day}){of}{named('dm1m')}{dash}(?P<dm2>{day}){of}{named('dm2m')}(?:{words.of_year}(?P<dmy>{year}))?",
        rf"{named('mm1m')}\s(?P<mm1>{day}){dash}{named('mm2m')}\s(?P<mm2>{day})(?!\d|:\d)(?:{words.of_year}(?P<mmy>{year}))?",
        rf"(?P<dd1>{day})(?:{dash}(?P<dd2>{day}))?{of}{named('ddm')}(?:{words.of_year}(?P<ddy>{year}))?",
        rf"{named('mdm')}\s(?P<md1>{day})(?:{dash}(?P<md2>{day}))?(?!\d|:\d)(?:{words.of_year}(?P<mdy>{year}))?",
        rf"{named('mm')}(?:{words.of_year}(?P<my>{year}))",
        rf"(?P<year>(?<![\d.,\u2013-]){year})",
        rf"(?P<m>(?<![\d.]\s)(?:{names})(?!\w|\.?\s\d))",
    )
    firsts = "".join(sorted({re.escape(form[0]) for form, _ in words.months}))
    # Most words of a text fail at their first letter, before any alternative is tried.
    pattern = compiled(rf"\b(?=[\d{firsts}])(?:" + "|".join(alternatives) + ")", re.IGNORECASE)
    return pattern, dict(words.months)


def find(text: str, words: DateWords, start: int = 0, end: int | None = None) -> list[Date]:
    """The dates of `text[start:end]`, in order, none inside another. Years alone need a word that makes them years."""
    pattern, months = _grammar(words)
    before = compiled(rf"(?:{words.year_before})\s?$", re.IGNORECASE)
    after = compiled(rf"\s?(?:{words.year_after})", re.IGNORECASE)
    month_before = compiled(rf"(?:{words.month_before})\s$", re.IGNORECASE)
    dates = []
    for match in pattern.finditer(text, start, len(text) if end is None else end):
        found = _read(match, months)
        if found is None:
            continue
        if match["m"] and not (
            match.group()[0].isupper() and month_before.search(text, max(0, match.start() - 20), match.start())
        ):
            continue
        if match["year"]:
            tail = after.match(text, match.end())
            if not tail and not before.search(text, max(0, match.start() - 40), match.start()):
                continue
        dates.append(found)
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
    if match["ymm"]:
        if not match["yd1"]:
            return Date(start, end, _iso(match["ymy"], month("ymm")))
        until = _iso(match["ymy"], month("ymm"), _number(match["yd2"])) if match["yd2"] else None
        return Date(start, end, _iso(match["ymy"], month("ymm"), _number(match["yd1"])), until)
    if match["iso"]:
        return Date(start, end, match["iso"])
    if match["dots"]:
        day, number, year = re.split(r"[./]", match["dots"])
        return Date(start, end, _iso(year if len(year) == 4 else "20" + year, int(number), int(day)))
    if match["dm1"]:
        first = _iso(match["dmy"], month("dm1m"), _number(match["dm1"]))
        return Date(start, end, first, _iso(match["dmy"], month("dm2m"), _number(match["dm2"])))
    if match["mm1"]:
        first = _iso(match["mmy"], month("mm1m"), _number(match["mm1"]))
        return Date(start, end, first, _iso(match["mmy"], month("mm2m"), _number(match["mm2"])))
    for one, two, name, year in (("dd1", "dd2", "ddm", "ddy"), ("md1", "md2", "mdm", "mdy")):
        if match[one]:
            until = _iso(match[year], month(name), _number(match[two])) if match[two] else None
            return Date(start, end, _iso(match[year], month(name), _number(match[one])), until)
    if match["m"]:
        return Date(start, end, f"--{month('m'):02d}")
    if match["mm"]:
        return Date(start, end, _iso(match["my"], month("mm")))
    return Date(start, end, match["year"]) if match["year"] else None


def relative(text: str, words: DateWords, day: str) -> list[Date]:
    """The dates of a text that are told from the day of the text: `yesterday`, `on Friday`, `next Monday`.

    Args:
        day: a full date. A weekday is the last one, that day included, unless `next_before` stands before it.
    """
    if not words.days and not words.weekdays:
        return []
    today = date.fromisoformat(day)
    found = []
    for match in _relative(words).finditer(text):
        if said := match["period"]:
            _, unit, number = next(p for p in words.periods if p[0] == said.lower())
            if (value := _period(today, unit, number)) is not None:
                found.append(Date(*match.span("period"), value))
            continue
        if said := match["day"]:
            other = today + timedelta(days=dict(words.days)[said.lower()])
        else:
            back = (today.weekday() - words.weekdays.index(match["weekday"].lower())) % 7
            other = today + timedelta(days=7 - back if match["next"] else -back)
        start = match.start("day") if match["day"] else match.start("weekday")
        found.append(Date(start, match.end(), other.isoformat()))
    return found


def _period(today: date, unit: str, number: int) -> str | None:
    """The month or year some units after that of a day; of a week its month, if it lies in one."""
    if unit == "year":
        return str(today.year + number)
    if unit == "month":
        months = today.year * 12 + today.month - 1 + number
        return f"{months // 12}-{months % 12 + 1:02d}"
    monday = today + timedelta(days=7 * number - today.weekday())
    sunday = monday + timedelta(days=6)
    return monday.isoformat()[:7] if monday.month == sunday.month else None


@lru_cache(maxsize=32)
def _relative(words: DateWords) -> re.Pattern[str]:
    days = "|".join(re.escape(word) for word, _ in words.days) or "(?!)"
    weekdays = "|".join(re.escape(word) for word in words.weekdays) or "(?!)"
    periods = "|".join(re.escape(word) for word, _, _ in words.periods) or "(?!)"
    return compiled(
        rf"\b(?:(?P<period>{periods})\b(?!['\u2019])|(?P<day>{days})\b"
        rf"|(?:(?P<next>{words.next_before})|{words.weekday_before})\s(?P<weekday>{weekdays})\b"
        r"(?!,?\s(?:the\s)?\d|,?\s[A-Z][a-z]+\s\d))",
        re.IGNORECASE,
    )


def merged(found: list[Date], more: list[Date]) -> list[Date]:
    """Dates in order, without those of the second list that touch one of the first."""
    taken = [(d.start, d.end) for d in found]
    starts = [start for start, _ in taken]

    def free(one: Date) -> bool:
        at = bisect_left(starts, one.end)
        return at == 0 or taken[at - 1][1] <= one.start

    return sorted([*found, *(d for d in more if free(d))], key=lambda d: d.start)


def with_year(said: Date, reference: str | None) -> Date:
    """A date without a year, given that of a reference date (the dateline); others unchanged."""
    if reference is None or not said.value.startswith("--"):
        return said
    year = reference[:4]

    def full(value: str | None) -> str | None:
        return year + value[1:] if value and value.startswith("--") else value

    return Date(said.start, said.end, full(said.value) or said.value, full(said.until))
