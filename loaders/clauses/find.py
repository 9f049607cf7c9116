"""Each sentence of a document with its simple clauses, and with what goes on with it elsewhere.

A list below a sentence, or a later sentence that goes on with its topic, is read as the end of it.
"""

from __future__ import annotations

from collections.abc import Iterator

from hansa.loaders.clauses.antecedents import Antecedents
from hansa.loaders.clauses.going_on import HEADS, PATIENCE, about, going_on, items_below, with_list
from hansa.loaders.clauses.grammar import grammar
from hansa.loaders.clauses.simple import clauses_of, plain
from hansa.loaders.encode import Line
from hansa.loaders.languages.pack import Pack

_ABOVE = 2
"""Sentences before the line right above a list that may say what it lists."""


def find(pack: Pack, lines: list[Line]) -> Iterator[tuple[Line, list[Line]]]:
    """Each line with its simple clauses."""
    rules = grammar(pack)
    if rules is None:
        yield from going_on(pack, lines)
        return
    said = Antecedents(pack)
    before: list[Line] = []
    bases: list[Line] = []
    topic: tuple[Line, int] | None = None
    for index, line in enumerate(lines):
        base = said.resolved(line)
        if "<" not in base.text:
            said.note(line)
            yield line, []
            before = []
            topic = (topic[0], topic[1] + 1) if topic and topic[1] < PATIENCE else None
            continue
        base = plain(base, rules)
        said.note(base)
        found = clauses_of(base, rules)
        for clause in list(found):
            if match := rules.continued.match(clause.text):
                found.extend(with_list(head, [(clause, match.span("s"))]) for head in before[:HEADS])
        topic = about(pack, rules, topic, base, found)
        items = items_below(lines, index, rules)
        heads = [base, *(b for b in bases[-_ABOVE:] if b is not base)]
        found.extend(with_list(head, items) for head in heads if items)
        bases.append(base)
        yield line, found
        before = found
