"""What a language adds to the search for places: how it inflects names, and names and adjectives of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from hansa.loaders.gazetteer.fold import Word, fold_word, words
from hansa.loaders.text.endings import Endings

_LONGEST = 5


@dataclass(frozen=True, eq=False)
class Local:
    """The settings of one language; all words are folded.

    Attributes:
        code: ISO 639-1.
        endings: what an inflected name may come from.
        elisions: articles and prepositions that an apostrophe joins to a word (`l`, `d`, `dell`), lower case.
        suffixed: whether an apostrophe parts a name from its suffixes.
        names: name to place keys that the reference data lack under that name (`Elsass`).
        adjectives: stem of an adjective or demonym to the key of its country.
        adjective_endings: what may follow such a stem.
        common: words that are no name of a place, though they are written so.
        home: ISO 3166-1 codes of the countries that speak it; a name more likely lies there.
        cue: expression of what stands before a name and says that it is a place.
    """

    code: str = ""
    endings: Endings = field(default_factory=Endings)
    elisions: frozenset[str] = frozenset()
    suffixed: bool = False
    names: Mapping[str, str] = field(default_factory=dict)
    adjectives: Mapping[str, str] = field(default_factory=dict)
    adjective_endings: frozenset[str] = frozenset()
    common: frozenset[str] = frozenset()
    home: tuple[str, ...] = ()
    cue: str = ""

    def words(self, text: str) -> tuple[Word, ...]:
        """The words of a text in this language."""
        return words(text, self.elisions, self.suffixed)

    def adjective(self, folded: str) -> str | None:
        """The key of the country whose adjective or demonym a word is."""
        for size in range(len(folded), 2, -1):
            key = self.adjectives.get(folded[:size])
            if key is not None and (size == len(folded) or folded[size:] in self.adjective_endings):
                return key
        return None

    @cached_property
    def cue_before(self) -> re.Pattern[str] | None:
        """The cue, at the end of what stands before a name."""
        return re.compile(rf"(?:{self.cue})$") if self.cue else None

    def named(self, run: list[str]) -> Iterator[tuple[int, str, str]]:
        """Own names that begin a run of words, the longest first: number of words, place key, base of the last word."""
        for count in range(min(_LONGEST, len(run)), 0, -1):
            head = " ".join(run[: count - 1])
            for last in (run[count - 1], *self.endings.bases(run[count - 1])):
                key = self.names.get(f"{head} {last}".lstrip())
                if key is not None:
                    yield count, key, last
                    break
            else:
                if count > 1 and self.endings.replaced:
                    key = self._all_inflected(run[:count])
                    if key is not None:
                        yield count, key, run[count - 1]

    def _all_inflected(self, run: list[str]) -> str | None:
        """The key of a name of several words of which each may be inflected."""
        for name, key in self._by_size.get(len(run), ()):
            if all(w == n or n in self.endings.bases(w) for w, n in zip(run, name, strict=True)):
                return key
        return None

    @cached_property
    def _by_size(self) -> dict[int, list[tuple[list[str], str]]]:
        sizes: dict[int, list[tuple[list[str], str]]] = {}
        for name, key in self.names.items():
            parts = name.split()
            sizes.setdefault(len(parts), []).append((parts, key))
        return sizes


def base_length(form: str, folded_length: int) -> int:
    """The number of characters of a form as written that fold to so many."""
    total = 0
    for at, letter in enumerate(form):
        if total >= folded_length:
            return at
        total += len(fold_word(letter))
    return len(form)
