"""Pairs of nodes that share something: the rows of `hansa network projection`, `overlap` and `nearest`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hansa.errors import NameProblem, UsageProblem
from hansa.graph.network.relation import Mode, Relation
from hansa.reports.asking import Row

if TYPE_CHECKING:
    from hansa.graph.analytics.links import Floats
    from hansa.graph.network.network import Network

PROJECTION_COLUMNS = ("a", "b", "weight", "shared", "a_id", "b_id")

OVERLAP_COLUMNS = ("a", "b", "shared", "jaccard", "containment", "a_size", "b_size", "a_id", "b_id")

NEAREST_COLUMNS = ("rank", "name", "shared", "jaccard", "cosine", "in_common", "label", "id")

MOST_PAIRS = 2_000_000
"""Rows of one answer."""

KEPT_PAIRS = 200_000
"""From which on only the first are kept while more are looked at."""


def check_two_modes(of: Relation, what: str) -> None:
    """Raises UsageProblem where the relation has one mode only."""
    if not of.two_mode:
        raise UsageProblem(
            f"{of.name} ties {of.first.name} directly; {what} needs two kinds of nodes, as in MEMBER_OF."
        )


def projection_rows(found: Network, mode: Mode, weight: str, *, least: int = 1, limit: int | None = None) -> list[Row]:
    """Pairs of a mode with what they share, under `PROJECTION_COLUMNS`: by falling weight, then by ids.

    Args:
        weight: one of `hansa.graph.analytics.sharing.WEIGHTS`.
        least: only pairs that share as many.
        limit: only so many pairs.

    Raises:
        UsageProblem: there are more than `MOST_PAIRS`, and no limit.
    """
    rows = []
    for a, b, values in _pairs(found, mode, ("weight", "shared"), weight, least, limit):
        rows.append({**_named(found, a, b), "weight": values[0], "shared": int(values[1])})
    return rows


def overlap_rows(found: Network, mode: Mode, *, least: int = 1, limit: int | None = None) -> list[Row]:
    """Pairs of a mode by what they share, under `OVERLAP_COLUMNS`: by falling `shared`, then by ids.

    `jaccard` is shared / either, `containment` shared / the smaller of the two.

    Raises:
        UsageProblem: as `projection_rows`.
    """
    from hansa.graph.analytics.links import of_network

    degrees = of_network(found).degrees.tolist()
    rows = []
    for a, b, values in _pairs(found, mode, ("shared", "jaccard", "containment"), "shared", least, limit):
        sizes = {"a_size": degrees[a], "b_size": degrees[b]}
        alike = {"jaccard": values[1], "containment": values[2]}
        rows.append({**_named(found, a, b), "shared": int(values[0]), **alike, **sizes})
    return rows


def _named(found: Network, a: int, b: int) -> Row:
    return {"a": found.names[a], "b": found.names[b], "a_id": found.ids[a], "b_id": found.ids[b]}


def _pairs(
    found: Network, mode: Mode, fields: tuple[str, ...], weight: str, least: int, limit: int | None
) -> list[tuple[int, int, list[float]]]:
    """The numbers of the two nodes of each pair and the values of its fields, by falling first field."""
    import numpy as np

    from hansa.graph.analytics.links import of_network
    from hansa.graph.analytics.sharing import pairs

    most = MOST_PAIRS if limit is None else min(limit, MOST_PAIRS)
    kept: list[Floats] = []
    waiting = 0
    for row in pairs(of_network(found), found.numbers(mode)):
        enough = row.shared >= least
        values = [row.weight(weight if field == "weight" else field)[enough] for field in fields]
        others = row.others[enough].astype(np.float64)
        kept.append(np.column_stack((np.full(len(others), float(row.node)), others, *values)))
        waiting += len(others)
        if waiting > (MOST_PAIRS if limit is None else max(2 * most, KEPT_PAIRS)):
            if limit is None:
                raise UsageProblem(
                    f"More than {MOST_PAIRS:,} pairs of {mode.name} share something; ask for the first with --limit, "
                    "for those that share more with --min-shared, or for the core of the network with "
                    "--min-memberships."
                )
            kept = [_first(np.concatenate(kept), most)]
            waiting = len(kept[0])
    if not kept:
        return []
    return [(int(a), int(b), rest) for a, b, *rest in _first(np.concatenate(kept), most).tolist()]


def _first(rows: Floats, most: int) -> Floats:
    """The first rows by falling value in the third column, then by the two numbers."""
    import numpy as np

    return rows[np.lexsort((rows[:, 1], rows[:, 0], -rows[:, 2]))[:most]]


def nearest_rows(found: Network, id_: str, by: str, limit: int) -> list[Row]:
    """The nodes most like one by what they share with it, under `NEAREST_COLUMNS`.

    Args:
        id_: of the node.
        by: `jaccard`, `cosine` or `shared`; equal ones by what they share, then by name and id.

    Raises:
        NameProblem: the node is not in the network.
    """
    from hansa.graph.analytics.links import of_network
    from hansa.graph.analytics.sharing import sharing

    if id_ not in found.ids:
        raise NameProblem(f"{id_} has no link in the selection ({found.describe()}).")
    links = of_network(found)
    neighbours, begins = (array.tolist() for array in links.neighbours)
    node = found.ids.index(id_)
    near = sharing(links, node)
    own = set(neighbours[begins[node] : begins[node + 1]])
    rows = []
    values = zip(*(near.weight(name).tolist() for name in ("shared", "jaccard", "cosine")), strict=True)
    for other, (shared, jaccard, cosine) in zip(near.others.tolist(), values, strict=True):
        rows.append(
            {
                "id": found.ids[other],
                "name": found.names[other],
                "label": found.mode_of(other).label,
                "shared": int(shared),
                "jaccard": jaccard,
                "cosine": cosine,
                "other": other,
            }
        )
    rows.sort(key=lambda row: (-round(row[by], 12), -row["shared"], row["name"], row["id"]))
    values_above = [round(row[by], 12) for row in rows]
    for row in rows[:limit]:
        common = own & set(neighbours[begins[row["other"]] : begins[row["other"] + 1]])
        row["in_common"] = sorted(found.names[i] for i in common)
        row["rank"] = 1 + values_above.index(round(row[by], 12))
    return rows[:limit]
