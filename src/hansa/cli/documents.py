"""What the store holds: `hansa status`, `documents`, `unload`, `refresh`."""

from __future__ import annotations

import sys

import click

from hansa.cli.core.command import App, Command, pass_app, rows_option


@click.command(cls=Command, examples=("hansa status", "hansa status --format json"))
@rows_option
@pass_app
def status(app: App, format_: str) -> None:
    """Where the store is and how much it holds; one object in JSON."""
    from hansa.cli.core.output import print_object
    from hansa.loaders.version import extractor_version
    from hansa.reports import holdings

    with app.opened() as store:
        found = holdings.status(store.engine, extractor_version())
    found["store"] = {"uri": app.settings().uri, **found["store"]}
    print_object(found, format_, title="The store")


@click.command(cls=Command, examples=("hansa documents", "hansa documents --log --format csv"))
@click.option("--log", "log_", is_flag=True, help="What was loaded, changed and unloaded, and when.")
@rows_option
@pass_app
def documents(app: App, log_: bool, format_: str) -> None:
    """List the documents, by source."""
    from hansa.cli.core.output import print_rows
    from hansa.reports import holdings

    with app.opened() as store:
        if log_:
            print_rows(holdings.log(store.log()), holdings.LOG_COLUMNS, format_, empty="Nothing was ever loaded.")
            return
        rows = holdings.documents(store.engine)
    shown: tuple[str, ...] = holdings.DOCUMENT_COLUMNS
    if format_ == "table":
        shown = shown[:7]
        rows = [{**row, "title": holdings.read_by_people(row["title"])} for row in rows]
    narrow = [column for column in shown if column != "entities"]
    print_rows(rows, shown, format_, empty="There are no documents; load some with hansa load.", narrow=narrow)


@click.command(cls=Command, examples=("hansa unload news/2020-07-03.txt", "hansa unload agency-4711"))
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE…")
@pass_app
def unload(app: App, sources: tuple[str, ...]) -> None:
    """Take documents out by their source: a path, an address or an id, as `hansa documents` lists it.

    What only they said goes with them; what others say too stays.
    """
    from hansa.cli.core.extracting import extract
    from hansa.cli.core.sources import source_key

    with app.opened() as store:
        keys = [source_key(store.engine, typed) for typed in sources]
        for key in keys:
            store.unload(key, extract)
            print(f"{key} is unloaded.", file=sys.stderr)


@click.command(cls=Command, reads=True, examples=("hansa refresh", "hansa refresh --registry my-networks.yaml"))
@pass_app
def refresh(app: App) -> None:
    """Read again what an older Hansa read, from the stored texts."""
    from hansa.cli.core.extracting import extract
    from hansa.loaders.version import extractor_version

    with app.opened() as store:
        count = store.refresh(extract, extractor_version())
    told = "1 document was read again." if count == 1 else f"{count} documents were read again."
    print(told if count else "Every document is up to date.", file=sys.stderr)
