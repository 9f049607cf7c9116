"""Which nodes may be one although the keys of their mentions do not say so, and how likely that is."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from typing import TYPE_CHECKING

from hansa.graph.time import days_apart
from hansa.reports.asking import ask
from hansa.reports.review.likeness import Names, tokens

if TYPE_CHECKING:
    from hansa.graph.engine import Engine

TYPES = ("Person", "Organization", "Meeting", "Project")
LEAST = 0.5
"""Pairs that are less likely to be one are not worth a look."""

CROWD = {"Person": 60, "Organization": 5, "Meeting": 12, "Project": 5}
"""Nodes that share one word (a family name, an organiser): of more, the word tells nothing."""

BESIDE = 0.25
"""What two names of one document lose: there they were kept apart by who wrote it."""

SHORTEST = 4
"""Letters of a word that may bring two names together."""

NEAR = 4
"""Days within which two dates may be of one meeting."""


@dataclass(frozen=True)
class Node:
    """A node that may be one with another.

    Attributes:
        names: its own first.
        ties: ids of the nodes that its facts tie it to, by relationship type.
        countries: codes of the places among them.
        documents: ids of those that name it.
    """

    id: str
    type: str
    names: tuple[str, ...]
    date: str | None
    ties: Mapping[str, frozenset[str]] = field(default_factory=dict)
    countries: frozenset[str] = frozenset()
    documents: frozenset[str] = frozenset()

    @property
    def registered(self) -> bool:
        """Whether a registry knows it; two of a registry are two."""
        return self.id.startswith("org:")

    def tied(self, *types: str) -> frozenset[str]:
        """The nodes it is tied to by these types."""
        return frozenset().union(*(self.ties.get(t, frozenset()) for t in types))


@dataclass(frozen=True)
class Pair:
    """Two nodes that may be one.

    Attributes:
        score: 0 to 1, how much speaks for it.
        reasons: what does, in words.
    """

    a: Node
    b: Node
    score: float
    reasons: tuple[str, ...]


Judge = Callable[[Node, Node, Names], tuple[float, list[str]]]


def candidates(engine: Engine, types: Sequence[str] = TYPES, least: float = LEAST) -> list[Pair]:
    """Pairs of nodes of one type, the likeliest first, then by name."""
    nodes = [node for node in _nodes(engine) if node.type in types]
    return judged(nodes, least)


def judged(nodes: Iterable[Node], least: float = LEAST) -> list[Pair]:
    """The pairs of these nodes that score at least so much."""
    nodes = list(nodes)
    names = {type_: Names(n.names for n in nodes if n.type == type_) for type_ in TYPES}
    blocks: dict[str, dict[str, list[Node]]] = {type_: defaultdict(list) for type_ in TYPES}
    for node in nodes:
        for key in sorted(set(_BLOCKS[node.type](node))):
            blocks[node.type][key].append(node)
    found: dict[tuple[str, str], Pair] = {}
    for type_, block in blocks.items():
        for key in sorted(block):
            some = sorted(block[key], key=lambda n: n.id)
            if len(some) > CROWD[type_]:
                continue
            for a, b in combinations(some, 2):
                if (a.id, b.id) not in found and not (a.registered and b.registered):
                    score, reasons = _JUDGES[type_](a, b, names[type_])
                    score -= BESIDE if a.documents & b.documents else 0.0
                    found[a.id, b.id] = Pair(a, b, round(min(1.0, score), 2), tuple(reasons))
    likely = [pair for pair in found.values() if pair.score >= least and pair.reasons]
    return sorted(likely, key=lambda p: (-p.score, p.a.names[0], p.b.names[0], p.a.id, p.b.id))


def _nodes(engine: Engine) -> Iterator[Node]:
    ties: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    countries: dict[str, set[str]] = defaultdict(set)
    for row in ask(engine, "review_ties"):
        ties[row["id"]][row["type"]].add(row["other"])
        if row["country_code"]:
            countries[row["id"]].add(row["country_code"])
    documents: dict[str, set[str]] = defaultdict(set)
    for row in ask(engine, "review_documents"):
        documents[row["id"]].add(row["document"])
    for row in ask(engine, "review_nodes"):
        type_ = next(t for t in TYPES if t in row["labels"])
        names = tuple(dict.fromkeys([row["name"], *row["names"]]))
        own = {t: frozenset(some) for t, some in ties[row["id"]].items()}
        yield Node(
            row["id"],
            type_,
            names,
            row["date"],
            own,
            frozenset(countries[row["id"]]),
            frozenset(documents[row["id"]]),
        )


def _words(node: Node) -> set[str]:
    """The words of its names that tell, whatever their language and script."""
    from hansa.loaders.concepts import PLAIN

    return {t for name in node.names for t in tokens(name) - PLAIN if len(t) >= SHORTEST}


_SPELLINGS = (None, "de", "pl", "fr", "hu", "tr")
"""Languages by which a family name may be read."""


def _family(node: Node) -> set[str]:
    from hansa.loaders.naming import surname_keys

    return {key for name in node.names for code in _SPELLINGS for key in surname_keys(name, code)}


def _person(a: Node, b: Node, names: Names) -> tuple[float, list[str]]:
    from hansa.loaders.text.folding import fold

    score, reasons = 0.0, []
    given = max((_given(fold(x).split()[:-1], fold(y).split()[:-1]) for x in a.names for y in b.names), default=0.0)
    if given <= 0 or _parted(a, b):
        return 0.0, []
    score += 0.25 + 0.35 * given
    reasons.append("family names sound alike" + (", given names too" if given > 0.8 else ""))
    if a.tied("HOLDS_POST") & b.tied("HOLDS_POST"):
        score += 0.35
        reasons.append("posts at one place or body")
    elif a.countries & b.countries:
        # An official of one city is rarely one of another of the country.
        score -= 0.1 if a.tied("HOLDS_POST") and b.tied("HOLDS_POST") else -0.1
        reasons.append("posts in one country")
    elif a.countries and b.countries:
        score -= 0.3
    if a.tied("PARTICIPATED_IN") & b.tied("PARTICIPATED_IN"):
        # Named beside each other at one meeting, they are rather two.
        score -= 0.2
    return score, reasons


def _parted(a: Node, b: Node) -> bool:
    """Whether patronymics, or the given names of Chinese or Korean names, tell two persons."""
    from hansa.loaders import eastern
    from hansa.loaders.naming import patronymic

    for tell in (patronymic, eastern.keys):
        one, other = ({key for name in node.names for key in tell(name)} for node in (a, b))
        if one and other and not one & other:
            return True
    return False


def _given(one: Sequence[str], other: Sequence[str]) -> float:
    """How well given names fit: 1 when they sound alike, 0.5 when one is missing or an initial, 0 when they differ."""
    from rapidfuzz import fuzz

    from hansa.loaders.given import names_of
    from hansa.loaders.text.folding import romanise, skeleton

    if not one or not other:
        return 0.4
    if set(names_of(one[0])) & set(names_of(other[0])):
        return 1.0
    a, b = romanise(one[0]), romanise(other[0])
    if min(len(a), len(b)) <= 1:
        return 0.5 if a[:1] == b[:1] else 0.0
    if skeleton(a) == skeleton(b):
        return 1.0
    likeness = fuzz.ratio(a, b) / 100
    return likeness if likeness >= 0.7 else 0.0


def _organisation(a: Node, b: Node, names: Names) -> tuple[float, list[str]]:
    likeness, reasons = names.alike(a.names, b.names), []
    score = likeness - 0.15
    if likeness > 0.7:
        reasons.append("names are alike")
    written = _initials(a) and _initials(b)
    if not written and (_initials(a) & _acronyms(b) or _initials(b) & _acronyms(a)):
        score = max(score, 0.6)
        reasons.append("one is the initials of the other")
    if a.tied("LOCATED_IN", "PART_OF") & b.tied("LOCATED_IN", "PART_OF"):
        score += 0.15
        reasons.append("at one place")
    return score, reasons


def _initials(node: Node) -> set[str]:
    return {"".join(w[0] for w in words).casefold() for name in node.names if len(words := _capitals(name)) > 2}


def _capitals(name: str) -> list[str]:
    return [w for w in name.split() if w[0].isupper()]


def _acronyms(node: Node) -> set[str]:
    return {name.casefold() for name in node.names if 2 < len(name) <= 8 and name.isupper() and name.isalpha()}


def _meeting(a: Node, b: Node, names: Names) -> tuple[float, list[str]]:
    if _numbers(a) and _numbers(b) and not _numbers(a) & _numbers(b):
        return 0.0, []
    score, reasons = 0.45 * names.alike(a.names, b.names), []
    if a.date and b.date:
        if days_apart(a.date, b.date) > NEAR:
            return 0.0, []
        score += 0.25
        reasons.append("at one time")
    for type_, what, worth in (("ORGANIZED", "by one organiser", 0.2), ("HELD_IN", "at one place", 0.2)):
        if a.tied(type_) & b.tied(type_):
            score += worth
            reasons.append(what)
        elif a.tied(type_) and b.tied(type_):
            score -= 0.25
    shared = a.tied("PARTICIPATED_IN") & b.tied("PARTICIPATED_IN")
    if shared:
        score += min(0.2, 0.07 * len(shared))
        reasons.append("of one participant" if len(shared) == 1 else f"of {len(shared)} participants")
    return score, reasons


_NUMBER = re.compile(r"\b(?:(\d{1,3})(?:st|nd|rd|th|e|\.|-)|([IVXL]+)\b)")


def _numbers(node: Node) -> set[int]:
    """The numbers in the names of a meeting, which tell one of a series from another."""
    from hansa.loaders.mentions.phrases.numbers import roman

    found = (m.groups() for name in node.names for m in _NUMBER.finditer(name))
    return {int(digits) if digits else roman(letters) or 0 for digits, letters in found}


def _project(a: Node, b: Node, names: Names) -> tuple[float, list[str]]:
    likeness, reasons = names.alike(a.names, b.names, within=True), []
    score = likeness - 0.2
    if likeness > 0.7:
        reasons.append("names are alike")
    if a.tied("IMPLEMENTS") & b.tied("IMPLEMENTS"):
        score += 0.25
        reasons.append("carried out by the same")
    return score, reasons


def _meeting_blocks(node: Node) -> Iterator[str]:
    yield from _words(node)
    if node.date:
        yield f"month {node.date[:7]}"
    for organiser in node.tied("ORGANIZED"):
        yield f"by {organiser}"


def _organisation_blocks(node: Node) -> Iterator[str]:
    yield from _words(node)
    yield from (f"letters {s}" for s in _initials(node) | _acronyms(node))


_BLOCKS: Mapping[str, Callable[[Node], Iterable[str]]] = {
    "Person": _family,
    "Organization": _organisation_blocks,
    "Meeting": _meeting_blocks,
    "Project": lambda node: {*_words(node), *(f"by {c}" for c in node.tied("IMPLEMENTS"))},
}
"""By type, what two nodes must share to be compared."""

_JUDGES: Mapping[str, Judge] = {
    "Person": _person,
    "Organization": _organisation,
    "Meeting": _meeting,
    "Project": _project,
}
