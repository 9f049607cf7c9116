"""Pairs of names that may be related: two of one line, or one of a line and what the text speaks of there."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from hansa.graph.schema import STATED_TYPES
from hansa.loaders.draft import Draft, Entity, Relation, Span
from hansa.loaders.mentions.place_entities import within
from hansa.loaders.relation_classifier import features
from hansa.loaders.relation_classifier.view import Token, View, stem
from hansa.loaders.spoken_of import Current

POST, PLACE = "HOLDS_POST", "LOCATED_IN"
OF_PHRASES = frozenset({POST, PLACE})
"""What rules read of single phrases, which they know better."""

_PAIRED = tuple(t for t in STATED_TYPES.values() if t.type != POST and not t.literal)

PREDICATES = tuple(sorted(t.type for t in STATED_TYPES.values()))
"""What the classifier can say."""

_IMPLIED = {
    "Meeting": "@meeting", "Organization": "@network", "City": "@city", "Project": "@project",
    "Agreement": "@agreement",
}  # fmt: skip
"""What a text may speak of without naming it again."""

_BODIES = frozenset("CRNO")
"""Letters of the marks where a post may be held."""

_FARTHEST = 45
"""Tokens between two marks, at most."""


@dataclass(slots=True)
class Pair:
    """Two names, or a name and a literal, and what may be so of them.

    Attributes:
        object: None where the object is a literal.
        value: the literal.
        predicates: those that the types allow.
        first, last: tokens of the line that the pair spans.
        groups: what the model sees of it; other pairs of the line may share them.
        literal: the token that is the value, or the title of a post.
    """

    subject: Span
    object: Span | None
    value: str | None
    predicates: tuple[str, ...]
    first: int
    last: int
    groups: tuple[features.Group, ...]
    literal: int = -1

    @property
    def features(self) -> list[str]:
        """What the model sees of it."""
        return [feature for group in self.groups for feature in group.features]


Wanted = Callable[[tuple[str, ...], Span, Span | None], tuple[str, ...]]
"""Of the predicates that may hold between two names, or of one and a literal, those that are asked for."""


@lru_cache(maxsize=256)
def _allowed(subject: str, about: str, symmetric: bool) -> tuple[str, ...]:
    return tuple(
        t.type for t in _PAIRED if subject in t.subjects and about in t.objects and (symmetric or not t.symmetric)
    )


def find(
    draft: Draft,
    view: View,
    current: Current,
    posts: Mapping[Entity, Collection[Entity]],
    stated: Iterable[Relation] = (),
    wanted: Wanted = lambda predicates, *_: predicates,
) -> Iterator[Pair]:
    """Every pair of a line that the schema allows, as far as something is wanted of it.

    Args:
        current: what the text speaks of at a point.
        posts: where each person holds a post.
        stated: what rules state in the line.
    """
    facts = features.Facts(draft, view, posts, stated)
    for i, one in view.spans.items():
        for j, two in view.spans.items():
            if one.entity is two.entity or abs(i - j) > _FARTHEST:
                continue
            allowed = _allowed(one.entity.type, two.entity.type, i < j)
            if PLACE in allowed and not (one.entity.type != "Organization" and within(one.entity, two.entity, True)):
                allowed = tuple(a for a in allowed if a != PLACE)
            if allowed and (asked := wanted(allowed, one, two)):
                yield Pair(one, two, None, asked, min(i, j), max(i, j), facts.between(i, j))
    yield from _implied(view, current, facts, wanted)
    yield from _literal(draft, view, current, facts, wanted)
    yield from _posts(view, current, facts, wanted)


def _posts(view: View, current: Current, facts: features.Facts, wanted: Wanted) -> Iterator[Pair]:
    """Each person of a line that has titles, with each place or body of the line or of the text before it."""
    titles = [k for k, token in enumerate(view.tokens) if token.code == "T"]
    if not titles:
        return
    bodies = [j for j in view.spans if view.tokens[j].code in _BODIES]
    here = {view.spans[j].entity for j in bodies}
    abouts = [current(what, view.line.starts[0], view.line.ends[-1]) for what in ("@city", "@network")]
    for i, person in view.spans.items():
        if view.tokens[i].code != "P":
            continue
        for j in bodies:
            k = min(titles, key=lambda k: (abs(i - k) + abs(j - k), k))
            if abs(i - j) <= _FARTHEST and wanted((POST,), person, view.spans[j]):
                yield Pair(
                    person, view.spans[j], None, (POST,), min(i, j, k), max(i, j, k),
                    (*facts.between(i, j), facts.titled(i, k, j)), k,
                )  # fmt: skip
        k = min(titles, key=lambda k: (abs(i - k), k))
        for about in abouts:
            if about is not None and about.entity not in here and abs(i - k) <= _FARTHEST:
                if not wanted((POST,), person, about):
                    continue
                yield Pair(
                    person, about, None, (POST,), min(i, k), max(i, k),
                    (*facts.alone(i, about, False), facts.titled(i, k, None)), k,
                )  # fmt: skip


def _implied(view: View, current: Current, facts: features.Facts, wanted: Wanted) -> Iterator[Pair]:
    here = {s.entity for s in view.spans.values()}
    for what in _IMPLIED.values():
        about = current(what, view.line.starts[0], view.line.ends[-1]) if here else None
        if about is None or about.entity in here:
            continue
        for i, span in view.spans.items():
            for one, two in ((span, about), (about, span)):
                allowed = _allowed(one.entity.type, two.entity.type, one is about)
                if allowed and (asked := wanted(allowed, one, two)):
                    yield Pair(one, two, None, asked, i, i, facts.alone(i, about, one is about))


def _literal(draft: Draft, view: View, current: Current, facts: features.Facts, wanted: Wanted) -> Iterator[Pair]:
    numbers = draft.pack.words["numbers"]
    stems = draft.pack.kept(("stems of numbers", ""), lambda: frozenset(map(stem, numbers)) | {"0"})
    for k, token in enumerate(view.tokens):
        if token.code == "D":
            type_, kind, value = "HELD_ON", "Meeting", view.line.date(token.number).value
        elif not token.code and token.stem in stems and (number := _number(view, token, numbers)):
            type_, kind, value = "HAS_MEMBER_COUNT", "Organization", number
        else:
            continue
        near = [i for i, s in view.spans.items() if s.entity.type == kind and abs(i - k) <= _FARTHEST]
        for i in near:
            if asked := wanted((type_,), view.spans[i], None):
                yield Pair(view.spans[i], None, value, asked, min(i, k), max(i, k), facts.between(i, k, value), k)
        if not near:
            about = current(_IMPLIED[kind], view.line.starts[0], view.line.ends[-1])
            if about is not None and (asked := wanted((type_,), about, None)):
                yield Pair(about, None, value, asked, k, k, facts.alone(k, about, True, value), k)


def _number(view: View, token: Token, words: dict[str, int]) -> str | None:
    said = view.line.text[token.start : token.end]
    if token.stem == "0":
        return re.sub(r"\D", "", said)
    number = words.get(said.lower())
    return str(number) if number else None
