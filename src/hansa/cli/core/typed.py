"""Nodes typed by a person that the store does not know: `City:Lisbon`, found by the knowledge with which texts are
read, so that a text loaded later names the same node."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from hansa.errors import NameProblem, UsageProblem
from hansa.graph.decisions import NEW, new_referent
from hansa.graph.identity import STANDS_FOR
from hansa.graph.model import Referent
from hansa.graph.schema import ENTITY_TYPES

if TYPE_CHECKING:
    from hansa.loaders.draft import Entity
    from hansa.loaders.gazetteer import Place
    from hansa.loaders.registries.model import Organization

NETWORK = "CityNetwork"

TYPES = (*ENTITY_TYPES, NETWORK)
"""What may stand before the colon."""

PLACES = ("City", "Region", "Country")

CLEARLY = 10
"""A place with so many times the people of every other of its name is the one meant."""

MOST_CHOICES = 8

GENERIC_WORDS = 3
"""Names of organisations of so few words are told apart by the country, as in `hansa.loaders.body_keys`."""


def referent_of(type_: str, name: str) -> Referent:
    """What is typed as `type_:name`, with the keys that a text would give it.

    Args:
        type_: one of `TYPES`.
        name: a name, or a key of a registry (`geonames:2267057`).

    Raises:
        NameProblem: several places or organisations bear the name; lists their keys.
        UsageProblem: the name has no letter.
    """
    if type_ in PLACES:
        return _place(type_, name)
    if type_ in ("Organization", NETWORK):
        return _organization(type_, name)
    return new_referent(type_, name)


def keyed(one: Referent, other: Referent | None, said: str) -> Referent:
    """A new referent with the keys that it has by the other side of a statement of type `said`.

    What has keys of a text or of a registry stays as it is.
    """
    from hansa.loaders.naming import person_name
    from hansa.loaders.person_keys import beside as context
    from hansa.loaders.text.folding import fold

    if not one.keys or not one.keys[0].startswith(NEW):
        return one
    main = next((k for k in other.keys if not k.startswith((STANDS_FOR, NEW))), None) if other else None
    country = str(other.attributes.get("country_code") or "") if other else ""
    keys: list[str] = []
    if one.type == "Person":
        beside = [
            main if said in ("HOLDS_POST", "MEMBER_OF") or (other and NETWORK in other.labels) else None,
            country and context((country,)),
        ]
        keys = [f"person:{person_name(one.name)}|{key}" for key in beside if key]
    elif one.type == "Project":
        keys = [f"project:{fold(one.name)}|{main}"] if said == "IMPLEMENTS" and main else []
    elif one.type == "Organization":
        folded = fold(one.name)
        few = len(folded.split()) <= GENERIC_WORDS
        keys = [f"name:{folded}|{country}" if country else ""] if few else [f"name:{folded}"]
    elif one.type in PLACES and country:
        keys = [f"place:{fold(one.name)}|{country}"]
    return replace(one, keys=tuple(key for key in keys if key) or one.keys)


def _place(type_: str, name: str) -> Referent:
    from hansa.loaders.gazetteer import Gazetteer

    gazetteer = Gazetteer.open()
    try:
        place = gazetteer.place(name.strip())
    except KeyError:
        found = sorted((p for p in gazetteer.candidates(name) if p.type == type_), key=lambda p: (-p.population, p.key))
        if not found:
            return new_referent(type_, name)
        place = found[0]
        if len(found) > 1 and place.population < CLEARLY * max(found[1].population, 1):
            shown = [f"{p.name_en} ({p.region_code or p.country_code}, {type_}:{p.key})" for p in found[:MOST_CHOICES]]
            more = "; …" if len(found) > MOST_CHOICES else ""
            raise NameProblem(
                f"'{name}' may be any of {len(found)}: {'; '.join(shown)}{more}. Type it with its id.",
                [p.key for p in found],
            ) from None
    if place.type != type_:
        raise UsageProblem(f"{place.key} is {place.name_en}, a {place.type} and no {type_}.")
    return _read_place(place)


def _read_place(place: Place) -> Referent:
    from hansa.loaders.draft import Draft
    from hansa.loaders.languages.pack import load
    from hansa.loaders.mentions.place_entities import entity_of

    return _read(entity_of(Draft("", load("en"), [], []), place))


def _organization(type_: str, name: str) -> Referent:
    from hansa.loaders.draft import Draft
    from hansa.loaders.languages.pack import load
    from hansa.loaders.mentions.networks import entity_of
    from hansa.loaders.registries import current_registry
    from hansa.loaders.text.folding import fold

    wanted = fold(name)
    found: list[Organization] = [
        o
        for o in current_registry().organizations.values()
        if not o.is_programme
        and (o.is_network or type_ != NETWORK)
        and (name.strip() == o.key or wanted in map(fold, o.all_names()))
    ]
    if len(found) > 1:
        shown = [f"{o.name()} ({type_}:{o.key})" for o in found]
        raise NameProblem(
            f"'{name}' may be any of {len(found)}: {'; '.join(shown)}. Type it with its id.", [o.key for o in found]
        )
    if found:
        return _read(entity_of(Draft("", load("en"), [], []), found[0].slug))
    made = new_referent("Organization", name)
    return replace(made, labels=(NETWORK,)) if type_ == NETWORK else made


def _read(entity: Entity) -> Referent:
    return Referent(
        entity.type,
        entity.name,
        keys=tuple(entity.keys),
        labels=entity.labels,
        names=entity.known,
        attributes=entity.attributes,
    )
