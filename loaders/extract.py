"""From a normalised text to an `Extraction`: the one front door of the extractor. Pure: the same text gives the same.

The chain: language, sentences, tokens, dates; registry, places, titles, phrases, persons; coreference; then
encoded sentences, from which posts and the rules of the language pack make statements; last the identity keys.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import chain

from hansa.graph.model import TABLE, Extraction, Metadata
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
    invisible,
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
from hansa.loaders.draft import Draft, Entity
from hansa.loaders.encode import Line, encode
from hansa.loaders.finish import finish, once_each
from hansa.loaders.frames import lists
from hansa.loaders.frames import run as frames
from hansa.loaders.language import detect
from hansa.loaders.languages.pack import LANGUAGES, for_text
from hansa.loaders.mentions import (
    acronyms,
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
from hansa.loaders.rules import run as rules
from hansa.loaders.spoken_of import Current
from hansa.loaders.text import dates, sentences
from hansa.loaders.text.tokens import tokenize

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
    bare, left = invisible.without(text)
    found = _extract(bare, metadata, told, calibrate)
    return invisible.put_back(found, text, left) if left else found


def _extract(text: str, metadata: Metadata | None, told: Callable[[float], None], calibrate: bool) -> Extraction:
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
    return replace(whole, statements=tuple(once_each(whole.statements, whole.mentions)))


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
        acronyms.define(draft, span)
    acronyms.again(draft)
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
    acronyms.named_twice(draft)
    acronyms.by_initials(draft)
    editions.find(draft)
    coreference.find(draft)
