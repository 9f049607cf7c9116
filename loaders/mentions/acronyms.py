"""Acronyms and other short names of organisations: where the document defines one, and everywhere that it says it."""

from __future__ import annotations

import re

from hansa.loaders.draft import Draft, Entity, Span
from hansa.loaders.languages.pack import Pack
from hansa.loaders.mentions.phrases.phrase import inner
from hansa.loaders.mentions.phrases.tails import acronym_after
from hansa.loaders.text.folding import fold


def define(draft: Draft, span: Span) -> None:
    """Note an acronym that stands in parentheses after a name, there and wherever else it stands."""
    found = acronym_after(draft, span.end)
    if found is None:
        return
    acronym, stop = found
    entity = span.entity
    if not draft.free(span.end, stop):
        for other in inner(draft, span.end, stop):
            if other.entity is entity:
                continue
            if _another(entity, other.entity, draft.pack):
                _take(draft, acronym, other.entity, entity)
            else:
                _become(draft, other.entity, entity)
        return
    draft.alias(entity, [acronym])
    entity.traits.setdefault("acronym", acronym)
    start = draft.text.index(acronym, span.end)
    draft.add(start, start + len(acronym), entity, nested=True)
    draft.cover(span.end, stop)
    everywhere(draft, acronym, entity)


def _another(entity: Entity, known: Entity, pack: Pack) -> bool:
    """Whether a body bears only the acronym of one of the registry: no telling word of their names is the same."""
    if entity.keys or not known.keys or entity.type != known.type:
        return False
    own = _telling(entity.name, pack)
    names = [n for n in known.known if n.isascii() == entity.name.isascii() and " " in n]
    return bool(own and names) and not any(own & _telling(n, pack) for n in names)


_STEM = 4
"""Letters of a word that stay the same in all its cases, about."""


def _telling(name: str, pack: Pack) -> set[str]:
    """The beginnings of the words of a name that few bodies share."""
    common = {fold(w)[:_STEM] for w in (*pack.set("organisation_modifiers"), *pack.set("generic"), *pack.heads)}
    return {w[:_STEM] for w in fold(name).split() if len(w) >= _STEM} - common


def _take(draft: Draft, acronym: str, old: Entity, new: Entity) -> None:
    """Give a body an acronym that stands for another one elsewhere: in this document it is said of this body."""
    for span in draft.spans.of(old):
        if draft.text[span.start : span.end] == acronym:
            draft.spans.swap(span, Span(span.start, span.end, new, span.nested, span.silent))
    draft.alias(new, [acronym])
    new.traits.setdefault("acronym", acronym)


def _become(draft: Draft, old: Entity, new: Entity) -> None:
    """Make all spans of one entity spans of another; the one from a registry stays."""
    if old.type != new.type:
        return
    if old.keys and not new.keys:
        old, new = new, old
    for span in draft.spans.of(old):
        draft.spans.swap(span, Span(span.start, span.end, new, span.nested, span.silent))
    draft.leave(old)


_TAIL = re.compile(r"((?:[A-Z][\w&.-]*(?: [A-Z][\w&.-]*){0,3})|[А-ЯЁ]{2,})$")


def named_twice(draft: Draft) -> None:
    """Make one of a body named with its kind and without it (`концерн Volvo`, `Volvo`; `федерация ФИДЕ`, `ФИДЕ`)."""
    kinds = draft.pack.set("named_kinds")
    if not kinds:
        return
    for entity in [e for e in draft.entities if e.type == "Organization"]:
        for form in draft.forms(entity):
            match = _TAIL.search(form)
            words = form[: match.start()].split() if match else []
            if match is None or not words or draft.pack.grammar.lemma(words[-1]) not in kinds:
                continue
            other = draft.find("Organization", match.group(1))
            if other is not None and other is not entity:
                _become(draft, other, entity)
            draft.alias(entity, [match.group(1)])
            for span in draft.spans.of(entity):
                if draft.text[span.start : span.end].endswith(f" {match.group(1)}"):
                    draft.add(span.end - len(match.group(1)), span.end, entity, nested=True)


def by_initials(draft: Draft) -> None:
    """Note the letters that one body of three words or more begins its words with, wherever they stand alone."""
    found: dict[str, list[Entity]] = {}
    for entity in draft.entities:
        if entity.type == "Organization" and not entity.traits.get("acronym"):
            letters = "".join(w[0] for w in entity.name.split() if w[0].isupper())
            if len(letters) >= _FEWEST_LETTERS:
                found.setdefault(letters, []).append(entity)
    for letters, entities in found.items():
        if len(entities) == 1 and letters in draft.text and draft.find("Organization", letters) is None:
            draft.alias(entities[0], [letters])
            everywhere(draft, letters, entities[0])


_FEWEST_LETTERS = 3


def again(draft: Draft) -> None:
    """Note the acronyms and names that earlier blocks of the text define."""
    for entity in draft.inherited:
        acronym = entity.traits.get("acronym")
        if acronym:
            everywhere(draft, str(acronym), entity)


def everywhere(draft: Draft, name: str, entity: Entity) -> None:
    """Note a name wherever it stands free as a word of its own."""
    at = draft.text.find(name)
    while at >= 0:
        end = at + len(name)
        if not draft.text[at - 1 : at].isalnum() and not draft.text[end : end + 1].isalnum() and draft.free(at, end):
            draft.add(at, end, entity)
        at = draft.text.find(name, end)
