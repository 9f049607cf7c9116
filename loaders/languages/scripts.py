"""A pack written in Latin letters, put into the Cyrillic letters in which its language is written too (Uzbek).

Word lists are put over letter by letter, and so are the plain letters of regular expressions; escapes, groups, marks
and named expressions stay.
"""

from __future__ import annotations

import re
from typing import Any

_PAIRS = {
    "yo‘": "йў", "o‘": "ў", "g‘": "ғ", "sh": "ш", "ch": "ч", "yo": "ё", "yu": "ю", "ya": "я", "ye": "е",
}  # fmt: skip
_SINGLE = dict(zip("abdefghijklmnopqrstuvxyz", "абдефгҳижклмнопқрстувхйз", strict=True))
_APOSTROPHE = re.compile(r"\[[‘ʻ’']+\]|[‘ʻ’']")
_LETTERS = re.compile(r"\[(?:[^\]\\]|\\.)*a-z[^\]]*\]")
_FIRST = re.compile(r"\[([A-Z])([a-z])\](h)?")
_KEPT = re.compile(r"\\.|\{[^}]*\}|\(\?P<\w+>|<[^>]*>|[^\W\d_‘]+(?:‘[^\W\d_‘]*)*")
_ALL = "[а-яёўқғҳ]"
_ENOUGH = 0.5


def is_cyrillic(text: str) -> bool:
    """Whether most letters of a text are Cyrillic."""
    letters = [c for c in text[:20_000] if c.isalpha()]
    return sum("\u0400" <= c <= "\u052f" for c in letters) > _ENOUGH * len(letters)


def cyrillic(text: str) -> str:
    """Words, or a regular expression, in Cyrillic letters."""
    text = _APOSTROPHE.sub("‘", _LETTERS.sub(_ALL, text))
    text = _FIRST.sub(lambda m: f"[{_word(m[1] + (m[3] or ''))}{_word(m[2] + (m[3] or ''))}]", text)
    return _KEPT.sub(lambda m: m.group() if m.group()[0] in "\\{(<" else _word(m.group()), text)


def _word(word: str) -> str:
    written: list[str] = []
    at = 0
    while at < len(word):
        size = next((n for n in (3, 2) if word[at : at + n].lower() in _PAIRS), 1)
        said = word[at : at + size]
        if said.lower() in _PAIRS:
            new = _PAIRS[said.lower()]
        elif said == "‘":
            new = "ъ"
        elif said.lower() == "e" and at == 0:
            new = "э"
        else:
            new = _SINGLE.get(said.lower(), said)
        written.append(new.upper() if said[0].isupper() else new)
        at += size
    return "".join(written)


def words_in_cyrillic(words: dict[str, Any]) -> dict[str, Any]:
    """The word lists of a pack in Cyrillic letters; what names classes, keys and settings stays."""
    fixed = {"order", "home", "scripts"}
    return {key: value if key in fixed else _written(value) for key, value in words.items()}


def _written(value: Any) -> Any:
    if isinstance(value, str):
        return cyrillic(value)
    if isinstance(value, list):
        return [_written(item) for item in value]
    if isinstance(value, dict):
        if all(isinstance(item, int) for item in value.values()):  # words and their numbers
            return {cyrillic(key): item for key, item in value.items()}
        return {key: _written(item) for key, item in value.items()}
    return value
