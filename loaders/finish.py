"""From a finished draft to an `Extraction`: what stands for a node, mentions numbered, each statement once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from hansa.graph.model import Extraction, Mention, Referent, Statement, sentence_key
from hansa.loaders.draft import Draft, Entity, Relation, Span
from hansa.loaders.quotes import clip
from hansa.loaders.version import extractor_version


def finish(draft: Draft, language: str | None) -> Extraction:
    """The extraction that a finished draft gives."""
    related = {s.entity for r in draft.relations for s in (r.subject, r.object) if s is not None}
    shown, moved = _apart([s for s in draft.spans if not s.silent and _used(s.entity, related)])
    # Two spans of one entity at one place are one mention. In the order of the draft, as ties must fall the same
    # way each time.
    places = {_place(s): s for s in reversed(shown)}
    spans = sorted(places.values(), key=lambda s: (s.start, -s.end, s.entity.type, s.entity.name))
    entities = list({id(s.entity): s.entity for s in spans}.values())
    number = {id(e): i for i, e in enumerate(entities)}
    sentences_of = _Sentences(draft)
    mentions = tuple(
        Mention(s.start, s.end, number[id(s.entity)], draft.text[s.start : s.end], sentences_of.key(s.start))
        for s in spans
    )
    index = {_place(s): i for i, s in enumerate(spans)}
    at = {s: index[_place(s)] for s in shown}
    at |= {s: at[other] for s, other in moved.items()}
    at |= _silent(draft, shown, at)
    made = (s for r in draft.relations if (s := _statement(r, at, draft.text)) is not None)
    statements = _surest(once_each(_best(made), mentions), mentions, sentences_of)
    return Extraction(
        language,
        extractor_version(),
        tuple(_referent(e) for e in entities),
        mentions,
        tuple(
            sorted(
                statements,
                key=lambda s: (s.start, s.end, s.type, s.subject, s.object or -1, s.value or "", s.rule),
            )
        ),
    )


def _apart(shown: list[Span]) -> tuple[list[Span], dict[Span, Span]]:
    """The spans without those that begin where a longer one of another entity of their type does (`WeGO` in `WeGO
    Regional Office`), and for each of these another span of its entity, which stands for it if there is one."""
    longest: dict[tuple[str, int], Span] = {}
    for span in shown:
        place = span.entity.type, span.start
        if place not in longest or span.end > longest[place].end:
            longest[place] = span
    kept = [s for s in shown if longest[s.entity.type, s.start].entity is s.entity]
    others = {s.entity: s for s in reversed(kept)}
    left = {s: others[s.entity] for s in shown if s.entity in others}
    return kept, {s: other for s, other in left.items() if longest[s.entity.type, s.start].entity is not s.entity}


def _silent(draft: Draft, shown: list[Span], at: dict[Span, int]) -> dict[Span, int]:
    """The mention that speaks for each silent span: that of its entity which stands nearest, before it if it can."""
    named: dict[Entity, list[Span]] = {}
    for span in shown:
        named.setdefault(span.entity, []).append(span)
    found = {}
    for span in draft.spans:
        if span.silent and (others := named.get(span.entity)):
            nearest = min(others, key=lambda s: (s.start > span.start, abs(s.start - span.start)))
            found[span] = at[nearest]
    return found


def _place(span: Span) -> tuple[int, int, int]:
    """What makes two spans one mention."""
    return span.start, span.end, id(span.entity)


def _best(statements: Iterable[Statement]) -> list[Statement]:
    """One statement of those that say the same of the same mentions: the one with most qualifiers, then the surest."""
    best: dict[tuple[object, ...], Statement] = {}
    for statement in statements:
        post = statement.properties.get("post")
        same = (statement.type, statement.subject, statement.object, statement.value, post)
        known = best.get(same)
        if known is None or _weight(statement) > _weight(known):
            best[same] = statement
    return list(best.values())


def once_each(statements: Sequence[Statement], mentions: tuple[Mention, ...]) -> list[Statement]:
    """The statements without those that a repeated line (a doubled headline) makes in the same words again."""
    first: dict[tuple[object, ...], Statement] = {}
    for statement in sorted(statements, key=lambda s: s.start):
        about = mentions[statement.object].referent if statement.object is not None else None
        subject = mentions[statement.subject].referent
        line = mentions[statement.subject].sentence
        said = (
            statement.type,
            subject,
            about,
            statement.value,
            statement.properties.get("post"),
            line,
            statement.quote,
        )
        first.setdefault(said, statement)
    return list(first.values())


def _surest(
    statements: Sequence[Statement], mentions: tuple[Mention, ...], sentences_of: _Sentences
) -> list[Statement]:
    """The statements without those of which a surer one of the same sentence says all and no less."""
    alike: dict[tuple[object, ...], list[Statement]] = {}
    for statement in sorted(statements, key=lambda s: (-s.confidence, -len(s.properties), s.start, s.end)):
        about = mentions[statement.object].referent if statement.object is not None else None
        subject = mentions[statement.subject].referent
        same = (statement.type, subject, about, statement.value, sentences_of.key(statement.start))
        known = alike.setdefault(same, [])
        if not any(statement.properties.items() <= other.properties.items() for other in known):
            known.append(statement)
    return [statement for known in alike.values() for statement in known]


def _weight(statement: Statement) -> tuple[int, bool, float]:
    """The number of qualifiers, whether a role tells more than that somebody was there, the confidence."""
    return len(statement.properties), statement.properties.get("role") != "attendee", statement.confidence


class _Sentences:
    def __init__(self, draft: Draft) -> None:
        self._draft = draft
        self._starts = [a for a, _ in draft.sentences]

    def key(self, at: int) -> str:
        from bisect import bisect_right

        index = max(0, bisect_right(self._starts, at) - 1)
        start, end = self._draft.sentences[index]
        return sentence_key(self._draft.text[start:end])


def _used(entity: Entity, related: set[Entity]) -> bool:
    """Whether an entity is worth a node: weak ones (an unnamed talk, a bare agreement) only with a relation."""
    return entity in related or not (entity.traits.get("weak") or entity.traits.get("body"))


def _referent(entity: Entity) -> Referent:
    facets = entity.traits.get("facets", [])
    weak = entity.traits.get("weak_keys", [])
    assert isinstance(facets, list) and isinstance(weak, list)
    return Referent(
        entity.type, entity.name, keys=tuple(entity.keys), weak_keys=tuple(weak), facets=tuple(facets),
        labels=entity.labels, names=entity.known, attributes=entity.attributes,
    )  # fmt: skip


def _statement(relation: Relation, at: dict[Span, int], text: str) -> Statement | None:
    subject = at.get(relation.subject)
    about = at.get(relation.object) if relation.object else None
    if subject is None or (relation.object is not None and about is None):
        return None
    start, end = clip(relation.start, relation.end, text)
    return Statement(
        relation.type, subject, about, relation.value, start, end, text[start:end], relation.confidence, relation.rule,
        properties=dict(relation.properties),
    )  # fmt: skip
