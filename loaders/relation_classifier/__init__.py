"""Relations that no rule states: each pair of names of a sentence is scored by a linear model over its words.

It adds to the rules where wording was not foreseen. A pair of which a rule says the same is left to the rule, but where
the model would hardly believe it, the statement says so, and is less sure (`loaders/confidence.py`).
docs/learning.md tells what it was trained on and what it is worth.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace

from hansa.graph.model import JSON
from hansa.graph.schema import STATED_TYPES
from hansa.loaders.draft import Draft, Entity, Relation, Span
from hansa.loaders.encode import Line
from hansa.loaders.posts.places import properties_of
from hansa.loaders.quotes import LONGEST_QUOTE, clip
from hansa.loaders.relation_classifier.features import SAID
from hansa.loaders.relation_classifier.model import Model, shipped
from hansa.loaders.relation_classifier.pairs import OF_PHRASES, POST, Pair, Wanted, find
from hansa.loaders.relation_classifier.view import View, heading, view
from hansa.loaders.rules.doubt import doubtful
from hansa.loaders.spoken_of import Current

__all__ = ["DOUBTED", "LEARNED", "candidates", "key", "run"]

LEARNED = "learned "
"""How the rules begin that a statement of the classifier names; their confidence is a calibrated probability."""

DOUBTED = ", doubted"
"""How the rules end of statements that the classifier would hardly believe."""

_DOUBT = -2.2
"""The score below which it does not: a probability of a tenth, before calibration."""
_DOUBTS_IN = frozenset({"en", "ru"})
"""Languages of which it has learnt enough to doubt a rule."""

_DATED = {"TWINNED_WITH": "since", "MEMBER_OF": "since", "PARTNER_OF": "since", "SIGNED": "date"}
"""What the one date of a clause tells of a relation."""

_UNIT_WITHIN, _UNIT_WORDS = 60, 4
"""Characters and words behind a number among which its unit stands."""


def candidates(
    draft: Draft, lines: list[Line], current: Current, wanted: Wanted = lambda predicates, *_: predicates
) -> Iterator[tuple[View, Pair]]:
    """Every pair of every line that may be related and of which something is wanted, with what it is seen by."""
    posts: dict[Entity, list[Entity]] = {}
    starts = [start for start, _ in draft.sentences]
    stated: dict[int, list[Relation]] = {}
    for relation in draft.relations:
        stated.setdefault(bisect_right(starts, relation.start) - 1, []).append(relation)
        if relation.type == "HOLDS_POST" and relation.object:
            posts.setdefault(relation.subject.entity, []).append(relation.object.entity)
    for index, line in enumerate(lines):
        seen = view(draft, line, heading(lines, index))
        if seen is not None:
            for pair in find(draft, seen, current, posts, stated.get(line.sentence, ()), wanted):
                yield seen, pair


def run(draft: Draft, lines: list[Line], current: Current, model: Model | None = None) -> list[Relation]:
    """The relations that rules have found, those marked that the model doubts, and those that it thinks likely enough
    of which no rule says the same, in a fixed order."""
    model = model or shipped()
    least = model.least("*" if draft.foreign else draft.pack.code)
    if not least:
        return draft.relations
    known = {key(r.type, r.subject.entity, r.object.entity if r.object else None) for r in draft.relations}
    doubting = draft.pack.code in _DOUBTS_IN and not draft.foreign
    stated = {_whole(r) for r in draft.relations if doubting and r.type not in OF_PHRASES}
    to_second = {whole[:-1] for whole in stated}
    days = {(r.value, r.start, r.end) for r in draft.relations if r.type == "HELD_ON"}
    best: dict[tuple[object, ...], Relation] = {}
    scores: dict[tuple[object, ...], float] = {}

    def wanted(predicates: tuple[str, ...], subject: Span, about: Span | None) -> tuple[str, ...]:
        entity = about.entity if about else None
        return tuple(
            p
            for p in predicates
            if (same := key(p, subject.entity, entity)) in to_second or (p in least and same not in known)
        )

    for seen, pair in candidates(draft, lines, current, wanted):
        span = seen.tokens[pair.first].start, seen.tokens[pair.last].end
        for predicate in pair.predicates:
            if predicate not in model.constants:
                continue
            weight = sum(g.weight(predicate, model) for g in pair.groups)
            same = key(predicate, pair.subject.entity, pair.object.entity if pair.object else None)
            whole = (*same, pair.value)
            if whole in stated:
                # What a rule says of the pair itself is no ground to believe the rule.
                score = model.score(predicate, weight - model.weight(predicate, [(SAID, (predicate,))]))
                scores[whole] = max(score, scores.get(whole, score))
            if predicate not in least or same in known:
                continue
            probability = model.probability(predicate, weight)
            if probability < least[predicate] or doubtful(draft.pack, predicate, seen.line, *span):
                continue
            if predicate == "HELD_ON" and _taken(days, pair, *draft.sentences[seen.line.sentence]):
                continue
            relation = _relation(draft, seen, pair, predicate, round(probability, 2))
            if whole not in best or relation.confidence > best[whole].confidence:
                best[whole] = relation
    return [_second(relation, scores) for relation in draft.relations] + list(best.values())


def _second(relation: Relation, scores: dict[tuple[object, ...], float]) -> Relation:
    """A relation of a rule, its rule marked where the model would hardly believe it."""
    return replace(relation, rule=relation.rule + DOUBTED) if scores.get(_whole(relation), 0.0) < _DOUBT else relation


def _whole(relation: Relation) -> tuple[object, ...]:
    """The key of a relation with its literal."""
    about = relation.object.entity if relation.object else None
    return (*key(relation.type, relation.subject.entity, about), relation.value)


def _taken(days: set[tuple[str | None, int, int]], pair: Pair, start: int, end: int) -> bool:
    """Whether rules have found of which meeting the day of a pair is, in its sentence."""
    return any(value == pair.value and start <= first and last <= end for value, first, last in days)


def key(predicate: str, subject: Entity, about: Entity | None) -> tuple[object, ...]:
    """What makes two relations one, whichever way round a symmetric one is told; of literals, their subject."""
    if about is not None and STATED_TYPES[predicate].symmetric:
        return predicate, frozenset((id(subject), id(about)))
    return predicate, id(subject), id(about)


def _relation(draft: Draft, seen: View, pair: Pair, predicate: str, confidence: float) -> Relation:
    first, end = seen.clause(pair.first, pair.last)
    start, stop = seen.line.quote(seen.tokens[first].start, seen.tokens[end - 1].end)
    if stop - start > LONGEST_QUOTE:
        start, stop = seen.line.quote(seen.tokens[pair.first].start, seen.tokens[pair.last].end)
    start, stop = clip(start, stop, draft.text)
    properties = _properties(draft, seen, pair, predicate, (first, end))
    return Relation(
        predicate, pair.subject, pair.object, pair.value, start, stop, confidence, LEARNED + predicate,
        tuple(sorted(properties.items())),
    )  # fmt: skip


def _properties(draft: Draft, seen: View, pair: Pair, predicate: str, clause: tuple[int, int]) -> dict[str, JSON]:
    if predicate == POST:
        title = seen.line.title(seen.tokens[pair.literal].number)
        return properties_of(title, draft.text[title.start : title.end])
    if predicate == "HAS_MEMBER_COUNT":
        return {"unit": _unit(draft, seen, pair)}
    dates = [seen.line.date(t.number) for t in seen.tokens[slice(*clause)] if t.code == "D"]
    if predicate == "HELD_ON":
        until = next((d.until for d in dates if d.value == pair.value and d.until), None)
        return {"until": until} if until else {}
    if predicate == "PARTICIPATED_IN":
        alone = pair.first == pair.last and len(set(seen.bounds(pair.first))) == 1
        return {"role": "speaker" if alone and pair.subject.entity.type == "Person" else "attendee"}
    if predicate not in _DATED:
        return {}
    for span in (pair.subject, pair.object):
        number = next((n for n, item in seen.line.items.items() if item is span), -1)
        if number in seen.line.dates:
            return {_DATED[predicate]: seen.line.dates[number].value}
    return {_DATED[predicate]: dates[0].value} if len(dates) == 1 else {}


def _unit(draft: Draft, seen: View, pair: Pair) -> str:
    """What was counted: the first word of units behind the number, else members."""
    units = draft.pack.table("counted")
    at = seen.tokens[pair.literal].end
    words = seen.line.text[at : at + _UNIT_WITHIN].lower().split()[:_UNIT_WORDS]
    return next((units[w] for word in words if (w := word.strip(".,;:")) in units), "members")
