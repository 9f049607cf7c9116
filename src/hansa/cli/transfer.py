"""A store as one file and back: `hansa dump`, `hansa restore`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TextIO

import click

from hansa.cli.core.command import App, Command, pass_app


@click.command(
    cls=Command,
    examples=("hansa dump -o city-networks.jsonl", "hansa dump --portable --no-text | gzip > share.jsonl.gz"),
)
@click.option("--portable", is_flag=True, help="Leave out paths of this machine.")
@click.option("--no-text", is_flag=True, help="Leave out the texts; quotes stay.")
@click.option("-o", "--output", type=click.Path(dir_okay=False, path_type=Path), help="A file; else standard output.")
@pass_app
def dump(app: App, portable: bool, no_text: bool, output: Path | None) -> None:
    """Write all that is kept and computed as JSON Lines; equal stores give equal dumps."""
    from hansa.cli.core.files import written_whole
    from hansa.graph.dump import lines

    with app.opened() as store:
        kept, graph = store.kept(texts=not no_text), store.graph()
    dumped = lines(kept, graph, portable=portable)
    if output is None:
        for line in dumped:
            sys.stdout.write(f"{line}\n")
        return
    with written_whole(output) as file:
        for line in dumped:
            file.write(f"{line}\n")
    print(f"{len(kept.documents)} documents are in {output}.", file=sys.stderr)


@click.command(cls=Command, examples=("hansa --store new-folder restore city-networks.jsonl", "hansa restore -"))
@click.argument("file", type=click.File("r", encoding="utf-8", errors="strict"))
@pass_app
def restore(app: App, file: TextIO) -> None:
    """Fill an empty store from a dump; - is standard input."""
    from hansa.errors import UsageProblem
    from hansa.graph.dump import read

    try:
        kept = read(file)
    except UnicodeDecodeError:
        raise UsageProblem("This is no Hansa dump: it is not text in UTF-8. Nothing was restored.") from None
    with app.opened(create=True) as store:
        store.restore(kept)
    count = len(kept.documents)
    print(f"{count} documents and {len(kept.decisions)} decisions are restored.", file=sys.stderr)
