"""Grammar hooks of English, and of other languages in Latin script that have no pack of their own."""

from __future__ import annotations

import re
from functools import lru_cache
from importlib import resources
from itertools import pairwise

from hansa.loaders.text.tokens import Token

_LINKS = frozenset(
    {
        "of",
        "for",
        "on",
        "de",
        "du",
        "des",
        "del",
        "di",
        "da",
        "do",
        "dos",
        "das",
        "della",
        "la",
        "le",
        "les",
        "für",
        "der",
    }
)
_DAYS = frozenset(
    {
        *("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"),
        *("january", "february", "march", "april", "june", "july", "august", "september", "october", "november"),
        "december",
    }
)
"""Capitalised, and yet no part of a name behind a preposition."""
_BODIES = frozenset({"organization", "organisation", "association", "network", "office", "union"})
_PLACED = frozenset({"office", "section", "secretariat", "chapter", "branch", "bureau"})
_OF_PLACE = ("ean", "ian", "ican", "rdic", "ltic", "asia", "rica", "pacific", "europe", "mena")
"""Ends of the words for parts of the world that tell the offices of one body apart: `the Asian office`."""
_PARTICLES = frozenset(
    {
        "de",
        "von",
        "van",
        "der",
        "den",
        "del",
        "della",
        "di",
        "da",
        "dos",
        "das",
        "do",
        "bin",
        "ibn",
        "ould",
        "el",
        "al",
        "la",
        "le",
        "uulu",
        "ter",
        "zu",
        "af",
        "y",
        "ben",
        "abu",
    }
)
_WEEKDAYS = frozenset({"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"})
_FIELDS = frozenset({"ministry", "department", "committee", "commission", "directorate", "agency", "secretariat"})
"""Bodies that are named for several fields."""
_ELIDED = re.compile(r"[dl]['\u2019][A-Z\u00c0-\u00de]")
"""A word of a name with an elided article: `Côte d'Ivoire`."""
_NO_LEFT = frozenset(
    {
        "the",
        "a",
        "an",
        "this",
        "that",
        "its",
        "his",
        "her",
        "their",
        "our",
        "of",
        "and",
        "or",
        "in",
        "on",
        "at",
        "to",
        "for",
        "from",
        "by",
        "with",
        "as",
    }
)


@lru_cache(maxsize=1)
def _name_parts() -> object:
    import marisa_trie

    trie = marisa_trie.Trie()
    with resources.as_file(resources.files("hansa.loaders.languages") / "data" / "names.marisa") as path:
        trie.load(str(path))
    return trie


def known_name_part(word: str) -> bool:
    """Whether a word is listed as a given or family name."""
    return word.lower() in _name_parts()  # type: ignore[operator]


@lru_cache(maxsize=1)
def _common() -> frozenset[str]:
    """Ordinary English words; many of them are surnames too."""
    text = (resources.files("hansa.loaders.languages") / "data" / "en" / "common.txt").read_text(encoding="utf-8")
    return frozenset(text.split())


@lru_cache(maxsize=1)
def _given() -> frozenset[str]:
    """Common given names."""
    text = (resources.files("hansa.loaders") / "data" / "gazetteer" / "given_names.txt").read_text(encoding="utf-8")
    return frozenset(text.split())


_FIELD_WORDS = frozenset(
    {
        *("water", "arts", "trade", "science", "culture", "parks", "health", "sports", "sport", "environment"),
        *("research", "economy", "energy", "commerce", "industry", "tourism", "education", "technology", "transport"),
        *("roads", "food", "youth", "land", "media", "heritage", "agriculture", "innovation"),
    }
)


def _field(word: str) -> bool:
    """Whether a word may be one of two for which a body is named: `the Water and Sewerage Corporation`."""
    return word in _FIELD_WORDS or (word.endswith(("ic", "al", "ing", "ural")) and word in _common())


