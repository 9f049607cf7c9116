"""What stands for a person: a title with its place, the title of several, a pronoun; put in their place."""

from __future__ import annotations

import re

from hansa.graph.model import JSON
from hansa.loaders.draft import CODES, LOOSE, Draft, Entity, Relation, Span, Title
from hansa.loaders.encode import Line
from hansa.loaders.posts.places import LOCAL, where_held

_STANDS_FOR = (
    r"(?:the |The )?(?:<T(?P<t>\d+)>(?:(?:{post_link})<[CRNO](?P<a>\d+)>|)"
    r"|<[CRNO](?P<b>\d+)>(?:{genitive})<T(?P<u>\d+)>)"
)
"""A title with its place, or alone (see `Pack.made`)."""

_PLACES = r"<[CR]\d+>(?:{list_sep}<[CR]\d+>)+"
"""The places of a plural title: `the mayors of Riga, Oulu and Kiel`."""

Holders = dict[Entity, list[Relation]]


def holders_of(draft: Draft) -> Holders:
    """The posts noted so far, by the place or body where they are held."""
    found: Holders = {}
    for relation in draft.relations:
        if relation.type == "HOLDS_POST" and relation.object:
            found.setdefault(relation.object.entity, []).append(relation)
    return found


def resolve(draft: Draft, line: Line, known: Holders) -> None:
    """Put the person in place of a title that stands for one (`the mayor of Riga said`), else the place itself."""
    _together(draft, line, known)
    at = 0
    while match := draft.pack.made(_STANDS_FOR).search(line.text, at):
        at = match.start() + 1
        title = line.title(int(match["t"] or match["u"]))
        if title.post in LOOSE and (title.post == "member" or not title.plural):
            continue
        if _BECOMES.search(line.text[: match.start()]) or line.text.startswith(("'s", "\u2019s"), match.end()):
            continue
        place = match["a"] or match["b"]
        if draft.pack.order and place is None and _elsewhere(draft, line.text, match.end()):
            continue
        where = line.span(int(place)) if place else where_held(draft, line, title, match.start())
        if title.post == "member" and where is not None and where.entity.type == "Organization" and _declined(draft):
            continue
        if where is None:
            continue
        holders = {
            id(r.subject.entity): r.subject.entity
            for r in known.get(where.entity, ())
            if _same_post(dict(r.properties), title)
        }
        first, last = line.quote(match.start(), match.end())
        if len(holders) == 1 and not title.plural and not line.text[match.end() :].startswith((" <P", ", <P")):
            span = Span(first, last, next(iter(holders.values())), nested=True, silent=True)
            draft.spans.add(span)
            line.replace(match.start(), match.end(), "P", span)
        elif place and (
            title.plural or title.post in {"mayor", "representative", "head", "governor", "deputy mayor", "member"}
        ):
            line.collapse(match.start(), match.end(), int(place))
            line.officials.add(int(place))
            several = draft.pack.made(_PLACES).match(line.text, match.start())
            if title.plural and several and not _declined(draft):
                line.officials.update(line.marks(several.group(), "CRNO"))


def _elsewhere(draft: Draft, text: str, at: int) -> bool:
    """Whether a title goes on with a place that is not known: `il borgomastro di Rauschendorf`."""
    match = draft.pack.made(r"(?:{post_link})(?P<name>[^\W\d_])").match(text, at)
    return match is not None and match["name"].isupper() and bool(text[at : match.start("name")].strip(" ,"))


_BECOMES = re.compile(r"\b(?:is|was|been|became|become|be|as|elected|appointed|named|once|formerly)(?: the| an?)? $")
"""Before a title it says who holds the post; the title stands for nobody."""
_TOGETHER = re.compile(r"(?:(?:[Tt]he|[Bb]oth|[Bb]oth of the|[Tt]he two|[Tt]hese)(?: two)? )<T(\d+)>(?! of | <|, <)")
_MOST = 4


def _together(draft: Draft, line: Line, known: Holders) -> None:
    """Put the persons in place of a plural title that stands for all who hold the post: `the two mayors signed`."""
    at = 0
    while match := _TOGETHER.search(line.text, at):
        at = match.start() + 1
        title = line.title(int(match[1]))
        if not title.plural or title.post not in LOCAL:
            continue
        before = draft.sentences[line.sentence][1]
        people = list(
            dict.fromkeys(
                r.subject.entity
                for some in known.values()
                for r in some
                if _same_post(dict(r.properties), title) and r.start < before
            )
        )
        if not 2 <= len(people) <= _MOST:
            continue
        first, last = line.quote(match.start(), match.end())
        start = match.start()
        line.rewrite(start, match.end(), ", and ".join("_" * len(people)))
        for person in people:
            span = Span(first, last, person, nested=True, silent=True)
            draft.spans.add(span)
            start = line.text.index("_", start)
            number = line.replace(start, start + 1, "P", span)
            start += len(f"<P{number}>")


_SUBJECT = 50
"""Characters at the start of a sentence where its subject stands."""
_PRONOUN = re.compile(r"^[\"\u201c\u00ab]?(?:[^<>,;.]{3,40},? |[A-Z][a-z]+ )?(?P<he>[Hh]e|[Ss]he|[Tt]hey)\b")


def pronouns(draft: Draft, line: Line, before: Line | None) -> None:
    """Put who the sentence before speaks of in place of a pronoun that begins a sentence."""
    match = _PRONOUN.match(line.text)
    if match is None or before is None or draft.pack.code != "en":
        return
    if match["he"].lower() == "they":
        _they(draft, line, match.span("he"), before)
        return
    people = [before.span(n) for n in before.marks(before.text, "P")]
    if len({id(p.entity) for p in people}) != 1 or "<P" not in before.text[:_SUBJECT]:
        return
    first, last = line.quote(*match.span("he"))
    span = Span(first, last, people[0].entity, nested=True, silent=True)
    draft.spans.add(span)
    line.replace(*match.span("he"), "P", span)


def _declined(draft: Draft) -> bool:
    return draft.pack.declining is not None


_LIST = re.compile(r"<[PCRN]\d+>(?:(?:, and |, | and )<[PCRN]\d+>)+")


def _they(draft: Draft, line: Line, where: tuple[int, int], before: Line) -> None:
    """Put the persons and parties of the first list of the sentence before in place of `they`."""
    found = _LIST.search(before.text)
    if found is None:
        return
    numbers = before.marks(found.group(), "PCRN")
    people = [n for n in numbers if n in before.officials or before.span(n).entity.type == "Person"]
    if len(people) < len(numbers):
        return
    first, last = line.quote(*where)
    start = where[0]
    line.rewrite(*where, ", and ".join("_" * len(people)))
    for number in people:
        span = Span(first, last, before.span(number).entity, nested=True, silent=True)
        draft.spans.add(span)
        start = line.text.index("_", start)
        own = line.replace(start, start + 1, CODES[span.entity.type], span)
        if number in before.officials:
            line.officials.add(own)
        start += len(f"<P{own}>")


def restore_members(draft: Draft, line: Line) -> None:
    """Where `member` and the like are no person's post they are plain words again: a city can be a member."""
    for match in reversed(list(re.finditer(r"<T(\d+)>", line.text))):
        if line.title(int(match.group(1))).post in LOOSE:
            line.restore(draft.text, match.start(), match.end())


def _same_post(properties: dict[str, JSON], title: Title) -> bool:
    heads = {"mayor", "governor", "head"}
    post = str(properties.get("post"))
    return properties.get("status") == title.status and (post == title.post or (title.post == "head" and post in heads))
