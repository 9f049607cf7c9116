"""What is said of meetings by their names: who holds them, where and when; and which of them are two."""

from __future__ import annotations

import re
from dataclasses import replace

from hansa.loaders.draft import Draft, Entity, Relation, Span
from hansa.loaders.organs import settle_organs
from hansa.loaders.series import settle_series

_DAY = len("2020-07-03")

_OWN_SESSIONS = frozenset({"session", "meeting", "assembly", "congress"})


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
        inside = next((s for s in draft.spans.inside(span.start, span.end) if s.entity is organiser), None)
        if inside is not None:
            draft.relations.append(Relation("ORGANIZED", inside, span, None, span.start, span.end, 0.9, "meeting of"))


_AT = re.compile(r"\b(?:in|en|à|au|nel|w|we|во?|у) $")
"""Before the city at the end of a meeting's name: it was held there (`12. Forum der Flussstädte in Ulm`)."""

_BEFORE_CITY = 5

_ITS_HEAD = re.compile(r"(?: [a-z-]+){1,3}|(?: [A-Z][a-z]+)")


def named_for(draft: Draft) -> None:
    """A meeting whose name begins with a city and what it is, `the Riga summit`, or ends `in Riga`, was held there."""
    for span in [s for s in draft.spans if s.entity.type == "Meeting" and not s.nested]:
        cities = [s for s in draft.spans.inside(span.start, span.end) if s.entity.type == "City"]
        city = cities[-1] if cities else None
        if city is not None and (
            (city.start == span.start and _ITS_HEAD.fullmatch(draft.text, city.end, span.end))
            or (city.end == span.end and _AT.search(draft.text, max(span.start, city.start - _BEFORE_CITY), city.start))
        ):
            draft.relations.append(
                Relation("HELD_IN", span, city, None, span.start, span.end, 0.7, "named for its place")
            )


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
    settle_series(draft)
    _part(draft)
    settle_organs(draft)
    _articles(draft)


def _articles(draft: Draft) -> None:
    """An indefinite article belongs to the mention of a meeting that has no other name: `a ceremony`."""
    words = draft.pack.words.get("indefinite")
    if not words:
        return
    article = re.compile(rf"\b(?:{'|'.join(words)})\s$")
    swap: dict[Span, Span] = {}
    for span in draft.spans:
        if span.entity.type != "Meeting" or span.nested or " " in draft.text[span.start : span.end]:
            continue
        if match := article.search(draft.text, max(0, span.start - 4), span.start):
            swap[span] = replace(span, start=match.start())
    _swap(draft, swap)


def _swap(draft: Draft, swap: dict[Span, Span]) -> None:
    """Put spans in place of others, in the relations too."""
    if not swap:
        return
    for old, new in swap.items():
        draft.spans.swap(old, new)
    draft.relations[:] = [
        replace(r, subject=swap.get(r.subject, r.subject), object=swap.get(r.object, r.object) if r.object else None)
        for r in draft.relations
    ]


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


def _part(draft: Draft) -> None:
    """Part a meeting of which the text gives two days that cannot both be: `the meeting held on 5 June` is another."""
    days: dict[Entity, dict[str, list[Relation]]] = {}
    for relation in draft.relations:
        if relation.type == "HELD_ON" and relation.value and len(relation.value) == _DAY:
            days.setdefault(relation.subject.entity, {}).setdefault(relation.value, []).append(relation)
    swap: dict[Span, Span] = {}
    for entity, said in days.items():
        spans = {day: {r.subject for r in some} for day, some in said.items()}
        if len(said) < 2 or any(dict(r.properties).get("until") for some in said.values() for r in some):
            continue
        kept = max(said, key=lambda day: (len(said[day]), -min(r.start for r in said[day])))
        for day in said:
            if day == kept or spans[day] & spans[kept]:
                continue
            other = Entity("Meeting", entity.name, traits={**entity.traits, "weak": True, "ordinal": None})
            draft.enter(other)
            swap.update({s: Span(s.start, s.end, other, s.nested, s.silent) for s in spans[day]})
    _swap(draft, swap)
