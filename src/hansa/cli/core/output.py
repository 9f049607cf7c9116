"""Printing rows and objects: for people on a terminal, in a pipe, for programs, for pages.

JSON holds figures as they are; a value that JSON has no word for (NaN, an infinity) is null. In tables control
characters, which a text from anywhere may hold, are taken out.
"""

from __future__ import annotations

import csv
import io
import json
import math
import sys
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TypeAlias

Row: TypeAlias = Mapping[str, Any]

NARROWEST = 24
"""Columns of a terminal below which words are not broken into lines."""


def print_rows(
    rows: Iterable[Row],
    columns: Sequence[str],
    format_: str,
    *,
    title: str | None = None,
    empty: str = "No rows.",
    narrow: Sequence[str] | None = None,
) -> None:
    """Print rows by column; what a row does not have is null.

    Args:
        title: above the table, on a terminal.
        empty: what people read (on standard error) when there are none.
        narrow: the columns that a terminal shows, where it has no room for all.
    """
    table = [{column: plain(row.get(column)) for column in columns} for row in rows]
    if format_ == "json":
        write(json_rows(table))
    elif format_ == "csv":
        write(csv_rows(table, columns))
    elif format_ == "md":
        write(markdown_rows(table, columns))
    elif not table:
        print(empty, file=sys.stderr)
    elif sys.stdout.isatty():
        _rich_rows(table, narrow or columns, title)
    else:
        write(text_rows(table, columns))


def print_object(value: Row, format_: str, *, title: str | None = None) -> None:
    """Print one object: in JSON as it is, else a line for each of its fields."""
    if format_ == "json":
        write(json.dumps(plain(value), ensure_ascii=False, allow_nan=False, indent=2) + "\n")
        return
    rows = [{"what": _label(name), "value": item} for name, item in flattened(value)]
    print_rows(rows, ("what", "value"), format_, title=title)


def flattened(value: Row, prefix: str = "") -> list[tuple[str, Any]]:
    """The fields of an object and of the objects in it, named `outer inner`."""
    found: list[tuple[str, Any]] = []
    for name, item in value.items():
        if isinstance(item, Mapping):
            found += flattened(item, f"{prefix}{name} ")
        else:
            found.append((f"{prefix}{name}", item))
    return found


def _label(name: str) -> str:
    return " ".join(word if word.isupper() else word.replace("_", " ") for word in name.split())


def write(text: str) -> None:
    """To standard output, at once and whole."""
    sys.stdout.write(text)


def plain(value: Any) -> Any:
    """A value as JSON has it; NaN and the infinities, for which it has no word, as null."""
    if value is None or isinstance(value, (bool, int, str)):
        return value
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    if isinstance(value, Mapping):
        return {str(k): plain(v) for k, v in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(v) for v in value]
    return str(value)


def json_rows(rows: Sequence[Row]) -> str:
    """One array, an object a line."""
    lines = [json.dumps(row, ensure_ascii=False, allow_nan=False) for row in rows]
    return "[" + ",\n ".join(lines) + "]\n"


def csv_rows(rows: Sequence[Row], columns: Sequence[str]) -> str:
    """A header and a line a row; lists are joined by `; `, null is empty. Without columns there is nothing.

    A cell is what the text says, even where it begins as a formula of a spreadsheet does (`=`, `+`, `-`, `@`).
    """
    if not columns:
        return ""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([_scalar(row[c]) for c in columns] for row in rows)
    return buffer.getvalue()


def markdown_rows(rows: Sequence[Row], columns: Sequence[str]) -> str:
    """A table of GitHub's Markdown."""
    cells = [list(columns), ["---"] * len(columns)]
    cells += [[cell(row[c]).replace("\\", "\\\\").replace("|", "\\|") for c in columns] for row in rows]
    return "".join(f"| {' | '.join(line)} |\n" for line in cells)


