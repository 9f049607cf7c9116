"""Near-duplicates: one agency text on five sites counts as one independent source.

A text is sketched by one-permutation MinHash over its runs of four words (Li, Owen and Zhang 2012, "One permutation
hashing"; empty bins borrow from the next, after Shrivastava and Li 2014). Two texts are near-duplicates when a band of
their sketches agrees and at least half of all positions do; groups are the connected components of that relation.
"""

from __future__ import annotations

import re
import zlib
from collections import defaultdict
from collections.abc import Mapping
from operator import eq

BINS = 48
ROWS = 3
LEAST_AGREEMENT = 24
RUN = 4
LEAST_RUNS = 20
MOST_WORDS = 100_000

_WORD = re.compile(r"\w+")


def sketch(text: str) -> str:
    """The sketch of a text: 48 numbers of 8 hexadecimal digits; empty for a text of fewer than 20 runs of words."""
    words = [m.group() for m, _ in zip(_WORD.finditer(text.casefold()), range(MOST_WORDS), strict=False)]
    runs = {" ".join(words[i : i + RUN]) for i in range(len(words) - RUN + 1)}
    if len(runs) < LEAST_RUNS:
        return ""
    least: list[int | None] = [None] * BINS
    for run in runs:
        value, bin_ = divmod(zlib.crc32(run.encode()), BINS)
        held = least[bin_]
        if held is None or value < held:
            least[bin_] = value
    filled = [next(v for k in range(BINS) if (v := least[(i + k) % BINS]) is not None) for i in range(BINS)]
    return "".join(f"{v:08x}" for v in filled)


def bands(sketch_: str) -> list[str]:
    """What near-duplicates are looked up by: the sketch in 16 parts, each with its place."""
    width = 8 * ROWS
    return [f"{i // width:02d}{sketch_[i : i + width]}" for i in range(0, len(sketch_), width)]


def near(a: str, b: str) -> bool:
    """Whether two sketches are those of near-duplicates."""
    return bool(a and b and set(bands(a)) & set(bands(b))) and _agree(_positions(a), _positions(b))


def _positions(sketch_: str) -> list[str]:
    """The numbers of a sketch."""
    return [sketch_[i : i + 8] for i in range(0, len(sketch_), 8)]


def _agree(a: list[str], b: list[str]) -> bool:
    """Whether enough numbers of two sketches are the same."""
    agreeing: int = sum(map(eq, a, b))
    return agreeing >= LEAST_AGREEMENT


def groups(sketches: Mapping[str, str]) -> dict[str, str]:
    """Document id to the smallest document id of its group, for documents given with their sketches."""
    buckets: dict[str, list[str]] = defaultdict(list)
    root = {d: d for d in sketches}

    def find(d: str) -> str:
        while root[d] != d:
            root[d] = root[root[d]]
            d = root[d]
        return d

    positions = {d: _positions(s) for d, s in sketches.items()}
    for document in sorted(sketches):
        for band in bands(sketches[document]):
            for other in buckets[band]:
                a, b = sorted((find(document), find(other)))
                if a != b and _agree(positions[document], positions[other]):
                    root[b] = a
            buckets[band].append(document)
    return {d: find(d) for d in sketches}
