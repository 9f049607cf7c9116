"""The options that say which facts make the network, the same on every command of `hansa network`."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING, Any, TypeVar

import click
from click.shell_completion import CompletionItem

from hansa.cli.core.command import App

if TYPE_CHECKING:
    from hansa.graph.network.network import Network
    from hansa.graph.network.selection import Selection

F = TypeVar("F", bound=Callable[..., Any])


def _complete_relation(_: click.Context, __: click.Parameter, incomplete: str) -> list[CompletionItem]:
    from hansa.graph.network.relation import RELATIONS

    begun = incomplete.upper().replace("-", "_")
    return [CompletionItem(r.name, help=r.description) for r in RELATIONS.values() if r.name.startswith(begun)]


_RELATION = click.option(
    "--relation",
    default="MEMBER_OF",
    show_default=True,
    metavar="RELATION",
    shell_complete=_complete_relation,
    help="What ties: MEMBER_OF, PARTICIPATED_IN, SIGNED, HOLDS_POST, IMPLEMENTS, TWINNED_WITH, PARTNER_OF, "
    "SIGNED_TOGETHER or MET_TOGETHER.",
)

_TIME = (
    click.option("--as-of", metavar="DAY", help="Only what may hold on that day, or may have happened by it."),
    click.option("--from", "start", metavar="DAY", help="Only what may hold, or happen, on some day from this one on."),
    click.option("--to", "end", metavar="DAY", help="The same, up to this day."),
)

_FACTS = (
    click.option("--certain", is_flag=True, help="Of what may hold at that time, only what holds for certain."),
    click.option(
        "--min-confidence",
        type=float,
        default=0.0,
        show_default=True,
        metavar="X",
        help="Only facts of at least this confidence, 0 to 1.",
    ),
    click.option(
        "--disputed/--no-disputed", default=True, show_default=True, help="With or without facts of disputed dates."
    ),
)

_NODES = (
    click.option("--direct-only", is_flag=True, help="Meetings: without cities that only their officials represented."),
    click.option(
        "--min-memberships",
        type=click.IntRange(0),
        default=0,
        metavar="K",
        help="Drop, once, the cities (the first mode) with fewer links than K.",
    ),
    click.option("--largest-component", is_flag=True, help="Of what is left, only the largest connected part."),
)

FIELDS = (
    "relation",
    "as_of",
    "start",
    "end",
    "certain",
    "min_confidence",
    "disputed",
    "direct_only",
    "min_memberships",
    "largest_component",
)


def selection_options(*, only_members: bool = False, time: bool = True) -> Callable[[F], F]:
    """The options of a selection; they reach the command under the names of the fields of `Selection`.

    Args:
        only_members: of facts of MEMBER_OF one by one, not as a network.
        time: with the options of time; a command that compares two days has none.
    """
    options = (*(() if only_members else (_RELATION,)), *(_TIME if time else ()), *_FACTS)
    options += () if only_members else _NODES

    def decorate(command: F) -> F:
        for option in reversed(options):
            command = option(command)
        return command

    return decorate


def selected(given: dict[str, Any], **fields: Any) -> Selection:
    """The selection that the options mean.

    Args:
        given: what `selection_options` gave the command.
        fields: further fields.
    """
    from hansa.graph.network.selection import Selection

    return Selection(**{name: given[name] for name in FIELDS if name in given}, **fields)


def fetched(app: App, selection: Selection) -> Network:
    """The network of a selection, out of the store.

    Raises:
        UsageProblem: no fact is in the selection.
    """
    with app.opened() as store:
        found = store.network(selection)
    check_not_empty(found)
    return found


def check_not_empty(found: Network) -> None:
    """Raises UsageProblem when no fact is in the selection."""
    from hansa.errors import UsageProblem

    if not found.ids:
        raise UsageProblem(f"There is nothing to measure: no link is in the selection ({found.describe()}).")


def measuring(found: Network) -> AbstractContextManager[None]:
    """A sign on a terminal that a measure of a network, which may take long, is at work."""
    from hansa.cli.core.terminal import working

    return working(f"{len(found.ids)} nodes, {len(found.tails)} links")


def readable(rows: Sequence[Mapping[str, Any]], format_: str) -> Sequence[Mapping[str, Any]]:
    """Rows as they are; for people their figures in four digits."""
    if format_ not in ("table", "md"):
        return rows
    return [{k: float(f"{v:.4g}") if isinstance(v, float) else v for k, v in row.items()} for row in rows]
