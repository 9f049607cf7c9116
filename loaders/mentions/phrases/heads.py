"""Head nouns: which words are one, of what type, and where the noun beside one makes another name of both."""

from __future__ import annotations

import re
from collections.abc import Callable

from hansa.loaders.draft import Draft
from hansa.loaders.languages.pack import Pack
from hansa.loaders.mentions.phrases.numbers import NUMBER, roman
from hansa.loaders.text.tokens import Token


def sentences_with(draft: Draft) -> dict[str, list[int]]:
    """By type, the sentences that hold a word with which a head noun of that type begins."""
    types = types_of(draft.pack)
    found: dict[str, list[int]] = {}
    for index, tokens in enumerate(draft.tokens):
        here = frozenset().union(*(types(t.text) for t in tokens if t.kind == "word"))
        for type_ in here:
            found.setdefault(type_, []).append(index)
    return found


def types_of(pack: Pack) -> Callable[[str], frozenset[str]]:
    """Of a word, the types of the head nouns that begin with it."""

    def of_firsts() -> dict[str, frozenset[str]]:
        found: dict[str, set[str]] = {}
        for words, head in pack.heads.items():
            found.setdefault(words.split()[0], set()).add(head[0])
        return {word: frozenset(types) for word, types in found.items()}

    def types(word: str) -> frozenset[str]:
        firsts = pack.kept(("first words of heads", ""), of_firsts)
        lemma = pack.grammar.lemma(word)
        found = firsts.get(word.lower(), _NONE) | firsts.get(lemma, _NONE)
        return found or (_BODY if compound(pack, lemma) else _NONE)

    return pack.by_word("types of heads", types)


_NONE: frozenset[str] = frozenset()


def holds_body(pack: Pack, tokens: list[Token], last: int, end: int) -> bool:
    """Whether a common noun in English has the name of a body behind it: `the committee of the Danube Towns Union`."""
    if pack.code != "en" or tokens[last].capital:
        return False
    behind = (t for t in tokens[last + 1 : end] if t.kind == "word" and t.capital)
    return any(pack.heads.get(t.lower, ("", ""))[0] == "Organization" for t in behind)


def goes_on_as_body(pack: Pack, tokens: list[Token], last: int) -> bool:
    """Whether the word behind that of a meeting makes a body of both: `the World Forum Association`."""
    if pack.code != "en" or last + 1 >= len(tokens) or not tokens[last].capital:
        return False
    after = tokens[last + 1]
    head = pack.heads.get(after.lower) if after.kind == "word" and after.capital else None
    return head is not None and head[0] == "Organization" and after.start - tokens[last].end == 1


def longest(pack: Pack) -> int:
    """Words in the longest head of a pack; an elided one counts as a word."""
    return pack.kept(("longest head", ""), lambda: max(3, *(len(re.split(r"\W+", head)) for head in pack.heads)))


def numbered(pack: Pack, tokens: list[Token], at: int) -> bool:
    """Whether a number makes a meeting of what else is a body: `the II Forum of mayors`."""
    if not at or pack.heads.get(tokens[at].lower, ("", ""))[0] != "Meeting":
        return False
    before = tokens[at - 1]
    words = pack.words.get("ordinals", {}).values()
    return bool(
        (before.text.isupper() and roman(before.text))
        or NUMBER.fullmatch(before.text)
        or any(before.lower in some for some in words)
    )


def head_of(pack: Pack, words: list[Token]) -> tuple[str, str] | None:
    """What the lists say of words as a head: as they stand, else with the first in its base form, else with all."""
    found = pack.heads.get(_said([t.lower for t in words]))
    if found is not None or (len(words) > 1 and not pack.order and pack.declining is None):
        return found
    first = pack.grammar.lemma(words[0].text)
    if len(words) == 1:
        return pack.heads.get(first) or compound(pack, first)
    return pack.heads.get(_said([first, *(t.lower for t in words[1:])])) or pack.heads.get(
        _said([first, *(pack.grammar.lemma(t.text) for t in words[1:])])
    )


def compound(pack: Pack, word: str) -> tuple[str, str] | None:
    """What the lists say of the first or last part of a compound (`музей-заповедник`), if that is a body."""
    if pack.declining is None or word in pack.set("no_compound"):
        return None
    first, hyphen, last = word.partition("-")
    if hyphen:
        parts = [first, last] if len(first) >= _PART else []
    else:
        ends = pack.set("compounded")
        parts = [word[at:] for at in range(_PART, _PREFIX) if word[at:] in ends]
    found = (pack.heads.get(part) for part in parts)
    return next((head for head in found if head is not None and head[0] == "Organization"), None)


_PART = 3

_PREFIX = 8
"""Letters of the first part of a compound, at least, and fewer than: `госуниверситет`, `драмтеатр`."""

_BODY = frozenset({"Organization"})


def _said(words: list[str]) -> str:
    """Words as the lists write them: an elision stands at its word."""
    return " ".join(words).replace("\u2019", "'").replace("' ", "'")


def is_nth(pack: Pack, tokens: list[Token], index: int) -> bool:
    """Whether a noun for meetings has a number before it."""
    head = pack.heads.get(tokens[index].lower)
    if head is None or head[0] != "Meeting" or not index:
        return False
    before = tokens[index - 1]
    ordinal = pack.grammar.lemma(before.text) in pack.ordinal_words or NUMBER.fullmatch(before.text) is not None
    return ordinal or (before.capital and roman(before.text) is not None)
