"""Looking closely: `hansa show`, `hansa why`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from hansa.cli.core.command import App, Command, confidence_option, pass_app, rows_option

if TYPE_CHECKING:
    from collections.abc import Mapping

    from hansa.reports.asking import Row
    from hansa.reports.profile import Profile

SHOWN_ID = 10
"""Characters of a statement's id on a page: `hansa reject` takes the beginning of one."""

MOST_DOCUMENTS = 20


@click.command(cls=Command, examples=("hansa show Kazan", "hansa show 'Ada Rossi' --format json"))
@click.argument("name")
@confidence_option
@rows_option
@pass_app
def show(app: App, name: str, min_confidence: float, format_: str) -> None:
    """Show one node: its names, facts and sources, and why its mentions are one."""
    from hansa.cli.core.output import print_rows
    from hansa.graph.store.read import resolve_one
    from hansa.reports.holdings import decisions
    from hansa.reports.profile import COLUMNS, profile

    with app.opened() as store:
        node = resolve_one(store.engine, name).id
        found = profile(store.engine, node, store.members(node), decisions(store.engine), min_confidence)
    if format_ == "table":
        _show_page(found)
    else:
        print_rows(found.rows(), COLUMNS, format_)


def _show_page(found: Profile) -> None:
    from hansa.cli.core.page import Page, counted
    from hansa.reports.holdings import read_by_people
    from hansa.reports.naming import other_names

    page = Page()
    kind = f"{found.type}, city network" if found.network else found.type
    page.title(found.name, (f"  {kind}  ", "not bold"), (found.id, "dim not bold"))
    others = other_names(found.names, found.name)
    if others:
        page.line(("also ", "dim"), " · ".join(others))
    if _said(found.properties):
        page.line((" · ".join(_said(found.properties)), "dim"))
    if found.facts:
        page.section(counted(len(found.facts), "fact"))
        facts = [
            (f["type"] if f["out"] else f"← {f['type']}", f["other"], f["detail"], f["documents"]) for f in found.facts
        ]
        page.table(("", "", "", "documents"), facts)
    page.section(counted(len(found.documents), "document"))
    rows = [(d["date"], read_by_people(d["name"]), d["publisher"]) for d in found.documents[:MOST_DOCUMENTS]]
    page.table(("", "", ""), rows)
    if len(found.documents) > MOST_DOCUMENTS:
        page.line(f"and {len(found.documents) - MOST_DOCUMENTS} more: hansa query documents-about", indent=2)
    page.section("Why this is one")
    page.table(("", "", "", "documents"), [tuple(r.get(c) for c in _REASON) for r in found.reasons])


_REASON = ("what", "value", "detail", "documents")


@click.command(cls=Command, examples=("hansa why Moscow Astana", "hansa why Kazan Eurasia --format md > ties.md"))
@click.argument("a")
@click.argument("b")
@click.option("--most", type=click.IntRange(0), default=10, show_default=True, help="The most third nodes.")
@confidence_option
@rows_option
@pass_app
def why(app: App, a: str, b: str, most: int, min_confidence: float, format_: str) -> None:
    """Show every statement that ties two nodes, with document, date and quote.

    First what is said of both, then what ties both to a third: a meeting both took part in, a network both are in.
    """
    from hansa.cli.core.output import print_rows
    from hansa.errors import UsageProblem
    from hansa.graph.store.read import resolve_one
    from hansa.reports import ties

    with app.opened() as store:
        first, second = (resolve_one(store.engine, typed) for typed in (a, b))
        if first.id == second.id:
            raise UsageProblem(f"{a} and {b} are one {first.label}, {first.name}; hansa show says why.")
        rows = ties.why(store.engine, first.id, second.id, most, min_confidence)
    if format_ != "table" or not rows:
        nothing = f"No statement ties {first.name} and {second.name}, directly or through a third."
        print_rows(rows, ties.COLUMNS, format_, empty=nothing)
    else:
        _why_page(first.name, second.name, rows)


def _why_page(first: str, second: str, rows: list[Row]) -> None:
    from hansa.cli.core.page import Page
    from hansa.reports.holdings import read_by_people

    page = Page()
    through: str | None = ""
    for row in rows:
        if row["through_id"] != through:
            through = row["through_id"]
            page.section(f"{first} and {second}, through {row['through']}" if through else f"{first} and {second}")
        detail = f"  {row['detail']}" if row["detail"] else ""
        subject, object_ = ("it" if through and row[f"{s}_id"] == through else row[s] for s in ("subject", "object"))
        page.line(subject, (f" {row['type']} ", "yellow"), object_, (detail, "dim"))
        page.quote(read_by_people(row["quote"]) or "", source_line(row))


def source_line(row: Row) -> str:
    """Where a quote is from: date, document, publisher, and how the statement's id begins."""
    from hansa.reports.holdings import read_by_people

    said = [row["date"], read_by_people(row["document"]), row["publisher"], f"statement {row['statement'][:SHOWN_ID]}"]
    return ", ".join(part for part in said if part)


def _said(properties: Mapping[str, object]) -> list[str]:
    """Properties in words: of what is true or false, that it is so."""
    from hansa.cli.core.output import cell

    words = {name: name.replace("_", " ") for name in properties}
    return [
        words[name] if value is True else f"{words[name]} {cell(value)}"
        for name, value in properties.items()
        if value is not False
    ]
