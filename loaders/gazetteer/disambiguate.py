"""Which of several places of one name a text means, and how sure that is.

What speaks for a place: its country or region is named right behind it ("Tripoli (Lebanon)"), or anywhere in the
text; other sure places of the text lie in its country; many people live there; it is a capital; a word such as "city
of" or "мэр" stands before it. What speaks against: the form is an ordinary word or a first name, and nothing else
says that a place is meant.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from hansa.loaders.gazetteer.gazetteer import Gazetteer
from hansa.loaders.gazetteer.local import Local
from hansa.loaders.gazetteer.names import NameHit
from hansa.loaders.gazetteer.places import Place

SMALL = 15_000
"""A place of fewer people needs a cue beside its name."""
METROPOLIS = 1_000_000
"""A city of so many people is meant by its name though that is an ordinary word too."""
SMALL_ALTERNATE = 50_000
"""Likewise when the name is only one of its other names: GeoNames has many short ones."""

LARGE = 350_000
"""A city of so many people is meant by its name though that is a word of some language too."""

_CUE_BEFORE = re.compile(
    r"(?:\b(?:city|town|municipality|capital|village|borough) of (?:the )?|"
    r"\b(?:[Mm]ayor|[Aa]kim|residents|people|[Cc]ouncil|[Aa]dministration|[Gg]overnor|[Hh]ead) of (?:the )?|"
    r"\b(?:in|from|at|to|near|outside|visited|twinned with) (?:the )?|"
    r"\b[Mm]ayor (?:[A-Z][\w.'\u2019-]+ ){1,4}of |"
    r"\b(?:городе|города|городом|город|городу|г\.|мэр|мэра|мэром|аким|акима|акимом|глава|главы|администрации|столице|"
    r"столица|посёлке|посёлок|селе)\s|\b[Вв]о? |\b[Ии]з )$"
)
_AMONG_CITIES = 7.0
_OF_ITS_CITY = 3.0
_AROUND = 8.0
"""What a state gains where one of its cities stands before it: `Portland, Maine`."""
_THE = re.compile(r"\b[Tt]h(?:e|is) $")
_TOWN = re.compile(r" (?:city|town|port|capital)\b(?! of)")
"""Around the name of a state that tells where a city lies: `the Oregon city`."""
_LIST_BETWEEN = re.compile(r", and |, | and | & | и ")
_COUNTRY_BEHIND = re.compile(
    r"\s*[,(]\s*|\s*,?\s*[–—-]\s*|,? (?:in|of|from) (?:the )?(?:(?:north|south|east|west|centr)[a-z-]* )?|"
    r",? (?:an?|the|one of) [\w' -]{3,40} (?:in|of) (?:the )?(?:(?:north|south|east|west|centr)[a-z-]* )?"
)


_CITY_OF = "city of "

_FOREIGN = 8.0
"""What a country loses by a name of another language where a city has it in English."""


_OTHER_NAME = 0.8
"""What a city loses by another of its names where that is the name of a place of its own."""

_STATES = frozenset({"US", "CA", "AU", "GB"})
"""Countries whose cities are named with their state, province or part behind a comma."""


@dataclass(frozen=True, slots=True)
class Choice:
    """What a name is taken to mean.

    Attributes:
        hit: the name as found.
        place: the likeliest place.
        confidence: 0 to 1; below 0.5 the text says too little for a place, or for this one.
        alternatives: keys of the other places, likeliest first, at most five.
        cue: what decided: "country behind", "country in text", "company", "population" or "only one".
    """

    hit: NameHit
    place: Place
    confidence: float
    alternatives: tuple[str, ...]
    cue: str


def disambiguate(
    gazetteer: Gazetteer, hits: Sequence[NameHit], text: str, language: str | None = None, local: Local | None = None
) -> list[Choice]:
    """One choice for each hit, in the order given.

    Args:
        language: ISO 639-1, None when unknown.
        local: what the language adds: where it is spoken, and its cues.
    """
    company = _company(gazetteer, hits)
    for country in ("RU",) if language == "ru" else local.home if local else ():
        company[country] += 1
    cue = (local and local.cue_before) or _CUE_BEFORE
    return _agree([_choose(gazetteer, hits, index, text, company, cue, language) for index in range(len(hits))], text)


def _company(gazetteer: Gazetteer, hits: Sequence[NameHit]) -> Counter[str]:
    """How much each country is spoken of: countries named, and the countries of names that are hardly ambiguous."""
    company: Counter[str] = Counter()
    for hit in hits:
        places = [gazetteer.place(key) for key in hit.place_keys[:6]]
        first = places[0]
        if first.type == "Country":
            company[first.country_code] += 2
        elif first.type == "Region" or first.population >= 100_000:
            rivals = [p for p in places[1:] if p.country_code != first.country_code]
            if all(p.population * 10 < first.population for p in rivals) or first.type == "Region":
                company[first.country_code] += 1
                company[first.region_code] += 1
    return company


def _agree(choices: list[Choice], text: str) -> list[Choice]:
    """The choices with one sense for one form: the one that a country right behind it gives, where it is said.

    So has `City of X` where X alone has one, though the whole may be another name of somewhere else.
    """
    said: dict[str, Place] = {}
    for choice in choices:
        if choice.cue == "country behind":
            said.setdefault(text[choice.hit.start : choice.hit.end].casefold(), choice.place)
    agreed = []
    for choice in choices:
        form = text[choice.hit.start : choice.hit.end].casefold()
        place = said.get(form, choice.place)
        city = said.get(form.removeprefix(_CITY_OF)) if form.startswith(_CITY_OF) else None
        if city is not None and choice.hit.kind == "alternate":
            choice = replace(choice, place=city, confidence=max(choice.confidence, 0.7))
        elif choice.cue != "country behind" and place.key != choice.place.key and place.key in choice.hit.place_keys:
            choice = replace(choice, place=place, confidence=max(choice.confidence, 0.7))
        agreed.append(choice)
    return agreed


def _choose(
    gazetteer: Gazetteer,
    hits: Sequence[NameHit],
    index: int,
    text: str,
    company: Counter[str],
    cue_expression: re.Pattern[str],
    language: str | None,
) -> Choice:
    hit = hits[index]
    places = [gazetteer.place(key) for key in hit.place_keys]
    behind = _named_behind(gazetteer, hits, index, text)
    around = _around(gazetteer, hits, index, text)
    cue_before = bool(cue_expression.search(text, max(0, hit.start - 40), hit.start))
    urban = {f"iso3166-2:{p.region_code}" for p in places if p.type == "City"}
    urban |= {r.key for r in places if r.type == "Region" and any(_namesake(r, p) for p in places)}
    own = {p.country_code for p in places if p.type == "Country"}
    listed = _listed(gazetteer, hits, index, text)
    among_countries = len(own) > 0 and _among_countries(gazetteer, hits, index, text)
    adjective_use = bool(_THE.search(text, max(0, hit.start - 5), hit.start) and _TOWN.match(text, hit.end))
    form = text[hit.start : hit.end]
    cities = any(p.type == "City" and p.name_en == form for p in places)
    named = {p.country_code for p in places if p.type == "Region" and p.name_en == form}
    scored = sorted(
        (
            (
                _score(p, rank, behind, company, own, urban)
                + (_AMONG_CITIES if listed and _seat(p, own) else 0)
                + (_AROUND if p.type == "Region" and p.region_code in around else 0)
                + (_AROUND if p.type == "Country" and among_countries else 0)
                + (_AROUND if p.type == "Region" and adjective_use and p.name_en == form else 0)
                - (_FOREIGN if cities and _foreign(p, form, language) else 0)
                - (
                    _OTHER_NAME
                    if p.type == "City" and p.name_en != form and (cities or named - {p.country_code})
                    else 0
                ),
                -rank,
                p,
            )
            for rank, p in enumerate(places)
        ),
        key=lambda item: (-item[0], -item[1], item[2].key),
    )
    best_score, _, best = scored[0]
    second = next((s for s, _, p in scored[1:] if not _same_spot(p, best)), None)
    margin = best_score - second if second is not None else 4.0
    confidence = 1 / (1 + math.exp(-(0.6 + margin)))
    if best.country_code in behind or best.region_code in behind:
        cue = "country behind"
    elif len(places) == 1:
        cue = "only one"
    elif best.type != "Country" and (company[best.region_code] or company[best.country_code] > 1):
        cue = "company"
    else:
        cue = "population"
    supported = cue_before or listed or cue in ("country behind", "company")
    if best.type == "City" and best.population < SMALL and not supported and best.capital != "country":
        confidence *= 0.35
    if hit.kind == "alternate" and best.population < SMALL_ALTERNATE and not (cue_before or behind):
        confidence *= 0.5
    adjective = hit.kind == "adjective" and not text[hit.start].isascii()  # Russian: in lower case
    one_word = " " not in form
    large = best.type == "City" and best.population >= LARGE and form == best.name_en
    accented = language == "en" and not form.isascii()
    ordinary = hit.common_word and one_word and not adjective and best.population < METROPOLIS
    ordinary = ordinary and not (best.type == "Region" and best.region_code in around)
    if ordinary and cue != "country behind" and hit.kind != "abbreviation" and not (large or accented):
        cued = cue_before or listed
        confidence *= 0.7 if cued and best.population >= 100_000 else 0.3
    if hit.given_name and best.population < 1_000_000 and not cue_before and not behind:
        confidence *= 0.5
    return Choice(hit, best, round(confidence, 4), tuple(p.key for _, _, p in scored[1:6]), cue)


def _around(gazetteer: Gazetteer, hits: Sequence[NameHit], index: int, text: str) -> frozenset[str]:
    """Codes of the states of the cities that the name before a comma may mean, where states are said so."""
    if not index or text[hits[index - 1].end : hits[index].start] not in {", ", " in ", " ("}:
        return frozenset()
    before = (gazetteer.place(key) for key in hits[index - 1].place_keys)
    return frozenset(p.region_code for p in before if p.type == "City" and p.country_code in _STATES)


def _listed(gazetteer: Gazetteer, hits: Sequence[NameHit], index: int, text: str) -> bool:
    """Whether the name stands in a list beside that of a city which is no ordinary word: `Linz, Budapest and Ruse`."""
    hit = hits[index]
    for other in (hits[index - 1] if index else None, hits[index + 1] if index + 1 < len(hits) else None):
        if other is None or other.common_word or other.kind == "adjective":
            continue
        first, second = sorted((hit, other), key=lambda h: h.start)
        if not _LIST_BETWEEN.fullmatch(text, first.end, second.start):
            continue
        if gazetteer.place(other.place_keys[0]).type == "City":
            return True
    return False


def _among_countries(gazetteer: Gazetteer, hits: Sequence[NameHit], index: int, text: str) -> bool:
    """Whether a name stands in a list beside that of a country: `from England, Israel and Japan`."""
    hit = hits[index]
    for other in (hits[index - 1] if index else None, hits[index + 1] if index + 1 < len(hits) else None):
        if other is None or other.kind != "name" or gazetteer.place(other.place_keys[0]).type != "Country":
            continue
        first, second = sorted((hit, other), key=lambda h: h.start)
        if len({gazetteer.place(k).country_code for h in (hit, other) for k in h.place_keys[:1]}) > 1:
            between = text[first.end : second.start].removesuffix("the ").removesuffix("The ")
            if between in _LISTED_BY:
                return True
    return False


_LISTED_BY = frozenset({", ", " and ", ", and ", " & ", " и "})


def _namesake(region: Place, place: Place) -> bool:
    """Whether a place is a city of the name and the country of a region."""
    return place.type == "City" and (place.country_code, place.name_en) == (region.country_code, region.name_en)


def _seat(place: Place, own: set[str]) -> bool:
    """Whether a place is the capital that has the name of its country."""
    return place.capital == "country" and place.country_code in own


def _foreign(place: Place, form: str, language: str | None) -> bool:
    """Whether a country has a name only in other languages than that of the text (`Tunis`)."""
    return language == "en" and place.type == "Country" and place.name_en != form and place.names.get("en") != form


def _score(
    place: Place, rank: int, behind: frozenset[str], company: Counter[str], own: set[str], urban: set[str]
) -> float:
    score = math.log10(max(place.population, 300)) * 1.2
    if place.type == "Country":
        score += 4
    elif place.type == "Region":
        # A region of the name of its city is said to be one: "Jerash", but "Jerash Governorate".
        score += 3 if place.population == 0 and rank == 0 else 2.2
        score -= _OF_ITS_CITY if place.key in urban else 0
    if place.capital:
        score += 2.0 if place.capital == "country" else 0.8
    if place.type != "Country" and ({place.country_code, place.region_code} & behind):
        score += 8
    if place.type != "Country":
        score += min(company[place.country_code], 4) * 0.8 + min(company[place.region_code], 2) * 0.6
    if place.type != "Country" and own:
        score -= 1.5
    return score - min(rank, 8) * 0.05


def _same_spot(one: Place, other: Place) -> bool:
    """Whether two places are a city and its region, which a text rarely parts."""
    return one.type != other.type and one.country_code == other.country_code


def _named_behind(gazetteer: Gazetteer, hits: Sequence[NameHit], index: int, text: str) -> frozenset[str]:
    """Codes of the country or region that stands right behind a name, after a comma or in brackets."""
    if index + 1 >= len(hits):
        return frozenset()
    hit, after = hits[index], hits[index + 1]
    if not _COUNTRY_BEHIND.fullmatch(text[hit.end : after.start]):
        return frozenset()
    between = text[hit.end : after.start]
    told = "(" in between or " of " in between or " in " in between
    codes = set()
    for key in after.place_keys:
        place = gazetteer.place(key)
        if place.type == "Country" or (place.type == "Region" and (told or place.country_code in _STATES)):
            codes.add(place.country_code if place.type == "Country" else place.region_code)
    return frozenset(codes)
