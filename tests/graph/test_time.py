"""Dates as said, their bounds, and what holds on a day."""

from __future__ import annotations

import pytest

from hansa.errors import UsageProblem
from hansa.graph.time import OPEN, Bounds, bounds, check_day, common, days_apart, holds, is_date


@pytest.mark.parametrize(
    ("said", "reference", "expected"),
    [
        ("2018", None, Bounds("2018-01-01", "2018-12-31")),
        ("2020-02", None, Bounds("2020-02-01", "2020-02-29")),
        ("2020-07-03", None, Bounds("2020-07-03", "2020-07-03")),
        ("--07-03", None, OPEN),
        ("--07-03", "2020-07-10", Bounds("2020-07-03", "2020-07-03")),
        ("--12-30", "2021-01-02", Bounds("2020-12-30", "2020-12-30")),
        ("--02-29", "2021-03-01", Bounds("2020-02-29", "2020-02-29")),
        ("--10", "2020-11-01", Bounds("2020-10-01", "2020-10-31")),
        ("--07-13", "2018", Bounds("2018-07-13", "2018-07-13")),
        ("--12-31", "2018", Bounds("2018-12-31", "2018-12-31")),
        ("--12-31", "2018-01", Bounds("2017-12-31", "2017-12-31")),
        ("2019-02-30", None, OPEN),
        ("soon", None, OPEN),
        (None, None, OPEN),
    ],
)
def test_bounds(said: str | None, reference: str | None, expected: Bounds) -> None:
    assert bounds(said, reference) == expected


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("2020-07-03", "2020-07-05", 2),
        ("2020-07-05", "2020-07-03", 2),
        ("2020", "2020-07-03", 0),
        ("2019", "2020-01-01", 1),
        ("--07-03", "2020-07-05", 2),
        ("--12-31", "2021-01-01", 1),
        ("--07-03", "--07", 0),
        ("2020", "--07-03", 0),
        ("--12-31", "--01-01", 1),
        ("--02-29", "2021-09-01", 184 + 366),
        ("--02-29", "2021", 307),
        ("--02-29", "--02-28", 1),
    ],
)
def test_days_apart(a: str, b: str, expected: int) -> None:
    assert days_apart(a, b) == expected


def test_what_is_a_date() -> None:
    assert all(map(is_date, ("2018", "2018-07", "2018-07-13", "--07-13", "--07", "--02-29")))
    assert not any(map(is_date, ("", "-", "18", "2018-13", "--13", "2018-02-30", "July")))


def test_common_bounds() -> None:
    year, month = bounds("2018"), bounds("2018-07")
    assert common([year, month, OPEN]) == month
    assert common([month, bounds("2019")]) is None
    assert common([]) == OPEN


@pytest.mark.parametrize(
    ("since", "until", "ended", "day", "expected"),
    [
        (bounds("2018"), OPEN, False, "2020-01-01", "certain"),
        (bounds("2018"), OPEN, False, "2018-06-01", "possible"),
        (bounds("2018"), OPEN, False, "2017-12-31", "no"),
        (OPEN, OPEN, False, "2020-01-01", "possible"),
        (bounds("2010"), bounds("2015"), True, "2012-01-01", "certain"),
        (bounds("2010"), bounds("2015"), True, "2015-06-01", "possible"),
        (bounds("2010"), bounds("2015"), True, "2016-01-01", "no"),
        (bounds("2010"), OPEN, True, "2012-01-01", "possible"),
        (bounds("2010"), Bounds(None, "2015-12-31"), True, "2012-01-01", "possible"),
    ],
)
def test_what_holds_on_a_day(since: Bounds, until: Bounds, ended: bool, day: str, expected: str) -> None:
    assert holds(since, until, ended, day) == expected


def test_a_day_as_typed() -> None:
    assert check_day("2020-03-12") == "2020-03-12"
    for wrong in ("2020", "12.03.2020", "2020-02-30", ""):
        with pytest.raises(UsageProblem, match="write it as"):
            check_day(wrong)
