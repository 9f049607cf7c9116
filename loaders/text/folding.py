"""Folded forms: of names for comparison, of person names across scripts and spellings."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_PUNCTUATION = re.compile(r"[^\w]+")


@lru_cache(maxsize=20_000)
def fold(text: str) -> str:
    """Case, accents, quotes and punctuation removed, and an English article at the start."""
    text = unicodedata.normalize("NFKD", text).casefold().replace("ё", "е")
    text = "".join(c for c in text if not unicodedata.combining(c))
    text = _PUNCTUATION.sub(" ", text).strip()
    return text.removeprefix("the ")


@lru_cache(maxsize=20_000)
def romanise(text: str) -> str:
    """Lower-case ASCII letters, spaces and hyphens, whatever the script."""
    from anyascii import anyascii

    return re.sub(r"[^a-z -]+", "", anyascii(text).lower())


_HISSING = str.maketrans(
    {"š": "sh", "ş": "sh", "ś": "sh", "č": "ch", "ć": "ch", "ž": "zh", "ż": "zh", "ғ": "г", "ґ": "г"}
)
"""Letters whose sound is lost with their mark."""

# Spellings that differ between romanisations of one name, folded to one; order matters.
# Sounds written with several letters become one capital letter, so that later lines leave them alone.
_SPELLINGS = (
    (r"tsch|shch|tch", "C"),
    (r"dzh|dz|zh|dj|j(?=[aeou])", "J"),
    (r"gh", "g"),
    (r"k+h|qh|ch(?=t)|(?<=e)ch$", "h"),
    (r"sch|sh", "S"),
    (r"ch|ts|tz|cz", "C"),
    (r"ph", "f"),
    (r"th", "t"),
    (r"ck|q|c(?![eiy]|(?<=[a-zA-Z]{3}ic)$)", "k"),
    (r"x", "ks"),
    (r"w", "v"),
    (r"(?<=[aeiou])[yij](?=[aeiou])|y|i|j", "i"),
)
_VOWELS = re.compile(r"[aeiou]+")
_DOUBLED = re.compile(r"([a-zA-Z])\1+")


@lru_cache(maxsize=20_000)
def skeleton(name: str) -> str:
    """A coarse phonetic skeleton of one name part: the same for Shevchenko, Schewtschenko and Шевченко.

    The first letter, then consonants; vowels in between only as marks of the syllable they make.
    """
    word = re.sub(r"[ -]", "", romanise(unicodedata.normalize("NFC", name).casefold().translate(_HISSING)))
    for pattern, to in _SPELLINGS:
        word = re.sub(pattern, to, word)
    word = _DOUBLED.sub(r"\1", word)
    word = word.replace("h", "") or word
    first = "a" if word[:1] in "aeiou" else word[:1]
    return (first + _VOWELS.sub("", word[1:])).lower()
