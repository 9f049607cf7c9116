"""Which rules of a pack may match a text: each is found by the marks and by the words that it needs."""

from __future__ import annotations

import re
from functools import lru_cache

from hansa.loaders.languages.pack import Pack
from hansa.loaders.rules.rule import Rule, of_pack


class _Choice:
    """Some rules of a pack, each found by the marks and the words that it needs."""

    def __init__(self, rules: tuple[Rule, ...]) -> None:
        self._rules = rules
        self._by_letters: dict[frozenset[str], tuple[list[int], list[tuple[str, list[int]]]]] = {}

    def for_text(self, said: str) -> list[Rule]:
        """The rules that may match in a text, in order."""
        letters = frozenset(_LETTER.findall(said))
        found = self._by_letters.get(letters)
        if found is None:
            found = self._by_letters[letters] = self._with({letter.upper() for letter in letters})
        always, by_word = found
        places = set(always)
        for word, some in by_word:
            if word in said:
                places.update(some)
        return [self._rules[place] for place in sorted(places)]

    def _with(self, letters: set[str]) -> tuple[list[int], list[tuple[str, list[int]]]]:
        """Of the rules whose marks may be of these letters, those that need no word, and the others by word."""
        always: list[int] = []
        by_word: dict[str, list[int]] = {}
        for place, rule in enumerate(self._rules):
            if any(letters.isdisjoint(side) for side in rule.sides):
                continue
            if not rule.needed:
                always.append(place)
            for word in rule.needed:
                by_word.setdefault(word, []).append(place)
        return always, list(by_word.items())


_LETTER = re.compile(r"<([A-Za-z])\d")


@lru_cache(maxsize=64)
def choice(pack: Pack, first: bool, types: frozenset[str] | None) -> _Choice:
    """The rules of a pack that come first, or the others; of some types, or of all."""
    return _Choice(tuple(r for r in of_pack(pack) if r.first is first and (types is None or r.type in types)))
