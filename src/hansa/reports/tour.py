"""A tour of a store that chooses its examples by query, so that it works on any.

Each stop is data, or None where the store holds nothing of the kind.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from hansa.reports.asking import Row, ask

if TYPE_CHECKING:
    from hansa.graph.engine import Engine

CHAIRING = ("chair", "president", "chairman", "chairperson", "chairwoman")
"""Posts by which a person leads a network."""

NETWORKS = 3
SHORT = 40
"""Characters of a name that is easier to type than an id."""

CITIES = 8
"""Cities among which the two ends of a path are chosen."""


@dataclass(frozen=True, slots=True)
class NetworkStop:
    """A network: who leads it, what was said of its size, and what is known.

    Attributes:
        acronym: its shortest name in capitals, if it has one.
        chairs, hosts: in words.
        stated: headcounts of one date in words (`85 cities`), the latest that was said.
        as_of: of these.
        members, cities, countries: how many are known.
        quotes: as `quoted` gives them, for who leads it and for the headcount.
    """

    id: str
    name: str
    acronym: str | None
    chairs: list[str]
    hosts: list[str]
    stated: list[str]
    as_of: str | None
    members: int
    cities: int
    countries: int
    quotes: list[Row]


@dataclass(frozen=True, slots=True)
class MeetingStop:
    """A meeting told by many: `participants` are (name, what for), `quotes` at most two a language.

    Attributes:
        typed: its shortest name that means nothing else, where it is a short one; else its id.
    """

    id: str
    typed: str
    name: str
    date: str | None
    places: list[str]
    organizers: list[str]
    participants: list[tuple[str, str]]
    quotes: list[Row]


@dataclass(frozen=True, slots=True)
class OfficialStop:
    """A person with posts, each `post`, `body`, `since`, `until`, `documents`; `quotes` say so."""

    id: str
    name: str
    posts: list[Row]
    quotes: list[Row]


@dataclass(frozen=True, slots=True)
class PathStop:
    """A chain of facts between two cities.

    Attributes:
        steps: `step`, `subject`, `fact`, `object`, `person` (who represented the subject), `quote`.
    """

    a: str
    b: str
    steps: list[Row]


def overview(engine: Engine) -> Row:
    """`documents`, `languages`, `statements`."""
    return ask(engine, "tour_overview")[0]


def networks(engine: Engine, limit: int = NETWORKS) -> list[NetworkStop]:
    """Those of which most kinds of things are known, then those that most documents name."""
    return [_network(engine, row) for row in ask(engine, "tour_networks", limit=limit)]


def _network(engine: Engine, row: Row) -> NetworkStop:
    leaders = ask(engine, "tour_leaders", network=row["id"], posts=list(CHAIRING))
    counts = ask(engine, "tour_counts", network=row["id"])
    members = ask(engine, "tour_members", network=row["id"])
    latest = [c for c in counts if c["as_of"] == counts[0]["as_of"]]
    led = [fact["fact"] for fact in leaders[:1]]
    hosting = [fact["fact"] for fact in leaders if fact["type"] == "HOSTS"][:1]
    quoted_facts = [*led, *(f for f in hosting if f not in led), *(c["fact"] for c in latest[:1])]
    return NetworkStop(
        row["id"],
        row["name"],
        acronym(row["names"], row["name"]),
        [_leader(fact) for fact in leaders if fact["type"] != "HOSTS"],
        [_leader(fact) for fact in leaders if fact["type"] == "HOSTS"],
        [f"{c['value']} {c['unit']}" for c in latest],
        latest[0]["as_of"] if latest else None,
        len(members),
        sum("City" in m["labels"] for m in members),
        len({m["country_code"] for m in members if m["country_code"]}),
        quoted(engine, quoted_facts),
    )


def _leader(fact: Row) -> str:
    title = (fact["titles"] or [fact["post"]])[0] if fact["type"] == "HOLDS_POST" else None
    since = f"since {fact['since']}" if fact["since"] else None
    return ", ".join(part for part in (fact["name"], title, fact["office"], since) if part)


def acronym(names: Iterable[str], name: str) -> str | None:
    """The shortest of the names that is all capitals, unless the node is called so anyway."""
    capitals = [n for n in names if 2 <= len(n) <= 8 and n.isalpha() and n.isupper() and n != name]
    return min(capitals, key=lambda n: (not n.isascii(), len(n), n), default=None)


def quoted(engine: Engine, facts: Sequence[str], each: int = 1) -> list[Row]:
    """The longest quotes of these facts, no quote twice: `quote`, `document`, `date`, `publisher`, `language` …"""
    found = ask(engine, "tour_quotes", facts=list(facts))
    taken: list[Row] = []
    for fact in facts:
        said = [row for row in found if row["fact"] == fact and row["quote"] not in {t["quote"] for t in taken}]
        taken += said[:each]
    return taken


def meeting(engine: Engine) -> MeetingStop | None:
    """The meeting told in most languages, then the one with most participants."""
    chosen = ask(engine, "tour_meetings")
    if not chosen:
        return None
    row = chosen[0]
    around = ask(engine, "tour_place", meeting=row["id"])
    participants = ask(engine, "tour_participants", meeting=row["id"])
    said = ask(engine, "tour_quotes", facts=[p["fact"] for p in participants])
    quotes: list[Row] = []
    for language in sorted({q["language"] or "" for q in said}):
        own = [q for q in said if (q["language"] or "") == language]
        once = {q["quote"]: q for q in own}
        quotes += list(once.values())[:2]
    until = f" to {row['until']}" if row["until"] else ""
    return MeetingStop(
        row["id"],
        _typed(engine, row["id"]),
        row["name"],
        f"{row['date']}{until}" if row["date"] else None,
        [r["name"] for r in around if r["type"] == "HELD_IN"],
        [r["name"] for r in around if r["type"] == "ORGANIZED"],
        [(p["name"], ", ".join([*([p["body"]] if p["body"] else []), *(p["roles"] or [])])) for p in participants],
        quotes,
    )


def _typed(engine: Engine, node: str) -> str:
    from hansa.graph.store.read import find

    # One word alone (conference) means something else as soon as more is loaded.
    names = ask(engine, "node", id=node)[0]["properties"]["names"]
    short = sorted((name for name in names if len(name) <= SHORT and " " in name), key=lambda name: (len(name), name))
    return next((name for name in short if [f.id for f in find(engine, name)] == [node]), node)


def official(engine: Engine) -> OfficialStop | None:
    """The person with most posts."""
    chosen = ask(engine, "tour_official")
    if not chosen:
        return None
    posts = ask(engine, "tour_posts", person=chosen[0]["id"])
    for post in posts:
        post["post"] = (post["titles"] or [post["post"]])[0]
        post["until"] = post["until"] or ("ended" if post["ended"] else None)
    return OfficialStop(chosen[0]["id"], chosen[0]["name"], posts, quoted(engine, [p["fact"] for p in posts])[:2])


def path(engine: Engine) -> PathStop | None:
    """Of the cities with most facts the two that lie furthest apart, but tied; where they lie is no tie."""
    cities = [row["id"] for row in ask(engine, "tour_cities", limit=CITIES)]
    pairs = [list(pair) for pair in combinations(cities, 2)]
    found = ask(engine, "tour_paths", pairs=pairs)
    if not found:
        return None
    chosen = min(found, key=lambda row: (-row["length"], pairs.index([row["a"], row["b"]])))
    steps = ask(engine, "tour_steps", a=chosen["a"], b=chosen["b"])
    return PathStop(chosen["a_name"], chosen["b_name"], steps)
