"""Regions that a text in English calls so: `the Region of Dakar`, `Greater Manchester`, `the Bavarian city`."""

from __future__ import annotations

import re

from hansa.loaders.draft import Draft, Entity
from hansa.loaders.gazetteer.disambiguate import METROPOLIS, Choice
from hansa.loaders.mentions.places import by_key

_KIND = "Region|Province|Governorate|Prefecture|County|Canton|Voivodeship|Oblast"
_KIND_BEFORE = re.compile(rf"\b(?:(?:{_KIND}) of (?:the )?|Greater )$")
_KIND_BEHIND = re.compile(rf"\s(?:{_KIND})\b")
_KINDS_BEHIND = re.compile(r"(?: and [A-Z][\w-]+)?\s(?:regions|provinces|oblasts|counties|prefectures|governorates)\b")
_UNKNOWN_REGION = re.compile(
    rf"(?<![\w-])[A-Z][\w'\u2019-]+(?:\s[A-Z][\w'\u2019-]+)?\s(?:{_KIND}|Ward|District|Borough)\b(?!\s[A-Z])"
)
_NO_REGION = frozenset(
    {"the", "business", "school", "historic", "city", "central", "lake", "art", "arts", "innovation"}
)
_NO_WORD = 0.5
"""From here on a word is no ordinary one (see `Grammar.person_like`)."""


def find(draft: Draft, found: list[Choice]) -> None:
    """Note the regions among the places that the gazetteer finds, before these are noted as cities."""
    if draft.pack.code != "en":
        return
    for choice in found:
        region = _called(draft, choice) if draft.free(choice.hit.start, choice.hit.end) else None
        if region is not None and draft.free(*region[:2]):
            draft.add(*region)


def unknown(draft: Draft) -> None:
    """Note the regions that no gazetteer has, and those that an adjective names: when the places are noted."""
    if draft.pack.code != "en":
        return
    _adjectives(draft)
    for match in _UNKNOWN_REGION.finditer(draft.text):
        words = match.group().split()
        first = words[0].lower()
        common = first in draft.pack.stopwords | _NO_REGION or first in draft.pack.heads
        names = [w for w in words[:-1] if draft.pack.grammar.person_like([w]) >= _NO_WORD]
        if not common and len(names) == len(words) - 1 and draft.free(*match.span()):
            draft.add(*match.span(), draft.find("Region", match.group()) or Entity("Region", " ".join(words)))


def _called(draft: Draft, choice: Choice) -> tuple[int, int, Entity] | None:
    """Offsets and entity of a region that bears the name of a city: `the Region of Dakar`, `Dakar Region`."""
    if choice.place.type != "City":
        return None
    if (governed := _governed(draft, choice)) is not None:
        return choice.hit.start, choice.hit.end, governed
    before = _KIND_BEFORE.search(draft.text, max(0, choice.hit.start - 24), choice.hit.start)
    behind = _KIND_BEHIND.match(draft.text, choice.hit.end)
    said = draft.text[choice.hit.start : choice.hit.end]
    if before is None and behind is None and _KINDS_BEHIND.match(draft.text, choice.hit.end):
        own = by_key(draft, f"iso3166-2:{choice.place.region_code}") if choice.place.region_code else None
        meant = own is not None and said.casefold() in own.name.casefold()
        return (choice.hit.start, choice.hit.end, own) if own is not None and meant else None
    if before is None and (behind is None or said.endswith("City")):
        return None
    start = before.start() if before else choice.hit.start
    end = behind.end() if behind and not before else choice.hit.end
    name = " ".join(draft.text[start:end].split())
    code = choice.place.region_code
    own = by_key(draft, f"iso3166-2:{code}") if code else None
    if own is not None and said.casefold() in own.name.casefold():
        return start, end, own
    entity = draft.find("Region", name) or Entity("Region", name)
    entity.attributes.setdefault("country_code", choice.place.country_code)
    return start, end, entity


_GOVERNOR_OF = re.compile(r"\b[Gg]overnor of (?:the )?$")


def _governed(draft: Draft, choice: Choice) -> Entity | None:
    """The region of the name of a lesser city that a governor governs: `the Governor of Jeju`."""
    place = choice.place
    if place.capital == "country" or place.population >= METROPOLIS or not place.region_code:
        return None
    if not _GOVERNOR_OF.search(draft.text, max(0, choice.hit.start - 16), choice.hit.start):
        return None
    key = f"iso3166-2:{place.region_code}"
    return by_key(draft, key) if key in choice.hit.place_keys else None


_ADJECTIVE = re.compile(
    r"\b([A-Z][a-z]+) (?=(?:[a-z-]+ ){0,2}(?:city|cities|town|towns|capital|port|village|municipality|metropolis)\b)"
)


def _adjectives(draft: Draft) -> None:
    """Note the regions that adjectives name before a noun for a city: `the Bavarian city`."""
    known = draft.pack.table("region_adjectives")
    for match in _ADJECTIVE.finditer(draft.text) if known else ():
        key = known.get(match.group(1))
        region = by_key(draft, f"iso3166-2:{key}") if key and draft.free(*match.span(1)) else None
        if region is not None:
            draft.add(*match.span(1), region)
