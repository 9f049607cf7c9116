"""Runs of capitalised words that may be the name of a person, with the tokens around them.

Titles, honorifics and spans part them; what a word is (a body, a month, the first of a sentence) may too.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from hansa.loaders.draft import Draft
from hansa.loaders.languages.en import known_name_part
from hansa.loaders.languages.pack import Pack
from hansa.loaders.text.tokens import Token

_DECLINED_ACRONYM = re.compile(r"[А-ЯЁ]{2,}[а-яё]{1,2}")


_BEFORE_MONTH = frozenset({"in", "since", "until", "from", "by", "of", "last", "next", "this"})


_ROMAN = re.compile(r"[IVXL]{2,}").fullmatch


@dataclass(frozen=True)
class Run:
    """A run of capitalised words that may be a name: its tokens, and the tokens around it."""

    tokens: tuple[Token, ...]
    before: Token | None
    after: Token | None

    @property
    def words(self) -> list[str]:
        return [t.text for t in self.tokens if t.is_word]

    @property
    def start(self) -> int:
        return self.tokens[0].start

    @property
    def end(self) -> int:
        return self.tokens[-1].end


def runs(draft: Draft, tokens: list[Token], blocked: set[int]) -> list[Run]:
    """The maximal runs of a sentence; titles, honorifics and spans part them."""
    pack = draft.pack
    particles, honorifics = pack.set("particles"), pack.set("honorifics")
    bodies = pack.kept(("words of bodies", ""), lambda: _words_of_bodies(pack))
    found: list[Run] = []
    if not any(t.capital for t in tokens):
        return found
    stopwords, months = pack.stopwords, pack.months
    current: list[Token] = []
    before: Token | None = None

    def close(after: Token | None) -> None:
        nonlocal current
        while current and (current[-1].lower in particles or (current[-1].kind == "mark" and len(current) < 2)):
            current.pop()
        if any(len(t.text) > 1 for t in current):
            found.append(Run(tuple(current), before, after))
        current = []

    for index, token in enumerate(tokens):
        if not current and not token.capital:
            continue  # most words: none of a name
        previous = tokens[index - 1] if index else None
        gap = token.start - previous.end if previous else 0
        usable = (
            token.start not in blocked
            and not (token.capital and _DECLINED_ACRONYM.fullmatch(token.text))
            and draft.free(token.start, token.end)
            and token.lower not in honorifics
            and not (bodies and token.capital and (_ROMAN(token.text) or pack.grammar.lemma(token.text) in bodies))
            and not (token.lower in months and previous is not None and previous.lower in _BEFORE_MONTH)
        )
        initial = bool(current) and token.text == "." and previous is not None and len(previous.text) == 1 and gap == 0
        joins = bool(current) and (gap <= 1 or (previous is not None and previous.text == "." and gap <= 1))
        first = index == 0 and (token.lower in stopwords or (bodies and _is_noun(pack, token)))
        sentence_word = first and not _is_initial(tokens, index)
        if (
            usable
            and token.kind == "word"
            and token.capital
            and not sentence_word
            and (
                token.lower not in stopwords
                or _is_initial(tokens, index)
                or (token.lower in months and _before_name(tokens, index))
            )
        ):
            if current and not joins:
                close(token)
            if not current:
                before = previous
            current.append(token)
        elif (
            usable
            and joins
            and (initial or (token.kind == "word" and token.lower in particles and token.lower not in stopwords))
        ) or (current and token.kind == "word" and token.capital and usable and joins and token.lower in particles):
            current.append(token)
        else:
            close(token)
    close(None)
    return found


def _is_noun(pack: Pack, token: Token) -> bool:
    """Whether a word is a form of a noun of the lists: a capital at the start of a sentence makes it no name."""
    nouns = pack.kept(("nouns", ""), lambda: frozenset(pack.known_words.values()))
    return pack.order == "head last" and token.kind == "word" and pack.grammar.lemma(token.text) in nouns


def _words_of_bodies(pack: Pack) -> frozenset[str]:
    """Words that begin the name of a body, in languages known by tables: no person is called so."""
    if not pack.order:
        return frozenset()
    heads = (words.split()[0] for words, (type_, _) in pack.heads.items() if type_ == "Organization")
    return (frozenset(heads) | pack.set("municipal")) - pack.stopwords


def _is_initial(tokens: list[Token], index: int) -> bool:
    """Whether a token is a capital letter with a full stop, before another name or behind one."""
    return (
        len(tokens[index].text) == 1
        and index + 1 < len(tokens)
        and tokens[index + 1].text == "."
        and ((index + 2 < len(tokens) and tokens[index + 2].capital) or _follows_name(tokens, index))
    )


def _before_name(tokens: list[Token], index: int) -> bool:
    """Whether a month is a first name within a sentence: `they met May Berg`."""
    after = tokens[index + 1 : index + 2]
    return index > 0 and bool(after) and after[0].kind == "word" and after[0].capital and known_name_part(after[0].text)


def _follows_name(tokens: list[Token], index: int) -> bool:
    """Whether a name or another initial stands before a token."""
    return index > 0 and (tokens[index - 1].capital or (index > 1 and tokens[index - 1].text == "."))


def joined_words(run: Run) -> list[str]:
    """The words of a run, each initial with its full stop."""
    words: list[str] = []
    for token in run.tokens:
        if token.text == "." and words:
            words[-1] += "."
        else:
            words.append(token.text)
    return words
