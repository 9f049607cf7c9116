"""What follows from signatures: for whom an official signed, and which cities a twinning agreement twins."""

from __future__ import annotations

import re
from dataclasses import replace

from hansa.loaders.draft import Draft, Entity, Relation, Span

_HEADS = frozenset({"mayor", "deputy mayor", "governor", "deputy governor", "head"})


_HAD = frozenset({"has-agreement", "agreement-links"})
"""Rules that find a tie by an agreement in force, whatever its kind."""


def settle(draft: Draft) -> None:
    """Add the city or region an official signed for, then the tie that the agreement makes."""
    twins = draft.pack.words["patterns"].get("twin_agreement")
    if twins:
        draft.relations = [_twinned(draft, r) if r.rule in _HAD else r for r in draft.relations]
    posts: dict[int, list[Span]] = {}
    for relation in draft.relations:
        if relation.type == "HOLDS_POST" and relation.object and dict(relation.properties).get("post") in _HEADS:
            posts.setdefault(id(relation.subject.entity), []).append(relation.object)
    _sides(draft, posts)
    _heads(draft, posts)
    signed = [r for r in draft.relations if r.type == "SIGNED"]
    behalf = {r.object.entity for r in signed if r.rule == "on-behalf" and r.object}
    for relation in signed:
        if relation.object and relation.object.entity in behalf:
            continue
        for place in posts.get(id(relation.subject.entity), []):
            if place.entity.type in {"City", "Region"}:
                draft.relations.append(
                    Relation(
                        "SIGNED",
                        place,
                        relation.object,
                        None,
                        relation.start,
                        relation.end,
                        0.8,
                        "signed for",
                        relation.properties,
                    )
                )
    if draft.pack.has("sign_stem"):
        _date_by_sentence(draft)
    _dated(draft)
    signers: dict[Entity, dict[Entity, Relation]] = {}
    for relation in draft.relations:
        if relation.type == "SIGNED" and relation.object and relation.subject.entity.type != "Person":
            signers.setdefault(relation.object.entity, {}).setdefault(relation.subject.entity, relation)
    for agreement, signed_by in signers.items():
        _tie(draft, agreement, signed_by)
    _attend(draft, signed)


_AHEAD = 60
"""Characters behind words of signing in which the paper is named."""


def _sides(draft: Draft, posts: dict[int, list[Span]]) -> None:
    """Where `the sides signed it`: the two cities or regions whose heads the text has named by then."""
    if not draft.pack.has("sides_signed"):
        return
    for match in draft.pack.pattern("sides_signed").finditer(draft.text):
        near = draft.spans.inside(match.end(), match.end() + _AHEAD + _LONG)
        span = next((s for s in near if s.entity.type == "Agreement" and s.start <= match.end() + _AHEAD), None)
        if span is None or any(
            r.type == "SIGNED" and r.object and r.object.entity is span.entity for r in draft.relations
        ):
            continue
        sides: dict[Entity, Span] = {}
        for place in (p for some in posts.values() for p in some if p.start < match.start()):
            if place.entity.type in {"City", "Region"}:
                sides.setdefault(place.entity, place)
        if len(sides) == 2:
            for side in sides.values():
                draft.relations.append(Relation("SIGNED", side, span, None, *match.span(), 0.8, "the sides signed"))


_LONG = 200
"""Characters in the name of a paper."""


def _heads(draft: Draft, posts: dict[int, list[Span]]) -> None:
    """Where `the mayors signed it`: those who the text says head the two that the agreement is between."""
    if not draft.pack.has("heads_signed"):
        return
    agreements = [s for e in draft.spans.counts("Agreement") for s in draft.spans.of(e)]
    for match in draft.pack.pattern("heads_signed").finditer(draft.text):
        span = max((s for s in agreements if s.start < match.end()), key=lambda s: s.start, default=None)
        if span is None:
            continue
        parties = {
            r.subject.entity
            for r in draft.relations
            if r.type == "SIGNED" and r.object and r.object.entity is span.entity and r.subject.entity.type == "City"
        }
        heads = {id(r.subject.entity): r for r in draft.relations if r.type == "HOLDS_POST" and r.object}
        for key, places in posts.items():
            if any(place.entity in parties for place in places):
                draft.relations.append(
                    Relation("SIGNED", heads[key].subject, span, None, *match.span(), 0.75, "the heads signed")
                )


