"""`hansa extract`: what a text says, without a store."""

from __future__ import annotations

import contextlib
import io
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from hansa.cli.core.command import FORMATS, App, Command, confidence_option, pass_app

if TYPE_CHECKING:
    from hansa.graph.model import Extraction
    from hansa.loaders.discover import Incoming


_SUFFIXES = {".html": "html", ".htm": "html", ".json": "json", ".csv": "csv", ".md": "md"}


@click.command(
    cls=Command,
    store=False,
    reads=True,
    examples=(
        "hansa extract seeds/000_003a599582a016c1.txt",
        "hansa extract --format json news.txt",
        "hansa extract --explain news.txt          # the text with what was found in it",
        "hansa extract --format html -o news.html news.txt",
        "hansa extract - < news.txt",
    ),
)
@click.argument("file", metavar="FILE")
@click.option("--language", help="ISO 639-1 code, where it should not be detected.")
@confidence_option
@click.option("--mapping", metavar="FILE", help="What the columns of a table are, in YAML; else their headings tell.")
@click.option("--explain", is_flag=True, help="Show the text with entities and statements marked in it.")
@click.option(
    "--format",
    "format_",
    type=click.Choice((*FORMATS, "html")),
    help="How to write it; json is for programs, html a page of the text with what was found marked in it; by the name "
    "of the file, else table.",
)
@click.option(
    "-o", "--output", type=click.Path(dir_okay=False, path_type=Path), help="The file to write; else printed."
)
@pass_app
def extract(
    app: App,
    file: str,
    language: str | None,
    min_confidence: float,
    mapping: str | None,
    explain: bool,
    format_: str | None,
    output: Path | None,
) -> None:
    """Show what a text says, with no store: the entities it names and its statements with their quotes.

    FILE is a path, an address, a sheet of a workbook as members.xlsx#2020, or - for standard input. With --explain the
    text is printed, each entity in the colour of its type, and each statement by its number where its quote ends.
    """
    from hansa.cli.core.packs import tell_packs
    from hansa.errors import UsageProblem

    format_ = format_ or (_SUFFIXES.get(output.suffix.lower()) if output else None) or "table"
    if explain and format_ not in ("table", "html"):
        raise UsageProblem(f"--explain is for people to read; leave out --format {format_}, or take --format html.")
    from hansa.loaders.isolated import IsolatedExtractor

    with IsolatedExtractor(registries=app.registries, debug=app.debug) as read:
        read.start()  # it makes itself ready while the file is found and read
        document = _document(file, language, mapping)
        text = document.read()
        extraction = read(text, document.metadata)

    tell_packs((extraction.language,))
    extraction = replace(
        extraction, statements=tuple(s for s in extraction.statements if s.confidence >= min_confidence)
    )
    if output is None:
        _print(Path(file).name, text, extraction, explain, format_)
        return
    from hansa.cli.core.files import write_file

    with contextlib.redirect_stdout(io.StringIO()) as written:
        _print(Path(file).name, text, extraction, explain, format_)
    write_file(output, written.getvalue())
    print(f"{output} is written.", file=sys.stderr)


def _print(name: str, text: str, extraction: Extraction, explain: bool, format_: str) -> None:
    from hansa.cli.core.output import print_object, print_rows, write

    if format_ == "html":
        from hansa.reports.marked import marked, marked_page

        write(marked_page(name, marked(text, extraction)))
        return
    if explain:
        from hansa.cli.core.marking import print_marked
        from hansa.reports.marked import marked

        print_marked(marked(text, extraction))
        return
    from hansa.loaders.present import to_contract

    result = to_contract(text, extraction)
    if format_ == "json":
        print_object(result, format_)
        return
    print_rows(
        statement_rows(result),
        ("subject", "predicate", "object", "confidence", "quote"),
        format_,
        empty="The text states nothing that is known here.",
    )


def _document(file: str, language: str | None, mapping: str | None) -> Incoming:
    """The one document that a path, address or sheet is."""
    from hansa.cli.core.tables import mapping_in
    from hansa.errors import UsageProblem
    from hansa.graph.model import Metadata
    from hansa.loaders.discover import Given, discover

    found = discover([file], Given(metadata=Metadata(language=language), mapping=mapping_in(mapping)))
    if len(found.documents) != 1:
        sheets = [document.name for document in found.documents if "#" in document.name]
        reason = f"it is not one document; name one sheet, as {sheets[0]}" if sheets else "it is not one document"
        reason = found.skipped[0].reason if len(found.skipped) == 1 else reason
        raise UsageProblem(f"{file} cannot be extracted: {reason}.")
    return found.documents[0]


def statement_rows(result: dict[str, Any]) -> list[dict[str, Any]]:
    """One row a statement, with names instead of ids."""
    names = {entity["id"]: entity["name"] for entity in result["entities"]}
    return [
        {
            "subject": names[s["subject"]],
            "predicate": s["predicate"],
            "object": names.get(s["object"], s["value"]),
            "confidence": s["confidence"],
            "quote": " ".join(s["quote"].split()),
        }
        for s in result["statements"]
    ]
