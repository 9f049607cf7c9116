"""What stands for several at once, in languages whose packs say how: `both cities`, `the two mayors`, `all three`.

The names are put in its place, joined as a list, so that the rules read them: `both_cities`, `both_heads` (with the
mark of a title) and `all_cities` of a pack are such phrases.
"""

from __future__ import annotations

from collections.abc import Sequence

from hansa.loaders.draft import CODES, Draft, Entity, Relation, Span
from hansa.loaders.encode import Line
from hansa.loaders.posts.places import LOCAL

_BACK = 3
"""Sentences that the two may lie back."""
_PAIR = 2


def resolve(draft: Draft, line: Line, before: Line | None, known: dict[Entity, list[Relation]]) -> None:
    """Put cities, or the two who head them, in place of what means all of them; `before` is the line before."""
    if draft.pack.has("both_cities"):
        at = 0
        while match := draft.pack.pattern("both_cities").search(line.text, at):
            at = match.end()
            first, _ = line.quote(*match.span())
            cities = _cities(draft, line.sentence, first)
            if cities:
                at = _put(draft, line, match.span(), cities)
    if draft.pack.has("all_cities") and before is not None:
        match = draft.pack.pattern("all_cities").match(line.text)
        cities = _listed(draft, before) if match else []
        if match and len(cities) > 1:
            _put(draft, line, match.span(), cities)
    if draft.pack.has("both_heads"):
        while match := draft.pack.pattern("both_heads").search(line.text):
            numbers = line.marks(match.group(), "T")
            people = _heads(known, draft.sentences[line.sentence][1])
            if (numbers and line.title(numbers[0]).post not in LOCAL) or len(people) != _PAIR:
                break
            _put(draft, line, match.span(), people)


def _cities(draft: Draft, sentence: int, before: int) -> Sequence[Entity]:
    """The two cities that the text names more often than any other, else those named last."""
    counts = sorted(draft.spans.counts("City").items(), key=lambda c: -c[1])
    if len(counts) == _PAIR or (len(counts) > _PAIR and counts[1][1] > counts[2][1]):
        return [entity for entity, _ in counts[:_PAIR]]
    found: dict[Entity, None] = {}
    for start, end in reversed(draft.sentences[max(0, sentence - _BACK) : sentence + 1]):
        said = [s.entity for s in draft.spans.inside(start, min(end, before)) if s.entity.type == "City"]
        found.update(dict.fromkeys(said))
        if len(found) >= _PAIR:
            break
    return tuple(found) if len(found) == _PAIR else ()


def _listed(draft: Draft, line: Line) -> list[Entity]:
    """The cities of the one list of a line."""
    lists = [m.group() for m in draft.pack.made(r"<C\d+>(?:{list_sep}<C\d+>)+").finditer(line.text)]
    return [line.span(n).entity for n in line.marks(lists[0], "C")] if len(lists) == 1 else []


def _heads(known: dict[Entity, list[Relation]], before: int) -> list[Entity]:
    """Those who the text has said by an offset to head a city."""
    posts = (r for some in known.values() for r in some if r.start < before and dict(r.properties)["post"] == "mayor")
    return list(dict.fromkeys(r.subject.entity for r in posts))


def _put(draft: Draft, line: Line, where: tuple[int, int], entities: Sequence[Entity]) -> int:
    """Put marks in place of words of a line; the end of the marks is returned."""
    first, last = line.quote(*where)
    words = (draft.pack.words.get("joins") or ["and"])[0]
    line.rewrite(*where, ", ".join("_" * (len(entities) - 1)) + f" {words} _")
    at = where[0]
    for entity in entities:
        span = Span(first, last, entity, nested=True, silent=True)  # it points to the city, and is no name of it
        draft.spans.add(span)
        at = line.text.index("_", at)
        at += len(f"<{CODES[entity.type]}{line.replace(at, at + 1, CODES[entity.type], span)}>")
    return at
