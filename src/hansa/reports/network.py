"""Networks as rows: what the commands of `hansa network` print."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from hansa.errors import UsageProblem
from hansa.graph.network.relation import Mode, Relation
from hansa.reports.asking import Row

if TYPE_CHECKING:
    from hansa.graph.network.network import Network


EQUAL_DIGITS = 12
"""Significant digits in which two values are the same: what differs further on is an error of rounding."""


def one_mode(of: Relation, typed: str | None, otherwise: Mode) -> Mode:
    """The mode that is meant; `otherwise` where none was typed.

    Raises:
        UsageProblem: the relation has no such mode.
    """
    if typed is None:
        return otherwise
    for mode in of.modes:
        if typed.casefold() in (mode.name, mode.one, mode.label.casefold()):
            return mode
    names = " or ".join(mode.name for mode in of.modes)
    raise UsageProblem(f"{of.name} has no mode '{typed}'; it has {names}.")


def centrality_rows(found: Network, measure: str, mode: Mode | None, *, normalized: bool = True) -> list[Row]:
    """The nodes of a mode by their value: `id`, `name`, `label`, `value`, `rank`; then by name and id.

    Args:
        measure: a name of `hansa.graph.analytics.centrality.MEASURES`.
        mode: whose nodes to list; None is all. The measure is always of the whole network.
    """
    from hansa.graph.analytics.centrality import centrality
    from hansa.graph.analytics.links import of_network

    values = centrality(of_network(found), measure, normalized=normalized).tolist()
    numbers = range(len(found.ids)) if mode is None else found.numbers(mode)
    rows = [
        {"id": found.ids[i], "name": found.names[i], "label": found.mode_of(i).label, "value": values[i]}
        for i in numbers
    ]
    return ranked(rows)


def ranked(rows: Sequence[Row]) -> list[Row]:
    """Rows by falling `value`, then by `name` and `id`, with their `rank`: 1 + the number of rows of greater value."""
    found = sorted(rows, key=lambda row: (-_rounded(row["value"]), row["name"], row["id"]))
    rank, before = 0, None
    for place, row in enumerate(found, start=1):
        value = _rounded(row["value"])
        if value != before:
            rank, before = place, value
        row["rank"] = rank
    return found


def _rounded(value: float) -> float:
    return float(f"{value:.{EQUAL_DIGITS}g}")