class English:
    """See `hansa.loaders.languages.grammar.Grammar`."""

    def lemma(self, word: str) -> str:
        return word.lower()

    def phrase(self, tokens: list[Token], head: int, modifiers: frozenset[str]) -> tuple[int, int]:
        return self._left(tokens, head, modifiers), self._right(tokens, head)

    def _left(self, tokens: list[Token], head: int, modifiers: frozenset[str]) -> int:
        first = head
        while first > 0:
            token = tokens[first - 1]
            adjacent = token.end == tokens[first].start
            if token.lower in _WEEKDAYS:
                break
            if token.lower == "of" and "of" in modifiers and first > 1:
                if not (tokens[first].capital and tokens[first - 2].capital and tokens[head].capital):
                    break
                first -= 2
            elif token.is_word and token.lower in _NO_LEFT:
                joined = (
                    token.lower == "and"
                    and first >= 3
                    and first < head
                    and tokens[first].capital
                    and tokens[first - 2].capital
                    and _field(tokens[first - 2].lower)
                )
                if not joined:
                    break
                first -= 2
            elif token.lower == "year" and first > 2 and tokens[first - 2].text == "-":
                first -= 3  # `3-year plan`
            elif (
                token.capital
                or token.lower in modifiers
                or token.lower.endswith("-year")
                or (token.kind == "number" and not adjacent)
            ):
                if first - 1 == 0 and token.lower.endswith(("ing", "ed")) and not token.acronym:
                    break
                first -= 1
            elif token.text in {"'", "\u2019", "'s", "\u2019s"} and first > 1 and tokens[first - 2].capital:
                first -= 1
            elif token.text == "-" and adjacent and first > 1 and tokens[first - 2].capital:
                first -= 2
            else:
                break
        while first < head and (tokens[first].kind == "mark" or tokens[first].lower in _NO_LEFT):
            first += 1
        return first

    def _right(self, tokens: list[Token], head: int) -> int:
        end = head + 1
        linked = False
        while end < len(tokens):
            token = tokens[end]
            gap = token.start - tokens[end - 1].end
            if gap > 1:
                break
            if token.lower in _LINKS or (linked and token.lower in {"and", "&"}):
                after = end + 1
                if token.lower == "and" and tokens[end - 1].kind == "name" and not self._named(tokens, after):
                    break  # behind the name of a place another body begins
                while (
                    after < len(tokens)
                    and token.lower != "and"
                    and (tokens[after].lower == "the" or tokens[after].lower in _LINKS)
                ):
                    after += 1
                if (
                    after < len(tokens)
                    and tokens[after].capital
                    and tokens[after].lower not in _DAYS
                    and not self._modifies_common(tokens, after)
                ):
                    linked = True
                    end = after + 1
                    continue
                break
            if token.text == "," and linked and tokens[head].lower in _FIELDS and self._enumerated(tokens, end):
                end += 2
                continue
            if token.text == "No" and gap == 1 and end + 2 < len(tokens) and tokens[end + 1].text == ".":
                if tokens[end + 2].kind != "number":
                    break
                end += 3  # `Primary School No. 5`
                continue
            if linked and gap == 1 and _ELIDED.match(token.text):
                end += 1
                continue
            if tokens[head].lower == "municipality" and tokens[end - 1].kind == "name" and token.capital:
                break  # a person's name follows that of the place
            if (
                (token.capital and gap == 1 and (linked or tokens[end - 1].capital or token.acronym))
                or (token.kind == "number" and gap == 1 and tokens[end - 1].capital and token.text.isdigit())
                or (
                    token.text in {"'", "\u2019", "'s"}
                    and gap == 0
                    and end + 1 < len(tokens)
                    and tokens[end + 1].capital
                    and linked
                )
            ):
                end += 1
            else:
                break
        return end

    def _enumerated(self, tokens: list[Token], at: int) -> bool:
        """Whether a comma parts the fields of a body: `Ministry of Environment, Climate and Energy`."""
        words = tokens[at + 1 : at + 5]
        if len(words) < 3 or words[0].kind != "word" or not words[0].capital:
            return False
        pairs = pairwise(words[1:4])
        return any(w.lower == "and" and v.kind == "word" and v.capital for w, v in pairs)

    def _named(self, tokens: list[Token], at: int) -> bool:
        """Whether a name, or nothing, stands there."""
        return at >= len(tokens) or tokens[at].kind == "name"

    def _modifies_common(self, tokens: list[Token], at: int) -> bool:
        """Whether a capitalised word only stands before a common noun for a body (`the Nordic association`)."""
        return tokens[at].kind == "word" and at + 1 < len(tokens) and tokens[at + 1].text in _BODIES

    def named(self, tokens: list[Token], first: int, head: int, end: int) -> bool:
        words = [t for t in tokens[first:end] if t.is_word]
        inner = [t for t in words if t.capital and t.lower not in _NO_LEFT]
        if (
            len(inner) >= 1
            and any(t.lower == "regional" for t in words)
            and tokens[head].lower in {"office", "section"}
        ):
            return True
        behind = [t.lower for t in words if t.start > tokens[head].start]
        if tokens[head].lower in _PLACED and "for" in behind[:1] and inner:
            return True
        if tokens[head].lower in _PLACED and any(t.lower.endswith(_OF_PLACE) for t in inner if t is not tokens[head]):
            return True
        if len(inner) >= 2 and not tokens[head].capital and any(t.acronym for t in words):
            return True
        return tokens[head].capital and len(inner) >= 2

    def nominative(self, words: list[str]) -> str:
        return " ".join(words)

    def base_phrase(self, words: list[str], head: int) -> str:
        return " ".join(words)

    def person_like(self, words: list[str]) -> float:
        own = [w for w in words if w.lower() not in _PARTICLES and len(w) > 1]
        if not own:
            return 0.0
        known = [known_name_part(w) for w in own]
        common = [w.lower() in _common() for w in own]
        if all(common):
            return 0.3 if all(known) else 0.0
        if known[0] and not common[0] and not common[-1]:
            return 1.0
        if own[0].lower() in _given() and known[-1] and not all(common):
            return 1.0
        if sum(known) > 1 and (not common[0] or not common[-1]):
            return 1.0 if len(own) > 2 else 0.8
        return 0.5 if any(known) or not any(common) else 0.2

    def plural(self, word: str) -> bool:
        return False  # the word lists hold singular forms, and a lemma is the word itself

    def same_surname(self, word: str, surname: str) -> bool:
        return word.lower() == surname.lower()


GRAMMAR = English()
