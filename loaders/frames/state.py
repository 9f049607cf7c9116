"""The statements that a frame makes of the names that fill its slots."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from itertools import combinations

from hansa.graph.model import JSON
from hansa.graph.schema import STATED_TYPES
from hansa.loaders.draft import Draft, Relation, Span
from hansa.loaders.encode import Line
from hansa.loaders.frames.clause import Sentence
from hansa.loaders.frames.frame import Frame
from hansa.loaders.quotes import clip
from hansa.loaders.text.dates import Date

_ENDING = frozenset({"MEMBER_OF", "TWINNED_WITH", "PARTNER_OF", "CHAIRS"})
_OF_PLACES = frozenset({"MEMBER_OF", "HOSTS", "LOCATED_IN", "CHAIRS", "TWINNED_WITH"})
DATES = frozenset({"date", "since", "until"})

Filled = dict[str, list[tuple[str, int] | Span]]
"""The marks, letter and number, or spans that fill each slot."""


def relations(sentence: Sentence, frame: Frame, filled: Filled, index: int, end: int) -> Iterator[Relation]:
    """The statements of a frame whose trigger stands from one item to another; `filled` holds the marks by slot."""
    line, draft = sentence.line, sentence.draft
    type_ = STATED_TYPES[frame.type]
    marks = {m[1] for some in filled.values() for m in some if not isinstance(m, Span)}
    at = [i for n, i in enumerate(sentence.items) if i.number in marks or (n in marks and n in sentence.numbers)] + [
        sentence.items[index],
        sentence.items[end],
    ]
    start, stop = clip(*line.quote(min(i.start for i in at), max(i.end for i in at)), draft.text)
    properties = frame.properties
    if frame.type in _ENDING and _over(sentence, index):
        properties["ended"] = True
    for name in DATES & filled.keys():
        date = _date(line, filled[name][0])
        properties[name] = date.value
        if date.until and name == "since":
            properties.setdefault("until", date.until)
    subjects = [s for m in filled.get("s", []) if (s := _span(draft, line, m, frame)) is not None]
    if type_.literal:
        if not filled.get("v"):
            return
        if frame.type == "HAS_MEMBER_COUNT":
            for subject in subjects:
                for _, at_number in (m for m in filled["v"] if not isinstance(m, Span)):
                    value, unit = sentence.numbers[at_number]
                    yield _relation(
                        frame, subject, None, value, start, stop, {**properties, "unit": unit or properties.get("unit")}
                    )
            return
        date = _date(line, filled["v"][0])
        more: dict[str, JSON] = {"until": date.until} if date.until else {}
        for subject in subjects:
            if subject.entity.type in type_.subjects:
                yield _relation(frame, subject, None, date.value, start, stop, {**properties, **more})
        return
    objects = [s for m in filled.get("o", []) if (s := _span(draft, line, m, frame)) is not None]
    couples = combinations(subjects, 2) if "pairs" in frame.options else ((s, o) for s in subjects for o in objects)
    for subject, about in couples:
        fits = subject.entity.type in type_.subjects and about.entity.type in type_.objects
        if fits and subject.entity is not about.entity:
            own = dict(properties)
            for side in (subject, about):
                number = next((n for n, item in line.items.items() if item is side), None)
                if number in line.dates:
                    own.setdefault("since", line.dates[number].value)
            yield _relation(frame, subject, about, None, start, stop, own)


def _over(sentence: Sentence, index: int) -> bool:
    """Whether a verb, or the verb that a noun goes with, says that a tie was: `входил`, `побратимом был`."""
    was = sentence.draft.pack.pattern("was")
    if sentence.forms[index]:
        return was.fullmatch(sentence.items[index].text) is not None
    own = sentence.clauses[index]
    verbs = [i for i, f in enumerate(sentence.forms) if f in {"finite", "passive"} and sentence.clauses[i] == own]
    return len(verbs) == 1 and was.fullmatch(sentence.items[verbs[0]].text) is not None


def _relation(
    frame: Frame, subject: Span, about: Span | None, value: str | None, start: int, stop: int, own: dict[str, JSON]
) -> Relation:
    return Relation(
        frame.type, subject, about, value, start, stop, frame.confidence, frame.name, tuple(sorted(own.items()))
    )


def _span(draft: Draft, line: Line, member: tuple[str, int] | Span, frame: Frame) -> Span | None:
    if isinstance(member, Span):
        return member
    if frame.type in _OF_PLACES and member[1] in line.officials:
        return None
    item = line.items[member[1]]
    if not isinstance(item, Span):
        return None
    if member[1] in line.officials and (holder := _holder(draft, line, member[1], item)) is not None:
        return holder
    return item


_HEADS = frozenset({"mayor", "governor", "head"})


def _holder(draft: Draft, line: Line, number: int, place: Span) -> Span | None:
    """The person who is known to head a place, where its head is spoken of by the title."""
    start = line.whole[number][0]
    at = bisect_left(draft.titles, start, key=lambda t: t.start)
    if at == len(draft.titles) or draft.titles[at].start != start or draft.titles[at].post not in _HEADS:
        return None
    people = {
        r.subject.entity: None
        for r in draft.relations
        if r.type == "HOLDS_POST"
        and r.object is not None
        and r.object.entity is place.entity
        and dict(r.properties).get("post") in _HEADS
        and "status" not in dict(r.properties)
    }
    if len(people) != 1:
        return None
    span = Span(place.start, place.end, next(iter(people)), nested=True)
    draft.spans.add(span)
    return span


def _date(line: Line, member: tuple[str, int] | Span) -> Date:
    assert not isinstance(member, Span)
    return line.date(member[1])
