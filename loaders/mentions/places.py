"""Cities, regions and countries by the gazetteer; a person's name that is also a place stays a person."""

from __future__ import annotations

import re
from dataclasses import replace

from hansa.loaders.draft import Draft
from hansa.loaders.gazetteer.disambiguate import LARGE, METROPOLIS, Choice, disambiguate
from hansa.loaders.gazetteer.gazetteer import Gazetteer
from hansa.loaders.mentions.place_entities import entity_of
from hansa.loaders.mentions.place_names import NO_PHRASE, again, in_surname, is_large, part_of_name, without_noun

SURE = 0.45
"""Confidence of the gazetteer from which a name is taken for a place."""

SURE_COUNTRY = 0.25
"""The same for the name of a country: few are ordinary words, and those stand capitalised inside a sentence."""

_PART_OF_WORLD = re.compile(r"\b(?:Latin|North|South|Central|Латинск\w+|Северн\w+|Южн\w+)\s$")
"""Before a name it makes a part of the world; the countries whose names begin so are found whole."""


def choices(draft: Draft, language: str | None) -> list[Choice]:
    """What the gazetteer finds in the text, sure enough to be a place."""
    gazetteer = Gazetteer.open()
    local = draft.pack.local
    hits = list(gazetteer.find_names(draft.text, language, local))
    if draft.pack.code == "en":
        hits = [shorter for hit in hits for shorter in without_noun(gazetteer, draft.text, hit)]
    starts = {s for s, _ in draft.sentences}
    large_at = {at for hit in hits if is_large(gazetteer.place(hit.place_keys[0])) for at in (hit.start, hit.end)}
    kept = []
    words: list[Choice] = []
    for choice in disambiguate(gazetteer, hits, draft.text, language, local):
        form = draft.text[choice.hit.start : choice.hit.end].lower()
        if choice.place.type == "Country" and _PART_OF_WORLD.search(
            draft.text, max(0, choice.hit.start - 12), choice.hit.start
        ):
            continue
        if choice.hit.kind in {"alternate", "adjective"} and draft.text[choice.hit.start - 1 : choice.hit.start] == "-":
            continue  # the second half of a given name: `Jean-Luc`
        if in_surname(draft.text, choice.hit.start, choice.hit.end):
            continue
        if draft.pack.code == "en" and part_of_name(draft.text, choice, large_at):
            continue
        country = choice.place.type == "Country" and choice.hit.kind == "name"
        said = draft.text[choice.hit.start : choice.hit.end]
        large = choice.place.population >= METROPOLIS or (
            choice.place.population >= LARGE and said == choice.place.name_en
        )
        ordinary = form in draft.pack.stopwords | draft.pack.set("no_place") or (
            choice.hit.common_word
            and not (country or large or choice.cue == "country behind" or (" " in form and not form.isascii()))
            and form.count(" ") < NO_PHRASE
            and (
                (choice.hit.start in starts and (form.isascii() or draft.pack.code != "en"))
                or draft.text.startswith(" of ", choice.hit.end)
            )
        )
        if ordinary and choice.hit.kind != "abbreviation" and (choice.hit.kind != "adjective" or form.isascii()):
            words.append(choice)
            continue
        if local is not None and (region := _region(draft, gazetteer, choice)) is not None:
            kept.append(region)
            continue
        if choice.confidence >= (SURE_COUNTRY if country else SURE):
            kept.append(choice)
    return sorted([*kept, *again(draft, words, kept)], key=lambda c: c.hit.start)


def _region(draft: Draft, gazetteer: Gazetteer, choice: Choice) -> Choice | None:
    """The region that a city's name means before the word for a region (`Түркістан облысы`)."""
    after = draft.pack.words["patterns"].get("region_after")
    if after is None or choice.place.type != "City" or not choice.place.region_code:
        return None
    match = draft.pack.pattern("region_after").match(draft.text, choice.hit.end)
    if match is None:
        return None
    try:
        place = gazetteer.place(f"iso3166-2:{choice.place.region_code}")
    except KeyError:
        return None
    return replace(choice, hit=replace(choice.hit, end=match.end(), stem=match.end()), place=place)


def within_names(draft: Draft, found: list[Choice]) -> frozenset[int]:
    """The offsets of words inside the names of places in the languages that set a title right behind one."""
    if draft.pack.code != "en":
        return frozenset()
    return frozenset(at + 1 for c in found for at in range(c.hit.start, c.hit.end) if draft.text[at] in " -")


def note(draft: Draft, found: list[Choice]) -> None:
    """Note the places where the text is still free."""
    titled = {t.start for t in draft.titles}
    for choice in found:
        start, end = choice.hit.start, choice.hit.end
        if not draft.free(start, end):
            continue
        entity = entity_of(draft, choice.place)
        if start < choice.hit.stem < end:
            draft.stems[end] = choice.hit.stem
        if choice.hit.kind == "adjective" and not (choice.place.type == "Country" or _acts(draft, end, titled)):
            continue
        draft.add(start, end, entity)


_NEXT = re.compile(r"\s(?:городск\w+ )?([^\W\d_]+(?:-[^\W\d_]+)*)")


def _acts(draft: Draft, end: int, titled: set[int]) -> bool:
    """Whether what follows the adjective of a place is an official or body of it (`московский мэр`)."""
    match = _NEXT.match(draft.text, end)
    if match is None:
        return False
    lemma = draft.pack.grammar.lemma(match.group(1))
    return match.start(1) in titled or lemma in draft.pack.set("municipal") or lemma in draft.pack.set("acting_bodies")
