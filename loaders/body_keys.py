"""Identity keys of organisations: their name, what it means in any language, their acronym in its context."""

from __future__ import annotations

from hansa.loaders import concepts
from hansa.loaders.aliases import in_parentheses
from hansa.loaders.draft import Entity
from hansa.loaders.said import Made, Said, is_acronym, main_key
from hansa.loaders.text.folding import fold


def organisation(said: Said, entity: Entity) -> Made:
    """The keys of an organisation."""
    if entity.keys:
        return list(entity.keys), [], []
    folded = fold(entity.name)
    places = entity.traits.get("places")
    own = [main_key(p) for p in places if isinstance(p, Entity)] if isinstance(places, list) else []
    if not own and _is_common(said, entity):
        # "The press service", "City Council": of this document and no other.
        return [], [], []
    if (written_out := said.initials.get(entity.name)) is not None:
        # The acronym of a body that the document writes out elsewhere.
        folded = fold(written_out)
    generic = len(folded.split()) <= _GENERIC and not own
    keys = [f"name:{folded}|{said.country or '?'}" if generic else f"name:{folded}"]
    keys += [f"name:{meant}" for meant in meanings(said, entity)]
    keys += [f"name:{alias}" for alias in in_parentheses(said.draft, entity) if alias.count(" ") > 1]
    acronym = entity.traits.get("acronym")
    if acronym:
        keys.append(f"name:{folded}|{fold(str(acronym))}")
    short = str(acronym or entity.name)
    if is_acronym(short) or written_out:
        keys += [f"acronym:{fold(short)}|{'+'.join(context)}" for context in said.contexts]
    return keys, [], []


def meanings(said: Said, entity: Entity) -> list[str]:
    """What the name of a body means, as a part of its keys, alone and with the country it is of; see `concepts`."""
    found = concepts.meaning(said.draft, entity)
    if not found or len(found) < _FEWEST_CONCEPTS or not _MADE_OF & found:
        return []
    if any(":" in c for c in found):
        return [concepts.key(found)]
    of_country = [concepts.key({*found, f"iso3166-1:{said.country}"})] if said.country else []
    return [concepts.key(found)] * entity.network + of_country


_FEWEST_CONCEPTS = 3
_MADE_OF = frozenset(
    {"alliance", "association", "board", "centre", "chamber", "club", "committee", "commonwealth", "community"}
    | {"council", "league", "network", "organisation", "parliament", "partnership", "society", "union"}
)
"""Concepts of kinds of bodies: a name that holds none may be anything's."""

_GENERIC = 3
"""A name of so few words is that of bodies of several countries."""


def _is_common(said: Said, entity: Entity) -> bool:
    return entity.name == entity.name.lower() or set(fold(entity.name).split()) <= said.common
