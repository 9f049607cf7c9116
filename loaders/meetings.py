"""What is said of meetings by their names, the date line of a document, and what a text speaks of at a point."""

from __future__ import annotations

import re
from collections import Counter

from hansa.loaders.draft import Draft, Entity, Relation, Span
from hansa.loaders.rules import Current

_SHORT_LINE = 70
_EDGE = 6
_OWN_SESSIONS = frozenset({"session", "meeting", "assembly", "congress"})


def dateline(draft: Draft) -> str | None:
    """The day the document itself gives: a full date on a short line at its head or foot, else the only year it has."""
    lines = [(m.start(), m.end()) for m in re.finditer(r"[^\n]*\S[^\n]*", draft.text)]
    edges = lines[:_EDGE] + lines[-_EDGE:]
    full = [d for d in draft.dates if len(d.value) == 10 and not d.value.startswith("--")]
    for start, end in edges:
        for date in full:
            if start <= date.start and date.end <= end and end - start <= _SHORT_LINE:
                return date.value
    years = {d.value[:4] for d in full}
    return full[0].value if len(years) == 1 else None


def relate(draft: Draft) -> None:
    """A session of a network is organised by it."""
    for span in draft.spans:
        organiser = span.entity.traits.get("organiser")
        if span.entity.type != "Meeting" or not isinstance(organiser, Entity):
            continue
        if (
            not organiser.network
            and not organiser.traits.get("parent")
            and span.entity.traits["kind"] not in _OWN_SESSIONS
        ):
            continue
        inside = next(
            (s for s in draft.spans if s.entity is organiser and span.start <= s.start and s.end <= span.end), None
        )
        if inside is not None:
            draft.relations.append(Relation("ORGANIZED", inside, span, None, span.start, span.end, 0.9, "meeting of"))


def settle(draft: Draft) -> None:
    """A meeting without a day takes the year of its name; bodies without members give way to their network."""
    dated = {id(r.subject.entity) for r in draft.relations if r.type == "HELD_ON"}
    for span in list(draft.spans):
        year = span.entity.traits.get("year")
        if (
            span.entity.type == "Meeting"
            and year
            and id(span.entity) not in dated
            and str(year) in draft.text[span.start : span.end]
        ):
            dated.add(id(span.entity))
            draft.relations.append(
                Relation("HELD_ON", span, None, str(year), span.start, span.end, 0.8, "year in its name")
            )
    _now(draft, dated)
    _bodies(draft)


_PRESENT = re.compile(r"\b(?:is being held|are being held|goes on|opens today|opened today|сегодня)\b")


def _now(draft: Draft, dated: set[int]) -> None:
    """A meeting that is going on as the text is written is held on the day of its date line."""
    if draft.dateline is None:
        return
    for relation in list(draft.relations):
        meeting = relation.subject.entity
        if (
            relation.type == "HELD_IN"
            and id(meeting) not in dated
            and _PRESENT.search(draft.text, relation.start, relation.end)
        ):
            dated.add(id(meeting))
            draft.relations.append(
                Relation(
                    "HELD_ON",
                    relation.subject,
                    None,
                    draft.dateline,
                    relation.start,
                    relation.end,
                    0.6,
                    "going on at the date line",
                )
            )


def _bodies(draft: Draft) -> None:
    """Keep a network's organ only where cities sit on it; else what is said of it is said of the network."""
    kept = {id(r.object.entity) for r in draft.relations if r.type == "MEMBER_OF" and r.object}
    gone: dict[int, Entity] = {}
    for entity in draft.entities:
        parent = entity.traits.get("parent")
        if entity.traits.get("body") and isinstance(parent, Entity) and id(entity) not in kept:
            gone[id(entity)] = parent
    if not gone:
        return
    swap = {s: Span(s.start, s.end, gone[id(s.entity)], s.nested, True) for s in draft.spans if id(s.entity) in gone}
    spoken = {id(p): next((s for s in draft.spans if s.entity is p and not s.silent), None) for p in gone.values()}

    def other(span: Span | None) -> Span | None:
        if span is None or span not in swap:
            return span
        near = [
            s for s in draft.spans if s.entity is gone[id(span.entity)] and span.start <= s.start and s.end <= span.end
        ]
        return near[0] if near else spoken[id(gone[id(span.entity)])]

    changed = []
    for r in draft.relations:
        subject, about = other(r.subject), other(r.object)
        if r.type == "HAS_MEMBER_COUNT" and r.subject in swap:
            continue
        if (
            subject is not None
            and (about is not None or r.object is None)
            and (about is None or about.entity is not subject.entity)
        ):
            changed.append(
                Relation(r.type, subject, about, r.value, r.start, r.end, r.confidence, r.rule, r.properties)
            )
    draft.relations = changed
    draft.spans = [s for s in draft.spans if s not in swap]
    draft.entities = [e for e in draft.entities if id(e) not in gone]


def current(draft: Draft) -> Current:
    """What the document speaks of at an offset: its meeting, network or city."""
    meetings = sorted((s for s in draft.spans if s.entity.type == "Meeting"), key=lambda s: s.start)
    counts = Counter(id(s.entity) for s in meetings)

    def find(wanted: str, at: int) -> Span | None:
        if wanted == "@meeting":
            if not meetings:
                return None
            before = [s for s in meetings if s.start <= at]
            latest = before[-1] if before else meetings[0]
            main = max(counts.values())
            if counts[id(latest.entity)] * 2 > main:
                return latest
            return next(s for s in reversed(before or meetings) if counts[id(s.entity)] == main or s is meetings[0])
        if wanted == "@network":
            return _single(draft, at, lambda e: e.network)
        if wanted == "@city":
            return _single(draft, at, lambda e: e.type == "City")
        return None

    return find


def _single(draft: Draft, at: int, fits: object) -> Span | None:
    from collections.abc import Callable
    from typing import cast

    test = cast(Callable[[Entity], bool], fits)
    spans = [s for s in draft.spans if test(s.entity)]
    if not spans:
        return None
    counts = Counter(id(s.entity) for s in spans)
    best, number = counts.most_common(1)[0]
    if len(counts) > 1 and number * 2 <= len(spans):
        return None
    own = [s for s in spans if id(s.entity) == best]
    before = [s for s in own if s.start <= at]
    return before[-1] if before else own[0]
