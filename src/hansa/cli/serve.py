"""The store for Neo4j Browser and other Bolt clients: `hansa serve`."""

from __future__ import annotations

import sys

import click

from hansa.cli.core.command import App, Command, pass_app


@click.command(cls=Command, examples=("hansa serve", "hansa --store ~/networks serve --port 7690"))
@click.option("--port", type=click.IntRange(1, 65535), help="Else the last one, else 7687, else any that is free.")
@pass_app
def serve(app: App, port: int | None) -> None:
    """Serve the store on Bolt, on this machine only, until Ctrl-C.

    Prints what Neo4j Browser asks for. Other commands on the same folder join the running server.
    """
    from hansa.cli.core.native import log_native_errors
    from hansa.cli.core.waiting import until_told_to_stop
    from hansa.graph.engine import serve as served

    uri = app.settings().uri
    log_native_errors(uri, create=True)
    with served(uri, port) as server:
        print(f"Connect URL  {server.url}")
        print(f"User         {server.user}")
        print(f"Password     {server.password}")
        print(f"Database     {server.database}")
        sys.stdout.flush()
        print("Serving until Ctrl-C.", file=sys.stderr)
        until_told_to_stop()
