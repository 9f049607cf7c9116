"""Names of persons in Russian: which words of a run of capitalised words are one, and in which case they stand."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from hansa.loaders import eastern
from hansa.loaders.gazetteer.russian import analyzer, parsed
from hansa.loaders.languages.en import GRAMMAR as ENGLISH
from hansa.loaders.languages.en import known_name_part

CASES = ("nomn", "gent", "datv", "accs", "ablt", "loct")
LONGEST = 4
PARTICLES = frozenset(
    {
        *("аль", "ас", "ан", "эль", "ибн", "бин", "бен", "оглы", "кызы", "уулу", "ван", "фон", "де", "да"),
        *("ле", "ла", "дю", "дер", "ди", "дель", "дос", "душ"),
    }
)

Stand = frozenset[tuple[str, str]]
"""Ways in which a word can stand in the singular: case and gender."""

EVERY: Stand = frozenset((case, gender) for case in CASES for gender in ("masc", "femn"))
_OLD = {"gen2": "gent", "loc2": "loct", "acc2": "accs", "voct": "nomn"}
_OBLIQUE = ("ого", "его", "ому", "ему", "ым", "им", "ыми", "ими", "ых", "их", "ую", "юю")
_LIKE_ADJECTIVES = tuple(
    f"{stem}{end}" for stem in ("ск", "цк") for end in ("ий", "ого", "ому", "им", "ом", "ая", "ой")
)
_SHAPED = re.compile(r"\w(?:ов|ев|ёв|ин|ын)(?P<end>а|у|ым|е|ой)?$")
_OF_WOMEN = ("ова", "ева", "ёва", "ина", "ына", "ая")
_SHAPES: dict[str, Stand] = {
    "": frozenset({("nomn", "masc")}),
    "а": frozenset({("gent", "masc"), ("accs", "masc"), ("nomn", "femn")}),
    "у": frozenset({("datv", "masc"), ("accs", "femn")}),
    "ым": frozenset({("ablt", "masc")}),
    "е": frozenset({("loct", "masc")}),
    "ой": frozenset((case, "femn") for case in ("gent", "datv", "ablt", "loct")),
}
_SUFFIXED = frozenset({"паша", "бей", "ага", "хан", "заде", "оглы", "улы", "кызы"})
_NO_NAME = frozenset(
    {"ADJF", "ADJS", "PRTF", "PRTS", "ADVB", "VERB", "INFN", "GRND", "PREP", "CONJ", "NPRO", "PRCL", "NUMR"}
)


@dataclass(frozen=True)
class Word:
    """What a capitalised word may be in a name.

    Attributes:
        given, patronymic, family: the dictionary of Russian says so; a family name also by its ending.
        listed: it, or its base form, is in the list of names of persons.
        known: the dictionary knows it.
        ordinary: the dictionary knows it, and as no name of persons.
        place: the dictionary knows it as a place, and as no name of persons.
        attribute: it is an ordinary word that is no noun.
        shaped: the dictionary knows it as another word alone, yet it ends like a family name (`Травников`).
        stands: the ways in which it can stand.
    """

    given: bool
    patronymic: bool
    family: bool
    listed: bool
    known: bool
    ordinary: bool
    place: bool
    attribute: bool
    shaped: bool
    stands: Stand

    @property
    def strong(self) -> bool:
        return self.given or self.family or self.listed


@lru_cache(maxsize=50_000)
def word(said: str) -> Word:
    """What one word of a run may be; of a hyphenated one the part that tells, without a particle."""
    lower = said.lower().rstrip(".")
    if "-" in lower:
        first, _, last = lower.rpartition("-")
        if first in PARTICLES:
            return _word(last)
        one = _word(first.rpartition("-")[2])
        if last in _SUFFIXED or one.given:
            return one
        return _word(last)
    return _word(lower)


def _word(lower: str) -> Word:
    parses = parsed(lower)
    known = analyzer().word_is_known(lower)
    tags = [p.tag for p in parses]
    listed = known_name_part(lower) or any(known_name_part(p.normal_form) for p in parses[:3])
    given = known and any("Name" in t for t in tags)
    patronymic = any("Patr" in t for t in tags)
    family = any("Surn" in t for t in tags)
    personal = given or patronymic or family or listed
    place = known and not (given or family or patronymic) and any("Geox" in t for t in tags)
    attribute = known and not (given or family or patronymic) and tags[0].POS in _NO_NAME
    shaped = known and not (given or family or patronymic) and _SHAPED.search(lower) is not None
    stands = _stands(lower, [t for t in tags if "Name" in t or "Surn" in t or "Patr" in t] if known else tags)
    if not known and not lower.endswith(_OBLIQUE):
        stands |= {("nomn", "masc"), ("nomn", "femn")}
    if not stands and shaped:
        stands = _shaped(lower)
    if lower[-1:] in "ая" and known_name_part(lower):
        stands |= {("nomn", "femn")}  # a foreign name may look like another's genitive: `Кая`
    if not stands:
        stands = _stands(lower, tags) or EVERY
    return Word(given, patronymic, family, listed, known, known and not personal, place, attribute, shaped, stands)


def _shaped(lower: str) -> Stand:
    """How a word can stand that ends like a family name."""
    match = _SHAPED.search(lower)
    return _SHAPES[match["end"] or ""] if match else frozenset()


def _stands(lower: str, tags: Iterable[object]) -> Stand:
    """How a word can stand by its readings as a noun in the singular."""
    found: set[tuple[str, str]] = set()
    if lower.isascii() or lower[-1:] in "оуеэюи":
        return EVERY
    for tag in tags:
        if "Fixd" in tag or "Abbr" in tag:  # type: ignore[operator]
            return EVERY
        case, gender = tag.case, tag.gender  # type: ignore[attr-defined]
        if tag.POS != "NOUN" or tag.number != "sing" or not case:  # type: ignore[attr-defined]
            continue
        case = _OLD.get(str(case), str(case))
        found.update((case, g) for g in ((str(gender),) if gender in ("masc", "femn") else ("masc", "femn")))
    return frozenset(found)


def standing(words: list[str]) -> Stand:
    """The ways in which all words of a name can stand together; empty when they do not agree."""
    common, begun = EVERY, False
    for said in words:
        if len(said.rstrip(".")) == 1 or said.lower() in PARTICLES:
            continue
        kind = word(said)
        own = kind.stands
        if begun and kind.given and not kind.family and (shape := _shaped(said.lower())):
            own = own | shape  # of a rare given name the dictionary has no surname: `Фадина`, `Фадиной`
        if begun and said[-1:].lower() not in "аяйьыоеиуюэё":  # of a woman such a surname is not declined
            own = own | {(case, "femn") for case in CASES}
        elif begun and said[-1:].lower() in "ая" and not said.lower().endswith(_OF_WOMEN):
            own = own | {(case, gender) for case, _ in own for gender in ("masc", "femn")}  # Калита of either
        common, begun = common & own, True
    return common


def like(words: list[str]) -> float:
    """How much some words look like a full name, 0 to 1: 1 sure, 0.5 if something else says so too."""
    own = [w for i, w in enumerate(words) if w.lower() not in PARTICLES or (i == 0 and eastern.is_family(w))]
    if not 1 < len(own) <= LONGEST or words[-1] not in own:
        return 0.0
    initials = [len(w.rstrip(".")) == 1 for w in own]
    if any(initials):
        full = [w for w, one in zip(own, initials, strict=True) if not one]
        return 0.9 if len(full) == 1 and not word(full[0]).place and not word(full[0]).attribute else 0.0
    if any(w[1:2].isupper() for w in own) and not all(w.isupper() for w in own):
        return 0.0
    if len({w.isascii() for w in own}) > 1 or any(w.count("-") > 1 for w in own):
        return 0.0
    if own[0].isascii():
        return ENGLISH.person_like(words) if len(own) == len(words) else 1.0
    kinds = [word(w) for w in own]
    if len(own) < LONGEST and eastern.is_family(own[0]) and not any(k.known for k in kinds[1:]):
        return 1.0
    # `Горский` is an adjective too, `Травников` a plural
    surname = kinds[0].given and (
        own[-1].lower().endswith(_LIKE_ADJECTIVES) or kinds[-1].shaped or (kinds[-1].listed and not kinds[-1].given)
    )
    if any(k.attribute for k in (kinds[:-1] if surname else kinds)) or not standing(own):
        return 0.0
    if len(own) == 2:
        return _two(*kinds)
    first, middle, last = kinds[0], kinds[1], kinds[-1]
    if first.ordinary or any(k.place for k in kinds):
        return 0.0
    if len(own) == 3 and ((middle.patronymic and first.strong) or (last.patronymic and middle.given)):
        return 1.0
    weak = sum(not k.strong for k in kinds)
    if any(k.ordinary for k in kinds):
        return 0.0
    return (1.0, 0.4, 0.3)[min(weak, 2)]


def _two(first: Word, last: Word) -> float:
    if first.given:
        if last.place and not last.listed:
            return 0.5
        return 0.5 if last.ordinary and not last.shaped else 1.0
    if last.given and first.family and not last.family:
        return 1.0
    if first.place or last.place or first.ordinary or last.ordinary:
        return 0.4 if ((first.listed or first.place or last.family) and not first.ordinary) or last.family else 0.0
    if first.listed:
        return 1.0 if last.family or last.listed else 0.6
    return 0.5 if last.family or last.listed or last.given else 0.4


def best(
    words: list[str], cases: Iterable[str] = CASES, last: bool = False, whole: bool = False
) -> tuple[int, int, float]:
    """The stretch of a run that looks most like a full name: first word, last plus one, and how much it does.

    Args:
        words: of the run, initials with their full stop.
        cases: one of which the name must be able to stand in.
        last: the name ends the run, and something else that is named may stand before it.
        whole: the run is a name if it can be one.
    """
    found = (0, 0, 0.0)
    weight = (0.0, False, 0)
    wanted = set(cases)
    if whole and (score := like(words)) and any(case in wanted for case, _ in standing(words)):
        return 0, len(words), score
    for first in range(len(words)):
        for end in range(first + 2, min(len(words), first + LONGEST + 2) + 1):
            if last and end != len(words):
                continue
            part = words[first:end]
            score = like(part)
            if not score or not any(case in wanted for case, _ in standing(part)):
                continue
            longer = not last or word(words[first]).given
            own = (score, longer, end - first if longer else first - end)
            if own > weight:
                found, weight = (first, end, score), own
    return found
