"""How a network hangs together: the rows of `hansa network communities` and `bridges`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hansa.graph.network.relation import Mode
from hansa.reports.asking import Row

if TYPE_CHECKING:
    from hansa.graph.network.network import Network

COMMUNITY_COLUMNS = (
    "community",
    "name",
    "stability",
    "size",
    "label",
    "id",
    "modularity",
    "adjusted_rand",
    "mutual_information",
)

NODE_COLUMNS = ("name", "label", "cut_off", "parts", "degree", "id")

LINK_COLUMNS = ("a", "b", "cut_off", "a_id", "b_id")

HOLE_COLUMNS = ("rank", "name", "label", "constraint", "degree", "id")


def community_rows(found: Network, mode: Mode, weight: str, *, seeds: int, resolution: float) -> list[Row]:
    """The nodes of a mode with their communities, under `COMMUNITY_COLUMNS`: by community, then the most stable first.

    The last three are of the whole partition, and the same in every row.

    Raises:
        UsageProblem: as `hansa.graph.analytics.leiden.find`.
    """
    import numpy as np

    from hansa.graph.analytics.leiden import find
    from hansa.graph.analytics.links import of_network

    numbers = found.numbers(mode)
    parts = find(of_network(found), numbers, weight, seeds=seeds, resolution=resolution)
    sizes = np.bincount(parts.of).tolist()
    whole = {
        "modularity": parts.modularity,
        "adjusted_rand": parts.adjusted_rand,
        "mutual_information": parts.mutual_information,
    }
    rows = [
        {
            "community": community,
            "size": sizes[community],
            "stability": stability,
            "id": found.ids[number],
            "name": found.names[number],
            "label": mode.label,
            **whole,
        }
        for number, community, stability in zip(numbers, parts.of.tolist(), parts.stability.tolist(), strict=True)
    ]
    return sorted(rows, key=lambda r: (r["community"], -round(r["stability"], 12), r["name"], r["id"]))


def articulation_rows(found: Network) -> list[Row]:
    """The nodes without which a component falls apart, under `NODE_COLUMNS`: those that cut off most first.

    `cut_off` is how many nodes are then outside the largest part, `parts` how many parts there are.
    """
    from hansa.graph.analytics.cuts import cuts
    from hansa.graph.analytics.links import of_network

    links = of_network(found)
    degrees = links.degrees.tolist()
    rows = [
        {
            "id": found.ids[node],
            "name": found.names[node],
            "label": found.mode_of(node).label,
            "cut_off": sum(sizes[1:]),
            "parts": len(sizes),
            "degree": degrees[node],
        }
        for node, sizes in cuts(links).parts.items()
    ]
    return sorted(rows, key=lambda r: (-r["cut_off"], -r["parts"], r["name"], r["id"]))


def bridge_rows(found: Network) -> list[Row]:
    """The links without which a component falls apart, under `LINK_COLUMNS`: those that cut off most first.

    `cut_off` is the number of nodes on the smaller side: 1 where a node hangs by its only link.
    """
    from hansa.graph.analytics.cuts import cuts
    from hansa.graph.analytics.links import of_network

    rows = [
        {
            "a": found.names[a],
            "b": found.names[b],
            "cut_off": smaller,
            "a_id": found.ids[a],
            "b_id": found.ids[b],
        }
        for (a, b), smaller in cuts(of_network(found)).bridges.items()
    ]
    return sorted(rows, key=lambda r: (-r["cut_off"], r["a"], r["b"], r["a_id"], r["b_id"]))


def hole_rows(found: Network, mode: Mode) -> list[Row]:
    """The nodes of a mode by Burt's constraint, under `HOLE_COLUMNS`: the least constrained first.

    Nodes without a contact have none, and come last without a rank.
    """
    from hansa.graph.analytics.holes import constraints
    from hansa.graph.analytics.links import of_network

    links = of_network(found)
    numbers = found.numbers(mode)
    degrees = links.degrees.tolist()
    rows = [
        {
            "id": found.ids[node],
            "name": found.names[node],
            "label": mode.label,
            "constraint": value,
            "degree": degrees[node],
        }
        for node, value in zip(numbers, constraints(links, numbers), strict=True)
    ]

    def rounded(row: Row) -> float:
        return float("inf") if row["constraint"] is None else round(row["constraint"], 12)

    rows.sort(key=lambda r: (rounded(r), r["name"], r["id"]))
    rank, before = 0, -1.0
    for place, row in enumerate(rows, start=1):
        if rounded(row) != before:
            rank, before = place, rounded(row)
        row["rank"] = None if row["constraint"] is None else rank
    return rows
