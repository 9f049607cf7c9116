"""How alike names are: by what they mean in any language, where a word that many names have counts little."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import lru_cache
from math import log

MOST_NAMES = 8
"""Names of a node that are compared."""

PLAIN_WORTH = 0.2
"""What a word for a city or a meeting is worth beside one that tells which."""

ONE_WORD = 0.8
"""What names that share one word are worth beside those that share more."""

SOUND = 0.8
"""Likeness of two sounds from which they are spellings of one word."""


class Names:
    """The words of the names of many nodes, and how much each tells.

    Args:
        names: those of each node.
    """

    def __init__(self, names: Iterable[tuple[str, ...]]) -> None:
        self._number = Counter(token for some in names for token in _of_any(some))

    def worth(self, token: str) -> float:
        """How much a word tells, 0 to 1: the less the more nodes have it."""
        from hansa.loaders.concepts import PLAIN

        rare = 1 / (1 + log(max(1, self._number[token])))
        return PLAIN_WORTH * rare if token in PLAIN else rare

    def alike(self, a: tuple[str, ...], b: tuple[str, ...], *, within: bool = False) -> float:
        """How alike the most alike two of these names are, 0 to 1.

        Args:
            within: a name whose words all stand in the other is as alike as can be.
        """
        # An acronym is that of many: it is compared where nothing is written out.
        if any(" " in n for n in a) and any(" " in n for n in b):
            a, b = (tuple(n for n in some if " " in n) for some in (a, b))
        pairs = ((tokens(one), tokens(other)) for one in a[:MOST_NAMES] for other in b[:MOST_NAMES])
        return max((self._ratio(one, other, within) for one, other in pairs), default=0.0)

    def _ratio(self, one: frozenset[str], other: frozenset[str], within: bool) -> float:
        shared = sum(self.worth(t) for t in one & other)
        left, right = one - other, other - one
        for token in sorted(left):
            if (match := next((t for t in sorted(right) if _same_sound(token, t)), None)) is not None:
                shared += min(self.worth(token), self.worth(match))
                left, right = left - {token}, right - {match}
        rest = sorted((sum(map(self.worth, left)), sum(map(self.worth, right))))
        whole = shared + (rest[0] if within else sum(rest))
        # Names of common words alone are those of many, and one word within a longer name tells little.
        telling = min(1.0, shared / PLAIN_WORTH / 2) * (ONE_WORD if one != other and len(one & other) < 2 else 1.0)
        return shared / whole * telling if whole else 0.0


@lru_cache(maxsize=20_000)
def tokens(name: str) -> frozenset[str]:
    """The concepts and sounds of a name."""
    from hansa.loaders.concepts import meaning_of

    return meaning_of(name)


def _of_any(names: tuple[str, ...]) -> frozenset[str]:
    return frozenset(token for name in names[:MOST_NAMES] for token in tokens(name))


def _same_sound(one: str, other: str) -> bool:
    from rapidfuzz import fuzz

    return one[:1] == other[:1] == "~" and len(one) > 3 and fuzz.ratio(one[1:], other[1:]) / 100 >= SOUND
