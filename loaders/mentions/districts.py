"""Places named with the noun of their kind, in Russian: federal districts, districts, and municipalities of a city.

`Приволжский федеральный округ`, `Василеостровский район`, `район Чаян`, `Березниковский городской округ`.
"""

from __future__ import annotations

import re

from hansa.loaders.draft import Draft, Entity, Span
from hansa.loaders.gazetteer.disambiguate import Choice
from hansa.loaders.gazetteer.gazetteer import Gazetteer
from hansa.loaders.mentions import place_adjectives
from hansa.loaders.mentions.place_entities import entity_of

_ADJECTIVE = r"[А-ЯЁ][а-яё]+(?:-[А-ЯЁа-яё][а-яё]+)*(?:ск|цк|н|ов|ев)(?:ий|ый|ой|ого|ому|им|ым|ом)"
_DISTRICT = re.compile(rf"(?<![\w-])(?P<name>{_ADJECTIVE}) (?P<kind>федеральн\w+ округ|район)(?:а|у|ом|е)?(?![\w-])")
_NAMED = re.compile(
    r"(?<![\w-])(?<!в )(?P<kind>район)(?:а|у|ом|е)? (?P<name>[А-ЯЁ][а-яё]{2,}(?:-[А-ЯЁ][а-яё]+)*)(?![\w-])"
)
_MUNICIPALITY = re.compile(
    rf"(?<![\w-])(?P<name>{_ADJECTIVE}) (?:городск|муниципальн)\w+ (?:округ|образовани)(?:а|у|ом|е|я|ю|ем|и)?(?![\w-])"
)
_STEM = 4
"""Letters that the name of a city and its adjective share, about."""


def find(draft: Draft, found: list[Choice]) -> None:
    """Note districts as regions, and municipalities as the city they are named for; `found` are places of the text."""
    if draft.pack.code != "ru":
        return
    starts = {start for start, _ in draft.sentences}
    for match in _MUNICIPALITY.finditer(draft.text):
        _municipality(draft, match, found)
    for match in _DISTRICT.finditer(draft.text):
        plain = not re.search("ск|цк", match["name"]) and match.start() in starts
        if draft.free(*match.span()) and not plain:
            words = match.group().split()
            _add(draft, match.span(), draft.pack.grammar.base_phrase(words, len(words) - 1))
    known = {c.hit.start for c in found}
    for match in _NAMED.finditer(draft.text):
        if draft.free(*match.span()) and match.start("name") not in known:
            _add(draft, match.span(), f"район {match['name']}")


def _add(draft: Draft, span: tuple[int, int], name: str) -> Span:
    entity = draft.find("Region", name) or Entity("Region", name)
    return draft.add(*span, entity)


def _municipality(draft: Draft, match: re.Match[str], found: list[Choice]) -> None:
    if not draft.free(*match.span()):
        return
    lemma = draft.pack.grammar.lemma(match["name"])
    place = next((c.place for c in found if c.place.type == "City" and _alike(match["name"], _said(draft, c))), None)
    place = place or place_adjectives.nearest(Gazetteer.open(), lemma, "City", found)
    if place is not None:
        draft.add(*match.span(), entity_of(draft, place))


def _said(draft: Draft, choice: Choice) -> str:
    return draft.text[choice.hit.start : choice.hit.end]


def _alike(adjective: str, name: str) -> bool:
    """Whether an adjective is made of a name: each of their parts begins alike (`Сергиево-Посадский`)."""
    made, said = adjective.casefold().split("-"), re.split(r"[\s-]", name.casefold())
    return len(made) == len(said) and all(a[:_STEM] == b[:_STEM] for a, b in zip(made, said, strict=True))
