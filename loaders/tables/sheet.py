"""The canonical TSV of a table: what its document's text is, and back.

One line a row, also for an empty one, so that line N of the text is row N of the sheet. Cells are parted by tabs;
white space of any kind in a cell, line ends and tabs too, is one space. All rows but the empty ones have as many cells
as the widest.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from hansa.graph.model import normalise

_CONTROL = re.compile("[\x00-\x08\x0e-\x1b\x7f]")


def cell(value: str) -> str:
    """The text of a cell as it stands in canonical TSV."""
    if value.isalnum():
        return value
    return " ".join(normalise(_CONTROL.sub(" ", value)).split())


def to_text(rows: Iterable[Sequence[str]]) -> str:
    """The canonical TSV of rows of cells; empty where no cell has anything in it."""
    cleaned: list[list[str]] = []
    for row in rows:
        cells = [cell(value) for value in row]
        while cells and not cells[-1]:
            cells.pop()
        cleaned.append(cells)
    while cleaned and not cleaned[-1]:
        cleaned.pop()
    width = max(map(len, cleaned), default=0)
    return "\n".join("\t".join(cells + [""] * (width - len(cells))) if cells else "" for cells in cleaned)


def to_rows(text: str) -> list[list[str]]:
    """The cells of each line of canonical TSV; none for an empty line."""
    return [line.split("\t") if line else [] for line in text.split("\n")]
