"""The City that a row names: by its GeoNames id, else by what the gazetteer knows, else by the row itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import cache, cached_property
from math import asin, cos, radians, sin, sqrt

from hansa.graph.model import JSON, Referent
from hansa.loaders.gazetteer import Gazetteer, Place
from hansa.loaders.languages.pack import LANGUAGES, load
from hansa.loaders.text.folding import fold

NEAR = 30.0
"""Kilometres within which coordinates of a row and of the gazetteer are those of one city."""

CLEARLY = 10
"""A city with so many times the people of every other of its name is meant where nothing else tells."""

_EARTH = 6371.0
_BRACKETS = re.compile(r"\s*[(\[][^()\[\]]*[)\]]")


@dataclass(frozen=True, slots=True)
class CityCells:
    """What a row says of a city; empty or None where it says nothing."""

    name: str
    country: str = ""
    geonames_id: str = ""
    lat: float | None = None
    lon: float | None = None

    @property
    def position(self) -> tuple[float, float] | None:
        """Latitude and longitude, if both are there."""
        return None if self.lat is None or self.lon is None else (self.lat, self.lon)


class Cities:
    """Referents of cities, each made once."""

    def __init__(self) -> None:
        self._made: dict[CityCells, Referent] = {}
        self._places: dict[str, Referent] = {}
        self._countries: dict[str, str] = {}

    @cached_property
    def _gazetteer(self) -> Gazetteer:
        return Gazetteer.open()

    def referent(self, cells: CityCells) -> Referent:
        """The city of these cells. It depends on them alone, so that other rows never move it."""
        found = self._made.get(cells)
        if found is None:
            found = self._made[cells] = self._referent(cells)
        return found

    def _referent(self, cells: CityCells) -> Referent:
        if cells.geonames_id:
            key = f"geonames:{cells.geonames_id}"
            return self._known(key) or self._of_row(cells, key)
        place = self._search(cells)
        return self._of_place(place) if place else self._of_row(cells, self._key(cells))

    def _known(self, key: str) -> Referent | None:
        """The city of a GeoNames id that the gazetteer has."""
        if key in self._places:
            return self._places[key]
        try:
            return self._of_place(self._gazetteer.place(key))
        except KeyError:
            return None

    def _of_place(self, place: Place) -> Referent:
        if place.key not in self._places:
            attributes: dict[str, JSON] = {
                "name_en": place.name_en, "name_ru": place.name_ru, "lat": place.lat, "lon": place.lon,
                "population": place.population, "country_code": place.country_code, "region_code": place.region_code,
            }  # fmt: skip
            self._places[place.key] = Referent(
                place.type, place.name_en, keys=(place.key,), names=tuple(sorted(set(place.names.values()))),
                attributes={name: value for name, value in attributes.items() if value not in (None, "", 0)},
            )  # fmt: skip
        return self._places[place.key]

    def _of_row(self, cells: CityCells, key: str) -> Referent:
        code = self.country_code(cells.country)
        attributes: dict[str, JSON] = {
            "lat": cells.lat,
            "lon": cells.lon,
            "country_code": code,
            "country": cells.country if not code else None,
        }
        said = {name: value for name, value in attributes.items() if value not in (None, "")}
        return Referent("City", cells.name, keys=(key,), attributes=said)

    def _key(self, cells: CityCells) -> str:
        """The key of a city that no registry knows: its name, its country and where it lies."""
        country = self.country_code(cells.country) or fold(cells.country) or "?"
        where = "" if cells.position is None else "|{:.1f},{:.1f}".format(*cells.position)
        return f"place:{fold(cells.name) or cells.name}|{country}{where}"

    def country_code(self, country: str) -> str:
        """ISO 3166-1 of a country by its name or code; empty when unknown."""
        if country not in self._countries:
            self._countries[country] = self._country_code(country) if country else ""
        return self._countries[country]

    def _country_code(self, country: str) -> str:
        if len(country) == 2 and country.isascii() and country.isalpha():
            with suppress(KeyError):
                return self._gazetteer.place(f"iso3166-1:{country.upper()}").country_code
        for name in _country_names(country):
            found = [place for place in self._gazetteer.candidates(name) if place.type == "Country"]
            if found:
                return found[0].country_code
        return ""

    def _named(self, name: str) -> list[Place]:
        return [place for place in self._gazetteer.candidates(name) if place.type == "City"]

    def _search(self, cells: CityCells) -> Place | None:
        """The city of the gazetteer that is meant, by name, country and coordinates; None if it cannot be told."""
        names = (found for name in _city_names(cells.name) if (found := self._named(name)))
        found = next(names, [])
        if cells.position is not None:
            near = [(apart, place) for place in found if (apart := _apart(cells.position, place)) <= NEAR]
            return min(near, key=lambda item: (item[0], item[1].key))[1] if near else None
        if cells.country:
            code = self.country_code(cells.country)
            found = [place for place in found if place.country_code == code]
        ranked = sorted(found, key=lambda place: (-place.population, place.key))
        if len(ranked) > 1 and ranked[0].population < CLEARLY * max(ranked[1].population, 1):
            return None
        return ranked[0] if ranked else None


def _city_names(name: str) -> Iterator[str]:
    """A name as it stands, without what stands in brackets, and without the words of a city hall around it."""
    yield name
    bare = _BRACKETS.sub("", name).strip()
    if bare != name:
        yield bare
    words = bare.split()
    municipal = _municipal_words()
    while words and fold(words[0]) in municipal:
        words.pop(0)
    while words and fold(words[-1]) in municipal:
        words.pop()
    if words and " ".join(words) != bare:
        yield " ".join(words)


@cache
def _municipal_words() -> frozenset[str]:
    words = {fold(word) for code in LANGUAGES for word in load(code).set("municipal")}
    return frozenset(words | {"of", "the", "г", "гор"})


def _country_names(country: str) -> Iterator[str]:
    """A country as it stands, and as it is said where a list puts the name first: Iran, Islamic Republic of."""
    yield country
    bare = _BRACKETS.sub("", country).strip()
    first, comma, rest = bare.partition(",")
    if comma:
        yield f"{rest.strip()} {first.strip()}"
        yield first.strip()
    elif bare != country:
        yield bare


def _apart(position: tuple[float, float], place: Place) -> float:
    """Kilometres along a great circle (haversine)."""
    if place.lat is None or place.lon is None:
        return float("inf")
    lat, lon, other_lat, other_lon = map(radians, (*position, place.lat, place.lon))
    half = sin((other_lat - lat) / 2) ** 2 + cos(lat) * cos(other_lat) * sin((other_lon - lon) / 2) ** 2
    return 2 * _EARTH * asin(sqrt(min(1.0, half)))
