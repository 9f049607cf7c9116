"""Words of a text and the folded form under which a name is looked up.

A name is compared word by word, so that offsets into the text never move: a word keeps its start and end, and only
its folded form loses case, accents and apostrophes. Hyphens and spaces both part words (Nur-Sultan, Nur Sultan).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

_APOSTROPHES = "'’‘ʼʻʹ`´ʿʾ′"
_WORD = re.compile(rf"[^\W_]+(?:[{_APOSTROPHES}][^\W_]+)*[’ʼʻʹ]?")
_POSSESSIVE = re.compile(rf"[{_APOSTROPHES}][sS]$")
_JOINT = re.compile(r"[ \t\u00a0\u202f]?-?[ \t\u00a0\u202f]?|[‐‑–—−/]|\n")
_ABBREVIATION_JOINT = re.compile(r"\.[-‐‑ \u00a0]?[-‐‑]?")
_LETTERS = str.maketrans(
    {
        "ø": "o", "ł": "l", "ß": "ss", "æ": "ae", "œ": "oe", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "ə": "a",
        "ħ": "h", "ŋ": "n", "ё": "е", "ґ": "г", **dict.fromkeys(_APOSTROPHES, ""),
    }
)  # fmt: skip
_KEPT_MARKS = {"й": "й", "ї": "ї", "ў": "ў"}


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a text.

    Attributes:
        start, end: offsets, `text[start:end] == form`.
        form: as written.
        folded: what it is compared by.
        joined: whether only a space, a hyphen or the full stop of an abbreviation parts it from the word before.
        spaced: whether what parts it from the word before holds white space.
    """

    start: int
    end: int
    form: str
    folded: str
    joined: bool
    spaced: bool


@lru_cache(maxsize=65536)
def fold_word(word: str) -> str:
    """A word without case, accents and apostrophes; й, ї and ў stay letters of their own, ё becomes е."""
    lowered = word.casefold()
    if lowered.isascii():
        return lowered.replace("'", "").replace("`", "")
    parts: list[str] = []
    for letter in unicodedata.normalize("NFC", lowered):
        if letter in _KEPT_MARKS:
            parts.append(letter)
        else:
            parts.extend(c for c in unicodedata.normalize("NFKD", letter) if not unicodedata.combining(c))
    return "".join(parts).translate(_LETTERS)


def words(text: str) -> Iterator[Word]:
    """The words of a text in order. A possessive 's is left out of its word."""
    last_end, last_form = 0, ""
    for match in _WORD.finditer(text):
        start, end = match.span()
        form = match.group()
        possessive = _POSSESSIVE.search(form)
        if possessive and possessive.start() > 1:
            end = start + possessive.start()
            form = form[: possessive.start()]
        between = text[last_end:start]
        joined = bool(_JOINT.fullmatch(between)) or (
            len(last_form) <= 3 and last_form[:1].isupper() and bool(_ABBREVIATION_JOINT.fullmatch(between))
        )
        yield Word(start, end, form, fold_word(form), joined and last_end > 0, any(map(str.isspace, between)))
        last_end, last_form = match.end(), match.group()


def fold_name(name: str) -> str:
    """The key of a name: its folded words with one space between."""
    return " ".join(fold_word(match.group()) for match in _WORD.finditer(name))


def is_cyrillic(word: str) -> bool:
    """Whether the first letter of the word is Cyrillic."""
    return "\u0400" <= word[:1] <= "\u052f"
