"""Long texts in blocks, so that the work grows with the length and no faster.

Blocks are read one after the other; what a block names with a name of its own (organisations with their acronyms,
persons) is known in the next ones. Referents of several blocks that share a key become one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from hansa.graph.model import Extraction, Mention, Referent, Statement
from hansa.loaders.draft import Draft, Entity

BLOCK = 20_000
"""Characters of a block, at most; blocks end at a line end, else at a space."""

HANDED_ON = 1_000
"""Entities handed from block to block, at most; of more, those named last."""


def split(text: str) -> list[tuple[int, int]]:
    """Offsets of the blocks of a text."""
    blocks = []
    start, stop = 0, len(text)
    while start < stop:
        end = min(stop, start + BLOCK)
        if end < stop:
            half = start + BLOCK // 2
            cut = max(text.rfind("\n", half, end), 0) or max(text.rfind(" ", half, end), 0)
            end = cut + 1 if cut else end
        blocks.append((start, end))
        start = end
    return blocks or [(0, 0)]


def handed_on(draft: Draft) -> tuple[Entity, ...]:
    """The persons and organisations of a draft that the next block knows."""
    known = [
        e for e in draft.entities if e.type in {"Person", "Organization"} and not (e.traits.get("body") or not e.keys)
    ]
    return tuple(known[-HANDED_ON:])


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
