"""Grammar hooks of Russian: lemmas, noun phrases by case, names in the nominative."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from hansa.loaders import eastern
from hansa.loaders.gazetteer.russian import analyzer, parsed
from hansa.loaders.languages import ru_names, ru_office, ru_phrase
from hansa.loaders.text.tokens import Token

if TYPE_CHECKING:
    from pymorphy3.analyzer import Parse

_CYRILLIC = re.compile(r"[а-яё]", re.IGNORECASE)


parses = parsed


def _declined(word: str) -> tuple[Parse, ...]:
    """The readings of a word, indeclinable ones only when it has no other."""
    every = parses(word)
    return tuple(p for p in every if "Fixd" not in p.tag) or every


_ACTING = re.compile(r"(?:временно|исполня\w+|врио|вр|ио|и)$", re.IGNORECASE)
_PERSONAL = ("Name", "Surn", "Patr")


def _cased(word: str, like: str) -> str:
    """A word with a capital where the other has one."""
    if like.isupper() and len(like) > 1:
        return word.upper()
    return word[:1].upper() + word[1:] if like[:1].isupper() else word


_ALL_CASES = frozenset(ru_names.CASES)
_OLD_CASES = {"gen2": "gent", "loc2": "loct", "acc2": "accs"}


@lru_cache(maxsize=50_000)
def _noun_cases(word: str) -> frozenset[str]:
    """The cases of a noun; of an acronym, a foreign or undeclined word all; of any other word none."""
    if not _CYRILLIC.search(word) or word[-1] in "оуэю" or (len(word) < 5 and not analyzer().word_is_known(word)):
        return _ALL_CASES
    known = analyzer().word_is_known(word)
    every = parses(word)
    nouns = [p for p in every if p.tag.POS in {"NOUN", "NPRO"}] or [p for p in every if "Apro" in p.tag]
    if not nouns or (known and every[0].tag.POS in {"ADJF", "PRTF"} and not any("Geox" in p.tag for p in nouns)):
        return frozenset()
    if any("Fixd" in p.tag or "Abbr" in p.tag for p in nouns):
        return _ALL_CASES
    found = frozenset(_OLD_CASES.get(str(p.tag.case), str(p.tag.case)) for p in nouns if p.tag.case)
    return found if known else found | {"nomn", "accs"}


@lru_cache(maxsize=50_000)
def _verb_form(word: str) -> str:
    every = parses(word)
    tag = (
        next((p.tag for p in every[:4] if p.tag.POS == "PRTF"), every[0].tag)
        if every[0].tag.POS == "ADJF"
        else every[0].tag
    )
    if tag.POS in {"PRTF", "PRTS"}:
        passive = "passive" if "pssv" in tag else ""
        return (passive or "finite") if tag.POS == "PRTS" else f"{passive} participle".strip()
    return {"VERB": "finite", "INFN": "infinitive", "GRND": "gerund"}.get(str(tag.POS), "")


@lru_cache(maxsize=50_000)
def _infinitive(word: str) -> str:
    return next((str(p.normal_form) for p in parses(word)[:4] if p.tag.POS in {"PRTF", "PRTS"}), "")


@lru_cache(maxsize=50_000)
def _attributive(word: str) -> bool:
    return parses(word)[0].tag.POS in {"ADJF", "PRTF", "NUMR"}


_EASTERN_END = re.compile(r"(?<=[аеёиоуыэюя]н)(?P<soft>[её]м)$|(?<=[аеёиоуыэюя]н)ом$")
"""The instrumental case of a Chinese or Korean name, the one whose ending is no part of such a name: `Ван Линем`."""


def _eastern_base(end: re.Match[str]) -> str:
    return "ь" if end["soft"] else ""


class Russian:
    """See `hansa.loaders.languages.grammar.Grammar`."""

    def lemma(self, word: str) -> str:
        return ru_phrase.lemma(word)

    def phrase(self, tokens: list[Token], head: int, modifiers: frozenset[str]) -> tuple[int, int]:
        return ru_phrase.around(tokens, head, modifiers)

    def agrees(self, adjective: str, noun: str) -> bool:
        return ru_phrase.agrees(adjective, noun)

    def named(self, tokens: list[Token], first: int, head: int, end: int) -> bool:
        words = [t for t in tokens[first:end] if t.is_word]
        if any(t.text == "№" or t.lower == "имени" for t in tokens[head + 1 : end]):
            return True
        if len(words) < 2:
            return False
        return any(
            t.capital for t in tokens[first : head + 1] if t.is_word and (t is not tokens[0] or t is not tokens[head])
        ) or any(t.acronym for t in words)

    def nominative(self, words: list[str]) -> str:
        return self._nominative(*words)

    @lru_cache(maxsize=10_000)  # noqa: B019 - there is one grammar
    def _nominative(self, *words: str) -> str:
        if not all(_CYRILLIC.search(w) for w in words):
            return " ".join(words)
        if len(words) > 1 and eastern.is_family(words[0]):
            return " ".join([*words[:-1], _EASTERN_END.sub(_eastern_base, words[-1])])
        gender = self._gender(list(words))
        case = self._case(list(words), gender)
        return " ".join(self._base(w, case, gender, i == len(words) - 1 and i > 0) for i, w in enumerate(words))

    def base_phrase(self, words: list[str], head: int) -> str:
        return self._base_phrase(head, *words)

    @lru_cache(maxsize=10_000)  # noqa: B019 - there is one grammar
    def _base_phrase(self, head: int, *words: str) -> str:
        noun = next((p for p in parses(words[head]) if p.tag.POS == "NOUN"), None)
        if noun is None or not _CYRILLIC.search(words[head]):
            return " ".join(words)
        number = "plur" if "plur" in noun.tag else "sing"
        wanted = {"nomn", number} | ({str(noun.tag.gender)} if number == "sing" and noun.tag.gender else set())
        based = []
        for index, word in enumerate(words):
            parse = noun if index == head else next((p for p in parses(word) if p.tag.POS in {"ADJF", "PRTF"}), None)
            form = parse.inflect(wanted if index != head else {"nomn", number}) if parse and index <= head else None
            based.append(_cased(form.word, word) if form else word)
        return " ".join(based)

    def _gender(self, words: list[str]) -> str:
        for wanted in ("Patr", "Name"):
            for word in words[:-1] or words:
                for part in re.split("-", word):
                    for p in parses(part)[:4]:
                        if wanted in p.tag and p.tag.gender in {"masc", "femn"}:
                            return str(p.tag.gender)
        return "femn" if words[-1].endswith(("ва", "на", "ая")) and not words[0].endswith(("а", "я")) else "masc"

    def _case(self, words: list[str], gender: str) -> str:
        """The case in which most words of a name can stand; the nominative where it can."""
        counts: dict[str, float] = {}
        for word in words:
            cases: dict[str, float] = {}
            for p in _declined(word):
                if (
                    p.tag.POS == "NOUN"
                    and "sing" in p.tag
                    and p.tag.case
                    and (p.tag.gender == gender or "ms-f" in p.tag)
                ):
                    personal = any(x in p.tag for x in _PERSONAL)
                    cases[str(p.tag.case)] = max(cases.get(str(p.tag.case), 0.0), 1.0 if personal else 0.4)
            for case, weight in cases.items():
                counts[case] = counts.get(case, 0.0) + weight
        if not counts:
            return "nomn"
        best = max(counts.values())
        order = ("nomn", "gent", "datv", "ablt", "loct", "accs")
        return next((c for c in order if counts.get(c, 0.0) >= best - 0.01), "nomn")

    def _base(self, word: str, case: str, gender: str, surname: bool) -> str:
        if "-" in word:
            return "-".join(self._base(w, case, gender, surname) for w in word.split("-"))
        if case == "nomn" or word.isupper():
            return word
        wanted = ("Surn", "Name", "Patr") if surname else ("Name", "Patr", "Surn")
        for kind in wanted:
            for p in _declined(word):
                if (
                    kind in p.tag
                    and p.tag.case == case
                    and (p.tag.gender == gender or "ms-f" in p.tag)
                    and "sing" in p.tag
                ):
                    base = p.inflect({"nomn", "sing"} if "ms-f" in p.tag else {"nomn", "sing", gender})
                    if base:
                        return str(base.word).title()
        for p in _declined(word):
            if p.tag.POS == "NOUN" and p.tag.case == case and p.tag.gender == gender and "sing" in p.tag:
                return str(p.normal_form).title()
        return word

    def plural(self, word: str) -> bool:
        return "plur" in parses(word)[0].tag

    def person_like(self, words: list[str]) -> float:
        if len(words) == 1:
            word = ru_names.word(words[0])
            return 0.5 if word.strong and not word.place else 0.0
        return ru_names.like(words)

    def cases(self, title: list[str]) -> frozenset[str]:
        if not title[-1][0].isalpha() or (len(title) > 1 and _ACTING.match(title[0])):
            return frozenset(ru_names.CASES)
        noun = next((w for w in title if any(p.tag.POS == "NOUN" for p in parses(w)[:1])), title[0])
        return ru_office.cases(noun.lower())

    def office(
        self,
        tokens: list[Token],
        at: int,
        wanted: frozenset[str],
        titled: dict[int, int],
        placed: dict[int, int],
        surname: bool,
    ) -> tuple[int, tuple[int, int] | None]:
        return ru_office.read(tokens, at, wanted, titled, placed, surname)

    def person_span(self, words: list[str]) -> tuple[int, int]:
        first, end, _ = ru_names.best(words)
        return first, end

    def verb_form(self, word: str) -> str:
        return _verb_form(word)

    def infinitive(self, word: str) -> str:
        return _infinitive(word)

    def attributive(self, word: str) -> bool:
        return _attributive(word)

    def noun_cases(self, words: list[str]) -> frozenset[str]:
        if len(words) == 1 and len(words[0]) > 1 and words[0].isupper():
            return _ALL_CASES
        for word in words:
            if found := _noun_cases(word.strip('«»"()').lower()):
                return found
        return _ALL_CASES

    def name_cases(self, words: list[str]) -> frozenset[str]:
        stands = ru_names.standing(words) if len(words) > 1 else ru_names.word(words[0]).stands
        return frozenset(case for case, _ in stands) or _ALL_CASES

    def same_surname(self, word: str, surname: str) -> bool:
        low, base = word.lower(), surname.lower()
        if low == base:
            return True
        if low[:3] != base[:3] or abs(len(low) - len(base)) > 3:
            return False
        return base in {p.normal_form for p in parses(word)} or base in {
            i.word for p in parses(word) if "Surn" in p.tag for i in (p.inflect({"nomn", "sing"}),) if i
        }


GRAMMAR = Russian()
