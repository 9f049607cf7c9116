"""Figures of a network and of its nodes: `hansa network summary`, `centrality`."""

from __future__ import annotations

from typing import Any

import click

from hansa.cli.core.command import App, Command, pass_app, rows_option
from hansa.cli.core.telling import tell
from hansa.cli.network_options import fetched, measuring, readable, selected, selection_options

MEASURES = ("degree", "betweenness", "closeness", "eigenvector", "pagerank")

COLUMNS = ("id", "name", "label", "value", "rank")


@click.command(
    cls=Command,
    examples=(
        "hansa network summary",
        "hansa network summary --min-memberships 2 --format json",
        "hansa network summary --relation TWINNED_WITH --as-of 2020-03-12 --certain",
    ),
)
@selection_options()
@rows_option
@pass_app
def summary(app: App, /, format_: str, **given: Any) -> None:
    """Size, density, components, diameter and degrees of a network; one object in JSON."""
    from hansa.cli.core.output import print_object
    from hansa.graph.analytics.figures import of_links
    from hansa.graph.analytics.links import of_network

    found = fetched(app, selected(given))
    with measuring(found):
        figures = of_links(of_network(found), tuple(mode.name for mode in found.modes))
    (shown,) = readable([{**figures, "selection": found.describe()}], format_)
    print_object(shown, format_)


@click.command(
    cls=Command,
    examples=(
        "hansa network centrality",
        "hansa network centrality --measure betweenness --mode cities --min-memberships 2",
        "hansa network centrality --relation HOLDS_POST --mode people --raw --format csv",
    ),
)
@click.option("--measure", type=click.Choice(MEASURES), default="degree", show_default=True, help="Which centrality.")
@click.option(
    "--mode", default="both", show_default=True, help="Whose values: cities, networks (or the relation's modes), both."
)
@click.option(
    "--normalized/--raw", default=True, show_default=True, help="In proportion to the most that is possible, or as is."
)
@click.option("--limit", type=click.IntRange(1), metavar="N", help="Only the first N.")
@selection_options()
@rows_option
@pass_app
def centrality(
    app: App, /, measure: str, mode: str, normalized: bool, limit: int | None, format_: str, **given: Any
) -> None:
    """Rank the nodes of a network by a centrality; nodes of equal value share a rank.

    In a network of two modes the normalisations are those of Borgatti and Everett (1997); docs/networks.md has them.
    """
    from hansa.cli.core.output import print_rows
    from hansa.graph.analytics.links import of_network
    from hansa.reports.network import centrality_rows, one_mode

    selection = selected(given)
    wanted = None if mode == "both" else one_mode(selection.of, mode, selection.of.first)
    found = fetched(app, selection)
    with measuring(found):
        rows = centrality_rows(found, measure, wanted, normalized=normalized)
    tell(f"{'Normalised' if normalized else 'Raw'} {measure}; {found.describe()}")
    if measure == "closeness" and of_network(found).component.any():
        tell("There are several components, and closeness favours the small ones; --largest-component leaves them out.")
    print_rows(readable(rows[:limit], format_), COLUMNS, format_, narrow=[c for c in COLUMNS if c != "id"])
