"""Which column of a table means what, and so what kind of table it is: by common headings, or by a mapping."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any

from hansa.errors import DocumentProblem
from hansa.graph.model import Metadata, canonical
from hansa.loaders.text.folding import fold

HEADINGS_WITHIN = 20
"""Rows from the top among which the headings are looked for; a title and notes may stand above them."""

SHOWN = 20
"""Columns that a message lists."""

_TIME = ("since", "until")
_CITY = ("city", "country", "lat", "lon", "geonames_id")


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of table.

    Attributes:
        name: in the plural.
        needs: of each group at least one column must be there, and filled in a row for it to be read.
        reads: further columns that mean something.
    """

    name: str
    needs: tuple[tuple[str, ...], ...]
    reads: tuple[str, ...]

    @property
    def roles(self) -> tuple[str, ...]:
        """All that a column of such a table can be."""
        return tuple(dict.fromkeys((*(role for group in self.needs for role in group), *self.reads)))

    @property
    def wanted(self) -> str:
        """The columns that it must have, in words."""
        return " and ".join(first + (f" (or {' or '.join(others)})" if others else "") for first, *others in self.needs)


KINDS = (
    Kind(
        "participations",
        (("meeting",), ("person", "city", "organisation")),
        (*_CITY, "date", *_TIME, "role", "place", "post"),
    ),
    Kind("posts", (("person",), ("post",), ("organisation", "network", "city")), (*_CITY, "network_id", *_TIME)),
    Kind(
        "twinnings",
        (("city",), ("twin",)),
        (*_CITY, "twin_country", "twin_lat", "twin_lon", "twin_geonames_id", *_TIME),
    ),
    Kind("memberships", (("city",), ("network", "organisation")), (*_CITY, "network_id", *_TIME)),
)
"""Where several fit, the first is meant."""

ROLES = tuple(dict.fromkeys(role for kind in KINDS for role in kind.roles))


class NoTable(DocumentProblem):
    """A table of none of the kinds."""


@dataclass(frozen=True)
class Given:
    """What a person says of a table's columns.

    Attributes:
        columns: heading by role; None where the table has no such column, whatever its headings look like.
        kind: name of the kind; None where the columns tell.
        dates: `dmy` or `mdy`, the order of 03/07/2018; None where it is not said.
    """

    columns: Mapping[str, str | None] = field(default_factory=dict)
    kind: str | None = None
    dates: str | None = None

    @classmethod
    def of(cls, metadata: Metadata) -> Given:
        """What is kept with a document."""
        return cls(**json.loads(metadata.mapping)) if metadata.mapping else cls()

    def to_text(self) -> str:
        """The JSON kept in `Metadata.mapping`."""
        data: dict[str, Any] = {"columns": dict(self.columns), "kind": self.kind, "dates": self.dates}
        return canonical({name: value for name, value in data.items() if value})


@dataclass(frozen=True)
class Plan:
    """How a table is read.

    Attributes:
        kind: what it is a table of.
        line: index of the row of headings.
        headings: of all columns; unnamed ones have a name, doubled ones a number.
        columns: index by role.
        dates: order of day and month where only a person can tell.
    """

    kind: Kind
    line: int
    headings: tuple[str, ...]
    columns: Mapping[str, int]
    dates: str | None

    @property
    def others(self) -> dict[int, str]:
        """Columns that are kept as properties: heading by index."""
        used = set(self.columns.values())
        return {index: heading for index, heading in enumerate(self.headings) if index not in used}


def plan(rows: Sequence[Sequence[str]], given: Given | None = None) -> Plan:
    """How to read a table of these rows.

    Raises:
        NoTable: its columns make none of the kinds.
        DocumentProblem: it lacks a column that the mapping names.
    """
    said = given or Given()
    kinds = [kind for kind in KINDS if said.kind in (None, kind.name)]
    first: int | None = None
    for line, row in enumerate(rows[:HEADINGS_WITHIN]):
        if not any(row):
            continue
        first = line if first is None else first
        found = _columns(row, said)
        kind = next((kind for kind in kinds if _fits(kind, found)), None) if found is not None else None
        if found is not None and kind is not None:
            used = {role: index for role, index in found.items() if role in kind.roles}
            return Plan(kind, line, named(row), used, said.dates)
    raise _problem(rows[first] if first is not None else [], said, kinds)


def _fits(kind: Kind, found: Mapping[str, int]) -> bool:
    return all(any(role in found for role in group) for group in kind.needs)


def _problem(row: Sequence[str], given: Given, kinds: Sequence[Kind]) -> DocumentProblem:
    headings = named(row)
    listed = ", ".join(headings[:SHOWN]) + (" …" if len(headings) > SHOWN else "")
    shown = f"its columns are {listed}" if headings else "it has no columns"
    folded = {key(heading) for heading in headings}
    if missing := [heading for heading in given.columns.values() if heading and key(heading) not in folded]:
        return DocumentProblem(f"The mapping names a column {missing[0]} that the table does not have; {shown}.")
    expected = ", ".join(f"{kind.name} need {kind.wanted}" for kind in reversed(kinds))
    return NoTable(
        f"The headings tell no kind of table ({shown}): rename them, or fill in the mapping that --show-mapping prints "
        f"and give it with --mapping; {expected}."
    )


def _columns(row: Sequence[str], given: Given) -> dict[str, int] | None:
    """Index of the column by role; None where the row lacks a heading that is given."""
    keys = [key(heading) for heading in named(row)]
    found: dict[str, int] = {}
    for role, heading in given.columns.items():
        if heading is None:
            continue
        if key(heading) not in keys:
            return None
        found[role] = keys.index(key(heading))
    taken = set(found.values())
    ranked: dict[str, tuple[int, int]] = {}
    for index, heading in enumerate(keys):
        role_and_rank = known_headings().get(heading)
        if role_and_rank is None or index in taken or role_and_rank[0] in given.columns:
            continue
        role, rank = role_and_rank
        if (rank, index) < ranked.get(role, (rank, index + 1)):
            ranked[role] = rank, index
    return found | {role: index for role, (_, index) in ranked.items()}


def named(row: Sequence[str]) -> tuple[str, ...]:
    """Headings, each its own: a column without one is `column 3`, a second `name` is `name (2)`."""
    found: list[str] = []
    counts: dict[str, int] = {}
    for number, heading in enumerate(row, start=1):
        name = heading or f"column {number}"
        counts[name] = counts.get(name, 0) + 1
        found.append(name if counts[name] == 1 else f"{name} ({counts[name]})")
    return tuple(found)


def key(heading: str) -> str:
    """What a heading is known by: its letters and digits, whatever the case."""
    return fold(heading).replace("_", "").replace(" ", "")


@cache
def known_headings() -> dict[str, tuple[str, int]]:
    """Role, and rank among the headings of that role, by the key of a common heading."""
    text = files("hansa.loaders").joinpath("data/headings.json").read_text("utf-8")
    found: dict[str, tuple[str, int]] = {}
    for role, headings in json.loads(text).items():
        for rank, heading in enumerate((role, *headings)):
            found.setdefault(key(heading), (role, rank))
    return found
