"""Where an office is held: the body or place that its complement names, or that it stands for."""

from __future__ import annotations

from bisect import bisect_right

from hansa.loaders.draft import Draft, Office, Span
from hansa.loaders.encode import Line
from hansa.loaders.mentions import organisations


def _headed(draft: Draft, span: Span, lemma: str) -> bool:
    """Whether a body is named with a head noun."""
    if span.entity.type != "Organization":
        return False
    return any(draft.pack.grammar.lemma(w) == lemma for w in draft.text[span.start : span.end].split()[:4])


_BACK = 600
SENT = frozenset({"ambassador", "representative", "consul"})
"""Posts held at who sends, which is named first: `постпред Казахстана при ООН`."""
SEATS = frozenset({"Organization", "City", "Region", "Country"})


def seat(draft: Draft, line: Line, office: Office) -> Span | None:
    """The place or body in a complement: the first body, else the first place."""
    inside = [
        item
        for item in line.items.values()
        if isinstance(item, Span)
        and office.start <= item.start < max(office.end, office.start + 1)
        and (item.end <= office.end or (item.entity.type == "Organization" and office.person is None))
        and item.entity.type in SEATS
    ]
    inside.sort(key=lambda s: s.start)
    grammar = draft.pack.declining
    assert grammar is not None
    inside = [
        s
        for i, s in enumerate(inside)
        if s.start <= office.start + 1
        or not (draft.text[s.start].islower() and grammar.attributive(draft.text[s.start : s.end].lower()))
        or (i + 1 < len(inside) and inside[i + 1].start == s.end + 1)
    ]
    if inside and (office.title.post in SENT or office.title.post == "deputy"):
        sender = draft.text[office.start : inside[0].start].split()
        regions = [s for s in inside if s.entity.type == "Region"]
        # one country's envoy to another is of the first, the envoy of its head to a region of that
        head = {"президент", "губернатор"} & {draft.pack.grammar.lemma(word) for word in sender}
        return regions[-1] if head and regions else inside[0]
    if body := next((s for s in inside if s.entity.type == "Organization"), None):
        return body
    if not inside:
        return _unnamed(draft, line, office)
    nearer = inside[1:2]
    # the adjective of a country before a place tells only where that lies
    return nearer[0] if nearer and nearer[0].start == inside[0].end + 1 else inside[0]


def _unnamed(draft: Draft, line: Line, office: Office) -> Span | None:
    """What a common noun or pronoun in a complement stands for (`хокима города`, `ректор которого`)."""
    lemma = draft.pack.grammar.lemma
    words = draft.text[office.start : office.end].split()
    if words and lemma(words[0]) == "который":
        before = [s for s in line.items.values() if isinstance(s, Span) and s.end <= office.title.start]
        return max((s for s in before if s.entity.type in SEATS), key=lambda s: s.start, default=None)
    if any(lemma(w) in draft.pack.words["bodies"] for w in words) and (main := organisations.main_network(draft)):
        return max((s for s in draft.spans.of(main) if not s.silent), key=lambda s: s.start < office.title.start)
    before = [s for s in draft.spans.inside(max(0, office.title.start - _BACK), office.title.start) if not s.nested]
    until = words.index("по") if "по" in words else len(words)
    for word in (*words[:2], *words[:until][-1:]):
        if lemma(word) in draft.pack.set("municipal"):
            return _city(draft, office.title.start, before)
    for word in words[:2]:
        if draft.pack.heads.get(lemma(word), ("", ""))[0] == "Organization" and word.islower():
            return next((s for s in reversed(before) if _headed(draft, s, lemma(word))), None)
    for word in words[:until]:
        kind = next((k for k, nouns in draft.pack.words["place_nouns"].items() if lemma(word) in nouns), None)
        if kind is None:
            continue
        near = [
            s
            for s in draft.spans.inside(max(0, office.title.start - _BACK), office.title.start)
            if s.entity.type == kind and not s.nested
        ]
        return near[-1] if near else None
    return None


def _city(draft: Draft, at: int, before: list[Span]) -> Span | None:
    """The city that a municipal word stands for: the last of its sentence or that before, the one spoken of."""
    named = [s for s in before if s.entity.type == "City"]
    index = bisect_right(draft.sentences, (at, len(draft.text))) - 1
    near = [s for s in named if s.start >= draft.sentences[max(0, index - 1)][0]]
    if near:
        return near[-1]
    counts = sorted(draft.spans.counts("City").items(), key=lambda item: -item[1])
    if counts and (len(counts) == 1 or counts[0][1] >= 2 * counts[1][1]):
        said = [s for s in draft.spans.of(counts[0][0]) if s.start < at]
        return max(said, key=lambda s: s.start, default=None)
    return named[-1] if len({s.entity for s in named}) == 1 else None
