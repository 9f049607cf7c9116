"""What goes on with a sentence further on: lists below it, and sentences on the same topic."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from hansa.loaders.clauses.grammar import Grammar
from hansa.loaders.encode import Line
from hansa.loaders.languages.pack import Pack

_HEADING = 90
"""Characters of the head of a table, at most."""

_ITEMS = 60
"""Items of such a list, at most."""

HEADS = 4
"""Clauses of the sentence before that a list may belong to."""


def going_on(pack: Pack, lines: list[Line]) -> Iterator[tuple[Line, list[Line]]]:
    """Each line; one that goes on with a list (`Among them are …`) also as the end of the line before it."""
    before: Line | None = None
    for line in lines:
        match = pack.pattern("among_them").match(line.text) if pack.has("among_them") else None
        found = pack.made(_CITIES).search(line.text, match.end()) if match and before is not None else None
        yield line, [with_list(before, [(line, found.span())])] if found and before is not None else []
        before = line


_CITIES = r"<C\d+>(?:{list_sep}<C\d+>)*"

PATIENCE = 3
"""Sentences that may say something else before a topic is left."""


def about(
    pack: Pack, rules: Grammar, topic: tuple[Line, int] | None, base: Line, found: list[Line]
) -> tuple[Line, int] | None:
    """The topic after a sentence, with the sentences since it was gone on with; what goes on with it joins `found`."""
    doubt = any(pack.says(name, base.text) for name in ("not_fact", "not_tie"))
    if topic is not None and not doubt:
        for clause in found[:HEADS]:
            match = next((m for p in rules.goes_on if (m := p.match(clause.text))), None)
            if match is not None:
                found.append(with_list(topic[0], [(clause, match.span("s"))]))
                return topic[0], 0
    if not doubt and rules.topic.search(base.text):
        return base, 0
    return (topic[0], topic[1] + 1) if topic is not None and topic[1] < PATIENCE else None


def items_below(lines: list[Line], index: int, rules: Grammar) -> list[tuple[Line, tuple[int, int]]]:
    """The names of a list that stands below a line which is no item, one a line, at least two."""
    items: list[tuple[Line, tuple[int, int]]] = []
    if rules.item.match(lines[index].text):
        return items
    for line in lines[index + 1 : index + 1 + _ITEMS]:
        match = rules.item.match(line.text)
        if match is None:
            if not items and "<" not in line.text and len(line.text) < _HEADING and not line.text.endswith("."):
                continue  # the head of a table
            break
        items.append((line, match.span("s")))
    return items if len(items) > 1 else []


def with_list(head: Line, items: list[tuple[Line, tuple[int, int]]]) -> Line:
    """A line with a list from elsewhere behind it: `<C1> has ten twin towns: <C5>, <C6>`."""
    text = head.text.rstrip(" .:") + ":"
    starts, ends = head.starts[: len(head.text)], head.ends[: len(head.text)]
    starts, ends = (starts + starts[-1:])[: len(text)], (ends + ends[-1:])[: len(text)]
    joined = replace(head, items=dict(head.items), dates=dict(head.dates), candidates=dict(head.candidates))
    for number, (line, (a, b)) in enumerate(items):
        link = ", " if number else " "
        text += link + line.text[a:b]
        starts += [line.starts[a]] * len(link) + line.starts[a:b]
        ends += [line.starts[a]] * len(link) + line.ends[a:b]
        joined.items.update(line.items)
        joined.dates.update(line.dates)
        joined.candidates.update(line.candidates)
    return joined.with_text(text, starts, ends)