def text_rows(rows: Sequence[Row], columns: Sequence[str]) -> str:
    """Columns of plain text, two spaces apart, nothing cut."""
    cells = [list(columns), *([cell(row[c]) for c in columns] for row in rows)]
    widths = [max(map(display_width, column)) for column in zip(*cells, strict=True)]
    numeric = [all(_is_number(row[c]) for row in rows) for c in columns]
    lines = []
    for line in cells:
        padded = [
            " " * (w - display_width(c)) + c if right else c + " " * (w - display_width(c))
            for c, w, right in zip(line, widths, numeric, strict=True)
        ]
        lines.append("  ".join(padded).rstrip() + "\n")
    return "".join(lines)


def widths(cells: Sequence[Sequence[str]], room: int, narrowest: int = NARROWEST) -> list[int] | None:
    """How wide each column is to be, in columns of a terminal.

    Dates, numbers, types and ids are never broken; text is, and has what the others leave.

    Args:
        cells: of each column, with its header.
        room: for all columns together, without what stands between them.

    Returns:
        None where a column of text would be narrower than `narrowest`, or than a word in it.
    """
    wanted = [max(map(display_width, column)) for column in cells]
    least = [min(w, max(narrowest, *map(_longest_word, column))) for w, column in zip(wanted, cells, strict=True)]
    if sum(least) > room:
        return None
    given, spare = list(least), room - sum(least)
    # The narrow ones first, so that what they do not need goes to the widest.
    order = sorted(range(len(cells)), key=lambda i: wanted[i] - least[i])
    for place, i in enumerate(order):
        more = min(wanted[i] - least[i], spare // (len(order) - place))
        given[i] += more
        spare -= more
    return given


def _longest_word(text: str) -> int:
    return max((display_width(word) for word in text.split()), default=0)


def cell(value: Any) -> str:
    """A value as one line for people, without control characters."""
    return clean(_scalar(value))


def clean(text: str) -> str:
    """One line: white space folded, control characters taken out (`\\x1b[…` would speak to the terminal)."""
    folded = " ".join(text.split())
    return "".join(c for c in folded if unicodedata.category(c) not in ("Cc", "Cf", "Cs", "Co"))


def display_width(text: str) -> int:
    """How many columns a terminal gives it."""
    return sum(
        0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in ("W", "F") else 1 for c in text
    )


def _scalar(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list) and not any(isinstance(v, (list, dict)) for v in value):
        return "; ".join(_scalar(v) for v in value)
    if isinstance(value, (list, dict)):
        return json.dumps(value, ensure_ascii=False)
    return str(value)


def _is_number(value: Any) -> bool:
    return value is None or (isinstance(value, (int, float)) and not isinstance(value, bool))


def _rich_rows(rows: Sequence[Row], columns: Sequence[str], title: str | None) -> None:
    from rich import box
    from rich.table import Table
    from rich.text import Text

    from hansa.cli.core.terminal import console

    # A column without a value says nothing, and takes the room of one that does.
    used = [column for column in columns if any(row[column] is not None for row in rows)] or columns
    # A blank on either side of a cell, one between two, and one at either edge.
    room = console().width - 3 * len(used) - 1
    fitting = widths([[column, *(cell(row[column]) for row in rows)] for column in used], room)
    if fitting is None:
        _rich_blocks(rows, used, title)
        return
    table = Table(box=box.SIMPLE_HEAD, title=title, title_justify="left", title_style="bold", header_style="bold cyan")
    for column, width in zip(used, fitting, strict=True):
        numeric = all(_is_number(row[column]) for row in rows)
        table.add_column(column, justify="right" if numeric else "left", overflow="fold", width=width)
    for row in rows:
        table.add_row(*(Text(cell(row[column])) for column in used))
    console().print(table)


def _rich_blocks(rows: Sequence[Row], columns: Sequence[str], title: str | None) -> None:
    """Each row as lines `label  value`, where a table has no room."""
    from rich.table import Table
    from rich.text import Text

    from hansa.cli.core.terminal import console

    if title:
        console().print(Text(title, "bold"))
    for row in rows:
        block = Table(box=None, show_header=False, pad_edge=False, padding=(0, 2, 0, 0))
        block.add_column(style="bold cyan", no_wrap=True, width=max(map(display_width, columns)))
        block.add_column(overflow="fold")
        for column in columns:
            if row[column] is not None:
                block.add_row(_label(column), Text(cell(row[column])))
        console().print()
        console().print(block)
