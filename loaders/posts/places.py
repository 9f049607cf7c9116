"""Where a post is held when no place stands beside its title, and the statement that a person holds it."""

from __future__ import annotations

import re

from hansa.graph.model import JSON
from hansa.loaders import datelines
from hansa.loaders.draft import Draft, Relation, Span, Title
from hansa.loaders.encode import Line

LOCAL = frozenset({"mayor", "deputy mayor", "governor", "deputy governor", "councillor"})
"""Posts held at a place; those of another list are held at the body spoken of."""
OF_BODIES = frozenset(
    {"secretary general", "director", "chair", "vice chair", "vice president", "co-president", "treasurer"}
)
"""Posts that in the news of a network are held at it, if no body is named."""


def spoken_of(draft: Draft, title: Title) -> Span | None:
    """Where a post without a place is held: what the document speaks of, for posts that tell the kind of place."""
    if draft.text[title.start : title.end].lower() in draft.pack.set("place_titles"):
        return None
    kinds = {
        "mayor": ("City",),
        "deputy mayor": ("City",),
        "councillor": ("City",),
        "governor": ("Region",),
        "deputy governor": ("Region",),
        "president": ("Country",),
        "minister": ("Country",),
    }.get(title.post)
    if draft.pack.order and _WIDER.match(draft.text, title.end):
        return None
    if kinds is None or (kinds == ("Country",) and any(e.network for e in draft.entities)):
        return None
    counts = draft.spans.counts(*kinds)
    if not counts:
        return None
    best, *others = sorted(counts.values(), reverse=True)
    place = max(counts, key=lambda e: counts[e])
    if others and best < 2 * others[0]:
        return datelines.place(draft, title.start) if kinds == ("City",) else None
    before = [s for s in draft.spans.of(place) if s.start < title.start]
    return max(before, key=lambda s: s.start) if before else draft.spans.of(place)[0]


_WIDER = re.compile(
    r"\s(?:r[eé]gion|provinc|na[czt]ion|d[eé]part|federal|wojew|powiat|обласн|районн|крайов|облыс|viloyat)",
    re.IGNORECASE,
)
"""Adjectives behind a title that say it is held at something wider than a city: `l'assessora regionale`."""


def where_held(draft: Draft, line: Line, title: Title, at: int) -> Span | None:
    """Where a post without a place is held: what the words before it point to, else what the document speaks of."""
    if (near := _near(draft, line, title, at)) is not None:
        return near
    if draft.pack.code == "en" and title.post not in LOCAL and _OWN.search(line.text, 0, at):
        return None
    if _UNKNOWN_BODY.search(line.text, 0, at):
        return None
    given = not draft.pack.order and _GIVEN.search(draft.text[max(0, title.start - 24) : title.start])
    if given and (title.post in OF_BODIES or title.post == "president"):
        return _main_network(draft, title.start) or _main_network(draft, draft.sentences[line.sentence][1])
    if title.post in OF_BODIES:
        free = draft.pack.order or _FREE.search(line.text[max(0, at - 20) : at])
        return _main_network(draft, draft.sentences[line.sentence][0]) if free else None
    if title.post in LOCAL and (own := _subject_before(draft, line, at)) is not None:
        return own
    return spoken_of(draft, title)


_OPENS = re.compile(r"(?:[Tt]he )?(?:(?:[Cc]ity|[Tt]own|[Mm]unicipality) of )?$")


def _subject_before(draft: Draft, line: Line, at: int) -> Span | None:
    """The one city of the sentence before, where that begins with it: `Riga hosts. Deputy Mayor A spoke for it.`"""
    if draft.pack.code != "en" or not line.sentence or "<" in line.text[: max(0, at - _SHORT)]:
        return None
    start, end = draft.sentences[line.sentence - 1]
    if "\n" in draft.text[end : draft.sentences[line.sentence][0]]:
        return None
    said = [s for s in draft.spans.inside(start, end) if s.entity.type == "City" and not s.nested]
    if len({s.entity for s in said}) != 1:
        return None
    first = min(said, key=lambda s: s.start)
    return first if _OPENS.fullmatch(draft.text, start, first.start) else None


_SHORT = 12
_UNKNOWN_BODY = re.compile(r"(?<!^)(?<![.!?\"\u201c] )\b[A-Z][\w'\u2019-]+ $")
"""A name that says where the post is held, though not one that is known."""
_FREE = re.compile(
    r"(?:^|[,;:.(\"\u201c\u201d] ?|\b(?:[Tt]he|by|and|as|[a-z]+ed|said|told|been|becomes|became|remains) )$"
)
"""What stands before a title that no body stands before."""
_GIVEN = re.compile(r"\b(?:was|been|becomes|became|remains|elected|re-elected|chosen|as)(?: the| its)?(?: new)? $")
"""Before a president they tell that the post is given in the news, which is then that of the network."""
_OWN = re.compile(r"\b(?:[Ii]ts|[Tt]heir|whose)(?: new| own| current| then)? $")
_SPEAKS_FOR = re.compile(
    r"(?:delegation|group|team|party|mission|guests)[^<>.;]{0,30}(?:of|from) [^<>.;]{0,30}<[CRNO](?P<a>\d+)>"
    r"[^<>.;]{0,25}(?:led|headed|chaired|represented|accompanied) by (?:the )?$"
    r"|<[CRNO](?P<c>\d+)>[^<>.;]{0,20}, (?:among them|including|led by|headed by) (?:the |its )?$"
    r"|<[CRNO](?P<d>\d+)> (?:is|was|were|will be) represented by (?:the |its )?$"
    r"|[Ff]or (?:the )?(?:[Cc]ity of |[Mm]unicipality of )?<[CRNO](?P<b>\d+)>, (?:the )?$"
    r"|[Ff]rom (?:the )?(?:[Cc]ity of )?<[CRNO](?P<e>\d+)> (?:came|comes|come|arrived|spoke|was|were) "
    r"(?:[A-Z][a-z]+\.? )?<P\d+>, (?:the |an? )?$"
)


