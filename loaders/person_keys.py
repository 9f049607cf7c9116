"""Identity keys of persons: their name by post and place, network, pair of cities, or a city beside it."""

from __future__ import annotations

from hansa.loaders.callings import IN_OFFICE, calling
from hansa.loaders.draft import Entity, Relation
from hansa.loaders.naming import (
    given_ending,
    has_initials,
    initials_keys,
    is_surname,
    patronymic,
    person_names,
    surname_keys,
)
from hansa.loaders.said import Made, Said, main_key
from hansa.loaders.spelling import spoken_in
from hansa.loaders.text.folding import fold, skeleton

_SHORT_SKELETON = 6
"""A skeleton of so few characters is that of many people of one country."""

_OFFICES = frozenset({"mayor", "deputy mayor", "head", "deputy head"})
"""Posts of a city hall that are held in one city only."""

_WRITTEN_OUT = "written out"


def person(said: Said, entity: Entity) -> Made:
    """The keys, weak keys and facets of a person."""
    posts = [r for r in said.of("HOLDS_POST", entity, "s") if r.object]
    holders = list(dict.fromkeys(r.object.entity for r in posts if r.object))
    countries = sorted({str(c) for h in holders if (c := h.attributes.get("country_code"))})
    spoken = spoken_in(countries or ([said.country] if said.country else []))
    names = person_names(entity.name, said.language, spoken)
    facets = [*given_ending(entity.name, said.language), *patronymic(entity.name)]
    # A place that the gazetteer does not have may be one that it has under another name.
    facets += sorted({("office", main_key(h)) for h in holders if h.type == "City" and _located(h)})
    keys = [f"person:{n}|{k}" for k in dict.fromkeys(k for h in holders for k in _known_as(h)) for n in names]
    offices = sorted({f"{_post(r)}|{main_key(r.object.entity)}" for r in posts if r.object and _post(r) != "?"})
    weak = [f"person:{s}|{o}" for s in surname_keys(entity.name, said.language, spoken) for o in offices]
    if is_surname(entity.name):
        # The one of this family name in this post, if a document writes the name out.
        return keys or [f"person:{names[0]}|{said.country or '?'}"], weak, facets
    short = initials_keys(entity.name, said.language, spoken)
    keys += sorted({f"person:{s}|{_post(r)}|{main_key(h)}" for r in posts if (h := _of_office(r)) for s in short})
    if has_initials(entity.name):
        # An initial stands for many names: only a post tells whose.
        keys = [k for k in keys if any(k.startswith(f"person:{s}|") for s in short)] or keys
        return keys or [f"person:{names[0]}|{said.country or '?'}"], weak, facets
    facets.append(("form", _WRITTEN_OUT))
    if any(h.type != "Organization" or h.network for h in holders):
        facets.append(("calling", IN_OFFICE))
    elif (called := calling(said.draft, entity)) is not None:
        facets.append(("calling", called))
    # A name of two syllables is that of many, but not beside one city in two documents.
    telling = names if len(names[0]) > _SHORT_SKELETON else [n for n in names if n.startswith("east:")]
    keys += [f"person:{n}|{beside(context)}" for context in said.contexts for n in telling]
    near = [c.keys[0] for c in said.cities_beside(entity) if c.keys]
    keys += [
        f"person:{n}|{beside((c,))}" for c in near for n in names if len(names[0]) >= _SHORT_SKELETON or n in telling
    ]
    if not keys:
        # A network that a common noun names ("the union of cities") has no key: it tells no more than the country.
        network = said.networks[0].keys[:1] if len(said.networks) == 1 else []
        keys = [f"person:{n}|{beside((*network,) or (said.country or '?',))}" for n in names]
    return keys, weak, facets


def beside(context: tuple[str, ...]) -> str:
    """What stands for a context in a key of a person: it sorts behind places and bodies, which tell more."""
    return f"~{'+'.join(context)}"


def _known_as(holder: Entity) -> list[str]:
    """Keys of where a post is held; of a body that no registry has also its name across scripts."""
    if holder.type != "Organization" or holder.keys:
        return [main_key(holder)]
    return [main_key(holder), f"body:{' '.join(sorted(skeleton(w) for w in fold(holder.name).split()))}"]


def _post(relation: Relation) -> str:
    return next((str(v) for k, v in relation.properties if k == "post"), "?")


def _of_office(relation: Relation) -> Entity | None:
    """The city that an official of a city serves, or None: of two cities at a time nobody is an official."""
    held = relation.object.entity if relation.object else None
    return held if held is not None and held.type == "City" and _post(relation) in _OFFICES else None


def _located(place: Entity) -> bool:
    return bool(place.keys) and not place.keys[0].startswith("place:")
