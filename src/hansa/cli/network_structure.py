"""How a network hangs together: `hansa network communities`, `bridges`, `compare`."""

from __future__ import annotations

from typing import Any

import click

from hansa.cli.core.command import App, Command, pass_app, rows_option
from hansa.cli.core.telling import tell
from hansa.cli.network_measures import MEASURES
from hansa.cli.network_options import check_not_empty, fetched, measuring, readable, selected, selection_options


@click.command(
    cls=Command,
    examples=(
        "hansa network communities --min-memberships 2",
        "hansa network communities --mode networks --weight jaccard --seeds 50 --format json",
    ),
)
@click.option("--mode", help="Of what: cities (the first mode; so by default) or networks.")
@click.option(
    "--weight",
    type=click.Choice(("shared", "newman", "jaccard")),
    default="newman",
    show_default=True,
    help="How two are tied by what they share, as in projection.",
)
@click.option("--seeds", type=click.IntRange(1, 1000), default=10, show_default=True, help="How often to look anew.")
@click.option("--resolution", type=float, default=1.0, show_default=True, help="Above 1 for more and smaller ones.")
@selection_options()
@rows_option
@pass_app
def communities(
    app: App, /, mode: str | None, weight: str, seeds: int, resolution: float, format_: str, **given: Any
) -> None:
    """Find communities (Leiden) in what cities share, and tell how far several seeds agree.

    Stability is 1 for a city that always falls in with the same others.
    """
    from hansa.cli.core.output import print_rows
    from hansa.reports.network import one_mode
    from hansa.reports.network_structure import COMMUNITY_COLUMNS, community_rows

    selection = selected(given)
    wanted = one_mode(selection.of, mode, selection.of.first)
    found = fetched(app, selection)
    with measuring(found):
        rows = community_rows(found, wanted, weight, seeds=seeds, resolution=resolution)
    first = rows[0]
    by = f"; weights {weight}" if selection.of.two_mode else ""
    tell(
        f"{rows[-1]['community']} communities, modularity {first['modularity']:.3f}; {seeds} seeds agree by an "
        f"adjusted Rand index of {first['adjusted_rand']:.3f}{by}; {found.describe()}"
    )
    print_rows(readable(rows, format_), COMMUNITY_COLUMNS, format_, narrow=COMMUNITY_COLUMNS[:5])


@click.command(
    cls=Command,
    examples=("hansa network bridges", "hansa network bridges --of links", "hansa network bridges --of holes"),
)
@click.option(
    "--of",
    "what",
    type=click.Choice(("nodes", "links", "holes")),
    default="nodes",
    show_default=True,
    help="Nodes or links without which the network falls apart, or Burt's constraint.",
)
@click.option("--mode", help="Of holes: cities (the first mode; so by default) or networks.")
@click.option("--limit", type=click.IntRange(1), metavar="N", help="Only the first N.")
@selection_options()
@rows_option
@pass_app
def bridges(app: App, /, what: str, mode: str | None, limit: int | None, format_: str, **given: Any) -> None:
    """Show what holds a network together: articulation nodes, bridges, and who spans structural holes.

    Burt's constraint is low for a city whose contacts have no contact with each other; two cities are in contact as far
    as they share networks.
    """
    from hansa.cli.core.output import print_rows
    from hansa.reports import network_structure as structure
    from hansa.reports.network import one_mode

    selection = selected(given)
    wanted = one_mode(selection.of, mode, selection.of.first)
    found = fetched(app, selection)
    columns: tuple[str, ...]
    with measuring(found):
        if what == "nodes":
            rows, columns = structure.articulation_rows(found), structure.NODE_COLUMNS
        elif what == "links":
            rows, columns = structure.bridge_rows(found), structure.LINK_COLUMNS
        else:
            rows, columns = structure.hole_rows(found, wanted), structure.HOLE_COLUMNS
    tell(found.describe())
    narrow = [column for column in columns if not column.endswith("id")]
    print_rows(
        readable(rows[:limit], format_), columns, format_, empty="Nothing holds it together alone.", narrow=narrow
    )


@click.command(
    cls=Command,
    examples=(
        "hansa network compare 2015-01-01 2020-01-01",
        "hansa network compare 2015-01-01 2020-01-01 --change joined --format csv",
    ),
)
@click.argument("day1")
@click.argument("day2")
@click.option("--measure", type=click.Choice(MEASURES), default="degree", show_default=True, help="What ranks them.")
@click.option("--mode", help="Whose ranks: cities (the first mode; so by default) or networks.")
@click.option(
    "--change",
    type=click.Choice(("joined", "left", "rose", "fell")),
    multiple=True,
    help="Only these changes; may be given several times.",
)
@selection_options(time=False)
@rows_option
@pass_app
def compare(
    app: App,
    /,
    day1: str,
    day2: str,
    measure: str,
    mode: str | None,
    change: tuple[str, ...],
    format_: str,
    **given: Any,
) -> None:
    """Compare a network on two days: which cities joined and left what, which rose and fell in rank."""
    from hansa.cli.core.output import print_rows
    from hansa.errors import UsageProblem
    from hansa.reports.network import one_mode
    from hansa.reports.network_change import COLUMNS, compare_rows

    first, second = selected(given, as_of=day1), selected(given, as_of=day2)
    if str(first.as_of) >= str(second.as_of):
        raise UsageProblem(f"{day1} is not before {day2}; give the earlier day first.")
    wanted = one_mode(first.of, mode, first.of.first)
    with app.opened() as store:
        before, after = store.network(first), store.network(second)
    check_not_empty(after if after.ids else before)
    with measuring(after):
        rows = compare_rows(before, after, measure, wanted)
    tell(f"Ranks by {measure}; {before.describe()}")
    tell(f"  compared to {after.describe()}")
    shown = [row for row in rows if not change or row["change"] in change]
    print_rows(readable(shown, format_), COLUMNS, format_, empty="Nothing changed.", narrow=COLUMNS[:-3])