def _near(draft: Draft, line: Line, title: Title, at: int) -> Span | None:
    """The place or body that the words right before a title point to: `its president`, `a delegation of X led by`."""
    if match := _SPEAKS_FOR.search(line.text, max(0, at - 160), at):
        return line.span(int(match[match.lastgroup or 0]))
    leads = draft.pack.made(_LEADS) if draft.pack.order else None
    if leads is not None and (match := leads.search(line.text, max(0, at - 160), at)):
        return line.span(int(match["a"]))
    if draft.pack.order and (sent := _sent(draft, line.quote(at, at + 1)[0])) is not None:
        return sent
    if _OWN.search(line.text, 0, at):
        return _owner(draft, line, title, at)
    return None


_ALSO = re.compile(r",? and (?:its|their)(?: new| own| current| then)? $")
_SUBJECT = re.compile(r"(?:The )?<[CRO](\d+)>")


def _owner(draft: Draft, line: Line, title: Title, at: int) -> Span | None:
    """What `its` means before a title: the place or body right before, but the subject where a new clause begins."""
    first = _SUBJECT.match(line.text) if draft.pack.code == "en" and _ALSO.search(line.text, 0, at) else None
    if first is not None:
        return line.span(int(first[1]))
    if before := line.marks(line.text[max(0, at - 160) : at], "CRO"):
        return line.span(before[-1])
    start = draft.sentences[line.sentence][0]
    if (network := _main_network(draft, start)) is not None or draft.pack.code != "en" or not line.sentence:
        return network
    begin, end = draft.sentences[line.sentence - 1]
    kinds = ("City", "Region") if title.post in LOCAL else ("Organization",)
    said = [s for s in draft.spans.inside(begin, end) if not s.nested and s.entity.type in kinds]
    opens = said and draft.text[begin : said[0].start].lower() in {"", "the "}
    return said[0] if opens else None


_LEADS = r"(?:{party})<[CR](?P<a>\d+)>,?(?:{party_led})(?:\w+ )?$"
"""What stands before the title of one who leads people from a place."""
_LEAD = 60
"""Characters before a title in which a text may say that somebody leads a party."""


def _sent(draft: Draft, at: int) -> Span | None:
    """Where the party named last comes from, if the words before an offset say who leads it: `It was led by`."""
    if not draft.pack.has("led_there"):
        return None
    if not draft.pack.made(r"(?:{led_there})(?:\w+ )?$").search(draft.text, max(0, at - _LEAD), at):
        return None
    found = [m.end() for m in draft.pack.made("{party}").finditer(draft.text, 0, at)]
    places = [s for end in found[-1:] for s in draft.spans.inside(end, at) if s.start == end and not s.nested]
    return next((s for s in places if s.entity.type in {"City", "Region", "Country"}), None)


def _main_network(draft: Draft, before: int) -> Span | None:
    """The latest mention of the one city network that the document speaks of."""
    counts = {e: n for e, n in draft.spans.counts("Organization").items() if e.network}
    best = max(counts, key=lambda e: counts[e], default=None)
    if best is None or any(n * 2 > counts[best] for e, n in counts.items() if e is not best):
        return None
    said = [s for s in draft.spans.of(best) if s.start < before]
    return max(said, key=lambda s: s.start, default=None)


def hold(
    draft: Draft,
    person: Span,
    where: Span,
    title: Title,
    said: str,
    start: int,
    stop: int,
    rule: str,
    confidence: float,
) -> None:
    """Note that a person holds a post; `said` are words of the complement that belong to the title."""
    if title.post == "founder" and where.entity.type != "Organization":
        return
    words = draft.text[title.start : title.end]
    properties = {**properties_of(title, words), "title": " ".join(f"{words} {said}".split())}
    if draft.pack.order and title.post == "president" and where.entity.type == "City":
        properties["post"] = "mayor"  # Polish cities have presidents, and texts of other languages call them so
    relation = Relation(
        "HOLDS_POST", person, where, None, start, stop, confidence, rule, tuple(sorted(properties.items()))
    )
    draft.relations.append(relation)


def properties_of(title: Title, words: str) -> dict[str, JSON]:
    """The properties of a post: its title as said, its class, and its status where that is not plain."""
    properties: dict[str, JSON] = {"title": " ".join(words.split()), "post": title.post}
    if title.status:
        properties["status"] = title.status
    return properties