def _dated(draft: Draft) -> None:
    """One day of signing is that of all who signed."""
    days: dict[Entity, set[str]] = {}
    for relation in draft.relations:
        if relation.type == "SIGNED" and relation.object:
            said = dict(relation.properties).get("date")
            days.setdefault(relation.object.entity, set()).update([str(said)] if said else [])
    for agreement, known in days.items():
        if not known and draft.pack.has("heads_signed"):
            spans = [m.span() for m in draft.pack.pattern("heads_signed").finditer(draft.text)]
            if len(days) == 1:
                said = {d.value for a, b in spans for d in draft.dates if a <= d.start < b + _BEHIND}
                days[agreement] = said
    for place, relation in enumerate(draft.relations):
        if relation.type != "SIGNED" or not relation.object or "date" in dict(relation.properties):
            continue
        known = days[relation.object.entity]
        if len(known) == 1:
            draft.relations[place] = replace(relation, properties=(*relation.properties, ("date", next(iter(known)))))


_BEHIND = 60
"""Characters behind words of signing in which the day may stand."""


def _date_by_sentence(draft: Draft) -> None:
    """A sentence that names an agreement, a word of signing and one day dates what is said of its signing elsewhere."""
    days: dict[Entity, str] = {}
    only = list(draft.spans.counts("Agreement"))
    for start, end in draft.sentences:
        dates = [d for d in draft.dates if start <= d.start and d.end <= end]
        if len(dates) == 1 and draft.pack.pattern("sign_stem").search(draft.text, start, end):
            named = [s.entity for s in draft.spans.inside(start, end) if s.entity.type == "Agreement"]
            if not named and len(only) == 1 and draft.pack.has("document"):
                named = only if draft.pack.pattern("document").search(draft.text, start, end) else []
            for agreement in named:
                days.setdefault(agreement, dates[0].value)
    for index, relation in enumerate(draft.relations):
        day = days.get(relation.object.entity) if relation.type == "SIGNED" and relation.object else None
        if day is not None and "date" not in dict(relation.properties):
            properties = tuple(sorted({**dict(relation.properties), "date": day}.items()))
            draft.relations[index] = replace(relation, properties=properties)


def _attend(draft: Draft, signed: list[Relation]) -> None:
    """Who signed took part in the one ceremony that the text tells of."""
    ceremonies = [e for e in draft.spans.counts("Meeting") if e.traits["kind"] == "ceremony"]
    if len(ceremonies) != 1:
        return
    span = draft.spans.of(ceremonies[0])[0]
    for relation in signed:
        if relation.subject.entity.type == "Person":
            draft.relations.append(
                Relation(
                    "PARTICIPATED_IN",
                    relation.subject,
                    span,
                    None,
                    relation.start,
                    relation.end,
                    0.75,
                    "signed at a ceremony",
                )
            )


def _twinned(draft: Draft, relation: Relation) -> Relation:
    """A partnership by a twinning agreement as what it is."""
    cities = relation.object is not None and {relation.subject.entity.type, relation.object.entity.type} == {"City"}
    said = draft.text[relation.start : relation.end]
    if cities and draft.pack.pattern("twin_agreement").search(said):
        return replace(relation, type="TWINNED_WITH")
    return relation


_INTENT = re.compile(r"\sof (?:\w+ )?intent")
"""A paper that binds nobody: `protocol of intent`."""


def _only_intended(draft: Draft, agreement: Entity) -> bool:
    """Whether a paper is one of intent by its name or the words behind it."""
    spans = draft.spans.of(agreement)
    return any(_INTENT.match(draft.text, s.end) or _INTENT.search(draft.text, s.start, s.end) for s in spans)


def _tie(draft: Draft, agreement: Entity, signers: dict[Entity, Relation]) -> None:
    """Two signers of a twinning agreement are twins; two of a memorandum or another agreement are partners."""
    if len(signers) != 2 or agreement.traits["kind"] == "declaration" or _only_intended(draft, agreement):
        return
    one, two = signers.values()
    cities = {one.subject.entity.type, two.subject.entity.type} == {"City"}
    type_ = "TWINNED_WITH" if agreement.traits["kind"] == "twinning" and cities else "PARTNER_OF"
    if agreement.traits["kind"] == "twinning" and not cities:
        return
    days = {str(day) for r in (one, two) if (day := dict(r.properties).get("date"))}
    since = (("since", days.pop()),) if type_ == "TWINNED_WITH" and len(days) == 1 else ()
    draft.relations.append(
        Relation(type_, one.subject, two.subject, None, one.start, one.end, 0.8, "signed an agreement", since)
    )
