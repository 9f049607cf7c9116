"""Regions and cities that only an adjective names: in a list of them, before an office or body of the place."""

from __future__ import annotations

import re

from hansa.loaders.draft import Draft
from hansa.loaders.gazetteer import adjectives
from hansa.loaders.gazetteer.disambiguate import Choice
from hansa.loaders.gazetteer.gazetteer import Gazetteer
from hansa.loaders.gazetteer.places import Place
from hansa.loaders.mentions.place_entities import entity_of

_ENDING = "(?:[аоу]й|ая|ую|ого|ому|ым|им|ом)"
_LISTED = re.compile(
    rf"(?P<all>(?:[А-ЯЁ][а-яё-]+{_ENDING}(?:, а также |, | и ))*[А-ЯЁ][а-яё-]+{_ENDING}) "
    r"(?:област(?:ей|ями|ям|ях)\b|обл(?:исполком|совет|администраци)\w*)"
)
_PART = re.compile(r"[А-ЯЁ][а-яё-]+")
_OFFICE = re.compile(
    r"(?<![\w-])(?P<place>[А-ЯЁа-яё-]{2,}(?:ск|цк)(?:ий|ого|ому|им|ом|ой|ая|ую)|[Пп]од[а-яё]+н(?:ый|ого|ому|ым|ом)) "
    r"(?:экс-|вице-|(?:перв|нов|бывш)\w+ )?"
    r"(?:(?P<region>губернатор|облисполком|обладминистрац|облдум|облсовет|заксобран|законодательн\w+ собран)"
    r"|(?P<city>мэр|градоначальни|бургомистр|гор(?:исполком|совет|дум|администрац|управ)|райисполком|городск\w+ "
    r"(?:дум|совет|администрац|голов)))"
)
_PEOPLE = 10_000
"""Inhabitants from which a city may be meant by an adjective alone, if the text names nothing of its country."""


def regions(draft: Draft, language: str | None) -> None:
    """Note regions that adjectives alone name: in a list (`Минской и Брестской областями`), before their bodies."""
    if draft.pack.declining is None:
        return
    gazetteer = Gazetteer.open()
    for match in _LISTED.finditer(draft.text):
        for part in _PART.finditer(draft.text, *match.span("all")):
            stem = draft.pack.grammar.lemma(part.group())
            if stem.endswith("ий") and draft.free(*part.span()):
                place = _called(gazetteer, f"{stem[:-2].capitalize()}ая область", language)
                if place is not None:
                    draft.add(*part.span(), entity_of(draft, place))


def of_offices(draft: Draft, found: list[Choice], language: str | None) -> None:
    """Note the region or city of an office or body (`пермский губернатор`, `Гродненский горисполком`).

    Args:
        found: places of the text; their countries tell of several places which is meant.
    """
    if draft.pack.declining is None:
        return
    gazetteer = Gazetteer.open()
    known = {c.hit.start for c in found}
    for match in _OFFICE.finditer(draft.text):
        start, end = match.span("place")
        if not draft.free(start, end) or (match["city"] and start in known):
            continue
        lemma = draft.pack.grammar.lemma(match["place"])
        place = _region(gazetteer, lemma, language) if match["region"] else None
        place = place or nearest(gazetteer, lemma, "Region" if match["region"] else "City", found)
        if place is not None:
            draft.add(start, end, entity_of(draft, place))


def _called(gazetteer: Gazetteer, name: str, language: str | None) -> Place | None:
    """The region that bears a name."""
    hit = next(iter(gazetteer.find_names(name, language)), None)
    place = gazetteer.place(hit.place_keys[0]) if hit is not None and hit.end == len(name) else None
    return place if place is not None and place.type == "Region" else None


def _region(gazetteer: Gazetteer, adjective: str, language: str | None) -> Place | None:
    """The region whose name holds an adjective (`Новосибирская область`, `Пермский край`)."""
    if not adjective.endswith(("ий", "ой")):
        return None
    stem = adjective[:-2].capitalize()
    names = (f"{stem}ая область", f"{adjective.capitalize()} край")
    return next((place for name in names if (place := _called(gazetteer, name, language)) is not None), None)


def nearest(gazetteer: Gazetteer, adjective: str, type_: str, found: list[Choice]) -> Place | None:
    """The place of a type that an adjective comes from: one that the text names, one of its countries, a large one."""
    places = [
        p for name in adjectives.names_from(adjective) for p in gazetteer.candidates(name, "en") if p.type == type_
    ]
    named = {c.place.key for c in found}
    countries = {c.place.country_code for c in found}
    ranks = [(p.key in named, p.country_code in countries, p.population, p) for p in places]
    best = max(ranks, key=lambda r: r[:3], default=None)
    if best is None or not (any(best[:2]) or best[2] >= _PEOPLE or type_ == "Region"):
        return None
    return best[3]
