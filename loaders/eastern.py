"""A key of Korean and Chinese names: family name and syllables of the given name, however written and ordered.

`Kim Jae-hyun`, `Jae-hyun Kim` and `Ким Чжэ Хён` are one. The family names that tell such a name, with their Russian
forms, are in `data/gazetteer/eastern_surnames.tsv`.
"""

from __future__ import annotations

import re
from functools import cache
from importlib import resources

from hansa.loaders.text.folding import romanise

_GIVEN_FIRST = 2
_MOST_WORDS = 3
_LONGEST_SYLLABLE = 6
_SYLLABLES = (
    (r"tszh|dzh|chzh|tsz|zh|ch|ts|q|c|j", "j"),
    (r"x|sh", "s"),
    (r"ng", "n"),
    (r"kh|h|'", ""),
    (r"r", "l"),
    (r"w", "v"),
)
"""Sounds that systems of writing them keep apart differently."""


@cache
def _families() -> tuple[frozenset[str], frozenset[str]]:
    """Family names in Latin and in Cyrillic letters."""
    text = resources.files("hansa.loaders").joinpath("data/gazetteer/eastern_surnames.tsv").read_text("utf-8")
    rows = [line.split("\t") for line in text.splitlines()]
    return frozenset(row[0] for row in rows), frozenset(form for row in rows for form in row[1].split())


def keys(name: str) -> list[str]:
    """A key `east:family given` of consonants, in a list; an empty list for other names."""
    words = name.casefold().split()
    parts = [p for w in words for p in w.split("-")]
    if not _GIVEN_FIRST <= len(words) <= _MOST_WORDS or not all(p.isalpha() for p in parts):
        return []
    latin, cyrillic = _families()
    if len(words) == _GIVEN_FIRST and "-" in words[0] and words[1] in latin:
        words.reverse()
    if words[0] not in latin | cyrillic or any(len(p) > _LONGEST_SYLLABLE for p in parts if len(parts) > _GIVEN_FIRST):
        return []
    family, given = words[0], "".join(words[1:]).replace("-", "")
    return [f"east:{_consonants('park' if family == 'пак' else family)} {_consonants(given)}"]


def family_first(words: list[str]) -> bool:
    """Whether a name in Latin letters begins with the family name: `Kim Jae-hyun`."""
    return len(words) == _GIVEN_FIRST and "-" in words[1] and words[0].casefold() in _families()[0]


def is_family(word: str) -> bool:
    """Whether a word is a Korean or Chinese family name in Cyrillic letters."""
    return word.casefold() in _families()[1]


def _consonants(word: str) -> str:
    read = romanise(word)
    for pattern, to in _SYLLABLES:
        read = re.sub(pattern, to, read)
    return re.sub(r"(.)\1+", r"\1", re.sub(r"[aeiouy -]+", "", read)) or "a"
