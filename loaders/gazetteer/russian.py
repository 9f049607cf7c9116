"""Russian forms of names: what a word of a text may be the inflected form of.

Words that the dictionary knows go by the dictionary, and only readings as a place name count for a name of one word:
"мира" is no form of a town Мир. Words it does not know go by the endings of the three declensions; whether the
result is a name is for the gazetteer to say.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from hansa.loaders.gazetteer.fold import fold_word

if TYPE_CHECKING:
    from pymorphy3 import MorphAnalyzer
    from pymorphy3.analyzer import Parse

_NOUN_ENDINGS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("ией", ("ия",)), ("ию", ("ия",)), ("ии", ("ия", "ий")), ("ием", ("ий", "ие")), ("ия", ("ий", "ие")),
    ("ами", ("ы", "и", "а")), ("ями", ("и",)), ("ам", ("ы", "и", "а")), ("ям", ("и",)), ("ах", ("ы", "и", "а")),
    ("ях", ("и",)), ("ов", ("ы",)), ("ью", ("ь",)), ("ом", ("", "о")), ("ем", ("ь", "й", "е", "")),
    ("ой", ("а", "ая")), ("ей", ("я", "а", "и")), ("ым", ("", "ый", "ое")), ("им", ("ий",)),
    ("ого", ("ый", "ий", "ой", "ое")), ("ому", ("ый", "ий", "ой", "ое")), ("его", ("ий", "ее")), ("ую", ("ая",)),
    ("юю", ("яя",)),
    ("а", ("", "о", "ы")), ("у", ("", "а", "о")), ("ы", ("а",)), ("е", ("", "а", "о", "я", "ь", "й")),
    ("и", ("ь", "я", "а")), ("я", ("ь", "й", "е")), ("ю", ("я", "ь", "й", "е")),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Reading:
    """What a word may be a form of.

    Attributes:
        lemmas: folded dictionary forms, the likeliest first.
        place_lemmas: those that may stand alone as the name of a place.
        adjectives: folded lemmas of its readings as an adjective.
        nominatives: folded lemmas of its readings in the nominative, for building keys.
        person: whether the dictionary knows it as a first name, patronymic or surname.
        place: whether the dictionary knows it as a place.
        common: whether the dictionary knows it as an ordinary word, neither of the two.
    """

    lemmas: tuple[str, ...]
    place_lemmas: tuple[str, ...]
    adjectives: tuple[str, ...]
    nominatives: tuple[str, ...]
    person: bool
    place: bool
    common: bool


_CYRILLIC_WORD = re.compile(r"[а-яё-]+")


@cache
def analyzer() -> MorphAnalyzer:
    """The one morphological analyser of the process; opening it takes some tenths of a second."""
    from pymorphy3 import MorphAnalyzer

    return MorphAnalyzer(lang="ru")


def parsed(word: str) -> tuple[Parse, ...]:
    """The readings of a word, the likeliest first; letters that have no name in Unicode fail the analyser, so go."""
    return _parsed(word.lower())


@lru_cache(maxsize=65536)
def _parsed(word: str) -> tuple[Parse, ...]:
    if not _CYRILLIC_WORD.fullmatch(word):
        word = "".join(c for c in word if unicodedata.name(c, ""))
    return tuple(analyzer().parse(word or "?"))


@lru_cache(maxsize=32768)
def read(word: str) -> Reading:
    """The readings of one Russian word (letters only, any case)."""
    morph = analyzer()
    lowered = word.lower()
    parses = parsed(lowered)
    known = morph.word_is_known(lowered)
    lemmas: dict[str, None] = {}
    places: dict[str, None] = {}
    adjectives: dict[str, None] = {}
    nominatives: dict[str, None] = {}
    person = place = common = False
    for parse in parses:
        tag = parse.tag
        lemma = fold_word(parse.normal_form)
        lemmas[lemma] = None
        is_place = "Geox" in tag
        is_person = "Name" in tag or "Surn" in tag or "Patr" in tag
        if known:
            place |= is_place
            person |= is_person
            common |= not (is_place or is_person)
        if is_place:
            places[lemma] = None
        if "ADJF" in tag:
            adjectives[lemma] = None
        if "nomn" in tag:
            nominatives[lemma] = None
    if not known:
        guesses = dict.fromkeys(fold_word(form) for form in undeclined(lowered))
        lemmas.update(guesses)
        places.update(guesses)
    return Reading(tuple(lemmas), tuple(places), tuple(adjectives), tuple(nominatives), person, place, common)


def undeclined(word: str) -> list[str]:
    """The nominatives that a word outside the dictionary may come from, by its ending (lower case in and out)."""
    return [
        word[: -len(ending)] + nominative
        for ending, nominatives in _NOUN_ENDINGS
        if word.endswith(ending) and len(word) - len(ending) >= 3
        for nominative in nominatives
    ]


def lemma_key(folded_name: str) -> str:
    """The key under which the inflected forms of a name are found: each word by its nominative, else as it is."""
    return " ".join((read(word).nominatives or (word,))[0] for word in folded_name.split())
