"""Where a city lies, told by an adjective before the noun that stands for it: `the Swedish town`, of Malmö."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hansa.loaders.draft import Draft, Entity, Relation, Span
from hansa.loaders.encode import Line
from hansa.loaders.mentions.place_entities import within

_NOUN = re.compile(
    r"\b[Tt]h(?:e|is) <[NR](?P<whole>\d+)> (?:[a-z-]+ ){0,2}?(?:city|town|capital|port|municipality|metropolis)\b"
    r"(?! of |(?:'s|\u2019s)? (?:<C|council|hall|government))"
)
_BACK = 4
"""Sentences that the city may be named before."""


def run(draft: Draft, line: Line) -> Iterator[Relation]:
    """Where the cities lie that the nouns of a line stand for, in English."""
    if draft.pack.code != "en" or "<" not in line.text:
        return
    for match in _NOUN.finditer(line.text):
        whole = line.span(int(match["whole"]))
        start, end = line.quote(*match.span())
        city = _meant(draft, line, whole.entity, start)
        if city is not None:
            yield Relation("LOCATED_IN", city, whole, None, start, end, 0.85, "adjective of its country")


def _meant(draft: Draft, line: Line, whole: Entity, at: int) -> Span | None:
    """The latest mention of the one city of a country or region that the sentences before name."""
    begin = draft.sentences[max(0, line.sentence - _BACK)][0]
    said = [s for s in draft.spans.inside(begin, at) if s.entity.type == "City" and within(s.entity, whole)]
    return max(said, key=lambda s: s.start) if len({s.entity for s in said}) == 1 else None
