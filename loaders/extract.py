"""From a normalised text to an `Extraction`: the one front door of the extractor. Pure: the same text gives the same.

The chain: language, sentences, tokens, dates; registry, places, titles, phrases, persons; coreference; then
encoded sentences, from which posts and the rules of the language pack make statements; last the identity keys.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from itertools import chain

from hansa.graph.model import TABLE, Extraction, Mention, Metadata, Referent, Statement, sentence_key
from hansa.loaders import (
    adjectives,
    apposition,
    beside,
    blocks,
    both,
    carriers,
    confidence,
    events,
    groups,
    keys,
    meetings,
    relation_classifier,
    spoken_of,
    standing,
)
from hansa.loaders import agreements as agreements_
from hansa.loaders import offices as office_posts
from hansa.loaders.clauses import find as clauses
from hansa.loaders.clauses.grammar import grammar
from hansa.loaders.coreference import find as coreference
from hansa.loaders.datelines import dateline, day_of, year_at
from hansa.loaders.draft import Draft, Entity, Relation, Span
from hansa.loaders.encode import Line, encode
from hansa.loaders.frames import lists
from hansa.loaders.frames import run as frames
from hansa.loaders.language import detect
from hansa.loaders.languages.pack import LANGUAGES, for_text
from hansa.loaders.mentions import (
    agreements,
    districts,
    editions,
    inner,
    networks,
    offices,
    organisations,
    outlets,
    place_adjectives,
    places,
    project_names,
    projects,
    quoted,
    regions,
    titles,
    towns,
    unlisted,
    unnamed,
)
from hansa.loaders.mentions import meetings as meeting_mentions
from hansa.loaders.mentions.persons import find as persons
from hansa.loaders.mentions.phrases import find as phrases
from hansa.loaders.mentions.phrases.heads import sentences_with
from hansa.loaders.mentions.phrases.phrase import Phrase, chunks
from hansa.loaders.posts import find as posts
from hansa.loaders.posts.lists import find_lists
from hansa.loaders.quotes import clip
from hansa.loaders.rules import run as rules
from hansa.loaders.spoken_of import Current
from hansa.loaders.text import dates, sentences
from hansa.loaders.text.tokens import tokenize
from hansa.loaders.version import extractor_version

__all__ = ["extract"]

_NOTERS: dict[str, Callable[[Draft, Phrase], None]] = {
    "Organization": organisations.note,
    "Meeting": meeting_mentions.note,
    "Project": projects.note,
    "Agreement": agreements.note,
}


def extract(
    text: str,
    metadata: Metadata | None = None,
    *,
    told: Callable[[float], None] = lambda share: None,
    calibrate: bool = True,
) -> Extraction:
    """What a document says, as data of that document alone; the text of a table is read as a table.

    Args:
        text: normalised (`hansa.graph.model.normalise`).
        metadata: of the document; its language is used instead of detection when it is given.
        told: called with the share of the text that is read, after each block; what it raises ends the reading.
        calibrate: give each statement the confidence that its rule has earned; else that which the rule states.
    """
    if metadata and metadata.format == TABLE:
        from hansa.loaders.tables import statements as tables

        return tables.extract(text, metadata)
    language = (metadata.language if metadata else None) or detect(text)
    parts = []
    named: tuple[Entity, ...] = ()
    for start, end in blocks.split(text):
        draft = read(text[start:end], language, named, calibrate=calibrate)
        parts.append((start, finish(draft, language)))
        named = blocks.handed_on(draft)
        told(end / len(text) if text else 1.0)
    if len(parts) == 1:
        return parts[0][1]
    whole = blocks.join(parts)
    return replace(whole, statements=tuple(_once(whole.statements, whole.mentions)))


def read(text: str, language: str | None, named: tuple[Entity, ...] = (), *, calibrate: bool = True) -> Draft:
    """All steps up to the identity keys; `named` are entities that earlier blocks of the text name."""
    draft, lines, current = by_rules(text, language, named)
    draft.relations = relation_classifier.run(draft, lines, current)
    agreements_.settle(draft)
    meetings.settle(draft)
    if calibrate:
        draft.relations = confidence.settled(draft.relations, language)
    keys.assign(draft)
    return draft


def by_rules(text: str, language: str | None, named: tuple[Entity, ...] = ()) -> tuple[Draft, list[Line], Current]:
    """The draft with all that rules state, its encoded sentences, and what the text speaks of at each point."""
    pack = for_text(language or "en", text)
    spans = sentences.split(text, pack.set("abbreviations"), bool(pack.words.get("ordinal_stop")))
    draft = Draft(text, pack, spans, [tokenize(text, a, b, pack.apart) for a, b in spans], inherited=named)
    draft.foreign = language not in LANGUAGES
    _mention(draft, language)
    lines = encode(draft)
    apposition.find(draft, lines)
    find_lists(draft, lines)
    if draft.pack.declining is not None:
        office_posts.relate(draft, lines)
    else:
        posts.find(draft, lines)
    meetings.relate(draft)
    meetings.named_for(draft)
    carriers.relate(draft)
    holders = standing.holders_of(draft)
    told = events.Events(draft, spoken_of.current(draft) if pack.declining is None else lambda *_: None)
    for before, line in zip([None, *lines], lines, strict=False):
        both.resolve(draft, line, before, holders)
        standing.resolve(draft, line, holders)
        standing.pronouns(draft, line, before)
        groups.reduce(draft, line)
        standing.restore_members(draft, line)
        for relation in chain(rules.run(draft, line, told, first=True), frames.run(draft, line, told, first=True)):
            draft.relations.append(relation)
            if relation.type == "HOLDS_POST" and relation.object:
                holders.setdefault(relation.object.entity, []).append(relation)
    current = spoken_of.current(draft)
    simple = grammar(pack)
    for line, parts in clauses.find(pack, lines):
        draft.relations.extend(rules.run(draft, line, current))
        draft.relations.extend(frames.run(draft, line, current))
        draft.relations.extend(beside.run(draft, line, current))
        draft.relations.extend(adjectives.run(draft, line))
        for clause in parts:
            if clause.text != line.text:
                draft.relations.extend(rules.run(draft, clause, current, types=simple.types if simple else None))
    if pack.frames:
        for whole in lists.joined(draft, lines):
            draft.relations.extend(frames.run(draft, whole, current))
    draft.relations = rules.without_defaults(pack, draft.relations)
    return draft, lines, current


def _mention(draft: Draft, language: str | None) -> None:
    draft.dates = dates.find(draft.text, draft.pack.dates)
    draft.dateline = dateline(draft)
    draft.dates = [dates.with_year(d, year_at(draft, d)) for d in draft.dates]
    if (day := day_of(draft)) is not None:
        draft.dates = dates.merged(draft.dates, dates.relative(draft.text, draft.pack.dates, day))
    for date in draft.dates:
        draft.cover(date.start, date.end)
    networks.find(draft)
    for span in list(draft.spans):
        organisations.define(draft, span)
    organisations.again(draft)
    found = places.choices(draft, language)
    place_adjectives.regions(draft, language)
    place_adjectives.of_offices(draft, found, language)
    districts.find(draft, found)
    titles.find(draft, frozenset(c.hit.start for c in found), places.within_names(draft, found))
    offices.find(draft, found)
    persons.before_places(draft, found)
    regions.find(draft, found)
    places.note(draft, found)
    regions.unknown(draft)
    towns.define(draft)
    towns.in_lists(draft)
    outlets.find(draft)
    holding = sentences_with(draft)
    for type_ in ("Meeting", "Project", "Agreement", "Organization"):
        for index in holding.get(type_, ()):
            for phrase in phrases.phrases(draft, chunks(draft, index)):
                if phrase.type == type_:
                    if type_ == "Meeting" and inner.note(draft, phrase):
                        continue
                    paper = type_ == "Project" and agreements.signed(draft, phrase)
                    _NOTERS["Agreement" if paper else type_](draft, phrase)
    agreements.headline(draft)
    unlisted.find(draft)
    unnamed.find(draft)
    quoted.find(draft)
    project_names.find(draft)
    persons.find(draft)
    offices.bodies(draft)
    organisations.named_twice(draft)
    organisations.by_initials(draft)
    editions.find(draft)
    coreference.find(draft)


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
    made = (s for r in draft.relations if (s := _statement(r, at, draft.text)) is not None)
    statements = _once(_best(made), mentions)
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


def _once(statements: Sequence[Statement], mentions: tuple[Mention, ...]) -> list[Statement]:
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
