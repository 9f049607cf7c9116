"""What follows from signatures: for whom an official signed, and which cities a twinning agreement twins."""

from __future__ import annotations

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
    signed = [r for r in draft.relations if r.type == "SIGNED"]
    for relation in signed:
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
    signers: dict[Entity, dict[Entity, Relation]] = {}
    for relation in draft.relations:
        if relation.type == "SIGNED" and relation.object and relation.subject.entity.type != "Person":
            signers.setdefault(relation.object.entity, {}).setdefault(relation.subject.entity, relation)
    for agreement, signed_by in signers.items():
        _tie(draft, agreement, signed_by)
    if draft.pack.order:
        _attend(draft, signed)


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


def _tie(draft: Draft, agreement: Entity, signers: dict[Entity, Relation]) -> None:
    """Two signers of a twinning agreement are twins; two of a memorandum or another agreement are partners."""
    if len(signers) != 2 or agreement.traits["kind"] == "declaration":
        return
    one, two = signers.values()
    cities = {one.subject.entity.type, two.subject.entity.type} == {"City"}
    type_ = "TWINNED_WITH" if agreement.traits["kind"] == "twinning" and cities else "PARTNER_OF"
    if agreement.traits["kind"] == "twinning" and not cities:
        return
    draft.relations.append(
        Relation(type_, one.subject, two.subject, None, one.start, one.end, 0.8, "signed an agreement")
    )
