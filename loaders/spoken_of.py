"""What a text speaks of at a point and need not name again: its meeting, network, organ, agreement, project or city."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable

from hansa.loaders import datelines
from hansa.loaders.draft import Draft, Entity, Span
from hansa.loaders.mentions.meetings import OTHER
from hansa.loaders.series import words_of

Current = Callable[[str, int, int], Span | None]
"""Gives the span of the current meeting, network or city (`@meeting` …) at a stretch of the document."""

_NEAR = 350
"""Characters, some two sentences: so far behind a meeting's name a text may still tell what was said there."""
_VISITS = frozenset({"visit", "talks", "meeting", "reception"})


_ASIDE = re.compile(r"\b(?:during|within|at|of|since|after|before|for) (?:the |its |their |a )?(?:[a-z-]+ )?$")


def _aside(draft: Draft, span: Span) -> bool:
    """Whether a meeting is only told of beside something else: `a day before the summit`."""
    return draft.pack.code == "en" and bool(_ASIDE.search(draft.text, max(0, span.start - 30), span.start))


def current(draft: Draft) -> Current:
    """What the document speaks of at an offset: its meeting, network or city."""
    meetings = sorted((s for e in draft.spans.counts("Meeting") for s in draft.spans.of(e)), key=lambda s: s.start)
    meetings = [s for s in meetings if not words_of(s.entity) & OTHER] or meetings
    told = {s.entity for s in meetings if not s.nested and not _aside(draft, s)}
    if told:
        nouns = {s.entity for s in meetings if not s.nested}
        meetings = [s for s in meetings if s.entity in told or s.entity not in nouns]
    counts = Counter(s.entity for s in meetings)
    starts = [s.start for s in meetings]
    named = [s for s in meetings if not s.entity.traits.get("verb") and not words_of(s.entity) & OTHER]
    named_at = [s.start for s in named]

    def meeting(at: int) -> Span | None:
        if not meetings:
            return None
        behind = bisect_right(starts, at)
        latest = meetings[max(0, behind - 1)]
        main = max(counts.values())
        if counts[latest.entity] * 2 > main:
            return latest
        before = meetings[:behind] or meetings
        return next(s for s in reversed(before) if counts[s.entity] == main or s is meetings[0])

    def find(wanted: str, at: int, end: int) -> Span | None:
        if wanted == "@meeting":
            return meeting(at)
        if wanted == "@visit":
            visits = [s for s in meetings if s.entity.traits["kind"] in _VISITS and s.start <= at]
            return visits[-1] if visits else None
        if wanted == "@here":
            return datelines.place(draft, at)
        if wanted == "@near":
            behind = bisect_right(named_at, end)
            if behind and at - named_at[behind - 1] <= _NEAR:
                return named[behind - 1]
            return named[max(0, behind - 1)] if len({s.entity for s in named}) == 1 and len(named) > 1 else None
        if wanted == "@network":
            networks = {e: n for e, n in draft.spans.counts("Organization").items() if e.network}
            return _single(draft, at, networks) or _last_network(draft, at)
        if wanted == "@body":
            return _body(draft, at)
        if wanted == "@agreement":
            every = [s for e in draft.spans.counts("Agreement") for s in draft.spans.of(e)]
            return max((s for s in every if s.start <= at), key=lambda s: s.start, default=every[0] if every else None)
        if wanted == "@project":
            return _single(draft, at, draft.spans.counts("Project"))
        if wanted == "@joined":
            return _joined(draft, at)
        return _single(draft, at, draft.spans.counts("City")) if wanted == "@city" else None

    return find


def _last_network(draft: Draft, at: int) -> Span | None:
    """The network that the latest sentence before an offset speaks of first, if it names one."""
    starts = [a for a, _ in draft.sentences]
    index = max(0, bisect_right(starts, at) - 1)
    for start, end in reversed(draft.sentences[max(0, index - 3) : index + 1]):
        spans = [s for s in draft.spans.inside(start, min(end, at)) if s.entity.network and not s.silent]
        if spans:
            return spans[0]
    return None


_BODY_NEAR = 350
"""Characters, some two sentences, in which a text still speaks of an organ."""


def _body(draft: Draft, at: int) -> Span | None:
    """The organ of a network that was named last before an offset, if it was not long ago."""
    near = draft.spans.inside(max(0, at - _BODY_NEAR), at)
    return max((s for s in near if s.entity.traits.get("body")), key=lambda s: s.start, default=None)


_LATELY = 900


def _joined(draft: Draft, at: int) -> Span | None:
    """The network or project that a sentence not far before an offset says others joined."""
    if not draft.pack.has("joining"):
        return None
    starts = [a for a, _ in draft.sentences]
    for match in reversed(list(draft.pack.pattern("joining").finditer(draft.text, max(0, at - _LATELY), at))):
        start, end = draft.sentences[max(0, bisect_right(starts, match.start()) - 1)]
        for span in draft.spans.inside(start, end):
            if not span.nested and (span.entity.network or span.entity.type == "Project"):
                return span
    return None


def _single(draft: Draft, at: int, counts: dict[Entity, int]) -> Span | None:
    """The latest span before an offset of the entity that is named more than all others together."""
    if not counts:
        return None
    best = max(counts, key=lambda e: counts[e])
    if len(counts) > 1 and counts[best] * 2 <= sum(counts.values()):
        return None
    own = draft.spans.of(best)
    return max((s for s in own if s.start <= at), key=lambda s: s.start, default=own[0])
