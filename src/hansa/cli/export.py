"""The graph for other tools: `hansa export`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from hansa.cli.core.command import App, Command, pass_app

if TYPE_CHECKING:
    from hansa.graph.compute import Graph

FORMATS = ("graphml", "gexf", "csv", "bibtex")


@click.command(
    cls=Command,
    examples=(
        "hansa export graphml -o cities.graphml",
        "hansa export gexf --relation MEMBER_OF -o members.gexf",
        "hansa export csv -o tables/ --excel",
        "hansa export bibtex > sources.bib",
    ),
)
@click.argument("format_", metavar="FORMAT", type=click.Choice(FORMATS))
@click.option("-o", "--output", type=click.Path(path_type=Path), help="The file, for csv the folder; else printed.")
@click.option(
    "--relation", multiple=True, metavar="TYPE", help="Only facts of this type, and their nodes; again for more."
)
@click.option("--excel", is_flag=True, help="Tables of CSV with a byte order mark, as Excel wants it.")
@pass_app
def export(app: App, format_: str, output: Path | None, relation: tuple[str, ...], excel: bool) -> None:
    """Write the graph for Gephi, igraph, Excel or LaTeX.

    graphml and gexf hold entities and facts; csv writes nodes.csv, relationships.csv, statements.csv and documents.csv
    into a folder; bibtex has an entry for each document. docs/export.md says what each holds.
    """
    from hansa.cli.core.files import write_file
    from hansa.cli.core.output import write
    from hansa.errors import UsageProblem
    from hansa.graph.schema import FACT_TYPES

    types = tuple(dict.fromkeys(r.upper() for r in relation))
    if unknown := [t for t in types if t not in FACT_TYPES]:
        raise UsageProblem(f"There is no relationship type {unknown[0]}; there are {', '.join(FACT_TYPES)}.")
    if types and format_ not in ("graphml", "gexf"):
        raise UsageProblem("--relation is for graphml and gexf.")
    if excel and format_ != "csv":
        raise UsageProblem("--excel is for csv.")
    if format_ == "csv" and (output is None or output.is_file()):
        raise UsageProblem("The tables of csv go into a folder: -o FOLDER.")
    with app.opened() as store:
        graph = store.graph()
    if format_ == "csv":
        assert output is not None
        _tables(output, excel, graph)
        return
    content = _content(format_, graph, types)
    if output is None:
        write(content.decode("utf-8"))
        return
    write_file(output, content)
    print(f"{output} is written.", file=sys.stderr)


def _content(format_: str, graph: Graph, types: tuple[str, ...]) -> bytes:
    if format_ == "bibtex":
        from hansa.reports.export.bibtex import bibtex

        return bibtex(graph).encode("utf-8")
    from hansa.reports.export import network

    return network.graphml(graph, types) if format_ == "graphml" else network.gexf(graph, types)


def _tables(folder: Path, excel: bool, graph: Graph) -> None:
    from hansa.cli.core.files import write_file
    from hansa.cli.core.output import csv_rows, plain
    from hansa.errors import UsageProblem
    from hansa.reports.export.tables import tables

    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UsageProblem(f"{folder} cannot be made: {error.strerror}.") from error
    for name, (columns, rows) in tables(graph).items():
        cells = [{c: plain(row.get(c)) for c in columns} for row in rows]
        told = csv_rows([{c: _as_text(v) for c, v in row.items()} for row in cells] if excel else cells, columns)
        write_file(folder / f"{name}.csv", ("\ufeff" if excel else "") + told)
        print(f"{folder / name}.csv: {len(rows)} rows", file=sys.stderr)


def _as_text(value: object) -> object:
    """A value that Excel does not take for a formula: names come from documents of strangers."""
    return f"'{value}" if isinstance(value, str) and value[:1] in ("=", "+", "-", "@", "\t") else value
