"""Projects, programmes, strategies: a head noun with a name in quotes or in capitals."""

from __future__ import annotations

import re

from hansa.loaders.draft import Draft, Entity
from hansa.loaders.mentions.acronyms import everywhere
from hansa.loaders.mentions.phrases.phrase import Phrase, base_name, inner, swallow
from hansa.loaders.mentions.phrases.tails import acronym_after
from hansa.loaders.mentions.programmes import of_body, organisation_after, part_of_programme, programme_of

OPEN = '"\u201c\u201e\u00ab'

CLOSE = '"\u201d\u201c\u00bb'

_AFTER = re.compile(rf"(?:\s[-\u2013\u2014:])?(?:\s[\w-]+){{0,4}}?\s?[{OPEN}]([^{OPEN}{CLOSE}\n]{{2,120}})[{CLOSE}]")

_BEFORE = re.compile(rf"[{OPEN}]([^{OPEN}{CLOSE}\n]{{2,100}})[{CLOSE}]\s(?:[\w'\u2019-]+\s){{0,3}}$")

_DEFINED = re.compile(
    r"((?:[A-Z][\w'-]*)(?:\s(?:(?:of|for|and|in|on|the)\s)*[A-Z][\w'-]*)+)\s\(([A-Z][A-Za-z-]{1,9})\)\s$"
)

_CALLED = re.compile(
    r"\s(?:(?:called|named|entitled|titled|dubbed)\s)?"
    r"((?:[A-Z][\w'&+-]*)(?:\s(?:(?:of|for|and|in|the|to|on)\s){0,2}(?:[A-Z][\w'&+-]*|\d+))*)"
)
"""A name in capitals right behind a head noun."""

_CALLED_ANYWHERE = re.compile(
    r"(?:\s[a-zà-ÿ\u0430-\u0457]{4,})?\s([^\W\d_a-z][\w&+-]*(?:\s[^\W\d_a-z\u0430-\u0457][\w&+-]*|\s\d+)*)"
)
"""The same in other languages, whose adjectives may stand between: `progetto europeo Blue Rivers`."""

_CALLED_KINDS = frozenset({"project", "programme", "campaign", "initiative"})

_YEARS = re.compile(
    r"\s(?:for|на|до|up to)\s(?:the period (?:of )?)?(?:\d{4}(?:\s?[-\u2013]\s?\d{4})?|ближайшие \d+ (?:года|лет))"
    r"(?:\s(?:годы|годов|гг\.|года))?"
)


def note(draft: Draft, phrase: Phrase) -> None:
    """Note the project that a phrase names."""
    text = draft.text
    if (whole := _inside_quotes(draft, phrase)) is not None:
        add_project(draft, *whole, text[slice(*whole)], whole)
        return
    after = _AFTER.match(text, phrase.stop)
    before = _BEFORE.search(text, max(0, phrase.start - 140), phrase.start)
    if after and not re.search(r"[.;,]", text[phrase.stop : after.start(1) - 1]):
        add_project(draft, phrase.start, after.end(), after.group(1), (after.start(1), after.end(1)))
    elif long := _DEFINED.search(text, max(0, phrase.start - 120), phrase.start):
        add_project(draft, long.start(1), phrase.stop, long.group(1), long.span(1))
        entity = draft.find("Project", long.group(1))
        if entity is not None:
            draft.add(*long.span(2), entity, nested=True)
            draft.alias(entity, [long.group(2)])
            everywhere(draft, long.group(2), entity)
    elif (called := _called(draft, phrase)) is not None:
        add_project(draft, phrase.start, called[1], text[slice(*called)], called)
    elif before:
        add_project(draft, before.start(), phrase.stop, before.group(1), (before.start(1), before.end(1)))
    else:
        _plain(draft, phrase)


def _called(draft: Draft, phrase: Phrase) -> tuple[int, int] | None:
    """The name in capitals behind a common noun: `the project Green Harbour`."""
    head = phrase.tokens[phrase.last]
    first = draft.pack.order == "head first" and not draft.pack.words.get("nouns_capital")
    if phrase.kind not in _CALLED_KINDS or head.capital or not (first or draft.pack.code == "en"):
        return None
    match = (_CALLED_ANYWHERE if first else _CALLED).match(draft.text, head.end)
    if first and match is not None and not match.group(1)[0].isupper():
        return None
    if match is None or match.end() < phrase.stop:
        return None
    start, end = match.span(1)
    inside = [s for s in inner(draft, start, end) if not s.nested]
    titled = any(start <= t.start < end for t in draft.titles)
    if titled or any(s.start == start for s in inside) or not draft.free(start, start + 1):
        return None
    return start, end


