"""What words mean, coarsely, in several languages: what is learnt of one word then holds for others of its meaning."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from importlib import resources

STEM = 5
"""First letters of a word, by which its forms are one in any language."""


@lru_cache(maxsize=32)
def table(language: str) -> dict[str, tuple[str, ...]]:
    """The concepts of each stem of a language; none of a language without words."""
    found: dict[str, dict[str, None]] = {}
    concept = ""
    for line in resources.files(__package__).joinpath("concepts.txt").read_text(encoding="utf-8").splitlines():
        code, *words = line.split()
        if not words:
            concept = code
        elif code == language:
            for word in words:
                found.setdefault(word[:STEM], {})[concept] = None
    return {stem: tuple(concepts) for stem, concepts in found.items()}


def of(words: Iterable[str], known: dict[str, tuple[str, ...]]) -> list[str]:
    """The concepts of some stems, in their order; one that follows itself is told once."""
    found: list[str] = []
    for word in words:
        for concept in known.get(word, ()):
            if not found or found[-1] != concept:
                found.append(concept)
    return found
