"""Networks of cities that no registry lists and no head noun gives away: `Mayors for Rivers`, `Salt Road Towns`."""

from __future__ import annotations

import re

from hansa.loaders.draft import Draft, Entity, Span
from hansa.loaders.mentions.acronyms import define, everywhere
from hansa.loaders.mentions.phrases.phrase import inner


def find(draft: Draft) -> None:
    """Note what is named like a network of cities inside a sentence, there and wherever else it stands."""
    pattern = _pattern(draft)
    if pattern is None:
        return
    starts = {start for start, _ in draft.sentences}
    for match in pattern.finditer(draft.text):
        start, end = match.span()
        if start in starts or not _free(draft, start, end):
            continue
        name = " ".join(match.group().split())
        entity = draft.find("Organization", name) or Entity("Organization", name, labels=("CityNetwork",))
        for span in inner(draft, start, end):
            draft.spans.remove(span)
            draft.spans.add(Span(span.start, span.end, span.entity, True, span.silent))
        span = draft.add(start, end, entity)
        draft.alias(entity, [name])
        define(draft, span)
        everywhere(draft, name, entity)


def _pattern(draft: Draft) -> re.Pattern[str] | None:
    return draft.pack.made("{unlisted_network}") if draft.pack.has("unlisted_network") else None


def _free(draft: Draft, start: int, end: int) -> bool:
    """Whether nothing but places stands in a stretch of text."""
    inside = inner(draft, start, end)
    covered = sum(s.end - s.start for s in inside if not s.nested)
    plain = all(s.entity.type in {"City", "Region", "Country"} for s in inside)
    return plain and covered + sum(draft.free(i, i + 1) for i in range(start, end)) == end - start
