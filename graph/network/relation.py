"""The relations that can be measured as networks, as data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from hansa.errors import UsageProblem


@dataclass(frozen=True, slots=True)
class Mode:
    """One kind of node of a network.

    Attributes:
        label: of its nodes in the store.
        name: in the plural, as in keys and options.
        one: in the singular.
    """

    label: str
    name: str
    one: str


CITIES = Mode("City", "cities", "city")
NETWORKS = Mode("CityNetwork", "networks", "network")
ORGANIZATIONS = Mode("Organization", "organizations", "organization")
PEOPLE = Mode("Person", "people", "person")
MEETINGS = Mode("Meeting", "meetings", "meeting")
AGREEMENTS = Mode("Agreement", "agreements", "agreement")
PROJECTS = Mode("Project", "projects", "project")


@dataclass(frozen=True, slots=True)
class Relation:
    """What ties the nodes of a network.

    Attributes:
        name: as typed.
        description: for lists and help.
        types: relationship types of the facts.
        first: the mode at the beginning of a fact: who is a member, takes part, holds a post.
        second: the mode at its end; equal to `first` where nodes of one mode are tied directly.
        direct: the types that `--direct-only` leaves, where it leaves fewer.
        shared: the first mode alone is the network: two are tied by each of the second that they share.
        dated_by: where the time of a fact stands: `fact` (it lasts), `meeting` or `signing` (it happens).
    """

    name: str
    description: str
    types: tuple[str, ...]
    first: Mode
    second: Mode
    direct: tuple[str, ...] = ()
    shared: bool = False
    dated_by: str = "fact"

    @property
    def two_mode(self) -> bool:
        """Whether there are two kinds of nodes, with links only between them."""
        return self.first != self.second and not self.shared

    @property
    def modes(self) -> tuple[Mode, ...]:
        """The kinds of nodes of the network."""
        return (self.first, self.second) if self.two_mode else (self.first,)


_TOOK_PART = ("PARTICIPATED_IN", "REPRESENTED_AT")

RELATIONS: Mapping[str, Relation] = {
    r.name: r
    for r in (
        Relation("MEMBER_OF", "cities and the networks they are members of", ("MEMBER_OF",), CITIES, NETWORKS),
        Relation(
            "PARTICIPATED_IN",
            "cities and the meetings they took part in or were represented at",
            _TOOK_PART,
            CITIES,
            MEETINGS,
            direct=("PARTICIPATED_IN",),
            dated_by="meeting",
        ),
        Relation(
            "SIGNED", "cities and the agreements they signed", ("SIGNED",), CITIES, AGREEMENTS, dated_by="signing"
        ),
        Relation(
            "HOLDS_POST", "people and the organisations they hold a post in", ("HOLDS_POST",), PEOPLE, ORGANIZATIONS
        ),
        Relation(
            "IMPLEMENTS", "organisations and the projects they carry out", ("IMPLEMENTS",), ORGANIZATIONS, PROJECTS
        ),
        Relation("TWINNED_WITH", "cities that are twin towns", ("TWINNED_WITH",), CITIES, CITIES),
        Relation("PARTNER_OF", "cities that are partners", ("PARTNER_OF",), CITIES, CITIES),
        Relation(
            "SIGNED_TOGETHER",
            "cities that signed an agreement together",
            ("SIGNED",),
            CITIES,
            AGREEMENTS,
            shared=True,
            dated_by="signing",
        ),
        Relation(
            "MET_TOGETHER",
            "cities that took part in a meeting together",
            _TOOK_PART,
            CITIES,
            MEETINGS,
            direct=("PARTICIPATED_IN",),
            shared=True,
            dated_by="meeting",
        ),
    )
}


def relation(name: str) -> Relation:
    """The relation of that name, in any case, words joined by `_` or `-`.

    Raises:
        UsageProblem: there is none.
    """
    found = RELATIONS.get(name.strip().upper().replace("-", "_"))
    if found is None:
        raise UsageProblem(f"'{name}' is no relation to measure; take one of {', '.join(RELATIONS)}.")
    return found
