"""Organs of a network: kept where cities sit on them; else what is said of them is said of the network."""

from __future__ import annotations

from dataclasses import replace

from hansa.loaders.draft import Draft, Entity, Relation, Span


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


def settle_organs(draft: Draft) -> None:
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
