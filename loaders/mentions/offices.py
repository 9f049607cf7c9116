"""Offices: a title with its complement (`глава пресс-службы министерства`) and the person named behind it.

Only languages whose grammar tells the two apart by case have them; in others titles and names are read in `persons`.
"""

from __future__ import annotations

from bisect import bisect_left
from itertools import pairwise

from hansa.loaders.draft import LOOSE, Draft, Entity, Office, Span, Title
from hansa.loaders.gazetteer.disambiguate import Choice
from hansa.loaders.languages.grammar import Declining
from hansa.loaders.mentions import councils
from hansa.loaders.mentions.persons.notes import note
from hansa.loaders.mentions.persons.runs import Run
from hansa.loaders.mentions.phrases.heads import compound
from hansa.loaders.mentions.phrases.phrase import inner, nested, tokens_between
from hansa.loaders.text.tokens import Token

_REACH = 60


def find(draft: Draft, found: list[Choice]) -> None:
    """Note the office of every title, and the persons named in them; `found` are the places of the text."""
    grammar = draft.pack.declining
    if grammar is None:
        return
    places = {c.hit.start: c.hit.end for c in found if c.hit.kind != "adjective"}
    at = 0
    for tokens in draft.tokens:
        own: list[Title] = []
        while at < len(draft.titles) and tokens and draft.titles[at].start <= tokens[-1].start:
            own.append(draft.titles[at])
            at += 1
        if own:
            _of_sentence(draft, grammar, tokens, own, places)


def _of_sentence(
    draft: Draft, grammar: Declining, tokens: list[Token], titles: list[Title], places: dict[int, int]
) -> None:
    starts = [t.start for t in tokens]
    titled = {t.start: bisect_left(starts, t.end) for t in titles}
    placed = {start: bisect_left(starts, places[start]) for start in starts if start in places}
    for title in titles:
        first, after = bisect_left(starts, title.start), titled[title.start]
        if title.plural and not (first and tokens[first - 1].lower in draft.pack.set("one_of")):
            continue
        wanted = frozenset() if title.plural else grammar.cases([t.text for t in tokens[first:after]])
        end, name = grammar.office(tokens, after, wanted, titled, placed, title.post not in LOOSE)
        begin, stop = tokens[after - 1].end, tokens[end - 1].end
        person = None
        if name is not None:
            run = tuple(tokens[name[0] : name[1]])
            if draft.free(run[0].start, run[-1].end):
                note(draft, Run(run, tokens[name[0] - 1], None), wanted == {"nomn"})
            person = (run[0].start, run[-1].end)
            draft.held.update((title.start, person[0]))
            draft.bodies.update(t.start for t in tokens[after:end])
        draft.offices[title.start] = Office(title, begin, max(begin, stop), person)


def bodies(draft: Draft) -> None:
    """Note the bodies that only their place behind a title makes names: with no capital, or with no head noun."""
    grammar = draft.pack.declining
    if grammar is None:
        return
    for office in draft.offices.values():
        if office.start == office.end:
            continue
        if not (office.person or _held(draft, office)):
            tokens = tokens_between(draft, office.start, office.end)
            if all(t.kind == "word" and t.capital for t in tokens):
                _unknown(draft, tokens)
            continue
        inside = [s for s in draft.spans.inside(office.start, office.end) if not s.nested]
        tokens = tokens_between(draft, office.start, office.end)
        if _latin(draft, tokens, inside):
            inside = []
        if bodies := [s for s in inside if s.entity.type == "Organization"]:
            _longer(draft, bodies[-1], tokens, office)
            _section(draft, grammar, bodies[0], tokens)
        elif not _head(draft, grammar, tokens, inside) and not inside:
            _unknown(draft, tokens)


def _latin(draft: Draft, tokens: list[Token], inside: list[Span]) -> bool:
    """Drop the places in a name of several words in Latin letters, which is a body's: `проректор Turin University`."""
    named = len(tokens) > 1 and all(t.kind == "word" and t.capital and t.text.isascii() for t in tokens)
    places = [s for s in inside if s.entity.type == "City"]
    if not named or len(inside) != 1 or not places or places[0].end == tokens[-1].end:
        return False
    draft.spans.remove(places[0])
    draft.uncover(tokens[0].start, tokens[-1].end)
    return True


def _held(draft: Draft, office: Office) -> bool:
    """Whether a person is named right before a title (`Анна Иванова, глава …`)."""
    return any(
        s.entity.type == "Person" and draft.text[s.end : office.title.start].strip(" ,\u2013\u2014(-") == ""
        for s in draft.spans.inside(max(0, office.title.start - _REACH), office.title.start)
    )


