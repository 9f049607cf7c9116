"""Characters that no reader sees: soft hyphens, zero-width spaces and joiners. A text is read without them.

Recognisers see a copy of the text without these characters; `put_back` gives what they found the offsets, forms and
quotes of the text itself. Where scripts need a character (zero-width spaces between Thai words, non-joiners in
Persian), it stays.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from hansa.graph.model import UNSEEN, Extraction, Statement, seen
from hansa.loaders.quotes import clip


def without(text: str) -> tuple[str, list[int]]:
    """A text without its invisible characters, and for each of these its offset in what is left."""
    bare = seen(text)
    if len(bare) == len(text):
        return text, []
    return bare, [m.start() - n for n, m in enumerate(UNSEEN.finditer(text))]


def put_back(found: Extraction, text: str, left: Sequence[int]) -> Extraction:
    """What was found in a text without its invisible characters, as of the text itself; names stay without them."""

    def span(start: int, end: int) -> tuple[int, int]:
        first = start + bisect_right(left, start)
        return first, end + bisect_right(left, end - 1)

    def statement(said: Statement) -> Statement:
        start, end = clip(*span(said.start, said.end), text)
        return replace(said, start=start, end=end, quote=text[start:end])

    mentions = []
    for mention in found.mentions:
        start, end = span(mention.start, mention.end)
        mentions.append(replace(mention, start=start, end=end, form=text[start:end]))
    return replace(found, mentions=tuple(mentions), statements=tuple(map(statement, found.statements)))