def _inside_quotes(draft: Draft, phrase: Phrase) -> tuple[int, int] | None:
    """The stretch in quotes that a phrase ends, if it does."""
    if draft.text[phrase.stop : phrase.stop + 1] not in CLOSE or not draft.text[phrase.stop : phrase.stop + 1]:
        return None
    start = max(draft.text.rfind(q, max(0, phrase.start - 80), phrase.stop) for q in OPEN)
    if start < 0 or "\n" in draft.text[start : phrase.stop] or len(draft.text[start + 1 : phrase.stop].split()) < 2:
        return None
    return start + 1, phrase.stop


def add_project(draft: Draft, start: int, end: int, name: str, named: tuple[int, int]) -> None:
    """Note a project: its name in `text[slice(*named)]`, the whole mention in `text[start:end]`."""
    name = " ".join(name.split())
    entity = draft.find("Project", name) or Entity("Project", name, traits={"quoted": True})
    whole = " ".join(draft.text[start:end].split())
    for span in inner(draft, start, end):
        draft.spans.remove(span)
    draft.add(start, end, entity)
    draft.add(*named, entity, nested=True)
    draft.alias(entity, [name, whole])
    if len(name.split()) > 1 and name[:1].isupper():
        everywhere(draft, name, entity)


def _bare(draft: Draft, phrase: Phrase) -> bool:
    """Whether a phrase is a common noun that names no project; behind an article it points to the only one named.

    Its capital is that of a sentence, or of all nouns of the language.
    """
    pack, head = draft.pack, phrase.tokens[phrase.head]
    if phrase.end - phrase.first > 1 or not head.capital or _YEARS.match(draft.text, phrase.stop):
        return False
    if phrase.head and not pack.words.get("nouns_capital"):
        return False
    before = phrase.tokens[phrase.head - 1].lower if phrase.head else ""
    known = {s.entity for s in draft.spans.inside(0, phrase.start) if s.entity.type == "Project"}
    if before in pack.articles | pack.set("definite") and len(known) == 1 and draft.free(head.start, head.end):
        draft.add(head.start, head.end, known.pop(), silent=True)
    return True


def _plain(draft: Draft, phrase: Phrase) -> None:
    stop = phrase.stop
    words = phrase.tokens[phrase.first : phrase.end]
    inside = inner(draft, phrase.start, stop)
    if _bare(draft, phrase):
        return
    if part_of_programme(draft, phrase, inside) is not None:
        return
    years = _YEARS.match(draft.text, stop)
    if years:
        stop = years.end()
    capitals = [
        t for t in words if t.capital and (t.start != phrase.tokens[0].start or t.lower not in draft.pack.stopwords)
    ]
    if draft.pack.order and capitals and all(of_body(draft, t.start) for t in capitals):
        return  # the programme of a body, without a name of its own
    lower_head = words and not phrase.tokens[phrase.head].capital
    before = [t for t in capitals if t.start < phrase.tokens[phrase.head].start]
    if not capitals or (phrase.kind in {"system", "portal", "deal", "award", "corridor"} and len(capitals) < 2):
        return
    if lower_head and not before and not years:
        return
    if (
        lower_head
        and before
        and all(t.kind == "name" for t in before)
        and not years
        and phrase.kind not in {"plan", "strategy"}
    ):
        return
    if lower_head and phrase.kind == "concept" and not inside:
        return
    if (programme := programme_of(draft, phrase, inside)) is not None:
        swallow(draft, phrase, programme, stop, keep_before=False)
        return
    if known := organisation_after(draft, stop):
        swallow(draft, phrase, known, stop, keep_before=False)
        return
    said = " ".join(draft.text[phrase.start : stop].split())
    names = [said]
    if lower_head and before and not years and not any(t.kind == "word" and not t.capital for t in words[:1]):
        head = phrase.tokens[phrase.head]
        core = " ".join(draft.text[phrase.start : head.start].split())
        if len(core.split()) > 1:
            names.append(core)
    own = names[-1] if len(names) > 1 else base_name(draft, phrase, stop)
    entity = next((e for n in (*names, own) if (e := draft.find("Project", n))), None) or Entity("Project", own)
    entity.traits["places"] = [s.entity for s in inside]
    entity.traits.setdefault("kind", phrase.kind)
    swallow(draft, phrase, entity, stop, keep_before=True)
    if len(names) > 1:
        draft.add(
            phrase.start,
            phrase.start + len(draft.text[phrase.start : phrase.tokens[phrase.head].start].rstrip()),
            entity,
            nested=True,
        )
    draft.alias(entity, names)
    if found := acronym_after(draft, stop):
        draft.alias(entity, [found[0]])
        start = draft.text.index(found[0], stop)
        draft.add(start, start + len(found[0]), entity, nested=True)
