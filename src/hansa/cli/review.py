"""Pairs that may be one, decided with one key each: `hansa review`."""

from __future__ import annotations

import sys
from collections.abc import Collection, Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Any

import click

from hansa.cli.core.command import App, Command, pass_app, rows_option

if TYPE_CHECKING:
    from hansa.cli.core.page import Page
    from hansa.graph.identity import Named
    from hansa.graph.model import Decision
    from hansa.graph.store.bolt import BoltStore
    from hansa.reports.review.candidates import Pair
    from hansa.reports.review.contexts import Context

COLUMNS = ("score", "type", "a", "b", "reasons", "a_context", "b_context", "a_id", "b_id")
KEYS = "s same   d different   n next   u undo   q quit"
KEYS_AT_END = "u undo   q quit"
EMPTY = "There is no pair that may be one."


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
    from hansa.cli.core.terminal import working
    from hansa.reports.holdings import decisions
    from hansa.reports.review.candidates import TYPES, candidates

    types = [t for t in TYPES if type_ in (None, t.lower())]
    with app.opened() as store:
        with working("Looking for pairs that may be one"):
            pairs = candidates(store.engine, types, least)
        different = [d for d in decisions(store.engine).values() if d.kind == "different"]
        if format_ == "table" and sys.stdin.isatty() and sys.stdout.isatty() and pairs:
            _decide(store, pairs, different, most)
            return
        rows = list(_rows(store, pairs, different, most))
    narrow = ("score", "type", "a", "b", "reasons")
    print_rows(rows, COLUMNS, format_, empty=EMPTY, narrow=narrow)


def _rows(
    store: BoltStore, pairs: Sequence[Pair], different: Collection[Decision], most: int
) -> Iterator[dict[str, Any]]:
    """A row for each of the first pairs that are not decided."""
    from hansa.cli.core.terminal import progress
    from hansa.reports.review.contexts import contexts, undecided

    total = min(most, len(pairs))
    with progress("Reading", total) as done:
        for pair, a, b in islice(undecided(store, pairs, different), total):
            yield {
                "score": pair.score,
                "type": pair.a.type,
                "a": pair.a.names[0],
                "b": pair.b.names[0],
                "reasons": list(pair.reasons),
                "a_context": _one_line(contexts(store.engine, pair.a.id, a, 1)),
                "b_context": _one_line(contexts(store.engine, pair.b.id, b, 1)),
                "a_id": pair.a.id,
                "b_id": pair.b.id,
            }
            done(1)


def _one_line(found: list[Context]) -> str | None:
    return f"{found[0].before}{found[0].name}{found[0].after} ({found[0].source})" if found else None


def _decide(store: BoltStore, pairs: Sequence[Pair], different: Collection[Decision], most: int) -> None:
    """Show one pair after the other, each read when its turn comes, and take the key pressed as the decision."""
    from hansa.cli.core.extracting import extract
    from hansa.cli.core.page import Page, counted
    from hansa.graph import decisions as of_people
    from hansa.reports.review.contexts import is_decided

    page = Page()
    done: list[tuple[int, int, int]] = []
    place = shown = 0
    while True:
        at_end = place == len(pairs) or shown == most
        if at_end and not done:
            break
        if at_end:
            page.line("That was all.", indent=0)
            key = _asked(page, "unq", KEYS_AT_END)
        else:
            pair = pairs[place]
            ids = _ids_now(store, pair)
            a, b = ([], []) if ids is None else (store.members(ids[0]), store.members(ids[1]))
            if ids is None or is_decided(a, b, different):
                place += 1
                continue
            total = min(most, shown + len(pairs) - place)
            _show(page, store, pair, (ids[0], a), (ids[1], b), f"{shown + 1} of {total}")
            key = _asked(page, "sdnqu" if done else "sdnq", KEYS)
        if key == "u":
            # The pair is asked again: with the decision, what the one shown here is made of has changed.
            number, place, shown = done.pop()
            store.undo(number, extract)
            page.line((f"decision {number} is taken back", "yellow"))
            continue
        if at_end or key == "q":
            break
        if key != "n":
            decide = of_people.same if key == "s" else of_people.different
            decision = store.decide(decide(a, b), extract)
            done.append((decision.number, place, shown))
            page.line((f"decision {decision.number}: {decision.note}", "green"))
        place, shown = place + 1, shown + 1
    page.line(f"{counted(len(done), 'decision')} taken." if shown or place < len(pairs) else EMPTY, indent=0)


def _ids_now(store: BoltStore, pair: Pair) -> tuple[str, str] | None:
    """The ids of the two nodes; None where an earlier decision has made one of them."""
    from hansa.graph.store.read import find

    a, b = (next((f.id for f in find(store.engine, node.id)), None) for node in (pair.a, pair.b))
    return None if a is None or b is None or a == b else (a, b)


def _asked(page: Page, keys: str, told: str) -> str:
    """The letter of the key that is pressed, of those that mean something here.

    Args:
        told: what the keys mean, shown again for every other key.
    """
    page.line((told, "dim"))
    while (key := _NEXT.get(pressed := _pressed(), pressed)) not in tuple(keys):
        page.line((told, "dim"))
    return key


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
