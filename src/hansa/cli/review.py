"""Pairs that may be one, decided with one key each: `hansa review`."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from hansa.cli.core.command import App, Command, pass_app, rows_option

if TYPE_CHECKING:
    from hansa.cli.core.page import Page
    from hansa.graph.identity import Named
    from hansa.graph.store.bolt import BoltStore
    from hansa.reports.review.candidates import Pair
    from hansa.reports.review.contexts import Context

COLUMNS = ("score", "type", "a", "b", "reasons", "a_context", "b_context", "a_id", "b_id")
KEYS = "s same   d different   n next   u undo   q quit"


@click.command(
    cls=Command,
    examples=("hansa review", "hansa review --type person --most 20", "hansa review --format csv > pairs.csv"),
)
@click.option(
    "--type",
    "type_",
    type=click.Choice(("person", "organization", "meeting", "project")),
    help="Only pairs of this type.",
)
@click.option("--most", type=click.IntRange(1), default=50, show_default=True, help="The most pairs.")
@click.option(
    "--least", type=click.FloatRange(0, 1), default=0.5, show_default=True, help="Only pairs of at least this score."
)
@rows_option
@pass_app
def review(app: App, type_: str | None, most: int, least: float, format_: str) -> None:
    """Show pairs of nodes that may be one, each with its contexts, and decide them with one key each.

    On a terminal: s they are the same, d they are different, n the next one, u takes the last decision back, q ends.
    A pair decided to be different is not shown again. In a pipe the pairs are listed. Decisions hold when documents are
    loaded again; hansa decisions lists them.
    """
    from hansa.cli.core.output import print_rows
    from hansa.reports.holdings import decisions
    from hansa.reports.review.candidates import TYPES, candidates
    from hansa.reports.review.contexts import contexts, is_decided

    types = [t for t in TYPES if type_ in (None, t.lower())]
    with app.opened() as store:
        taken = decisions(store.engine)
        shown: list[tuple[Pair, list[Named], list[Named]]] = []
        for pair in candidates(store.engine, types, least):
            if len(shown) == most:
                break
            a, b = store.members(pair.a.id), store.members(pair.b.id)
            if a and b and not is_decided(a, b, list(taken.values())):
                shown.append((pair, a, b))
        if format_ == "table" and sys.stdin.isatty() and sys.stdout.isatty() and shown:
            _decide(store, shown)
            return
        rows = []
        for pair, a, b in shown:
            one, other = contexts(store.engine, pair.a.id, a, 1), contexts(store.engine, pair.b.id, b, 1)
            rows.append(
                {
                    "score": pair.score,
                    "type": pair.a.type,
                    "a": pair.a.names[0],
                    "b": pair.b.names[0],
                    "reasons": list(pair.reasons),
                    "a_context": _one_line(one),
                    "b_context": _one_line(other),
                    "a_id": pair.a.id,
                    "b_id": pair.b.id,
                }
            )
    narrow = ("score", "type", "a", "b", "reasons")
    print_rows(rows, COLUMNS, format_, empty="There is no pair that may be one.", narrow=narrow)


def _one_line(found: list[Context]) -> str | None:
    return f"{found[0].before}{found[0].name}{found[0].after} ({found[0].source})" if found else None


def _decide(store: BoltStore, shown: list[tuple[Pair, list[Named], list[Named]]]) -> None:
    """Show one pair after the other and take the key pressed as the decision."""
    from hansa.cli.core.extracting import extract
    from hansa.cli.core.page import Page, counted
    from hansa.graph import decisions as of_people

    page = Page()
    done: list[tuple[int, int]] = []
    place = 0
    while place < len(shown):
        pair = shown[place][0]
        ids = _ids_now(store, pair)
        if ids is None:
            place += 1
            continue
        a, b = store.members(ids[0]), store.members(ids[1])
        _show(page, store, pair, (ids[0], a), (ids[1], b), f"{place + 1} of {len(shown)}")
        key = _asked(page, undo=bool(done))
        if key == "q":
            break
        if key == "u":
            # The pair is asked again: with the decision, what the one shown here is made of has changed.
            number, place = done.pop()
            store.undo(number, extract)
            page.line((f"decision {number} is taken back", "yellow"))
            continue
        if key != "n":
            decide = of_people.same if key == "s" else of_people.different
            decision = store.decide(decide(a, b), extract)
            done.append((decision.number, place))
            page.line((f"decision {decision.number}: {decision.note}", "green"))
        place += 1
    all_seen = "That was all; " if place == len(shown) else ""
    page.line(f"{all_seen}{counted(len(done), 'decision')} taken.", indent=0)


def _ids_now(store: BoltStore, pair: Pair) -> tuple[str, str] | None:
    """The ids of the two nodes; None where an earlier decision has made one of them."""
    from hansa.graph.store.read import find

    a, b = (next((f.id for f in find(store.engine, node.id)), None) for node in (pair.a, pair.b))
    return None if a is None or b is None or a == b else (a, b)


def _asked(page: Page, *, undo: bool) -> str:
    """The letter of the key that is pressed, of those that mean something."""
    while True:
        key = _NEXT.get(pressed := _pressed(), pressed)
        if key in ("s", "d", "n", "q") or (key == "u" and undo):
            return key
        page.line((KEYS, "dim"))


_NEXT = dict.fromkeys((" ", "\r", "\n"), "n")


def _pressed() -> str:
    """The key pressed, or several that came at once; q when the terminal is gone."""
    try:
        return click.getchar().lower() or "q"
    except (EOFError, OSError):
        return "q"


def _show(
    page: Page, store: BoltStore, pair: Pair, a: tuple[str, list[Named]], b: tuple[str, list[Named]], place: str
) -> None:
    from hansa.reports.review.contexts import contexts

    page.section(f"{place}  ", (pair.a.type, "not bold"), (f"  score {pair.score:.2f}: ", "not bold dim"),
                 (", ".join(pair.reasons), "not bold dim"))  # fmt: skip
    for node, (id_, members) in ((pair.a, a), (pair.b, b)):
        others = node.names[1:6]
        page.line((node.names[0], "bold"), (f"  also {', '.join(others)}" if others else "", "dim"))
        for context in contexts(store.engine, id_, members):
            page.line(context.before, (context.name, "bold"), context.after, indent=4)
            page.line((f"— {context.source}", "dim"), indent=4)
    page.line((KEYS, "dim"))
