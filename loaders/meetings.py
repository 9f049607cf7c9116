"""What is said of meetings by their names, the bodies behind them, and the date line of a document."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import replace

from hansa.loaders.draft import Draft, Entity, Relation, Span
from hansa.loaders.text.dates import Date

_SHORT_LINE = 70
_DAY = len("2020-07-03")
_OPENS = re.compile(r"[^\W\d_][\w .'-]{1,40}(?:, [\w .'-]{2,30})?,? [(–—-]? ?$")
"""What stands before the date of a paragraph that opens with its place and day: `RIGA, Latvia, 3 May 2020 –`."""
_EDGE = 6
_OWN_SESSIONS = frozenset({"session", "meeting", "assembly", "congress"})


def dateline(draft: Draft) -> str | None:
    """The day the document itself gives: a full date on a short line at its head or foot, else the only year it has."""
    if (day := day_of(draft)) is not None:
        return day
    full = _full(draft)
    years = {d.value[:4] for d in full}
    return full[0].value if len(years) == 1 else None


def _full(draft: Draft) -> list[Date]:
    return [d for d in draft.dates if len(d.value) == 10 and not d.value.startswith("--")]


def day_of(draft: Draft) -> str | None:
    """The full date on a short line at the head or foot of a document, the day on which it was written."""
    lines = [(m.start(), m.end()) for m in re.finditer(r"[^\n]+", draft.text) if not m.group().isspace()]
    edges = lines[:_EDGE] + lines[-_EDGE:]
    full = _full(draft)
    for start, end in edges:
        for date in full:
            if (
                start <= date.start
                and date.end <= end
                and (end - start <= _SHORT_LINE or _OPENS.match(draft.text, start, date.start))
            ):
                return date.value
    return None


def year_at(draft: Draft, date: Date) -> str | None:
    """The date whose year one without a year has: the date line, or one a year later where the text says so."""
    line = draft.dateline
    if line is None or not draft.pack.has("next_year") or not date.value.startswith("--"):
        return line
    start, end = draft.sentences[max(0, bisect_right(draft.sentences, (date.start, len(draft.text))) - 1)]
    later = draft.pack.pattern("next_year").search(draft.text, start, end)
    return f"{int(line[:4]) + 1}{line[4:]}" if later else line


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
    _series(draft)
    _part(draft)
    _bodies(draft)
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


_OTHER = frozenset(
    {
        "next", "following", "previous", "last", "coming", "upcoming", "past",
        "следующий", "очередной", "предыдущий", "прошлый", "предстоящий", "будущий", "минувший",
    }
)  # fmt: skip
_NEXT = _OTHER | {"annual", "general", "ежегодный", "общий", "генеральный", "юбилейный"}
"""Words of a meeting's name that tell which of its series it is."""


def _series(draft: Draft) -> None:
    """A meeting of a series (`the next congress`, `the 18th conference`) has the organiser of the series."""
    said: dict[Entity, Span] = {}
    for relation in draft.relations:
        if relation.type == "ORGANIZED" and relation.object is not None and _holds_series(relation):
            said.setdefault(relation.object.entity, relation.subject)
    for meeting in [e for e in draft.entities if e.type == "Meeting" and e not in said]:
        own = words_of(meeting)
        if not own & _NEXT and not meeting.traits.get("ordinal"):
            continue
        series = [
            organiser
            for other, organiser in said.items()
            if other.traits["kind"] == meeting.traits["kind"] and own - _NEXT <= words_of(other)
        ]
        spans = [s for s in draft.spans.of(meeting) if not s.nested]
        if spans and len({s.entity for s in series}) == 1:
            at = spans[0]
            draft.relations.append(
                Relation("ORGANIZED", series[0], at, None, at.start, at.end, 0.75, "one of a series")
            )


def _holds_series(relation: Relation) -> bool:
    """Whether who organised a meeting does so each time: a network, or the body that it is a session of."""
    return relation.subject.entity.network or relation.rule == "meeting of"


