"""What changed in a network between two days: the rows of `hansa network compare`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hansa.reports.asking import Row
from hansa.reports.network import centrality_rows

if TYPE_CHECKING:
    from hansa.graph.network.network import Network
    from hansa.graph.network.relation import Mode

CHANGES = ("joined", "left", "rose", "fell")

COLUMNS = ("change", "name", "with", "before", "after", "rank_before", "rank_after", "label", "id", "with_id")


def compare_rows(before: Network, after: Network, measure: str, mode: Mode) -> list[Row]:
    """What changed, under `COLUMNS`: links that came (`joined`) and went (`left`), nodes whose rank `rose` or `fell`.

    Links by name; then nodes by how many ranks they rose or fell, the most first. A node that is in only one of the two
    networks neither rose nor fell.

    Args:
        measure: of `hansa.graph.analytics.centrality.MEASURES`, normalised; ranks are among the nodes of the mode.
    """
    then, now = _links(before), _links(after)
    rows = [{"change": "joined", **now[link]} for link in now.keys() - then.keys()]
    rows += [{"change": "left", **then[link]} for link in then.keys() - now.keys()]
    rows.sort(key=lambda r: (CHANGES.index(r["change"]), r["name"], r["with"], r["id"], r["with_id"]))
    earlier = {row["id"]: row for row in centrality_rows(before, measure, mode)} if before.ids else {}
    later = {row["id"]: row for row in centrality_rows(after, measure, mode)} if after.ids else {}
    moved = [
        {
            "change": "rose" if later[id_]["rank"] < row["rank"] else "fell",
            "name": later[id_]["name"],
            "label": mode.label,
            "id": id_,
            "before": row["value"],
            "after": later[id_]["value"],
            "rank_before": row["rank"],
            "rank_after": later[id_]["rank"],
        }
        for id_, row in earlier.items()
        if id_ in later and later[id_]["rank"] != row["rank"]
    ]
    moved.sort(key=lambda r: (r["change"] == "fell", -abs(r["rank_before"] - r["rank_after"]), r["name"], r["id"]))
    return rows + moved


def _links(found: Network) -> dict[tuple[str, str], Row]:
    return {
        (found.ids[a], found.ids[b]): {
            "name": found.names[a],
            "with": found.names[b],
            "label": found.mode_of(a).label,
            "id": found.ids[a],
            "with_id": found.ids[b],
        }
        for a, b in zip(found.tails, found.heads, strict=True)
    }
