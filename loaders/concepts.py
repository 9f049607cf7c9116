"""What a name means across languages: «Лига речных городов» and the League of River Cities hold the same concepts.

A word is a concept of `data/concepts.tsv` (a star stands for any ending), a place its key, and any other word is known
by its sound. Names with the same set are names of one thing where what stands beside them says so too.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from importlib import resources

from hansa.loaders.draft import Draft, Entity
from hansa.loaders.text.folding import fold, skeleton

PLAIN = frozenset({"city", "mayor", "international", "local", "region", "meeting", "world", "general", "people"})
"""Concepts that are in the names of many bodies and meetings: a name of them alone names none."""

_DROPPED = "-"
_SHORTEST_PART = 3
_LINKS = ("", "s", "en", "n", "er", "e")
"""What German puts between the parts of a word."""

_ADJECTIVE = re.compile(r"(?:ск|цк)?(?:ии|ыи|ои|ая|ое|ые|ого|ому|ых|их|ым|им|ую|ыми|ими)$")
_WORD = re.compile(r"\w+")
_NUMBER = re.compile(r"[ivxlх]+|\d+\w{0,3}")


@cache
def _table() -> tuple[dict[str, str], dict[str, str]]:
    """Concepts by whole folded words and by beginnings of words; the first line that has one counts."""
    text = resources.files("hansa.loaders").joinpath("data/concepts.tsv").read_text("utf-8")
    whole: dict[str, str] = {}
    starts: dict[str, str] = {}
    for line in text.splitlines():
        concept, words = line.split("\t")
        for word in words.split():
            (starts if word.endswith("*") else whole).setdefault(fold(word), concept)
    return whole, starts


@lru_cache(maxsize=20_000)
def _known(word: str) -> str | None:
    """The concept of a folded word: by the whole of it, else by its longest beginning."""
    whole, starts = _table()
    if (found := whole.get(word)) is not None:
        return found
    ends = range(len(word), 1, -1)
    return next((c for end in ends if (c := starts.get(word[:end])) is not None), None)


@lru_cache(maxsize=20_000)
def concepts_of(word: str) -> tuple[str, ...]:
    """What a folded word of a name means: a concept, two of a German compound, or its sound; nothing for a link."""
    if _NUMBER.fullmatch(word):
        return ()
    parts = _compound(word)
    if parts:
        return parts
    known = _known(word)
    if known is not None:
        return () if known == _DROPPED else (known,)
    bare = _ADJECTIVE.sub("", word)
    return (f"~{skeleton(bare if len(bare) >= _SHORTEST_PART else word)}",)


_HEADS = ("stadte", "stadten", "stadt", "lander", "landern", "hafen", "konferenz", "forum", "netzwerk", "partnerschaft",
          "schutz", "rechte", "rechts", "verband", "bund", "union", "austausch", "regionen", "region", "parlament",
          "festival", "theater", "woche", "tage", "projekt", "brucke", "garten", "schule")  # fmt: skip
"""Ends of German compounds that are words of their own."""


def _compound(word: str) -> tuple[str, ...]:
    head = next((h for h in _HEADS if word.endswith(h) and len(word) >= len(h) + _SHORTEST_PART), None)
    if head is None:
        return ()
    whole, starts = _table()
    rest = word.removesuffix(head)
    for link in _LINKS:
        part = rest.removesuffix(link) if rest.endswith(link) else ""
        concept = whole.get(part) or starts.get(part) if len(part) >= _SHORTEST_PART else None
        if concept and concept != _DROPPED and (of_head := _known(head)):
            return concept, of_head
    first = concepts_of(rest)
    return (*first, of_head) if first and not first[0].startswith("~") and (of_head := _known(head)) else ()


def meaning(draft: Draft, entity: Entity, without: Iterable[str] = ()) -> frozenset[str]:
    """The concepts of an entity's name, and the keys of the places in it, without some; empty for a plain name."""
    spans = [s for s in draft.spans.of(entity) if draft.text[s.start : s.end] == entity.name]
    places: dict[str, str] = {}
    for span in spans[:1]:
        for inner in draft.spans.inside(span.start, span.end):
            if inner.entity.type in ("City", "Region", "Country") and inner.entity.keys:
                for word in fold(draft.text[inner.start : inner.end]).split():
                    if inner.entity.type == "City" or _known(word) is None:
                        places[word] = inner.entity.keys[0]
    pack = draft.pack
    words = (w for w in _WORD.findall(entity.name) if pack.grammar.lemma(w) not in pack.ordinal_words)
    found = meaning_of(" ".join(words), places) - set(without)
    return found if found - PLAIN else frozenset()


def meaning_of(name: str, places: dict[str, str] | None = None) -> frozenset[str]:
    """The concepts of a name.

    Args:
        places: keys of places by the folded words of the name that name them.
    """
    known = places or {}
    words = fold(name).split()
    return frozenset(c for w in words for c in ((known[w],) if w in known else concepts_of(w)))


def key(found: Iterable[str]) -> str:
    """A set of concepts as a part of a key."""
    return "~" + "+".join(sorted(found))
