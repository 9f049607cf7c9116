"""Words of a text and the folded form under which a name is looked up.

A name is compared word by word, so that offsets into the text never move: a word keeps its start and end, and only
its folded form loses case, accents and apostrophes. Hyphens and spaces both part words (Nur-Sultan, Nur Sultan).
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

_APOSTROPHES = "'’‘ʼʻʹ`´ʿʾ′"
_WORD = re.compile(rf"[^\W_]+(?:[{_APOSTROPHES}][^\W_]+)*[’ʼʻʹ]?")
_POSSESSIVE = re.compile(rf"[{_APOSTROPHES}][sS]$")
_ELISION = re.compile(r"([^\W\d_]+)['’](?=[^\W\d_]{2})")
_SUFFIX = re.compile(r"(?<=[^\W\d_]{2})['’][^\W\d_]{1,9}$")
_NAMES_WITH_ARTICLE = frozenset({"aquila", "hospitalet", "haÿ", "isle", "viv"})
_JOINT = re.compile(r"[ \t\u00a0\u202f]?-?[ \t\u00a0\u202f]?|[‐‑–—−/]|\n")
_ABBREVIATION_JOINT = re.compile(r"\.[-‐‑ \u00a0]?[-‐‑]?")
_LETTERS = str.maketrans(
    {
        "ø": "o", "ł": "l", "ß": "ss", "æ": "ae", "œ": "oe", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "ə": "a",
        "ħ": "h", "ŋ": "n", "ё": "е", "ґ": "г", **dict.fromkeys(_APOSTROPHES, ""),
    }
)  # fmt: skip
_KEPT_MARKS = {"й": "й", "ї": "ї", "ў": "ў"}


class Word(NamedTuple):
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


@lru_cache(maxsize=2)
def words(text: str, elisions: frozenset[str] = frozenset(), suffixed: bool = False) -> tuple[Word, ...]:
    """The words of a text in order. A possessive 's is left out of its word, as is an elision (`l'`, `d'`) before it.

    Those of the last text are kept: it is searched for the names of places, and for those of organisations.

    Args:
        elisions: lower-case words that an apostrophe joins to the next one, in languages that have them.
        suffixed: whether an apostrophe parts a name from its suffixes (`Oslo'da`), which are then left out.
    """
    found: list[Word] = []
    last_end, last_form = 0, ""
    for match in _WORD.finditer(text):
        start, end = match.span()
        whole = form = match.group()
        if not form.isalnum() or (form[-1] in "sS" and not form.isascii()):  # it may hold an apostrophe
            if elisions and (cut := elided(form, elisions)):
                start, form = start + cut, form[cut:]
            if suffixed and (suffix := _SUFFIX.search(form)):
                end, form = start + suffix.start(), form[: suffix.start()]
            possessive = _POSSESSIVE.search(form)
            if possessive and possessive.start() > 1:
                end = start + possessive.start()
                form = form[: possessive.start()]
        between = text[last_end:start]
        if between == " ":
            joined = spaced = True
        else:
            joined = bool(_JOINT.fullmatch(between)) or (
                len(last_form) <= 3 and last_form[:1].isupper() and bool(_ABBREVIATION_JOINT.fullmatch(between))
            )
            spaced = any(map(str.isspace, between))
        found.append(Word(start, end, form, fold_word(form), joined and last_end > 0, spaced))
        last_end, last_form = match.end(), whole
    return tuple(found)


def elided(form: str, elisions: frozenset[str]) -> int:
    """The length of the elision that a word begins with (`l'Aube`: 2), 0 for none; L'Aquila is a name of its own."""
    match = _ELISION.match(form)
    if match is None or match.group(1).lower() not in elisions:
        return 0
    return 0 if form[0].isupper() and form[match.end() :].lower() in _NAMES_WITH_ARTICLE else match.end()


def fold_name(name: str) -> str:
    """The key of a name: its folded words with one space between."""
    return " ".join(fold_word(match.group()) for match in _WORD.finditer(name))


def is_cyrillic(word: str) -> bool:
    """Whether the first letter of the word is Cyrillic."""
    return "\u0400" <= word[:1] <= "\u052f"
