"""What an inflected word may be a form of, by a table of endings; nothing is known here of any language.

All words are folded (`hansa.loaders.gazetteer.fold.fold_word`): lower case, no accents, no apostrophes. Whether a form
so made is a word is for a word list, the gazetteer or a registry to say.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

SHORTEST = 3
"""Letters that must remain of a word."""
_MOST = 40


@dataclass(frozen=True, eq=False)
class Endings:
    """The endings of a language.

    Attributes:
        replaced: ending to what may stand in its place in the base form (`ie`: "", `a`), for languages that inflect.
        suffixes: endings that are only added, in any number and order (`lar`, `da`), for languages that agglutinate.
    """

    replaced: Mapping[str, Sequence[str]] = field(default_factory=dict)
    suffixes: frozenset[str] = frozenset()

    def bases(self, word: str) -> tuple[str, ...]:
        """The forms a folded word may come from, without the word itself, those nearest to it first."""
        found: dict[str, None] = {}
        for size in range(1, min(self._longest, len(word) - SHORTEST + 1) + 1):
            for new in self.replaced.get(word[-size:], ()):
                if len(word) - size + len(new) >= SHORTEST:
                    found[word[:-size] + new] = None
        for base in self._stripped(word):
            found[base] = None
        found.pop(word, None)
        return tuple(found)

    def _stripped(self, word: str) -> list[str]:
        """The word without one suffix, two …, the longest remainder first."""
        if not self.suffixes:
            return []
        reached = {word}
        waiting = [word]
        while waiting and len(reached) < _MOST:
            known = waiting.pop()
            for size in range(1, min(self._longest_suffix, len(known) - SHORTEST) + 1):
                base = known[:-size]
                if known[-size:] in self.suffixes and base not in reached:
                    reached.add(base)
                    waiting.append(base)
        return sorted(reached - {word}, key=lambda base: (-len(base), base))

    @cached_property
    def _longest(self) -> int:
        return max(map(len, self.replaced), default=0)

    @cached_property
    def _longest_suffix(self) -> int:
        return max(map(len, self.suffixes), default=0)