def _longer(draft: Draft, body: Span, tokens: list[Token], office: Office) -> None:
    """Let the name of a body go on to the end of the complement over capitalised words alone."""
    rest = [t for t in tokens if t.start >= body.end]
    if not rest or body.entity.keys or not all(t.kind == "word" and t.capital for t in rest):
        return
    place = [s for s in draft.spans.inside(body.end, office.end) if not s.nested]
    if draft.text[body.start : body.end].isupper() and [s.end for s in place] == [rest[-1].end]:
        # the acronym of a body that others of its kind have too: `ГИБДД Хакасии`
        draft.spans.swap(place[0], nested(place[0]))
        draft.spans.swap(body, nested(body))
        said = " ".join(draft.text[body.start : rest[-1].end].split())
        name = f"{body.entity.name}{draft.text[body.end : rest[-1].end]}"
        whole = draft.find("Organization", name) or Entity("Organization", name)
        draft.add(body.start, rest[-1].end, whole)
        draft.alias(whole, [said])
        return
    if rest[0].start - body.end > 1 or not draft.free(rest[0].start, rest[-1].end):
        return
    draft.spans.swap(body, Span(body.start, rest[-1].end, body.entity))
    draft.cover(body.start, rest[-1].end)
    body.entity.name += draft.text[body.end : rest[-1].end]


def _section(draft: Draft, grammar: Declining, body: Span, tokens: list[Token]) -> None:
    """Note the section of a body that an office is held at: `казанского отделения партии «…»`, `пресс-службы МЧС`."""
    quoted = draft.text[body.start - 1] in _OPENING
    before = [t for t in tokens if t.end <= body.start - quoted]
    lemma = draft.pack.grammar.lemma
    unit = next((i for i, t in enumerate(before) if lemma(t.text) in draft.pack.set("sections")), None)
    if unit is None or any(t.kind != "word" for t in before) or body.start - quoted - before[-1].end > 1:
        return
    if any(b.start - a.end > 1 for a, b in pairwise(before)) or body not in draft.spans:
        return
    head = before[unit].text
    if not all(grammar.agrees(t.text, head) for t in before[:unit]):
        return
    if not all(grammar.attributive(t.lower) or "gent" in grammar.noun_cases([t.text]) for t in before[unit + 1 :]):
        return
    start, words = before[0].start, [t.text for t in before[: unit + 1]]
    stop = body.end + (quoted and draft.text[body.end : body.end + 1] in _CLOSING)
    name = " ".join(f"{draft.pack.grammar.base_phrase(words, unit)}{draft.text[before[unit].end : stop]}".split())
    entity = draft.find("Organization", name) or Entity("Organization", name)
    if body.entity.network:
        entity.traits["of"] = body.entity
    for span in inner(draft, start, stop):
        draft.spans.swap(span, nested(span))
    draft.add(start, stop, entity)
    draft.alias(entity, [" ".join(draft.text[start:stop].split())])


_OPENING, _CLOSING = ("«", "„", "“", '"'), ("»", "“", "”", '"')


def _head(draft: Draft, grammar: Declining, tokens: list[Token], inside: list[Span]) -> bool:
    """Note the phrase around the first head noun of a body."""
    pack = draft.pack
    for at, token in enumerate(tokens):
        lemma = pack.grammar.lemma(token.text) if token.kind == "word" else ""
        head = pack.heads.get(lemma) or compound(pack, lemma)
        body = lemma in pack.set("office_heads") or (head is not None and head[0] == "Organization")
        if not body or not draft.free(token.start, token.end):
            continue
        first = at
        while first and tokens[first - 1].kind == "word" and grammar.agrees(tokens[first - 1].text, token.text):
            first -= 1
        end = next((i for i in range(at + 1, len(tokens)) if tokens[i].lower in pack.set("body_ends")), len(tokens))
        end = max(end, min(len(tokens), pack.grammar.phrase(tokens, at, frozenset())[1]))
        if end - first < 2 and not _institution(draft, lemma):
            return False
        if councils.municipal(draft, tokens[first].start, tokens[-1].end, inside):
            return False
        if councils.department(draft, tokens[at:end], inside):
            return True  # that of the city spoken of
        start, stop = tokens[first].start, tokens[end - 1].end
        words = [t.text for t in tokens[first : at + 1]]
        tail = draft.text[token.end : stop]
        name = " ".join((pack.grammar.base_phrase(words, len(words) - 1) + tail).split())
        said = " ".join(draft.text[start:stop].split())
        entity = draft.find("Organization", said) or draft.find("Organization", name) or Entity("Organization", name)
        for span in inner(draft, start, stop):
            draft.spans.swap(span, nested(span))
        draft.add(start, stop, entity)
        draft.alias(entity, [said])
        return True
    return False


def _institution(draft: Draft, lemma: str) -> bool:
    """Whether a noun alone names the one institution of its kind that a text speaks of: `директор драмтеатра`."""
    if not (lemma in draft.pack.set("institutions") or compound(draft.pack, lemma)):
        return False
    known = (e.name.casefold() for e in draft.spans.counts("Organization"))
    return not any(lemma[:-1] in name for name in known)


def _unknown(draft: Draft, tokens: list[Token]) -> bool:
    """Note the capitalised words at the end of a complement."""
    first = len(tokens)
    while first and tokens[first - 1].kind == "word" and tokens[first - 1].capital:
        first -= 1
    if first == len(tokens) or not draft.free(tokens[first].start, tokens[-1].end):
        return False
    said = " ".join(t.text for t in tokens[first:])
    words = said.split()
    name = draft.pack.grammar.nominative(words) if len(words) == 1 and not said.isupper() else said
    entity = draft.find("Organization", said) or draft.find("Organization", name) or Entity("Organization", name)
    draft.add(tokens[first].start, tokens[-1].end, entity)
    draft.alias(entity, [said])
    return True
