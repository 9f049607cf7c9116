"""Programmes that a phrase names with common words added, and the parts of one with an acronym of their own."""

from __future__ import annotations

import re

from hansa.loaders.draft import Draft, Entity, Span
from hansa.loaders.mentions.acronyms import everywhere
from hansa.loaders.mentions.phrases.phrase import Phrase, inner, swallow
from hansa.loaders.mentions.phrases.tails import acronym_after

_AND_MORE = re.compile(r"\sand\s(?:the\s)?[A-Z][\w-]+(?=\s?\()")


def part_of_programme(draft: Draft, phrase: Phrase, inside: list[Span]) -> Entity | None:
    """The part of a programme that has an acronym of its own behind its name: `the XYZ programme for Asia (XYZ-A)`."""
    whole = next((s.entity for s in inside if s.entity.type == "Project" and s.entity.keys), None)
    more = _AND_MORE.match(draft.text, phrase.stop)
    stop = more.end() if more else phrase.stop
    found = acronym_after(draft, stop)
    if whole is None or found is None or found[0] in whole.known:
        return None
    name = " ".join(draft.text[phrase.start : stop].split())
    entity = Entity("Project", name, traits={"of": whole, "kind": phrase.kind})
    swallow(draft, phrase, entity, stop, keep_before=True)
    draft.alias(entity, [name, found[0]])
    for other in [s for s in inner(draft, stop, found[1]) if s.entity is not entity]:
        draft.spans.remove(other)
    at = draft.text.index(found[0], stop)
    draft.add(at, at + len(found[0]), entity, nested=True)
    everywhere(draft, found[0], entity)
    return entity


def programme_of(draft: Draft, phrase: Phrase, inside: list[Span]) -> Entity | None:
    """The programme of the registry that a phrase names with common words added: `the Government's XYZ programme`."""
    found = [s for s in inside if s.entity.type == "Project" and s.entity.keys]
    if len(found) != 1:
        return None
    span = found[0]
    before = [t for t in phrase.tokens[phrase.first : phrase.end] if t.end <= span.start and t.kind == "word"]
    behind = [t for t in phrase.tokens[phrase.first : phrase.end] if t.start >= span.end and t.kind == "word"]
    plain = all(not t.capital or t.lower == "government" for t in before)
    return span.entity if plain and all(t.lower in draft.pack.heads for t in behind) else None


def of_body(draft: Draft, at: int) -> bool:
    """Whether a place in the text lies in the name of a body."""
    near = draft.spans.inside(max(0, at - 100), at + 150)
    return any(s.entity.type == "Organization" and s.start <= at < s.end for s in near)


def organisation_after(draft: Draft, stop: int) -> Entity | None:
    """A known organisation in brackets right behind: the phrase is its name (`the Long Name Programme (LNP)`)."""
    if draft.text[stop : stop + 2] != " (":
        return None
    return next(
        (
            s.entity
            for s in draft.spans.inside(stop + 2, min(len(draft.text), stop + 200))
            if s.start == stop + 2 and s.entity.type == "Organization" and draft.text[s.end : s.end + 1] == ")"
        ),
        None,
    )
