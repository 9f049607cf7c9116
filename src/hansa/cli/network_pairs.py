"""Pairs that share something: `hansa network overlap`, `projection`, `nearest`."""

from __future__ import annotations

from typing import Any

import click

from hansa.cli.core.command import App, Command, pass_app, rows_option
from hansa.cli.core.telling import tell
from hansa.cli.network_options import check_not_empty, fetched, measuring, readable, selected, selection_options

_min_shared = click.option(
    "--min-shared", type=click.IntRange(1), default=1, show_default=True, metavar="N", help="Only pairs that share N."
)
_limit = click.option("--limit", type=click.IntRange(1), metavar="N", help="Only the first N.")


@click.command(
    cls=Command,
    examples=("hansa network overlap", "hansa network overlap --as-of 2020-03-12 --min-shared 10 --format csv"),
)
@click.option("--mode", help="Pairs of what: networks (the second mode; so by default) or cities.")
@_min_shared
@_limit
@selection_options()
@rows_option
@pass_app
def overlap(app: App, /, mode: str | None, min_shared: int, limit: int | None, format_: str, **given: Any) -> None:
    """Show which networks have members in common: how many, of either (Jaccard), of the smaller (containment)."""
    from hansa.cli.core.output import print_rows
    from hansa.reports.network import one_mode
    from hansa.reports.network_pairs import OVERLAP_COLUMNS, check_two_modes, overlap_rows

    selection = selected(given)
    check_two_modes(selection.of, "overlap")
    wanted = one_mode(selection.of, mode, selection.of.second)
    found = fetched(app, selection)
    with measuring(found):
        rows = overlap_rows(found, wanted, least=min_shared, limit=limit)
    tell(found.describe())
    print_rows(
        readable(rows, format_), OVERLAP_COLUMNS, format_, empty="No two share as many.", narrow=OVERLAP_COLUMNS[:-2]
    )


@click.command(
    cls=Command,
    examples=(
        "hansa network projection --limit 100",
        "hansa network projection --mode networks --weight jaccard --format csv",
    ),
)
@click.option("--mode", help="What is left: cities (the first mode; so by default) or networks.")
@click.option(
    "--weight",
    type=click.Choice(("shared", "newman", "jaccard")),
    default="newman",
    show_default=True,
    help="How two are tied by what they share.",
)
@_min_shared
@_limit
@selection_options()
@rows_option
@pass_app
def projection(
    app: App, /, mode: str | None, weight: str, min_shared: int, limit: int | None, format_: str, **given: Any
) -> None:
    """Show one mode of a network alone: pairs, tied by what they share.

    Weights: shared counts it; newman lets each shared network of d members count 1 / (d - 1); jaccard divides by what
    either has.
    """
    from hansa.cli.core.output import print_rows
    from hansa.reports.network import one_mode
    from hansa.reports.network_pairs import PROJECTION_COLUMNS, check_two_modes, projection_rows

    selection = selected(given)
    check_two_modes(selection.of, "a projection")
    wanted = one_mode(selection.of, mode, selection.of.first)
    found = fetched(app, selection)
    with measuring(found):
        rows = projection_rows(found, wanted, weight, least=min_shared, limit=limit)
    tell(f"Projection by {weight}; {found.describe()}")
    print_rows(
        readable(rows, format_),
        PROJECTION_COLUMNS,
        format_,
        empty="No two share as many.",
        narrow=PROJECTION_COLUMNS[:-2],
    )


@click.command(
    cls=Command,
    examples=("hansa network nearest Kazan", "hansa network nearest Kazan --relation PARTICIPATED_IN --by shared"),
)
@click.argument("name")
@click.option(
    "--by", type=click.Choice(("jaccard", "cosine", "shared")), default="jaccard", show_default=True, help="How alike."
)
@click.option("--limit", type=click.IntRange(1), default=10, show_default=True, metavar="N", help="Only the first N.")
@selection_options()
@rows_option
@pass_app
def nearest(app: App, /, name: str, by: str, limit: int, format_: str, **given: Any) -> None:
    """Show the cities most like one by the networks they share; also what is like a network, a person, a meeting."""
    from hansa.cli.core.output import print_rows
    from hansa.graph.store.read import resolve_one
    from hansa.reports.network_pairs import NEAREST_COLUMNS, nearest_rows

    selection = selected(given)
    with app.opened() as store:
        node = resolve_one(store.engine, name, [mode.label for mode in selection.of.modes])
        found = store.network(selection)
    check_not_empty(found)
    rows = nearest_rows(found, node.id, by, limit)
    tell(f"Nearest to {node.name} by {by}; {found.describe()}")
    print_rows(readable(rows, format_), NEAREST_COLUMNS, format_, empty=f"Nothing shares anything with {node.name}.")
