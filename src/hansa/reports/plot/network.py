"""A network as nodes and links, the most connected named."""

from __future__ import annotations

from math import pi
from typing import TYPE_CHECKING, Any, TypeAlias

from hansa.graph.schema import NODE_TYPES
from hansa.reports.plot.figure import INK, LINE, Sheet, drawing, listed, sheet, shortened

if TYPE_CHECKING:
    import networkx

    from hansa.graph.network.network import Network

SEED = 1
"""Of the layout, so that the same network is the same picture."""

ROUNDS = 300
_COLOURS = {n.label: n.colour for n in NODE_TYPES} | {"CityNetwork": next(
    n.colour for n in NODE_TYPES if n.label == "Organization")}  # fmt: skip
_PLACES = ((0, 1), (0, -1), (1, 0), (-1, 0), (1, 1), (-1, 1), (1, -1), (-1, -1))
"""Where a label may stand about its node, the best first."""


def network_picture(found: Network, format_: str, most: int) -> bytes:
    """A picture of a network by a force-directed layout (Fruchterman and Reingold 1991, as in NetworkX).

    Args:
        most: nodes that are drawn, those of highest degree.
    """
    from matplotlib.collections import LineCollection
    from matplotlib.lines import Line2D

    graph = _core(found.to_networkx(), most)
    degrees = dict(graph.degree())
    places = _places(graph)
    page = sheet(format_, 11, 8)
    axes = page.axes
    axes.set_axis_off()
    axes.add_collection(LineCollection([(places[a], places[b]) for a, b in graph.edges], colors=LINE, linewidths=0.7))
    order = sorted(graph, key=lambda n: (-degrees[n], n))
    top = max(degrees.values(), default=1)
    sizes = {n: 18 + 260 * degrees[n] / top for n in order}
    labels = [graph.nodes[n]["label"] for n in order]
    axes.scatter(
        [places[n][0] for n in order],
        [places[n][1] for n in order],
        s=[sizes[n] for n in order],
        c=[_COLOURS[label] for label in labels],
        edgecolors="white",
        linewidths=0.8,
        zorder=2,
    )
    axes.margins(0.12, 0.08)
    with drawing():
        _name(page, graph, order, places, sizes)
    if len(set(labels)) > 1:
        page.figure.legend(
            handles=[
                Line2D([], [], marker="o", linestyle="", color=_COLOURS[label], label=label)
                for label in dict.fromkeys(labels)
            ],
            frameon=False,
            fontsize=9,
            ncols=2,
            loc="lower right",
        )
    told = listed(
        [
            found.describe(),
            f"{len(graph)} of {len(found.ids)} nodes, those of highest degree" if len(graph) < len(found.ids) else "",
        ]
    )
    return page.finish(_title(found), told)


def _title(found: Network) -> str:
    of = found.selection.of
    return f"{of.description[0].upper()}{of.description[1:]}"


def _core(graph: networkx.Graph[str], most: int) -> networkx.Graph[str]:
    """The nodes of highest degree, without those that are left without a link."""
    order = sorted(graph, key=lambda n: (-graph.degree(n), n))
    core = graph.subgraph(order[:most])
    return core.subgraph([n for n in sorted(core) if core.degree(n)]).copy() if core.number_of_edges() else core.copy()


def _places(graph: networkx.Graph[str]) -> dict[str, tuple[float, float]]:
    """Each component by itself, then side by side on shelves, the largest first, so that none is far off."""
    from networkx import connected_components, spring_layout

    places: dict[str, tuple[float, float]] = {}
    components = sorted(connected_components(graph), key=lambda c: (-len(c), min(c)))
    width = 1.6 * sum((2 * len(c) ** 0.5 + 1) ** 2 for c in components) ** 0.5
    left = low = height = 0.0
    for component in components:
        size = 2 * len(component) ** 0.5 + 1
        if left and left + size > width:
            left, low, height = 0.0, low - height, 0.0
        part = graph.subgraph(sorted(component))
        laid = spring_layout(part, seed=SEED, iterations=ROUNDS, k=2.2 / len(part) ** 0.5)
        for node, (x, y) in laid.items():
            places[node] = (left + size / 2 + float(x) * (size - 1) / 2, low - size / 2 + float(y) * (size - 1) / 2)
        left += size
        height = max(height, size)
    return places


Box: TypeAlias = tuple[float, float, float, float]


def _name(page: Sheet, graph: networkx.Graph[str], order: list[str], places: Any, sizes: dict[str, float]) -> None:
    """Name the nodes, those of highest degree first, each where it covers nothing; where there is no room, not."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg

    canvas: Any = FigureCanvasAgg(page.figure)
    renderer = canvas.get_renderer()
    page.figure.draw_without_rendering()
    dots = page.figure.dpi / 72
    points = {n: page.axes.transData.transform(places[n]) for n in order}
    radii = {n: (sizes[n] / pi) ** 0.5 * dots for n in order}
    # A square within the circle, so that a name may stand close by.
    taken = {n: _box(points[n][0] - 0.7 * r, points[n][1] - 0.7 * r, 1.4 * r, 1.4 * r) for n, r in radii.items()}
    names: list[Box] = []
    top = max(sizes.values(), default=1.0)
    for n in order:
        text = page.axes.annotate(
            page.text(shortened(graph.nodes[n]["name"], 40)),
            places[n],
            fontsize=7 + 3 * sizes[n] / top,
            color=INK,
            zorder=3,
            textcoords="offset points",
            xytext=(0, 0),
        )
        box = text.get_window_extent(renderer)
        (x, y), away = points[n], radii[n] + dots
        others = [*(other for node, other in taken.items() if node != n), *names]
        for across, up in _PLACES:
            left = x + (-box.width / 2, away, -away - box.width)[across]
            low = y + (-box.height / 2, away, -away - box.height)[up]
            place = _box(left, low, box.width, box.height)
            if not any(_meet(place, other) for other in others):
                text.xyann = ((left - x) / dots, (low - y) / dots)
                names.append(place)
                break
        else:
            text.remove()


def _box(left: float, low: float, width: float, height: float) -> Box:
    return left, low, left + width, low + height


def _meet(a: Box, b: Box) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]
