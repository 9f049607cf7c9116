"""Places of the gazetteer as entities of a draft, and which of them lie in which."""

from __future__ import annotations

from hansa.loaders.draft import Draft, Entity
from hansa.loaders.gazetteer.gazetteer import Gazetteer
from hansa.loaders.gazetteer.places import Place


def entity_of(draft: Draft, place: Place) -> Entity:
    """The entity of a place of the gazetteer, a new one when the draft has none."""
    if (found := draft.with_key(place.key)) is not None:
        return found
    attributes = {
        "name_en": place.name_en, "name_ru": place.name_ru or None, "lat": place.lat, "lon": place.lon,
        "population": place.population or None, "country_code": place.country_code,
        "region_code": place.region_code or None,
    }  # fmt: skip
    entity = Entity(
        place.type, place.name_en, keys=[place.key], known=tuple(sorted(set(place.names.values()))),
        attributes={k: v for k, v in attributes.items() if v is not None},
    )  # fmt: skip
    entity.folds.update(name.casefold() for name in place.names.values())
    draft.enter(entity)
    return entity


def by_key(draft: Draft, key: str) -> Entity | None:
    """The entity of a place key, noted in the draft if the gazetteer knows it."""
    try:
        return entity_of(draft, Gazetteer.open().place(key))
    except KeyError:
        return None


def within(inner: Entity, outer: Entity, unknown: bool = False) -> bool:
    """Whether reference data say that a city or region lies in a region or country.

    Of one that the data do not know, and of an organisation, `unknown` is said.
    """
    if not inner.attributes.get("country_code"):
        return unknown
    if outer.type == "Country":
        return bool(inner.attributes.get("country_code")) and inner.attributes.get(
            "country_code"
        ) == outer.attributes.get("country_code")
    code = inner.attributes.get("region_code")
    return bool(code) and any(key == f"iso3166-2:{code}" for key in outer.keys)
