"""A statement of the user's own: `hansa add`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from hansa.cli.core.command import App, Command
from hansa.cli.core.telling import tell

if TYPE_CHECKING:
    from hansa.graph.identity import Named
    from hansa.graph.model import Referent
    from hansa.graph.store.bolt import BoltStore

QUALIFIERS = {
    "since": "When it began: 2018, 2018-07 or 2018-07-03.",
    "until": "When it ended, or the last day of a meeting.",
    "post": "Of HOLDS_POST: mayor, chair …",
    "status": "Of HOLDS_POST: acting, former or elect.",
    "role": "Of PARTICIPATED_IN and IMPLEMENTS.",
    "unit": "Of HAS_MEMBER_COUNT: cities, countries …",
    "as_of": "Of HAS_MEMBER_COUNT: the day it was so.",
    "signed": "Of SIGNED: the date.",
}
"""Options that become qualifiers; the schema says which type takes which."""

_PROPERTIES = {"signed": "date"}


def _qualifier_options(command: click.Command) -> click.Command:
    options = [click.Option([f"--{name.replace('_', '-')}", name], help=text) for name, text in QUALIFIERS.items()]
    command.params = [*command.params[:3], *options, *command.params[3:]]
    return command


@_qualifier_options
@click.command(
    cls=Command,
    examples=(
        "hansa add Lisbon MEMBER_OF Eurocities --since 1987 --publisher 'Annual report 2019'",
        "hansa add 'Person:Ada Rossi' HOLDS_POST Lisbon --post 'head of protocol'",
        "hansa add City:geonames:2267057 MEMBER_OF CityNetwork:UCLG",
        "hansa add Eurocities HAS_MEMBER_COUNT 200 --unit cities --as-of 2022",
    ),
)
@click.argument("subject")
@click.argument("type_", metavar="TYPE")
@click.argument("object_", metavar="OBJECT|VALUE")
@click.option("--publisher", help="Who says so.")
@click.option("--date", help="When it was said.")
@click.option("--url", help="Where it was said.")
@click.pass_obj
def add(
    app: App,
    /,
    subject: str,
    type_: str,
    object_: str,
    publisher: str | None,
    date: str | None,
    url: str | None,
    **given: str,
) -> None:
    """Add a statement that no document makes; `hansa undo` withdraws it.

    SUBJECT and OBJECT are names of nodes. What the store does not know yet is written with its type, as City:Lisbon or
    CityNetwork:Eurocities, and is found as in a text; with City:geonames:2267057 there is no choice.
    """
    from hansa.cli.core.checks import checked_date
    from hansa.cli.core.extracting import extract
    from hansa.cli.core.typed import keyed
    from hansa.graph import decisions as of_people
    from hansa.graph.identity import stands_in
    from hansa.graph.model import Metadata
    from hansa.graph.schema import STATED_TYPES
    from hansa.reports.holdings import decisions

    type_ = type_.upper().replace("-", "_")
    literal = type_ in STATED_TYPES and STATED_TYPES[type_].literal
    qualifiers = {_PROPERTIES.get(name, name): value for name, value in given.items() if value}
    with app.opened(create=True) as store:
        one, members = _side(store, subject)
        other, others = (object_, []) if literal else _side(store, object_)
        metadata = Metadata(date=checked_date(date), publisher=publisher, url=url)
        if not isinstance(other, str):
            one, other = keyed(one, other, type_), keyed(other, one, type_)
        decision = of_people.add(type_, one, other, qualifiers=qualifiers, metadata=metadata)
        for number, before in sorted(decisions(store.engine).items()):
            if (before.kind, before.text, before.metadata) == ("add", decision.text, decision.metadata):
                tell(f"Decision {number} says so already: {before.note}")
                return
        taken = store.decide(decision, extract)
        tell(f"Decision {taken.number}: {taken.note}")
        for index, (stands, side) in enumerate(((one, members), (other, others))):
            if side and not isinstance(stands, str) and stands_in(stands):
                tied = store.decide(of_people.tied(taken, index, side), extract)
                tell(f"Decision {tied.number}: {tied.note}")


def _side(store: BoltStore, typed: str) -> tuple[Referent, list[Named]]:
    """The node of a name, with its members; of `Type:Name` that nothing is called, a new one."""
    from hansa.cli.core.typed import NETWORK, TYPES, referent_of
    from hansa.graph import decisions as of_people
    from hansa.graph.store.read import find, resolve_one

    type_, colon, name = typed.partition(":")
    if colon and type_ in TYPES:
        label = "Organization" if type_ == NETWORK else type_
        if not find(store.engine, name, (label,)):
            new = referent_of(type_, name)
            # The store may know it by its id, under other names.
            if not (known := next((key for key in new.keys if find(store.engine, key, (label,))), None)):
                return new, []
            name = known
        found = resolve_one(store.engine, name, (label,))
    else:
        found = resolve_one(store.engine, typed)
    members = store.members(found.id)
    return of_people.referent(members, found.id, found.name), members
