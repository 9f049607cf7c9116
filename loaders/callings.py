"""The calling that stands beside a person's name: the coach of this name is not the mayor of this name.

The words are in `data/gazetteer/callings.tsv`; a star stands for any ending.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from importlib import resources

from hansa.loaders.draft import Draft, Entity
from hansa.loaders.text.folding import fold

IN_OFFICE = "office"

_WORD = re.compile(r"[\w’‘'ʻ-]+")
_MOST_BEFORE, _MOST_AFTER = 40, 30
_BREAKS = re.compile(r"[.,;:!?()\n«»\"“”–—]")


@cache
def _table() -> tuple[dict[str, str], tuple[tuple[str, str], ...]]:
    """Callings by whole folded words, and by beginnings of words."""
    text = resources.files("hansa.loaders").joinpath("data/gazetteer/callings.tsv").read_text("utf-8")
    whole: dict[str, str] = {}
    starts: dict[str, str] = {}
    for line in text.splitlines():
        calling, words = line.split("\t")
        for word in words.split():
            (starts if word.endswith("*") else whole)[fold(word)] = calling
    return whole, tuple(starts.items())


@lru_cache(maxsize=20_000)
def calling_of(word: str) -> str | None:
    """The calling that a word names, or None."""
    folded = fold(word)
    whole, starts = _table()
    return whole.get(folded) or next((c for start, c in starts if folded.startswith(start)), None)


def calling(draft: Draft, entity: Entity) -> str | None:
    """What a person is called right before a mention of the name, or right behind it after a comma."""
    for span in draft.spans.of(entity):
        before = _BREAKS.split(draft.text[max(0, span.start - _MOST_BEFORE) : span.start])[-1]
        after = draft.text[span.end : span.end + _MOST_AFTER]
        words = _WORD.findall(before)[-2:] if " " in before else []
        if after.startswith(", "):
            words += _WORD.findall(_BREAKS.split(after[2:])[0])[:2]
        if found := next((c for w in words if (c := calling_of(w))), None):
            return found
    return None
