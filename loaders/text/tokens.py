"""Tokens with offsets: words (hyphens and inner apostrophes kept), numbers, single marks."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

_TOKEN = re.compile(
    r"(?P<number>\d+(?:[.,]\d+)*(?:st|nd|rd|th|er|ère|ème|e|[ºª])?(?![^\W\d_])|\d+)"
    r"|(?P<word>[^\W\d_]+(?:[-\u2010\u2011'\u2019\u2018\u02bb\u02bc\u0301][^\W\d_]+)*\+?)"
    r"|(?P<mark>[^\w\s]|_)"
)
_POSSESSIVE = re.compile(r"['\u2019]s$")


@dataclass(frozen=True)
class Token:
    """A word, number or mark, or a name found already; `start` and `end` are offsets into the document's text."""

    start: int
    end: int
    text: str
    kind: str

    @cached_property
    def lower(self) -> str:
        return self.text.lower()

    @property
    def is_word(self) -> bool:
        return self.kind in {"word", "name"}

    @property
    def capital(self) -> bool:
        """Whether it is a word that starts with a capital letter, or a name."""
        return self.kind == "name" or (self.kind == "word" and self.text[0].isupper())

    @property
    def acronym(self) -> bool:
        """Two to ten letters, all capital (a plural s apart)."""
        letters = self.text.rstrip("+")
        return self.kind == "word" and 1 < len(letters) <= 10 and letters.isupper() and letters.isalpha()


def tokenize(text: str, start: int = 0, end: int | None = None, apart: re.Pattern[str] | None = None) -> list[Token]:
    """The tokens of `text[start:end]`, in order. An English possessive `'s` is a token (mark) of its own.

    Args:
        apart: what else an apostrophe joins to a word: `front` before it (`l'`), a word of its own; `back` behind it
            (`'da`), a mark.
    """
    tokens = []
    for match in _TOKEN.finditer(text, start, len(text) if end is None else end):
        kind = match.lastgroup or "mark"
        if kind == "word" and apart is not None and (parts := apart.fullmatch(match.group())):
            for name, what in (("front", "word"), ("word", "word"), ("back", "mark")):
                first, last = (match.start() + at for at in parts.span(name))
                if parts[name]:
                    tokens.append(Token(first, last, text[first:last], what))
            continue
        if kind == "word" and (tail := _POSSESSIVE.search(match.group())):
            cut = match.start() + tail.start()
            if cut > match.start():
                tokens.append(Token(match.start(), cut, text[match.start() : cut], kind))
                tokens.append(Token(cut, match.end(), text[cut : match.end()], "mark"))
                continue
        tokens.append(Token(match.start(), match.end(), match.group(), kind))
    return tokens


def chunked(tokens: list[Token], names: list[tuple[int, int]], text: str) -> list[Token]:
    """The tokens with each of the given spans as one token of kind `name`; spans that part tokens are left out."""
    starts = dict(names)
    joined: list[Token] = []
    skip = 0
    for token in tokens:
        if token.start < skip:
            continue
        if end := starts.get(token.start):
            joined.append(Token(token.start, end, text[token.start : end], "name"))
            skip = end
        else:
            joined.append(token)
    return joined
