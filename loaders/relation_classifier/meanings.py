"""What words between names mean, coarsely, in several languages: what is learnt of one then holds for others like it.

`data/meanings.txt` has a line with a meaning, then a line a language with its words.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from importlib import resources

STEM = 5
"""First letters of a word, by which its forms are one in any language."""


@lru_cache(maxsize=32)
def table(language: str) -> dict[str, tuple[str, ...]]:
    """The meanings of each stem of a language; none of a language without words."""
    found: dict[str, dict[str, None]] = {}
    meaning = ""
    for line in resources.files("hansa.loaders").joinpath("data/meanings.txt").read_text(encoding="utf-8").splitlines():
        code, *words = line.split()
        if not words:
            meaning = code
        elif code == language:
            for word in words:
                found.setdefault(word[:STEM], {})[meaning] = None
    return {stem: tuple(meanings) for stem, meanings in found.items()}


def of(words: Iterable[str], known: dict[str, tuple[str, ...]]) -> list[str]:
    """The meanings of some stems, in their order; one that follows itself is told once."""
    found: list[str] = []
    for word in words:
        for meaning in known.get(word, ()):
            if not found or found[-1] != meaning:
                found.append(meaning)
    return found