def of_series(meeting: Entity) -> bool:
    """Whether a meeting is named only as the one before or after that which the text speaks of."""
    return bool(words_of(meeting) & _OTHER)


def words_of(meeting: Entity) -> frozenset[str]:
    words = meeting.traits["words"]
    assert isinstance(words, frozenset)
    return frozenset(w for w in words if not w[0].isdigit())


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


def _organs(draft: Draft, kept: set[int]) -> None:
    """An organ that cities sit on is a part of its network."""
    for entity in list(draft.entities):
        parent = entity.traits.get("parent")
        if not entity.traits.get("body") or id(entity) not in kept or not isinstance(parent, Entity):
            continue
        spans = [s for s in draft.spans.of(entity) if not s.silent]
        inside = [s for span in spans for s in draft.spans.inside(span.start, span.end) if s.entity is parent]
        whole = inside[0] if inside else next((s for s in draft.spans.of(parent) if not s.silent), None)
        if spans and whole is not None:
            span = next((s for s in spans if s.start <= whole.start and whole.end <= s.end), spans[0])
            draft.relations.append(Relation("PART_OF", span, whole, None, span.start, span.end, 0.85, "organ of it"))


def _seated(draft: Draft) -> None:
    """Words that seat a city on an organ say nothing of the network itself."""
    seats = [
        (r.subject.entity, r.object.entity.traits.get("parent"), r.start, r.end)
        for r in draft.relations
        if r.type == "MEMBER_OF" and r.object and r.object.entity.traits.get("body")
    ]
    draft.relations = [
        r
        for r in draft.relations
        if r.type != "MEMBER_OF"
        or r.object is None
        or not any(
            r.subject.entity is who and r.object.entity is whole and r.start < end and start < r.end
            for who, whole, start, end in seats
        )
    ]


def _admitted(draft: Draft, acted: set[str]) -> None:
    """Whom an organ admits becomes a member of the network, and what it holds is held by the network."""
    for at, r in enumerate(draft.relations):
        held_by = r.subject.entity.traits.get("parent") if r.subject.entity.traits.get("body") else None
        if r.type == "ORGANIZED" and isinstance(held_by, Entity):
            own = next((s for s in draft.spans.of(held_by) if not s.silent), None)
            draft.relations[at] = replace(r, subject=own) if own is not None else r
        if r.type != "MEMBER_OF" or r.rule not in acted or r.object is None:
            continue
        parent = r.object.entity.traits.get("parent") if r.object.entity.traits.get("body") else None
        span = next((s for s in draft.spans.of(parent) if not s.silent), None) if isinstance(parent, Entity) else None
        if span is not None:
            draft.relations[at] = replace(r, object=span)


def _bodies(draft: Draft) -> None:
    """Keep a network's organ only where cities sit on it; else what is said of it is said of the network."""
    acted = {"took-in", "welcomed", "welcomed-as", "approved", "accession", "let-in-by", "took-in-list"}
    kept = {
        id(r.object.entity)
        for r in draft.relations
        if r.type == "MEMBER_OF" and r.object and r.rule not in acted and not dict(r.properties).get("ended")
    }
    _organs(draft, kept)
    _seated(draft)
    _admitted(draft, acted)
    gone: dict[int, Entity] = {}
    for entity in draft.entities:
        parent = entity.traits.get("parent")
        if entity.traits.get("body") and isinstance(parent, Entity) and id(entity) not in kept:
            gone[id(entity)] = parent
    if not gone:
        return
    swap = {s: Span(s.start, s.end, gone[id(s.entity)], s.nested, True) for s in draft.spans if id(s.entity) in gone}
    spoken = {id(p): next((s for s in draft.spans.of(p) if not s.silent), None) for p in gone.values()}

    def other(span: Span | None) -> Span | None:
        if span is None or span not in swap:
            return span
        near = [s for s in draft.spans.inside(span.start, span.end) if s.entity is gone[id(span.entity)]]
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
    for span in swap:
        draft.spans.remove(span)
    for entity in list(draft.entities):
        if id(entity) in gone:
            draft.leave(entity)
