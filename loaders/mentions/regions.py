"""Regions that a text calls so: `the Region of Dakar`, `Greater Manchester`, `the Bavarian city`, `powiat kłodzki`."""

from __future__ import annotations

import re

from hansa.loaders.draft import Draft, Entity
from hansa.loaders.gazetteer.disambiguate import METROPOLIS, Choice
from hansa.loaders.mentions.place_entities import by_key

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
    if draft.pack.order:
        _of_pack(draft, found)
    if draft.pack.code != "en":
        return
    for choice in found:
        region = _called(draft, choice) if draft.free(choice.hit.start, choice.hit.end) else None
        if region is not None and draft.free(*region[:2]):
            draft.add(*region)


_NAME = r"[^\W\d_a-z][\w\u2019'-]+(?:\s[^\W\d_a-z][\w-]+)?(?![\w-])"
_KIND_REACH = 40
"""Characters that the words for a kind of region may take before its name."""


def _of_pack(draft: Draft, found: list[Choice]) -> None:
    """Note the regions that a noun before a name, known or not, or an adjective beside one, makes such.

    A pack says `region_noun` (all up to the name of a city that lends a region its own), `region_sure` (up to any name
    with a capital) and `region_called` (the whole: `powiat kłodzki`)."""
    if draft.pack.has("region_noun"):
        before = draft.pack.made(r"\b(?:{region_noun})$")
        for choice in found:
            hit = choice.hit
            noun = before.search(draft.text, max(0, hit.start - _KIND_REACH), hit.start)
            if noun is not None and choice.place.type == "City":
                _region(draft, noun.start(), hit.start, hit.end, choice)
    if draft.pack.has("region_sure"):
        sure = draft.pack.made(rf"\b(?:{{region_sure}})(?P<name>{_NAME})")
        known = {choice.hit.start for choice in found}
        for match in sure.finditer(draft.text):
            name = match["name"]
            plain = draft.pack.grammar.lemma(name) in draft.pack.known_words.values()
            if match.start("name") not in known and name[0].isupper() and not plain:
                second = name.partition(" ")[2]
                short = match.start("name") + len(name.split()[0])
                end = match.end() if second[:1].isupper() else short
                _region(draft, match.start(), match.start("name"), end, None)
    if draft.pack.has("region_called"):
        called = draft.pack.made(r"\b(?:{region_called})(?!\w)")
        for match in called.finditer(draft.text):
            _region(draft, match.start(), match.start(), match.end(), None)


def _region(draft: Draft, start: int, name: int, end: int, choice: Choice | None) -> None:
    """Note one region by its noun and name, and by its name alone."""
    if not draft.free(start, end):
        return
    said = " ".join(draft.text[start:end].split())
    code = choice.place.region_code if choice else None
    own = by_key(draft, f"iso3166-2:{code}") if code else None
    if own is not None and (choice is None or draft.text[name:end].casefold() not in own.name.casefold()):
        own = None
    entity = own or draft.find("Region", said) or Entity("Region", said)
    if choice is not None:
        entity.attributes.setdefault("country_code", choice.place.country_code)
    draft.add(start, end, entity)
    draft.alias(entity, [said])
    if name > start:
        draft.add(name, end, entity, nested=True)


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
