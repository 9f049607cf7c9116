"""A centrality as bars, the highest first."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from hansa.graph.schema import NODE_TYPES
from hansa.reports.plot.figure import DIM, INK, LINE, sheet, shortened

_COLOURS = {n.label: n.colour for n in NODE_TYPES}


def ranking_picture(rows: Sequence[dict[str, Any]], measure: str, told: str, format_: str, most: int) -> bytes:
    """A bar a node.

    Args:
        rows: `name`, `label`, `value`, `rank`, in their order.
        measure: its name, for the title.
        told: what it was made of.
        most: rows that are drawn.
    """
    shown = list(rows[:most])
    page = sheet(format_, 10, max(3.0, 1.4 + 0.3 * len(shown)))
    axes = page.axes
    values = [row["value"] for row in shown]
    colours = [_COLOURS.get(row["label"], _COLOURS["Organization"]) for row in shown]
    bars = axes.barh(range(len(shown)), values, color=colours, height=0.68)
    axes.set_yticks(range(len(shown)), [page.text(f"{row['rank']}  {shortened(row['name'])}") for row in shown])
    axes.bar_label(bars, [f"{value:.3g}" for value in values], padding=4, fontsize=8.5, color=DIM)
    axes.invert_yaxis()
    axes.margins(x=0.1, y=0.5 / max(1, len(shown)))
    axes.xaxis.grid(visible=True, color=LINE, linewidth=0.6)
    axes.set_axisbelow(True)
    axes.tick_params(axis="y", length=0, labelcolor=INK)
    axes.spines["left"].set_visible(False)
    return page.finish(f"{measure[0].upper()}{measure[1:]} centrality", told)
