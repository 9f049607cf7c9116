"""Organisations beside those of the registry: a head noun with a name, an acronym that the document defines."""

from __future__ import annotations

from bisect import bisect_left

from hansa.loaders.draft import Draft, Entity, Span
from hansa.loaders.languages.pack import Pack
from hansa.loaders.mentions import phrases
from hansa.loaders.mentions.phrases import Phrase


def note(draft: Draft, phrase: Phrase) -> None:
    """Note the organisation that a phrase names; common nouns are left for coreference."""
    pack = draft.pack
    named = pack.grammar.named(phrase.tokens, phrase.first, phrase.last, phrase.end)
    if not named and not _led(draft, phrase):
        return
    stop = phrase.stop
    if draft.text[stop : stop + 2].lstrip()[:1] in tuple("\u00ab\u201e") and not _capital(phrase):
        return  # the name stands in the quotes behind
    said = " ".join(draft.text[phrase.start : stop].split())
    inside = phrases.inner(draft, phrase.start, stop)
    network = next((s.entity for s in inside if s.entity.network), None)
    if (city := municipal(draft, phrase.start, phrase.stop, inside)) is not None:
        span = phrases.swallow(draft, phrase, city, stop, keep_before=False)
        define(draft, span)
        return
    if phrase.kind == "hall" or (not inside and set(said.lower().split()) <= pack.set("municipal")):
        return
    if network is None and not inside and _bare(said, pack):
        network = _main_network(draft)
    if network is not None and any(body in said.lower() for body in pack.words["bodies"]):
        entity = draft.find("Organization", said) or Entity(
            "Organization", said, traits={"body": True, "parent": network}
        )
    elif not inside and _bare(said, pack):
        return
    else:
        name = phrases.base_name(draft, phrase, stop)
        entity = draft.find("Organization", said) or draft.find("Organization", name) or Entity("Organization", name)
        draft.alias(entity, [said])
        if len(inside) == 1 and (inside[0].start, inside[0].end) == (phrase.start, stop):
            return
    entity.traits["places"] = [s.entity for s in inside if s.entity.type in {"City", "Region", "Country"}]
    span = phrases.swallow(draft, phrase, entity, stop, keep_before=False)
    define(draft, span)


def _capital(phrase: Phrase) -> bool:
    return phrase.tokens[phrase.head].capital


def _led(draft: Draft, phrase: Phrase) -> bool:
    """Whether a title right before a phrase of several words makes it a body, though no word of it has a capital."""
    if draft.pack.code == "en" or phrase.end - phrase.first < 2:
        return False
    at = bisect_left(draft.titles, phrase.start, key=lambda t: t.start) - 1
    return at >= 0 and draft.titles[at].end == phrase.start - 1 and not draft.titles[at].plural


def municipal(draft: Draft, start: int, stop: int, inside: list[Span]) -> Entity | None:
    """The city or region whose own body a phrase names: only municipal words stand beside the name of the place."""
    cities = [s for s in inside if s.entity.type in {"City", "Region"}]
    if len(cities) != 1 or len(inside) != 1:
        return None
    lemma = draft.pack.grammar.lemma
    outside = draft.text[start : cities[0].start] + " " + draft.text[cities[0].end : stop]
    words = {lemma(w) for w in outside.replace("'s", " ").split()}
    own = draft.pack.set("municipal")
    return cities[0].entity if words and words <= own and not words <= {"city"} else None


def _bare(said: str, pack: Pack) -> bool:
    """Whether a phrase holds nothing but the words of an organ (`Executive Board`, `the Board of the Union`)."""
    low = said.lower()
    body = next((b for b in sorted(pack.words["bodies"], key=len, reverse=True) if b in low), None)
    if body is None:
        return False
    rest = set(low.replace(body, " ").split()) - {"the", "of", "a"}
    return rest <= pack.set("organisation_anaphors")


def _main_network(draft: Draft) -> Entity | None:
    counts = {e: n for e, n in draft.spans.counts("Organization").items() if e.network}
    return max(counts, key=lambda e: counts[e]) if counts else None


def define(draft: Draft, span: Span) -> None:
    """Note an acronym that stands in parentheses after a name, there and wherever else it stands."""
    found = phrases.acronym_after(draft, span.end)
    if found is None:
        return
    acronym, stop = found
    entity = span.entity
    if not draft.free(span.end, stop):
        for other in phrases.inner(draft, span.end, stop):
            if other.entity is not entity:
                _become(draft, other.entity, entity)
        return
    draft.alias(entity, [acronym])
    entity.traits.setdefault("acronym", acronym)
    start = draft.text.index(acronym, span.end)
    draft.add(start, start + len(acronym), entity, nested=True)
    draft.cover(span.end, stop)
    everywhere(draft, acronym, entity)


def _become(draft: Draft, old: Entity, new: Entity) -> None:
    """Make all spans of one entity spans of another; the one from a registry stays."""
    if old.type != new.type:
        return
    if old.keys and not new.keys:
        old, new = new, old
    for span in draft.spans.of(old):
        draft.spans.swap(span, Span(span.start, span.end, new, span.nested, span.silent))
    draft.leave(old)


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
