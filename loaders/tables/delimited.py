"""Rows of a csv or tsv file, whatever parts its cells, and of JSON Lines."""

from __future__ import annotations

import csv
import json
from collections import Counter
from itertools import islice

from hansa.errors import DocumentProblem
from hansa.loaders.tables.columns import key, known_headings

DELIMITERS = (",", ";", "\t", "|")
LOOKED_AT = 50
"""Rows from which the delimiter is told."""

_TOLD = "sep="
"""How a first line begins by which Excel is told the delimiter."""


def rows(text: str, delimiter: str | None = None) -> list[list[str]]:
    """The rows of delimited text; a cell may be in quotes, and then hold line ends.

    Args:
        delimiter: None where it is to be told from the text.

    Raises:
        DocumentProblem: a cell is too long to be one.
    """
    first, _, rest = text.partition("\n")
    if first.lower().startswith(_TOLD) and len(first) == len(_TOLD) + 1:
        text, delimiter = rest, first[-1]
    delimiter = delimiter or told(text)
    try:
        try:
            return list(csv.reader(text.splitlines(keepends=True), delimiter=delimiter, strict=True))
        except csv.Error:
            # A quote that is never closed would take all that follows into one cell: each line is then a row.
            return [row for line in text.split("\n") for row in csv.reader([line], delimiter=delimiter) or [[]]]
    except csv.Error as error:
        raise DocumentProblem(f"The table cannot be read: {error}.") from error


def told(text: str) -> str:
    """The delimiter of a text: the one that gives most known headings, then most rows of one width, then most cells."""
    sample = text[:1_000_000].splitlines(keepends=True)
    return max(DELIMITERS, key=lambda delimiter: _promise(sample, delimiter))


def _promise(sample: list[str], delimiter: str) -> tuple[int, float, int]:
    found: list[list[str]] = []
    try:
        found = [row for row in islice(csv.reader(sample, delimiter=delimiter), LOOKED_AT) if any(row)]
    except csv.Error:
        return 0, 0.0, 0
    if not found:
        return 0, 0.0, 0
    headings = max(sum(key(cell) in known_headings() for cell in row) for row in found)
    width, count = Counter(map(len, found)).most_common(1)[0]
    return headings, count / len(found) if width > 1 else 0.0, width


def json_rows(text: str) -> list[list[str]]:
    """The rows of JSON Lines, one object a line; the first row holds the names of all fields.

    Raises:
        DocumentProblem: a line is no JSON object; its number is told.
    """
    objects = [_object(line, number) for number, line in enumerate(text.split("\n"), start=1)]
    fields = dict.fromkeys(name for data in objects for name in data)
    return [list(fields), *([_plain(data.get(name)) for name in fields] if data else [] for data in objects)]


def _object(line: str, number: int) -> dict[str, object]:
    if not line.strip():
        return {}
    try:
        data = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise DocumentProblem(f"Line {number} is no JSON; a table in JSON Lines has one object a line.") from error
    if not isinstance(data, dict):
        raise DocumentProblem(f"Line {number} is no object; a table in JSON Lines has one object a line.")
    return data


def _plain(value: object) -> str:
    """A value of JSON as the text of a cell."""
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, list) and not any(isinstance(item, (list, dict)) for item in value):
        return "; ".join(map(_plain, value))
    return json.dumps(value, ensure_ascii=False)
