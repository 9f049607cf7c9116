"""Places of the world by key and by name, read from the compiled files as they are asked for."""

from __future__ import annotations

import json
import mmap
from bisect import bisect_left
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hansa.loaders.gazetteer.records import (
    CAPITAL_OF_COUNTRY,
    CAPITAL_OF_REGION,
    POSTING_NUMBER,
    POSTING_SHIFT,
    RECORD,
    TYPES,
    NameKind,
)

if TYPE_CHECKING:
    from marisa_trie import Trie


_KINDS = tuple(NameKind)
"""By number, as they are numbered from 0."""


@dataclass(frozen=True, slots=True)
class Place:
    """A city, region or country of the reference data.

    Attributes:
        key: `geonames:551487`, `iso3166-2:RU-TA` or `iso3166-1:KZ`.
        type: City, Region or Country.
        name: the name GeoNames (a city) or CLDR (a country or region) gives first.
        names: name by language (ISO 639-1), as far as known; `en` and `ru` where there is one.
        lat, lon: degrees; of a region or country the mean of its cities, weighted by population; None when unknown.
        population: persons; 0 when unknown.
        country_code: ISO 3166-1 alpha-2.
        region_code: ISO 3166-2, of a city that of its first-level region; empty when unknown.
        capital: "country", "region" or empty.
        capital_key: of a country or region, the key of its capital; empty when unknown.
    """

    key: str
    type: str
    name: str
    lat: float | None
    lon: float | None
    population: int
    country_code: str
    region_code: str
    capital: str = ""
    capital_key: str = ""
    names: dict[str, str] = field(default_factory=dict, hash=False)

    @property
    def name_en(self) -> str:
        """The English name, else the name."""
        return self.names.get("en", self.name)

    @property
    def name_ru(self) -> str:
        """The Russian name; empty when unknown."""
        return self.names.get("ru", "")


class Places:
    """The compiled files, opened once and read in place.

    Args:
        folder: where the files `places.*` are.
    """

    def __init__(self, folder: Path) -> None:
        from marisa_trie import Trie

        self._trie: Trie = Trie()
        self._trie.mmap(str(folder / "places.marisa"))
        self._postings = memoryview(_mapped(folder / "places.postings")).cast("I")
        self._records = _mapped(folder / "places.records")
        self._strings = _mapped(folder / "places.strings")
        meta: dict[str, Any] = json.loads((folder / "places.json").read_bytes())
        self._codes: list[str] = meta["region_codes"]
        self._large = int(meta["countries"]) + int(meta["regions"])
        self._count = len(self._records) // RECORD.size
        self._get = lru_cache(maxsize=8192)(self._read)
        self.lookup = lru_cache(maxsize=16_384)(self._lookup)
        self.is_prefix = lru_cache(maxsize=16_384)(self._is_prefix)
        self.number_of = lru_cache(maxsize=8192)(self._number_of)

    def _lookup(self, key: str) -> tuple[tuple[int, NameKind], ...]:
        """Record numbers and kinds of name behind a folded key; empty when no place has it."""
        number = self._trie.get(key)
        if number is None:
            return ()
        first = len(self._trie) + 1
        start, end = self._postings[number] + first, self._postings[number + 1] + first
        return tuple((p & POSTING_NUMBER, _KINDS[p >> POSTING_SHIFT]) for p in self._postings[start:end])

    def _is_prefix(self, prefix: str) -> bool:
        """Whether some key begins with this."""
        return next(iter(self._trie.iterkeys(prefix)), None) is not None

    def prefixes(self, key: str) -> list[str]:
        """The keys that the given text begins with, shortest first."""
        found: list[str] = self._trie.prefixes(key)
        return found

    def record(self, number: int) -> Place:
        """The place with a record number."""
        return self._get(number)

    def _number_of(self, key: str) -> int | None:
        """The record number of a place key; None when there is no such place."""
        scheme, _, value = key.partition(":")
        if scheme != "geonames":
            return self._by_code.get(value) if scheme in ("iso3166-1", "iso3166-2") else None
        if not value.isdecimal():
            return None
        wanted = int(value)
        found = bisect_left(range(self._large, self._count), wanted, key=self._geonames_id) + self._large
        return found if found < self._count and self._geonames_id(found) == wanted else None

    def _geonames_id(self, number: int) -> int:
        return int.from_bytes(self._records[number * RECORD.size : number * RECORD.size + 4], "little")

    def _read(self, number: int) -> Place:
        (geonames_id, lat, lon, population, start, length, region, type_, flags, country) = RECORD.unpack_from(
            self._records, number * RECORD.size
        )
        code, name, *others = self._strings[start : start + length].decode().split("\t")
        names = dict(item.partition("=")[::2] for item in others)
        names.setdefault("en", name)
        scheme = ("geonames", "iso3166-2", "iso3166-1")[type_]
        is_city = type_ == 0
        of_region = "region" if flags & CAPITAL_OF_REGION else ""
        return Place(
            key=f"{scheme}:{geonames_id if is_city else code}",
            type=TYPES[type_],
            name=name,
            lat=None if not (lat or lon) else lat / 1e5,
            lon=None if not (lat or lon) else lon / 1e5,
            population=population,
            country_code=country.decode(),
            region_code=self._codes[region],
            capital="country" if flags & CAPITAL_OF_COUNTRY else of_region,
            capital_key=f"geonames:{geonames_id}" if geonames_id and not is_city else "",
            names=names,
        )

    @cached_property
    def _by_code(self) -> dict[str, int]:
        return {self._read(number).key.partition(":")[2]: number for number in range(self._large)}


def _mapped(path: Path) -> mmap.mmap:
    with path.open("rb") as file:
        return mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
