"""Which names of places that the gazetteer finds are only halves of other names, or ordinary words."""

from __future__ import annotations

import re
from dataclasses import replace

from hansa.loaders.draft import Draft
from hansa.loaders.gazetteer.disambiguate import LARGE, Choice
from hansa.loaders.gazetteer.gazetteer import Gazetteer
from hansa.loaders.gazetteer.names import NameHit
from hansa.loaders.gazetteer.places import Place
from hansa.loaders.given import names_of


def again(draft: Draft, words: list[Choice], kept: list[Choice]) -> list[Choice]:
    """The ordinary words (`Cork`) that begin a sentence and are sure to name a place elsewhere in the text."""
    if draft.pack.code != "en":
        return []
    named = {(draft.text[c.hit.start : c.hit.end], c.place.key) for c in kept if c.place.type == "City"}
    again = [c for c in words if (draft.text[c.hit.start : c.hit.end], c.place.key) in named]
    return [c for c in again if not draft.text.startswith(" of ", c.hit.end)]


_FIRST_HALF = re.compile(r"([^\W\d_]{2,}) (?:[^\W\d_]{3,}-)?$")

_SECOND_HALF = re.compile(r"-[^\W\d_a-zа-яё]")

_LONGEST_NAMES = 60


def in_surname(text: str, start: int, end: int) -> bool:
    """Whether a place is half of a family name with a hyphen behind a given name: `Anna Meier-Ulm`."""
    second = text[start - 1 : start] == "-"
    if not second and not _SECOND_HALF.match(text, end):
        return False
    match = _FIRST_HALF.search(text, max(0, start - _LONGEST_NAMES), start)
    return match is not None and match.group(1)[0].isupper() and bool(names_of(match.group(1)))


NO_PHRASE = 2
"""Spaces from which on a name is no ordinary phrase."""

_NATURE = re.compile(r"\s(?:Lake|Ocean|Sea|Gulf|Strait|Desert|Mountains|Peninsula|Bay|River|Valley|Basin|Hall)\b")

_INNER_CAPITAL = re.compile(r"[a-z][A-Z]")
"""A capital inside a word, as acronyms have it, but few places."""

_OLD_TOWN = frozenset({"old town", "new town", "downtown", "midtown", "uptown"})

_JOINED = re.compile(r"-(?:based|born|led|area|style|funded|owned|registered|wide|side)\b")

_NOUN = " city"


def without_noun(gazetteer: Gazetteer, text: str, hit: NameHit) -> list[NameHit]:
    """A name without the noun in small letters behind it, which is no part of it: `the Oregon city`."""
    form = text[hit.start : hit.end]
    if not form.endswith(_NOUN):
        return [hit]
    own = gazetteer.find_names(form.removesuffix(_NOUN), "en")
    return [replace(h, start=h.start + hit.start, end=h.end + hit.start, stem=h.stem + hit.start) for h in own]


def is_large(place: Place) -> bool:
    """Whether a place is a country or a large city."""
    return place.type == "Country" or place.population >= LARGE


def part_of_name(text: str, choice: Choice, large: set[int]) -> bool:
    """Whether a name of a place is only half of a name with a hyphen, or of a lake or sea (`Indian Ocean`).

    Two large places joined by a hyphen are two; `large` holds where such begin and end.
    """
    start, end = choice.hit.start, choice.hit.end
    form = text[start:end].lower()
    if _INNER_CAPITAL.search(text, start, end) and text[start:end] not in choice.place.names.values():
        return True
    ends = large if is_large(choice.place) else set()
    behind = _NATURE.match(text, end)
    if behind is not None and (behind.group().strip() != "Hall" or form in _OLD_TOWN):
        return True
    before = text[start - 1 : start] == "-" and text[start - 2 : start - 1].isalpha() and start - 1 not in ends
    after = text[end : end + 1] == "-" and text[end + 1 : end + 2].isalpha() and end + 1 not in ends
    return before or (after and not _JOINED.match(text, end))
