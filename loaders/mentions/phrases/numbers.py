"""Numbers and years in names: which of its series a meeting is, and in which year."""

from __future__ import annotations

import re

from hansa.loaders.draft import Draft
from hansa.loaders.languages.pack import Pack
from hansa.loaders.mentions.phrases.phrase import Phrase
from hansa.loaders.text.tokens import Token

_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50}

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")

NUMBER = re.compile(
    r"\b(\d{1,3})(?:(?:st|nd|rd|th|e|er|ère|ème|-?(?:[йяею]|го|му|ой)|-?(?:ci|cı|cu|cü|inchi|chi|ші|шы))\b|[ºª.])"
)


def roman(said: str) -> int | None:
    """The value of a Roman numeral up to 89, else None."""
    if not said or any(c not in _ROMAN for c in said):
        return None
    values = [_ROMAN[c] for c in said]
    return sum(-v if any(w > v for w in values[i + 1 : i + 2]) else v for i, v in enumerate(values))


_TEN = 10


def _tens(tokens: list[Token], at: int, pack: Pack) -> int:
    """What stands before an ordinal of one digit: 20 in `twenty-first`, 0 mostly."""
    before = at - 2 if at > 1 and tokens[at - 1].text == "-" else at - 1
    word = tokens[before].lower if before >= 0 else ""
    return next((int(n) for n, some in pack.words["tens"].items() if word in some), 0)


def ordinal(phrase: Phrase, pack: Pack) -> int | None:
    """The number of a meeting in its series, when the words before the head say it."""
    words = {word: int(n) for n, some in pack.words["ordinals"].items() for word in some}
    for at in range(phrase.first, phrase.head):
        token = phrase.tokens[at]
        value = roman(token.text) if token.text.isupper() else None
        if value or (value := words.get(pack.grammar.lemma(token.text))):
            return value + (_tens(phrase.tokens, at, pack) if value < _TEN else 0)
    text = (
        " ".join(t.text for t in phrase.tokens[phrase.first : phrase.head + 1]).replace(" - ", "-").replace(" .", ".")
    )
    match = NUMBER.search(text)
    return int(match.group(1)) if match else None


_YEAR_BEFORE = re.compile(r"\b(?:[Ii]n|[Вв])\s((?:19|20)\d\d)(?:\sгоду)?,?\s(?:[\u2013\u2014-]\s)?(?:the\s)?$")


def year_before(draft: Draft, start: int) -> str | None:
    """The year said right before a phrase: `In 2015 the session`."""
    match = _YEAR_BEFORE.search(draft.text, max(0, start - 25), start)
    return match.group(1) if match else None


def title_year(text: str) -> str | None:
    """The year in a name, if one stands there."""
    match = _YEAR.search(text)
    return match.group() if match else None
