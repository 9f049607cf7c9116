"""Long texts in blocks, so that the work grows with the length and no faster.

Each block is read by itself; referents of several blocks that share a key become one. What a block defines (an acronym,
whom a surname means) holds within it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from hansa.graph.model import Extraction, Mention, Referent, Statement

BLOCK = 40_000
"""Characters of a block, at most; blocks end at a line end, else at a space."""

LONGEST = 400_000
"""Characters of a text that are read; what stands behind gives nothing."""


def split(text: str) -> list[tuple[int, int]]:
    """Offsets of the blocks of a text."""
    blocks = []
    start, stop = 0, min(len(text), LONGEST)
    while start < stop:
        end = min(stop, start + BLOCK)
        if end < stop:
            half = start + BLOCK // 2
            cut = max(text.rfind("\n", half, end), 0) or max(text.rfind(" ", half, end), 0)
            end = cut + 1 if cut else end
        blocks.append((start, end))
        start = end
    return blocks or [(0, 0)]


def join(parts: Sequence[tuple[int, Extraction]]) -> Extraction:
    """One extraction of those of the blocks, each with the offset of its block."""
    referents: list[Referent] = []
    by_key: dict[tuple[str, str], int] = {}
    mentions: list[Mention] = []
    statements: list[Statement] = []
    for offset, part in parts:
        number = []
        for referent in part.referents:
            known = next((by_key[k] for key in referent.keys if (k := (referent.type, key)) in by_key), None)
            if known is None:
                known = len(referents)
                referents.append(referent)
            else:
                referents[known] = _merged(referents[known], referent)
            by_key.update({(referent.type, key): known for key in referent.keys})
            number.append(known)
        first = len(mentions)
        mentions.extend(
            replace(m, start=m.start + offset, end=m.end + offset, referent=number[m.referent]) for m in part.mentions
        )
        statements.extend(
            replace(
                s, subject=s.subject + first, object=None if s.object is None else s.object + first,
                start=s.start + offset, end=s.end + offset,
            )
            for s in part.statements
        )  # fmt: skip
    _, last = parts[0]
    return Extraction(last.language, last.version, tuple(referents), tuple(mentions), tuple(statements))


def _merged(one: Referent, two: Referent) -> Referent:
    def union(a: tuple[str, ...], b: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(dict.fromkeys((*a, *b)))

    names = union(one.names, two.names)
    return replace(
        one, keys=union(one.keys, two.keys), weak_keys=union(one.weak_keys, two.weak_keys), names=names,
        facets=tuple(dict.fromkeys((*one.facets, *two.facets))),
    )  # fmt: skip
