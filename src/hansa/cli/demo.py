"""The demonstration: `hansa demo`."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from hansa.cli.core.command import App, Command, pass_app

if TYPE_CHECKING:
    from hansa.graph.store.bolt import BoltStore


@click.command(
    cls=Command, examples=("hansa demo", "hansa --store my-folder demo --tour-only  # of a store that is loaded")
)
@click.option("--tour-only", is_flag=True, help="Load nothing; show what the store holds.")
@pass_app
def demo(app: App, tour_only: bool) -> None:
    """Load the five documents that come with Hansa, and take a tour of the graph.

    They go into a folder of their own, unless --store or HANSA_STORE names another. Doing it again changes nothing.
    """
    from hansa.cli.tour import show_tour

    if tour_only:
        with app.opened() as store:
            show_tour(store.engine, app.store)
        return
    own = _demo_store(app)
    with own.opened(create=True) as store:
        _load_seeds(store, own.settings().uri)
        show_tour(store.engine, own.store)


def _demo_store(app: App) -> App:
    """Where the demonstration goes. A server that NEO4J_URI names is somebody's work, and is left alone."""
    import os

    from hansa.graph.engine.settings import default_folder

    if app.store or os.environ.get("HANSA_STORE"):
        return app
    return App(store=str(default_folder().with_name("demo")), debug=app.debug)


def _load_seeds(store: BoltStore, uri: str) -> None:
    import json
    from importlib.resources import as_file, files

    from hansa.cli.core.extracting import extract
    from hansa.cli.core.loading import nothing
    from hansa.cli.load import loaded
    from hansa.loaders.discover import MANIFEST, discover

    with as_file(files("hansa").joinpath("seeds")) as folder:
        listed = json.loads((folder / MANIFEST).read_text("utf-8"))
        reports = loaded(store, discover([str(folder / entry["file"]) for entry in listed]), extract, nothing)
    new = sum(report.change != "unchanged" for report in reports)
    said = "1 document is" if new == 1 else f"{new} documents are"
    told = f"{said} loaded into {uri}." if new else f"The documents are in {uri} already."
    print(f"{told}\n", file=sys.stderr)
