"""The rows of a table: which are read, which are not and why, and where in the text their cells stand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from hansa.graph.model import Metadata, digest
from hansa.loaders.tables import sheet, values
from hansa.loaders.tables.columns import Given, Plan, plan


@dataclass(frozen=True, slots=True)
class Reject:
    """A row that is not read.

    Attributes:
        row: its number in the sheet, the first being 1.
        reason: in words.
        line: the row as it stands in the text.
    """

    row: int
    reason: str
    line: str


@dataclass(slots=True)
class Row:
    """A row that is read.

    Attributes:
        plan: of its table.
        cells: as they stand in the text.
        said: what it says, by role.
        line: the row.
        start: offset of the row in the text.
        key: hash of the row and of the number of its like above it.
    """

    plan: Plan
    cells: Sequence[str]
    said: Mapping[str, str]
    line: str
    start: int
    key: str

    def __getitem__(self, role: str) -> str:
        """What the row says in a role; empty when nothing."""
        return self.said.get(role, "")

    def span(self, role: str) -> tuple[int, int]:
        """Offsets in the text of the cell of a role."""
        index = self.plan.columns[role]
        start = self.start + index
        for cell in self.cells[:index]:
            start += len(cell)
        return start, start + len(self.cells[index])

    def date(self, role: str) -> str | None:
        """The date in a role, with the precision said; None when there is none."""
        said = self[role]
        return values.date(said, self.plan.dates) if said else None


@dataclass(frozen=True)
class Table:
    """A table with its plan: the rows that are read, and those that are not."""

    plan: Plan
    rows: tuple[Row, ...]
    rejects: tuple[Reject, ...]


def table(text: str, metadata: Metadata) -> Table:
    """The rows of canonical TSV, sorted into those that are read and those that are not.

    Raises:
        DocumentProblem: it is no table of a known kind.
    """
    lines = text.split("\n")
    cells = sheet.to_rows(text)
    found = plan(cells, Given.of(metadata))
    columns = tuple(found.columns.items())
    seen: Counter[str] = Counter()
    rows, rejects = [], []
    start = 0
    for index, (line, row) in enumerate(zip(lines, cells, strict=True)):
        if index > found.line and line:
            width = len(row)
            said = {role: row[i] for role, i in columns if i < width and row[i] not in values.NOTHING}
            if reason := _missing(found, said):
                rejects.append(Reject(index + 1, reason, line))
            else:
                rows.append(Row(found, row, said, line, start, digest(line, str(seen[line]))))
                seen[line] += 1
        start += len(line) + 1
    return Table(found, tuple(rows), tuple(rejects))


def _missing(plan: Plan, said: Mapping[str, str]) -> str:
    """Why a row is not read; empty when it is."""
    missing = [
        " or ".join(role for role in group if role in plan.columns)
        for group in plan.kind.needs
        if said.keys().isdisjoint(group)
    ]
    if missing:
        return f"no {' and no '.join(missing)}"
    if "twin" in said and "city" in said and _same(said, "country") and _same(said, "geonames_id"):
        folded = (" ".join(said[role].casefold().split()) for role in ("city", "twin"))
        return "a city is no twin of itself" if len(set(folded)) == 1 else ""
    return ""


def _same(said: Mapping[str, str], role: str) -> bool:
    """Whether a city and its twin have the same of something, or one of them has none."""
    one, other = said.get(role), said.get(f"twin_{role}")
    return one is None or other is None or one == other
