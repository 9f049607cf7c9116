"""Who is in a network: `hansa network members`, `ledger`."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import click

from hansa.cli.core.command import App, Command, pass_app, rows_option
from hansa.cli.core.telling import tell
from hansa.cli.network_options import selected, selection_options

if TYPE_CHECKING:
    from hansa.graph.engine import Engine
    from hansa.graph.network.selection import Selection
    from hansa.reports.asking import Row


@click.command(
    cls=Command,
    examples=("hansa network members Eurocities", "hansa network members IAG --as-of 2020-03-12 --certain"),
)
@click.argument("network")
@selection_options(only_members=True)
@rows_option
@pass_app
def members(app: App, /, network: str, format_: str, **given: Any) -> None:
    """List the members of a network, each spell, certain or possible at a time."""
    from hansa.cli.core.output import print_rows
    from hansa.reports.network_members import MEMBER_COLUMNS, member_rows

    name, rows = _told(app, network, given, member_rows)
    nobody = f"Nobody is known to be a member of {name} there."
    print_rows(rows, MEMBER_COLUMNS, format_, empty=nobody, narrow=MEMBER_COLUMNS[:-2])


@click.command(
    cls=Command,
    examples=("hansa network ledger Eurocities", "hansa network ledger IAG --format csv > ledger.csv"),
)
@click.argument("network")
@selection_options(only_members=True)
@rows_option
@pass_app
def ledger(app: App, /, network: str, format_: str, **given: Any) -> None:
    """Show the membership ledger of a network: spells and gaps with their evidence, headcounts stated and known."""
    from hansa.cli.core.output import print_rows
    from hansa.reports.network_members import LEDGER_COLUMNS, ledger_rows

    name, rows = _told(app, network, given, ledger_rows)
    shown = LEDGER_COLUMNS if format_ == "json" else tuple(c for c in LEDGER_COLUMNS if c != "evidence")
    narrow = ("part", "member", "since", "until", "gap", "stated", "as_of", "known", "quote")
    print_rows(rows, shown, format_, empty=f"Nothing is known of the members of {name}.", narrow=narrow)


def _told(
    app: App, network: str, given: dict[str, Any], rows_of: Callable[[Engine, str, Selection], list[Row]]
) -> tuple[str, list[Row]]:
    """The name of a network and its rows, once it is told which facts they are of."""
    from hansa.graph.store.read import resolve_one

    selection = selected(given)
    with app.opened() as store:
        node = resolve_one(store.engine, network, ["Organization"])
        rows = rows_of(store.engine, node.id, selection)
    tell(f"{node.name}: {selection.describe()}")
    return node.name, rows
