"""Whose project it is when its name says so: `the Hanse Digital Plan`, `Green Lübeck`."""

from __future__ import annotations

from hansa.loaders.draft import Draft, Entity, Relation, Span
from hansa.loaders.text.folding import fold

_NOT_CARRIED = frozenset({"award", "corridor", "deal", "system", "portal"})
"""Kinds of project that are named for a place without being its own."""
_CARRIERS = ("City", "Region", "Country", "Organization")


def relate(draft: Draft) -> None:
    """Note the one city, country or organisation whose name stands in a project's name as carrying it out."""
    _offices(draft)
    named = _names(draft)
    for entity in [e for e in draft.entities if e.type == "Project"]:
        spans = [s for s in draft.spans.of(entity) if not s.nested]
        if not spans or entity.traits.get("kind") in _NOT_CARRIED:
            continue
        whole = f" {fold(entity.name)} "
        words = set(whole.split())
        inside = {
            id(e): e
            for word in sorted(words)
            for name, e in named.get(word, {}).items()
            if f" {name} " in whole and len(name) > 1
        }
        longest = [
            e for e in inside.values() if not any(o is not e and _within(draft, e, o, whole) for o in inside.values())
        ]
        if len(longest) == 1 and not entity.traits.get("joint"):
            span = spans[0]
            carrier = _span_of(draft, longest[0], span)
            draft.relations.append(
                Relation("IMPLEMENTS", carrier, span, None, span.start, span.end, 0.75, "carrier in its name")
            )


def _offices(draft: Draft) -> None:
    """Note a section or office named after its body as a part of it: `the X Regional Office`."""
    for span in list(draft.spans):
        whole = span.entity.traits.get("of")
        if span.nested or not isinstance(whole, Entity):
            continue
        inside = next((s for s in draft.spans.inside(span.start, span.end) if s.entity is whole), None)
        inside = inside or next((s for s in draft.spans.of(whole) if not s.silent), None)
        if inside is not None:
            made = Relation("PART_OF", span, inside, None, span.start, span.end, 0.85, "named after it")
            draft.relations.append(made)


def _names(draft: Draft) -> dict[str, dict[str, Entity]]:
    """The folded names of possible carriers, by their first word."""
    named: dict[str, dict[str, Entity]] = {}
    for entity in draft.spans.counts(*_CARRIERS):
        for name in map(fold, (*draft.forms(entity), entity.name)):
            named.setdefault(name.partition(" ")[0], {})[name] = entity
    return named


def _within(draft: Draft, inner: Entity, outer: Entity, whole: str) -> bool:
    """Whether the name of one stands in the project's name only as a part of the name of the other."""
    inner_names = [n for n in map(fold, (*draft.forms(inner), inner.name)) if f" {n} " in whole]
    outer_names = [n for n in map(fold, (*draft.forms(outer), outer.name)) if f" {n} " in whole]
    return any(f" {a} " in f" {b} " and a != b for a in inner_names for b in outer_names)


def _span_of(draft: Draft, entity: Entity, near: Span) -> Span:
    """The span of an entity inside another span, else its first."""
    spans = draft.spans.of(entity)
    return next((s for s in spans if near.start <= s.start and s.end <= near.end), spans[0])
