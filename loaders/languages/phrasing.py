"""Noun phrases of a language that has no module of its own: what belongs to the name around a head noun."""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from typing import TYPE_CHECKING

from hansa.loaders.gazetteer.fold import fold_word
from hansa.loaders.kept import compiled
from hansa.loaders.text.tokens import Token

if TYPE_CHECKING:
    from hansa.loaders.languages.pack import Pack

_LONGEST = 14
"""Tokens of a phrase beside its head, at most."""
_TO_CITIES = 5
"""Words from a head noun to those that say of which cities it is."""
_VERBS = (
    "held", "hosts", "organised", "took_part", "opened", "said", "joined", "signed", "unites", "admitted", "became",
    "cooperates", "implements", "lies", "visited", "received", "talked", "brought", "are",
)  # fmt: skip
"""The expressions of a pack that are verbs."""
_GAP = re.compile(r"\[\^<[^\]]*\]\{0,\d+\}\??")
"""What leaves room behind a verb in an expression; it would let a verb begin a noun."""
_DASHES = "-\u2013\u2014"
_LOWER = 3
"""Words without a capital, one after the other, that may stand in a name."""
_YEAR = 4


class Phrasing(ABC):
    """The part of a `Grammar` that finds the bounds of names built around a head noun."""

    pack: Pack

    @abstractmethod
    def lemma(self, word: str) -> str:
        """See `Grammar`."""

    @abstractmethod
    def person_like(self, words: list[str]) -> float:
        """See `Grammar`."""

    def phrase(self, tokens: list[Token], head: int, modifiers: frozenset[str]) -> tuple[int, int]:
        first = self._left(tokens, head, modifiers)
        return first, self._right(tokens, head) if self.pack.order == "head first" else self._complete(tokens, head)

    def _left(self, tokens: list[Token], head: int, modifiers: frozenset[str]) -> int:
        """The first token of a phrase: what stands before its head and belongs to its name."""
        first = head
        while first > 0 and head - first < _LONGEST:
            size = self._before(tokens, first, head, modifiers)
            if not size:
                break
            first -= size
        while first < head and tokens[first].kind == "mark":
            first += 1
        return first

    def _before(self, tokens: list[Token], first: int, head: int, modifiers: frozenset[str]) -> int:
        """How many tokens right before `first` belong to the phrase of a head."""
        pack = self.pack
        token = tokens[first - 1]
        gap = tokens[first].start - token.end
        behind = tokens[first - 2] if first > 1 else None
        if gap > 1:
            return 0
        if token.kind == "number":
            return 1
        if token.kind == "mark":
            names = behind is not None and behind.kind == "name" and tokens[first].kind == "name"
            if names and token.text in _DASHES:  # a dash of two countries
                return 1
            # The hyphen of a compound or the full stop of `3.`, which a number must precede.
            joins = behind is not None and behind.end == token.start and (token.text == "-" and not gap)
            numbers = behind is not None and behind.kind == "number" and behind.end == token.start
            return 1 if joins or (numbers and token.text in "-.") else 0
        if behind is not None and behind.text == "-" and token.lower in pack.set("ordinal_suffixes"):
            return 1
        lemma = self.lemma(token.text)
        if lemma in modifiers or token.lower in modifiers or lemma in pack.ordinal_words:
            return 1
        if tokens[first].text == "-" and token.end == tokens[first].start:
            return 1
        if pack.order == "head last" and lemma in pack.set("inner_nouns") and behind is not None and behind.capital:
            return 1
        if (
            pack.order == "head last"
            and token.kind == tokens[first].kind == "name"
            and not self._demonym(tokens[first])
        ):
            return 0  # two places side by side
        if pack.order == "head last" and first == 1 and pack.heads.get(lemma, ("", ""))[0] == "Meeting":
            return 0  # `Шараға` at the start of a sentence
        if token.lower in pack.set("joins") and self._joined(tokens, first, head):
            return 1
        if pack.order == "head last" and modifiers == pack.set("agreement_modifiers"):
            return 0  # what stands before an agreement has signed it
        if pack.order == "head last" and token.kind == "word" and self._is_where(token.text):
            return 0
        named = token.capital and token.lower not in pack.stopwords and self._prefixed(tokens, first - 1, head)
        return 1 if named else 0

    def _demonym(self, token: Token) -> bool:
        local = self.pack.local
        return local is not None and local.adjective(fold_word(token.text)) is not None

    def _joined(self, tokens: list[Token], first: int, head: int) -> bool:
        """Whether `and` before `first` stands inside a name whose head stands last: `Kültür ve Turizm Derneği`."""
        if self.pack.order != "head last" or first < 2 or first == head or self._is_head(tokens[first - 2]):
            return False
        fields = self.pack.set("organisation_modifiers")
        return all(t.kind == "word" and t.lower in fields for t in (tokens[first - 2], tokens[first]))

    def _is_where(self, word: str) -> bool:
        """Whether a known noun stands in the case of places: it says where, and is no part of a name."""
        case = self.pack.made("(?:{loc})$")
        return (
            fold_word(word) not in self.pack.known_words
            and bool(case.search(word))
            and self.lemma(word) != word.lower()
        )

    def _prefixed(self, tokens: list[Token], at: int, head: int) -> bool:
        """Whether a capitalised word before a head belongs to its name."""
        token = tokens[at]
        if self.pack.order == "head last":
            return True
        if self._place_adjective(token.text):
            return True
        if token.kind == "name":
            return False
        roman = all(c in "IVXL" for c in token.text)
        return roman or (tokens[head].capital and at > 0) or (at > 0 and token.acronym)

    def _complete(self, tokens: list[Token], head: int) -> int:
        """The end of a phrase whose head stands last."""
        return head + 1

    def _right(self, tokens: list[Token], head: int) -> int:
        """The end of a phrase whose head stands first: the last word with a capital that links lead to."""
        end = at = head + 1
        before, lower = "head", 0
        while at < len(tokens) and at - head < _LONGEST and tokens[at].start - tokens[at - 1].end <= 1:
            kind = self._part(tokens[at], before)
            if kind is None:
                break
            if before == "join" and (kind == "link" or self._is_head(tokens[at])):
                break  # another body: `Freundeskreis Celle und der Kulturverein`
            if kind == "lower" and (self._is_verb(tokens, at) or self.lemma(tokens[at].text) in self.pack.heads):
                break
            lower = lower + 1 if kind == "lower" else 0
            if lower > _LOWER:
                break
            at += 1
            if kind == "capital" or (kind == "number" and end == at - 1):
                end = at
            before = kind
        official = tokens[head].capital and head > 0 and not self.pack.words.get("nouns_capital")
        if end == head + 1 and official and before == "lower":
            end = at  # `l'Institut de recherche pour le développement`
        return max(end, self._cities(tokens, head))

    def _is_head(self, token: Token) -> bool:
        return token.kind == "word" and self.lemma(token.text) in self.pack.heads

    def _cities(self, tokens: list[Token], head: int) -> int:
        """The end of a phrase that says of which cities a body is (`la ligue des villes portuaires`), or 0."""
        pack, at = self.pack, head + 1
        cities = pack.set("city_words")
        while at < min(len(tokens), head + _TO_CITIES) and tokens[at].start - tokens[at - 1].end <= 1:
            low = tokens[at].lower
            if low in cities:
                return at + 1 + self._which(tokens[at + 1 : at + 3])
            linked = low in pack.set("links") or low in pack.articles
            plain = tokens[at].kind == "word" and not tokens[at].capital and low not in pack.stopwords
            if not (linked or plain) or self._is_verb(tokens, at):
                break
            at += 1
        return 0

    def _part(self, token: Token, before: str) -> str | None:
        """What a word is to the phrase it may go on with, by what stands before it; None where it ends the phrase."""
        pack = self.pack
        low = token.lower.rstrip("'\u2019")
        if low in pack.set("links"):
            return "link"
        if low in pack.set("joins"):
            return "join" if before in {"capital", "lower"} else None
        if low in pack.articles:
            return "link" if before == "link" else None
        if token.kind == "number":
            return "number" if token.text.isdigit() and len(token.text) == _YEAR else None
        named = token.capital and low in pack.set("city_words")  # `association Villes et Territoires`
        if not token.is_word or (token.lower in pack.stopwords and not named):
            return None
        chained = before in {"link", "join"} or bool(pack.words.get("genitive_chain"))
        if token.capital:
            return (
                "capital" if chained or token.kind == "name" or (before != "lower" and token.kind == "word") else None
            )
        return "lower" if before in {"head", "link", "lower", "join"} else None

    def _which(self, behind: list[Token]) -> int:
        """How many words behind `cities` say which: an adjective, or a link and a noun (`villes de montagne`)."""
        pack = self.pack
        tail = pack.made("{city_tail}")
        words = [t for t in behind if t.kind == "word"]
        if not words or words[0] is not behind[0]:
            return 0
        if words[0].lower in pack.set("links"):
            noun = words[1] if len(words) > 1 and not words[1].capital else None
            return 2 if noun and noun.lower not in pack.stopwords and noun.lower not in pack.articles else 0
        return int(bool(tail.fullmatch(words[0].text)) and words[0].lower not in pack.stopwords)

    def _is_verb(self, tokens: list[Token], at: int) -> bool:
        """Whether a word begins what the rules of the language know as a verb."""
        verbs = self.pack.kept(("verbs", ""), self._verbs)
        return verbs.match(" ".join(t.text for t in tokens[at : at + 4]) + " ") is not None

    def _verbs(self) -> re.Pattern[str]:
        known = self.pack.words["patterns"]
        return compiled("|".join(rf"(?:{known[name]})\b" for name in _VERBS if name in known) or "(?!)", re.IGNORECASE)

    def named(self, tokens: list[Token], first: int, head: int, end: int) -> bool:
        words = [t for t in tokens[first:end] if t.is_word]
        others = [t for t in words if t is not tokens[head] and t.lower not in self.pack.stopwords]
        if not others:
            return False
        if any(t.acronym or t.kind == "name" for t in others):
            return True
        if tokens[head].capital and 0 < first == head and not self.pack.words.get("nouns_capital"):
            return self.pack.order == "head first" or any(t.capital for t in others)
        if (tokens[head].capital or self._place_adjective(tokens[first].text)) and any(t.capital for t in others):
            return True
        return self._called(tokens, first, head, end)

    def _called(self, tokens: list[Token], first: int, head: int, end: int) -> bool:
        """Whether a noun in small letters has a name beside it: `la fundación Avina`, `Еуразия ұлттық университеті`."""
        if self.pack.order == "head last":
            return any(t.kind == "word" and t.capital for t in tokens[max(first, 1) : head])
        beside = [t.text for t in tokens[head + 1 : end] if t.is_word]
        if end < head + 2 or not tokens[head + 1].capital or tokens[head + 1].kind != "word":
            return False
        return self.person_like(beside) < 1 and (len(beside) > 1 or beside[0].lower() not in self.pack.stopwords)

    def _place_adjective(self, word: str) -> bool:
        """Whether a word is an adjective made of the name of a place, which names a body: `Харківська обласна рада`."""
        return self.pack.has("place_adjective") and bool(self.pack.pattern("place_adjective").search(word))
