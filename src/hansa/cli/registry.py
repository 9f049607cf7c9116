"""Files of the user's own knowledge: `hansa registry check` and `hansa registry list`."""

from __future__ import annotations

import sys

import click

from hansa.cli.core.command import Command, rows_option
from hansa.cli.core.lazy import LazyGroup

registry = LazyGroup(
    name="registry",
    sections={
        "Commands": {
            "check": "hansa.cli.registry:check",
            "list": "hansa.cli.registry:list_",
        }
    },
    context_settings={"help_option_names": ["-h", "--help"]},
    help=(
        "Networks, bodies, posts and words that texts are read with: those of Hansa, and files of your own.\n\n"
        "A file is YAML of one kind; docs/registries.md shows one. Read with it by --registry FILE or HANSA_REGISTRY."
    ),
    short_help="Networks, bodies, posts and words that texts are read with.",
    examples=("hansa registry check my-networks.yaml", "hansa load news/ --registry my-networks.yaml"),
)


@click.command(
    cls=Command,
    store=False,
    examples=("hansa registry check my-networks.yaml", "hansa registry check *.yaml --format json"),
)
@click.argument("files", nargs=-1, required=True, metavar="FILE…")
@rows_option
def check(files: tuple[str, ...], format_: str) -> None:
    """Tell every fault of registry files, and what they would replace; ends with code 2 if there are faults."""
    from hansa.cli.core.output import print_rows
    from hansa.reports.registry import checked

    rows = [row for file in files for row in checked(file)]
    print_rows(rows, ("file", "slug", "what"), format_, empty="Nothing to tell.")
    faults = sum(row["fault"] for row in rows)
    if faults:
        print(f"There {'is 1 fault' if faults == 1 else f'are {faults} faults'}.", file=sys.stderr)
        click.get_current_context().exit(2)


@click.command(
    cls=Command,
    name="list",
    store=False,
    reads=True,
    examples=("hansa registry list", "hansa registry list --kind networks --format csv"),
)
@click.option("--kind", type=click.Choice(("networks", "bodies", "programmes", "posts", "words")), help="Only these.")
@rows_option
def list_(kind: str | None, format_: str) -> None:
    """List what is known, with the names it is known by."""
    from hansa.cli.core.output import print_rows
    from hansa.reports.registry import COLUMNS, entries

    rows = entries(kind)
    print_rows(rows, COLUMNS, format_, narrow=("kind", "slug", "name", "acronyms", "founded", "seat"))
