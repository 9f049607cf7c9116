"""Questions: `hansa queries`, `query`, `cypher`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click
from click.shell_completion import CompletionItem

from hansa.cli.core.command import App, Command, pass_app, rows_option

if TYPE_CHECKING:
    from hansa.cypher.canned import CannedQuery

COLUMNS = ("name", "title", "description", "tags", "columns", "parameters")


@click.command(
    cls=Command, store=False, examples=("hansa queries", "hansa queries --tag network", "hansa queries --format json")
)
@click.option("--tag", help="Only those with this tag.")
@rows_option
def queries(tag: str | None, format_: str) -> None:
    """List the questions that are kept, with what each needs to know."""
    from hansa.cli.core.output import print_rows
    from hansa.cypher.canned import canned_queries

    found = [q for q in canned_queries().values() if tag is None or tag in q.tags]
    if format_ == "json":
        print_rows(map(_described, found), COLUMNS, format_)
        return
    rows = [{"name": q.name, "question": q.description, "example": example_line(q)} for q in found]
    print_rows(rows, ("name", "question", "example"), format_, empty=f"No query has the tag {tag}.")


def _described(query: CannedQuery) -> dict[str, Any]:
    parameters = [
        {"name": p.name, "type": p.type, "default": p.default, "example": p.example, "description": p.description}
        for p in query.parameters
    ]
    return {
        "name": query.name,
        "title": query.title,
        "description": query.description,
        "tags": list(query.tags),
        "columns": list(query.columns),
        "parameters": parameters,
    }


def example_line(query: CannedQuery) -> str:
    """The query as typed, with the examples of what it must be given."""
    from hansa.cypher.canned import shown

    return " ".join([query.name, *(shown(p.name, p.example) for p in query.parameters if p.required)])


def _complete_query(_: click.Context, __: click.Parameter, incomplete: str) -> list[CompletionItem]:
    from hansa.cypher.canned import canned_queries

    return [CompletionItem(q.name, help=q.title) for q in canned_queries().values() if q.name.startswith(incomplete)]


def _complete_parameter(ctx: click.Context, _: click.Parameter, incomplete: str) -> list[CompletionItem]:
    from hansa.cypher.canned import canned_queries

    query = canned_queries().get(ctx.params.get("name") or "")
    if query is None or "=" in incomplete:
        return []
    return [CompletionItem(f"{p.name}=", help=p.description) for p in query.parameters if p.name.startswith(incomplete)]


@click.command(
    cls=Command,
    examples=("hansa query network-members network=Eurocities", "hansa query twin-towns city=Kazan --format csv"),
)
@click.argument("name", shell_complete=_complete_query)
@click.argument("parameters", nargs=-1, metavar="[KEY=VALUE]…", shell_complete=_complete_parameter)
@rows_option
@pass_app
def query(app: App, name: str, parameters: tuple[str, ...], format_: str) -> None:
    """Ask a question that is kept, by its name in `hansa queries`.

    Names are found as you write them: in any language, with or without accents, by an acronym, by an id.
    """
    from hansa.cli.core.output import print_rows
    from hansa.cypher import canned
    from hansa.graph.readonly import run_read
    from hansa.graph.store.read import resolve_one

    found = canned.find(name)
    given = canned.pairs(parameters)
    with app.opened() as store:
        values = canned.values(found, given, lambda typed, labels: resolve_one(store.engine, typed, labels).id)
        table = run_read(store.engine, found.text, values)
    # An answer without rows may come without columns too, which a reader of CSV needs all the same.
    columns = table.columns or found.columns
    rows = [dict(zip(columns, row, strict=True)) for row in table.rows]
    named = [column for column in columns if not column.endswith("_id")]
    print_rows(rows, columns, format_, title=found.title, narrow=named)


@click.command(
    cls=Command,
    examples=(
        "hansa cypher 'MATCH (c:City)-[:MEMBER_OF]->(n:CityNetwork) RETURN c.name, n.name'",
        "hansa cypher 'MATCH (p:Person {name: $who}) RETURN p' --param who='Ada Rossi' --format json",
    ),
)
@click.argument("text", metavar="QUERY")
@click.option("--param", "params", multiple=True, metavar="KEY=VALUE", help="A parameter; a number or JSON stays one.")
@rows_option
@pass_app
def cypher(app: App, text: str, params: tuple[str, ...], format_: str) -> None:
    """Ask in Cypher; only to read."""
    from hansa.cli.core.output import print_rows
    from hansa.graph.readonly import check_read_only, run_read

    check_read_only(text)
    given = typed_parameters(params)
    with app.opened() as store:
        table = run_read(store.engine, text, given)
    rows = [dict(zip(table.columns, row, strict=True)) for row in table.rows]
    print_rows(rows, table.columns, format_)


def typed_parameters(params: tuple[str, ...]) -> dict[str, Any]:
    """`key=value` as parameters of Cypher: JSON where the value is JSON, else text.

    Raises:
        UsageProblem: one has no name, or a number is out of range.
    """
    import json

    from hansa.errors import UsageProblem

    found: dict[str, Any] = {}
    for param in params:
        name, sign, value = param.partition("=")
        if not sign or not name:
            raise UsageProblem(f"{param} is no parameter; write it as name=value.")
        try:
            found[name] = json.loads(value, parse_constant=str)
        except ValueError:
            found[name] = value
        if isinstance(found[name], int) and not -(2**63) <= found[name] < 2**63:
            raise UsageProblem(f"{value} is too large a number for Cypher.")
    return found
