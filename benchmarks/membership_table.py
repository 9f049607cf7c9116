"""A table of city networks that nobody has to be given: the same cities, networks and memberships for the same sizes.

What it gives has the shape of a table that was loaded: a City a geonames id, a CityNetwork a name, a mention a cell,
a MEMBER_OF statement a row whose quote is the row.
"""

from __future__ import annotations

import random

from hansa.graph.model import Extraction, Mention, Metadata, Referent, Statement, digest, sentence_key
from hansa.graph.store.base import Incoming

HEADER = "city\tcountry\tlat\tlon\tgeonames_id\tnetwork\tsince"
METADATA = Metadata(date="2021-12-31", title="Memberships of city networks", language="en")
KEY = "memberships"
VERSION = "table-1"

_SYLLABLES = (
    "al",
    "ber",
    "cor",
    "dam",
    "est",
    "fur",
    "gra",
    "hol",
    "in",
    "kas",
    "lon",
    "mar",
    "nov",
    "or",
    "pol",
    "ris",
)
_COUNTRIES = ("DE", "ES", "FI", "FR", "GB", "IT", "JP", "KZ", "MX", "NO", "PL", "US")


def lines(cities: int, networks: int, memberships: int) -> list[str]:
    """The rows: every city is in one network at least; some networks are large and most are small."""
    choice = random.Random(f"{cities} {networks} {memberships}")
    places = [
        "\t".join(
            (
                _name(choice),
                choice.choice(_COUNTRIES),
                f"{choice.uniform(-60, 70):.4f}",
                f"{choice.uniform(-180, 180):.4f}",
                str(1_000_000 + number),
            )
        )
        for number in range(cities)
    ]
    unions = [f"{_name(choice)} Network of Cities {number}" for number in range(networks)]
    weights = [1 / (rank + 1) for rank in range(networks)]
    pairs = {(place, choice.choices(range(networks), weights)[0]): None for place in range(cities)}
    while len(pairs) < memberships:
        pairs[choice.randrange(cities), choice.choices(range(networks), weights)[0]] = None
    return [f"{places[place]}\t{unions[union]}\t{choice.randint(1985, 2021)}" for place, union in pairs]


def _name(choice: random.Random) -> str:
    return "".join(choice.choice(_SYLLABLES) for _ in range(choice.randint(2, 4))).capitalize()


def incoming(rows: list[str], key: str = KEY) -> Incoming:
    """The table as a text to load."""
    return Incoming(key, "\n".join((HEADER, *rows)), METADATA)


def extract(text: str, metadata: Metadata) -> Extraction:
    """What the table names and states."""
    _, *rows = text.split("\n")
    referents: dict[str, tuple[int, Referent]] = {}
    mentions: list[Mention] = []
    statements: list[Statement] = []
    seen: dict[str, int] = {}
    start = len(HEADER) + 1
    for row in rows:
        name, country, lat, lon, id_, network, since = row.split("\t")
        key, net = f"geonames:{id_}", f"name:{network.casefold()}"
        if key not in referents:
            attributes = {"country_code": country, "lat": float(lat), "lon": float(lon)}
            referents[key] = len(referents), Referent("City", name, keys=(key,), attributes=attributes)
        if net not in referents:
            found = Referent("Organization", network, keys=(net,), labels=("CityNetwork",))
            referents[net] = len(referents), found
        at = start + len(row) - len(since) - 1 - len(network)
        sentence = sentence_key(row)
        mentions += (
            Mention(start, start + len(name), referents[key][0], name, sentence),
            Mention(at, at + len(network), referents[net][0], network, sentence),
        )
        ends = len(mentions) - 2, len(mentions) - 1
        number = seen[row] = seen.get(row, -1) + 1
        statements.append(
            Statement(
                "MEMBER_OF",
                *ends,
                None,
                start,
                start + len(row),
                row,
                1.0,
                "table",
                properties={"since": since},
                key=digest(row, str(number)),
            )
        )
        start += len(row) + 1
    return Extraction("en", VERSION, tuple(r for _, r in referents.values()), tuple(mentions), tuple(statements))
