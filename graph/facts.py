"""From statements to facts: one relationship per thing stated, however many documents state it.

Statements of one type between the same two nodes (and of one post, where the type has posts) are a group. A group is
cut into spells in time; each spell is one fact. All functions are pure.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from hansa.graph.model import JSON, digest
from hansa.graph.schema import FACT_TYPES
from hansa.graph.time import OPEN, Bounds, bounds, common

ENDED_STATUS = frozenset({"former", "ended"})


def is_over(said: Mapping[str, JSON]) -> bool:
    """Whether a statement with these qualifiers says that what it states is over."""
    return bool(said.get("ended")) or said.get("status") in ENDED_STATUS


class Ends(NamedTuple):
    """The two ends of a fact: node ids, the object of a literal being the id of its node."""

    subject: str
    object: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """A statement with the nodes its mentions were resolved to.

    Attributes:
        statement: id.
        document: id.
        independent: id of the document's group of near-duplicates.
        document_date: ISO 8601 with its precision, or None.
        properties: as said.
    """

    statement: str
    document: str
    independent: str
    document_date: str | None
    type: str
    ends: Ends
    confidence: float
    properties: Mapping[str, JSON] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Fact:
    """A relationship to be stored, with the statements that it stands for."""

    id: str
    type: str
    ends: Ends
    properties: Mapping[str, JSON]
    statements: tuple[str, ...]


def ordered_ends(type_: str, subject: str, object_: str) -> Ends | None:
    """The ends as stored, of a symmetric fact the smaller id first; None for a fact of a node with itself."""
    if subject == object_:
        return None
    if FACT_TYPES[type_].symmetric and object_ < subject:
        subject, object_ = object_, subject
    return Ends(subject, object_)


def group_key(type_: str, ends: Ends, properties: Mapping[str, JSON]) -> str:
    """What statements of one group share, as a short hash."""
    identity = [str(properties.get(name) or "") for name in FACT_TYPES[type_].identity]
    if type_ == "HOLDS_POST" and not identity[0]:
        identity[0] = " ".join(str(properties.get("title") or "").casefold().split())
    return digest(type_, *ends, *identity)


def held_on_group(meeting: str) -> str:
    """The group of all statements of the date of a meeting."""
    return group_key("HELD_ON", Ends(meeting, ""), {})


@dataclass(frozen=True, slots=True)
class _Timed:
    """A piece of evidence with the bounds of what it says of beginning and end."""

    evidence: Evidence
    since: Bounds
    until: Bounds
    ended: bool


def _timed(evidence: Evidence) -> _Timed:
    said = evidence.properties
    reference = evidence.document_date
    since = bounds(_since(evidence), reference)
    until = bounds(said.get("until"), reference)
    ended = is_over(said)
    if ended and until == OPEN:
        until = Bounds(None, bounds(reference).last)
    return _Timed(evidence, since, until, ended)


def _since(evidence: Evidence) -> str | None:
    """When it began as said: an admission or a signing (`date`) begins what holds for a time."""
    said: str | None = evidence.properties.get("since") or evidence.properties.get("date")
    return said


def spells(timed: Sequence[_Timed]) -> list[list[_Timed]]:
    """The evidence of one group, by spell in the order of time.

    A gap lies where an end is certainly before a beginning, with no other such end or beginning between. A statement
    belongs to the spell in which its beginning lies, else to that of its end, else to the latest.
    """
    ends = sorted({t.until.last for t in timed if t.until.last})
    begins = sorted({t.since.first for t in timed if t.since.first})
    gaps: dict[str, str] = {}
    for end in ends:
        if begin := next((b for b in begins if b > end), None):
            gaps[begin] = end
    starts = sorted(gaps)
    found: list[list[_Timed]] = [[] for _ in (None, *starts)]
    for t in timed:
        # No beginning and no end lies within a gap, so that either tells the spell.
        day = t.since.first or t.until.last
        found[bisect_right(starts, day) if day else -1].append(t)
    return [spell for spell in found if spell]


def facts_of_group(group: Iterable[Evidence]) -> list[Fact]:
    """The facts of one group, one a spell.

    A fact's properties: `id`, `documents`, `independent` (groups of near-duplicates), `statements`, `confidence` (the
    highest), `first_seen` and `last_seen` (dates of documents), `disputed`; where the type has them `spell`, `since`,
    `until` as best supported, `since_said` and `until_said` where several were said, their bounds, `ended`, `post`,
    `titles`, `roles`, `statuses`, `people` (ids), `date`, `dates_said`.
    """
    evidence = sorted(group, key=lambda e: e.statement)
    if not evidence:
        return []
    first = evidence[0]
    timed = [_timed(e) for e in evidence]
    parts = spells(timed) if FACT_TYPES[first.type].spells else [timed]
    key = group_key(first.type, first.ends, first.properties)
    facts = []
    for ordinal, part in enumerate(parts, start=1):
        id_ = f"{first.type.lower()}:{digest(key, str(ordinal))}"
        properties: dict[str, JSON] = {"id": id_, **_support(part)}
        if FACT_TYPES[first.type].spells:
            properties |= {"spell": ordinal, **_time(part)}
        properties |= _qualifiers(first.type, part)
        facts.append(Fact(id_, first.type, first.ends, properties, tuple(t.evidence.statement for t in part)))
    return facts


def _support(part: Sequence[_Timed]) -> dict[str, JSON]:
    dates = sorted(t.evidence.document_date for t in part if t.evidence.document_date)
    return {
        "statements": len(part),
        "documents": len({t.evidence.document for t in part}),
        "independent": len({t.evidence.independent for t in part}),
        "confidence": max(t.evidence.confidence for t in part),
        "disputed": False,
        **({"first_seen": dates[0], "last_seen": dates[-1]} if dates else {}),
    }


def best_supported(said: Mapping[str, set[str]]) -> str:
    """Of values with the groups that give them: the most groups, then the most precise, then the smallest."""
    return min(said, key=lambda value: (-len(said[value]), -len(value), value))


def _time(part: Sequence[_Timed]) -> dict[str, JSON]:
    properties: dict[str, JSON] = {}
    disputed = False
    known: dict[str, Bounds] = {}
    for name in ("since", "until"):
        said: dict[str, set[str]] = defaultdict(set)
        limits = []
        for t in part:
            value = _since(t.evidence) if name == "since" else t.evidence.properties.get("until")
            if value:
                said[value].add(t.evidence.independent)
            limits.append(t.since if name == "since" else t.until)
        agreed = common(limits)
        if agreed is None:
            disputed = True
            best = best_supported(said) if said else None
            supporting = [x for t, x in zip(part, limits, strict=True) if _says(t, name) == best]
            agreed = common(supporting) or OPEN
        elif said:
            best = min(said, key=lambda value: (value.startswith("--"), -len(value), value))
        else:
            best = None
        if best:
            properties[name] = best
        if len(said) > 1:
            properties[f"{name}_said"] = sorted(said)
        known[name] = agreed
    if any(t.ended for t in part):
        properties["ended"] = True
    begun, over = known["since"], known["until"]
    if begun.first and over.last and begun.first > over.last:
        disputed = True
    limits_by_name = {
        "since_from": begun.first,
        "since_to": begun.last,
        "until_from": over.first,
        "until_to": over.last,
    }
    properties |= {name: value for name, value in limits_by_name.items() if value}
    return properties | ({"disputed": True} if disputed else {})


def _says(timed: _Timed, name: str) -> str | None:
    said: str | None = _since(timed.evidence) if name == "since" else timed.evidence.properties.get("until")
    return said


def _qualifiers(type_: str, part: Sequence[_Timed]) -> dict[str, JSON]:
    wanted = FACT_TYPES[type_].qualifiers
    values: dict[str, JSON] = {}
    for name, plural in (("title", "titles"), ("role", "roles"), ("status", "statuses"), ("person", "people")):
        if name in wanted and (found := _values(part, name)):
            values[plural] = found
    if "post" in wanted and (posts := _values(part, "post")):
        values["post"] = posts[0]
    elif "post" in wanted and (titles := values.get("titles")):
        values["post"] = titles[0].casefold()
    if "date" in wanted and (dates := _values(part, "date")):
        limits = [bounds(t.evidence.properties.get("date"), t.evidence.document_date) for t in part]
        by_date: dict[str, set[str]] = defaultdict(set)
        for t in part:
            if said := t.evidence.properties.get("date"):
                by_date[said].add(t.evidence.independent)
        disputed = common(limits) is None
        values["date"] = best_supported(by_date) if disputed else min(dates, key=lambda d: (d[0] == "-", -len(d), d))
        values |= {"dates_said": dates} if len(dates) > 1 else {}
        values |= {"disputed": True} if disputed else {}
    return values


def _values(part: Sequence[_Timed], name: str) -> list[str]:
    """The distinct values said, most independent groups first."""
    said: dict[str, set[str]] = defaultdict(set)
    for t in part:
        value = t.evidence.properties.get(name)
        for one in value if isinstance(value, (list, tuple)) else [value] if value else []:
            said[str(one)].add(t.evidence.independent)
    return sorted(said, key=lambda v: (-len(said[v]), v))


def meeting_dates(evidence: Iterable[tuple[str, str | None, str | None, str]]) -> dict[str, JSON]:
    """What statements of HELD_ON give a Meeting.

    Args:
        evidence: (date, last day or None, date of the document or None, group of near-duplicates) of each statement.

    Returns:
        `date` (the best supported), `until`, `date_said` (all), `date_disputed`, and the bounds `date_from`, `date_to`.
    """
    said: dict[str, set[str]] = defaultdict(set)
    begins: dict[str, list[Bounds]] = defaultdict(list)
    lasting: list[Bounds] = []
    untils: list[tuple[str, str, Bounds, str]] = []
    for value, until, document_date, independent in sorted(evidence, key=repr):
        said[value].add(independent)
        begin, end = bounds(value, document_date), bounds(until, document_date)
        begins[value].append(begin)
        lasting.append(Bounds(begin.first, end.last or begin.last))
        if until:
            untils.append((value, until, end, independent))
    if not said:
        return {}
    agreed = common(lasting)
    best = best_supported(said) if agreed is None else min(said, key=lambda d: (d.startswith("--"), -len(d), d))
    shown = common(begins[best]) or begins[best][0]
    if shown == OPEN and agreed:
        shown = agreed
    properties: dict[str, JSON] = {"date": best, "date_said": sorted(said), "date_disputed": agreed is None}
    ends: dict[str, set[str]] = defaultdict(set)
    for value, until, _, independent in untils:
        if agreed or value == best:
            ends[until].add(independent)
    if ends:
        properties["until"] = best_supported(ends)
        last = max((end.last for _, until, end, _ in untils if until == properties["until"] and end.last), default=None)
        shown = Bounds(shown.first, max(filter(None, (shown.first, last or shown.last)), default=None))
    if shown.first and shown.last:
        properties |= {"date_from": shown.first, "date_to": shown.last}
    return properties
