"""Tokens with offsets: words (hyphens and inner apostrophes kept), numbers, single marks."""

from __future__ import annotations

import re

_TOKEN = re.compile(
    r"(?P<number>\d+(?:[.,]\d+)*(?:st|nd|rd|th|er|ère|ème|e|[ºª])?(?![^\W\d_])|\d+)"
    r"|(?P<word>[^\W\d_]+(?:[-\u2010\u2011'\u2019\u2018\u02bb\u02bc\u0301][^\W\d_]+)*\+?)"
    r"|(?P<mark>[^\w\s]|_)"
)
_POSSESSIVE = ("'s", "\u2019s")


class Token:
    """A word, number or mark, or a name found already.

    A plain class: there is one of it for each word, and a frozen dataclass takes three times as long to make.

    Attributes:
        start, end: offsets into the document's text.
        kind: `word`, `number`, `mark` or `name`.
        capital: whether it is a word that starts with a capital letter, or a name.
    """

    __slots__ = ("capital", "end", "is_word", "kind", "lower", "start", "text")

    def __init__(self, start: int, end: int, text: str, kind: str) -> None:
        self.start = start
        self.end = end
        self.text = text
        self.kind = kind
        self.lower = text.lower()
        self.is_word = kind == "word" or kind == "name"
        self.capital = kind == "name" or (kind == "word" and text[0].isupper())

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
        said = match.group()
        if kind == "word" and apart is not None and (parts := apart.fullmatch(said)):
            for name, what in (("front", "word"), ("word", "word"), ("back", "mark")):
                first, last = (match.start() + at for at in parts.span(name))
                if parts[name]:
                    tokens.append(Token(first, last, text[first:last], what))
            continue
        first, last = match.span()
        if kind == "word" and said.endswith(_POSSESSIVE):
            cut = last - len(_POSSESSIVE[0])
            tokens.append(Token(first, cut, text[first:cut], kind))
            tokens.append(Token(cut, last, text[cut:last], "mark"))
            continue
        tokens.append(Token(first, last, said, kind))
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
