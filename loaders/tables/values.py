"""What cells hold: ids, coordinates, dates. All from the cell alone, whatever the other rows hold."""

from __future__ import annotations

import re
from functools import lru_cache

from hansa.graph.time import is_date
from hansa.loaders.languages.pack import LANGUAGES, load
from hansa.loaders.text import dates

NOTHING = frozenset({"", "-", "–", "—", "?", "n/a", "N/A", "NULL", "null", "nan", "NaN"})
"""What stands in a cell without a value. None is a city in Piedmont, Nan one in Thailand."""

_GEONAMES = re.compile(r"(?:https?://)?(?:www\.|sws\.)?geonames(?:\.org/|:)(\d+)(?:/\S*)?")
_WHOLE = re.compile(r"(\d+)(?:[.,]0+)?")
_DEGREES = re.compile(r"([+\-−]?\d{1,3}(?:[.,]\d+)?)\s*°?\s*([NSEWСЮВЗ]?)", re.IGNORECASE)
_SOUTH_WEST = frozenset("SWЮЗ")

_YEAR = r"(1[0-9]\d\d|20\d\d|21\d\d)"
_ISO = re.compile(rf"{_YEAR}(?:[-./](\d\d?)(?:[-./](\d\d?))?)?(?:[T ]\d\d:\d\d\S*)?")
_DAY_FIRST = re.compile(rf"(\d\d?)([./-])(\d\d?)\2{_YEAR}(?:[T ]\d\d?:\d\d\S*)?")
_MONTH_YEAR = re.compile(rf"(\d\d?)[./-]{_YEAR}")
_BARE_YEAR = re.compile(rf"(?:с |since |in |from )?{_YEAR}\s*(?:г|г\.|год|года|году)?", re.IGNORECASE)
_COMPACT = re.compile(rf"{_YEAR}(\d\d)(\d\d)")


def geonames_id(cell: str) -> str:
    """A GeoNames id as GeoNames writes it, or the cell as it stands; empty for none. Programs write 2267057.0, too."""
    if cell in NOTHING:
        return ""
    match = _GEONAMES.fullmatch(cell) or _WHOLE.fullmatch(cell)
    if match is None:
        return cell
    number = int(match[1][:30])
    return str(number) if number else ""


def degrees(cell: str, most: float) -> float | None:
    """A coordinate: 55.75, 55,75 or 55.75° N; None for what is none, or beyond `most`."""
    match = _DEGREES.fullmatch(cell)
    if match is None:
        return None
    number = float(match[1].replace(",", ".").replace("−", "-"))
    if match[2].upper() in _SOUTH_WEST:
        number = -number
    return number if abs(number) <= most else None


@lru_cache(maxsize=20_000)
def date(cell: str, order: str | None = None) -> str | None:
    """A date with the precision said: `2018`, `2018-07` or `2018-07-03`; None for what is none.

    Of 03/07/2018 only the year is sure, unless `order` is `dmy` or `mdy`; 03.07.2018 is the third of July.
    """
    said = _numbers(cell, order)
    if said is None:
        said = next((found for code in LANGUAGES if (found := _words(cell, code))), None)
    return said if said is not None and is_date(said) else None


def _numbers(cell: str, order: str | None) -> str | None:
    if match := _ISO.fullmatch(cell):
        return "-".join(part if len(part) > 1 else f"0{part}" for part in match.groups() if part)
    if match := _COMPACT.fullmatch(cell):
        return "-".join(match.groups())
    if match := _BARE_YEAR.fullmatch(cell):
        return match[1]
    if match := _MONTH_YEAR.fullmatch(cell):
        return f"{match[2]}-{int(match[1]):02d}"
    if match := _DAY_FIRST.fullmatch(cell):
        day, month = int(match[1]), int(match[3])
        if match[2] != "." and order is None and day <= 12 and month <= 12 and day != month:
            return match[4]
        if month > 12 or (order == "mdy" and match[2] != "." and day <= 12):
            day, month = month, day
        return f"{match[4]}-{month:02d}-{day:02d}"
    return None


def _words(cell: str, language: str) -> str | None:
    """A date with the name of its month."""
    found = dates.find(cell, load(language).dates)
    rest = cell[: found[0].start] + cell[found[0].end :] if len(found) == 1 else cell
    return found[0].value if found and rest.strip(" .г") in ("", "год", "года") else None
