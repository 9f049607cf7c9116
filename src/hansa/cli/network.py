"""The group `hansa network`: measures on a network taken from the facts."""

from __future__ import annotations

import click

from hansa.cli.core.command import common_options
from hansa.cli.core.lazy import LazyGroup

SECTIONS = {
    "Measure": {
        "summary": "hansa.cli.network_measures:summary",
        "centrality": "hansa.cli.network_measures:centrality",
        "communities": "hansa.cli.network_structure:communities",
        "bridges": "hansa.cli.network_structure:bridges",
        "compare": "hansa.cli.network_structure:compare",
    },
    "Pairs": {
        "overlap": "hansa.cli.network_pairs:overlap",
        "projection": "hansa.cli.network_pairs:projection",
        "nearest": "hansa.cli.network_pairs:nearest",
    },
    "Members": {
        "members": "hansa.cli.network_members:members",
        "ledger": "hansa.cli.network_members:ledger",
    },
}


@click.pass_context
def _help(context: click.Context) -> None:
    """Without a command: what there is."""
    if context.invoked_subcommand is None:
        click.echo(context.get_help())


network = LazyGroup(
    name="network",
    callback=_help,
    invoke_without_command=True,
    sections=SECTIONS,
    params=[*common_options(store=True)],
    context_settings={"help_option_names": ["-h", "--help"]},
    help="""Measure a network: cities by their networks, meetings, twin towns and more.

    Every result says which facts it was made of: the relation, the time, the least confidence.
    """,
    short_help="Measure a network: cities by their networks, meetings, twin towns.",
    examples=(
        "hansa network summary --relation PARTICIPATED_IN",
        "hansa network centrality --measure betweenness --mode cities",
        "hansa network summary --as-of 2020-03-12 --format json",
    ),
)
