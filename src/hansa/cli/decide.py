"""Decisions of people: `hansa same`, `different`, `reject`, `decisions`, `undo`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from hansa.cli.core.command import App, Command, pass_app, rows_option
from hansa.cli.core.telling import tell

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hansa.graph.identity import Named
    from hansa.graph.model import Decision

COLUMNS = ("number", "kind", "decision", "publisher")


@click.command(cls=Command, examples=('hansa same "Bakhytzhan Baibek" "Bauyrzhan Baybek"',))
@click.argument("a")
@click.argument("b")
@pass_app
def same(app: App, a: str, b: str) -> None:
    """Decide that two nodes are one."""
    from hansa.cli.core.extracting import extract
    from hansa.graph import decisions as of_people
    from hansa.graph.store.read import resolve_one

    with app.opened() as store:
        sides = [store.members(resolve_one(store.engine, typed).id) for typed in (a, b)]
        taken = store.decide(of_people.same(*sides), extract)
    _say(taken)
    for registry, ids in registry_ids(sides).items():
        tell(
            f"They have different ids in {registry}: {' and '.join(ids)}; "
            f"if they are not one, undo it with hansa undo {taken.number}.",
        )


REGISTRIES = {
    "geonames": "GeoNames",
    "iso3166-1": "ISO 3166-1",
    "iso3166-2": "ISO 3166-2",
    "org": "the registry of organisations",
}


def registry_ids(sides: Sequence[Sequence[Named]]) -> dict[str, list[str]]:
    """Per registry that has the two sides apart, the ids that only one of them has."""
    from hansa.graph.schema import is_registry_key

    one, other = (
        {key for n in side for key in n.referent.keys if is_registry_key(n.referent.type, key)} for side in sides
    )
    found: dict[str, list[str]] = {}
    for key in sorted(one ^ other):
        kind = key.partition(":")[0]
        if all(any(k.startswith(f"{kind}:") for k in side) for side in (one, other)):
            found.setdefault(REGISTRIES.get(kind, kind), []).append(key)
    return found


@click.command(
    cls=Command,
    examples=('hansa different "Cordoba, Argentina" "Cordoba, Spain"', 'hansa different "A. Ivanov" "Andrei Ivanov"'),
)
@click.argument("a")
@click.argument("b")
@pass_app
def different(app: App, a: str, b: str) -> None:
    """Decide that two names, of two nodes or of one, do not mean the same."""
    from hansa.cli.core.extracting import extract
    from hansa.errors import UsageProblem
    from hansa.graph import decisions as of_people
    from hansa.graph.store.read import resolve_one

    with app.opened() as store:
        first, second = (resolve_one(store.engine, typed) for typed in (a, b))
        if first.id == second.id:
            sides = of_people.parted(store.members(first.id), a, b)
            if not all(sides):
                raise UsageProblem(f"{a} and {b} are one {first.label}, and its mentions do not go by these two names.")
        else:
            sides = store.members(first.id), store.members(second.id)
        _say(store.decide(of_people.different(*sides), extract))


@click.command(cls=Command, examples=("hansa reject 3f2a9c", "hansa why Moscow Astana --format json  # lists the ids"))
@click.argument("statement")
@pass_app
def reject(app: App, statement: str) -> None:
    """Decide that a statement is wrong, given its id or how the id begins."""
    from hansa.cli.core.extracting import extract
    from hansa.graph import decisions as of_people
    from hansa.reports.statements import one_statement

    with app.opened() as store:
        _say(store.decide(of_people.reject(one_statement(store.engine, statement)), extract))


@click.command(cls=Command, examples=("hansa decisions", "hansa decisions --format json"))
@rows_option
@pass_app
def decisions(app: App, format_: str) -> None:
    """List what people decided; where two speak of the same, the higher number holds."""
    from hansa.cli.core.output import print_rows
    from hansa.reports import holdings

    with app.opened() as store:
        found = holdings.decisions(store.engine)
    rows = [
        {"number": n, "kind": d.kind, "decision": d.note, "publisher": d.metadata.publisher}
        for n, d in sorted(found.items())
    ]
    print_rows(rows, COLUMNS, format_, empty="Nothing was decided.")


@click.command(cls=Command, examples=("hansa undo 3",))
@click.argument("number", type=click.IntRange(min=1))
@pass_app
def undo(app: App, number: int) -> None:
    """Take a decision back, by its number in `hansa decisions`; an earlier one holds again."""
    from hansa.cli.core.extracting import extract
    from hansa.errors import UsageProblem

    with app.opened() as store:
        if not store.undo(number, extract):
            raise UsageProblem(f"There is no decision {number}; hansa decisions lists them.")
    tell(f"Decision {number} is taken back.")


def _say(taken: Decision) -> None:
    tell(f"Decision {taken.number}: {taken.note}.")
