"""A small reader of `memberships.csv` for the tests: the table as a text of one line a row, and what it states."""

from __future__ import annotations

import csv
from pathlib import Path

from hansa.graph.model import Extraction, Mention, Metadata, Referent, Statement, sentence_key
from hansa.loaders.gazetteer import Gazetteer
from hansa.loaders.registries.load import default_registry

FILE = Path(__file__).with_name("memberships.csv")
METADATA = Metadata(date="2021-12-31", publisher="Hansa", title="Memberships of city networks", language="en")
VERSION = "memberships-1"


def table_text(file: Path = FILE) -> str:
    """The table as tab-separated text."""
    with file.open(encoding="utf-8", newline="") as lines:
        return "\n".join("\t".join(row) for row in csv.reader(lines))


def extract_table(text: str, _: Metadata) -> Extraction:
    """City, network and membership of each line."""
    header, *lines = text.split("\n")
    columns = header.split("\t")
    referents: dict[str, Referent] = {}
    mentions: list[Mention] = []
    statements: list[Statement] = []
    start = len(header) + 1
    for line in lines:
        cells = line.split("\t")
        row = dict(zip(columns, cells, strict=True))
        for name, referent in (("city", _city(row)), ("network", _network(row))):
            referents.setdefault(referent.keys[0], referent)
            at = start + sum(len(cell) + 1 for cell in cells[: columns.index(name)])
            number = list(referents).index(referent.keys[0])
            mentions.append(Mention(at, at + len(row[name]), number, row[name], sentence_key(line)))
        time = {name: row[name] for name in ("since", "until") if row[name]}
        ends = len(mentions) - 2, len(mentions) - 1
        statements.append(
            Statement("MEMBER_OF", *ends, None, start, start + len(line), line, 1.0, "table", properties=time)
        )
        start += len(line) + 1
    return Extraction("en", VERSION, tuple(referents.values()), tuple(mentions), tuple(statements))


def _city(row: dict[str, str]) -> Referent:
    place = Gazetteer.open().place(f"geonames:{row['geonames_id']}")
    attributes = {
        "name_en": place.name_en,
        "lat": place.lat,
        "lon": place.lon,
        "population": place.population,
        "country_code": place.country_code,
    }
    return Referent("City", place.name_en, keys=(place.key,), names=(row["city"],), attributes=attributes)


def _network(row: dict[str, str]) -> Referent:
    known = next(n for n in default_registry().networks if row["network"] in n.all_names())
    return Referent(
        "Organization", known.name(), keys=(f"org:{known.slug}",), labels=("CityNetwork",), names=known.all_names()
    )
