"""`hansa extract`: what a text says, without a store."""

from __future__ import annotations

from typing import Any

import click

from hansa.cli.core.command import Command, rows_option


@click.command(
    cls=Command,
    store=False,
    examples=(
        "hansa extract seeds/000_003a599582a016c1.txt",
        "hansa extract --format json news.txt",
        "hansa extract - < news.txt",
    ),
)
@click.argument("file", metavar="FILE")
@click.option("--language", help="ISO 639-1 code, where it should not be detected.")
@rows_option
def extract(file: str, language: str | None, format_: str) -> None:
    """Show what a text says, with no store: the entities it names and its statements with their quotes.

    FILE is a path, an address, or - for standard input.
    """
    from hansa.cli.core.output import print_object, print_rows
    from hansa.errors import UsageProblem
    from hansa.graph.model import Metadata
    from hansa.loaders.discover import Given, discover
    from hansa.loaders.isolated import IsolatedExtractor
    from hansa.loaders.present import to_contract

    found = discover([file], Given(metadata=Metadata(language=language)))
    if len(found.documents) != 1:
        reason = found.skipped[0].reason if len(found.skipped) == 1 else "it is not one document"
        raise UsageProblem(f"{file} cannot be extracted: {reason}.")
    document = found.documents[0]
    text = document.read()
    with IsolatedExtractor() as read:
        result = to_contract(text, read(text, document.metadata))
    if format_ == "json":
        print_object(result, format_)
        return
    rows = statement_rows(result)
    print_rows(
        rows,
        ("subject", "predicate", "object", "confidence", "quote"),
        format_,
        empty="The text states nothing that is known here.",
    )


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
