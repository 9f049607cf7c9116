"""The simple clauses of one sentence.

Of `<O1>, which <C2> joined in <D3>, unites …` and `<C1>, a member of <O2>, hosts …` the clauses are made that a reader
would make of them: noun phrases lose their determiners, adverbs go, relative clauses, appositions, participles in
front and second verbs get their subject, gapped ones (`<C1> joined in <D2>, <C3> in <D4>`) their verb as well.
What is grammar of a language stands in `clauses` of its word lists; a language without them has no such clauses.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from hansa.loaders.clauses.grammar import Grammar
from hansa.loaders.encode import MARK, Line
from hansa.loaders.kept import compiled

MOST = 24
"""Clauses of one sentence, at most."""

_HEAD = 70
"""Characters in which the subject of a sentence begins."""


def clauses_of(base: Line, rules: Grammar) -> list[Line]:
    """A plain sentence and the clauses made of it, at most `MOST`."""
    found = [base]
    for step in (_asides, _fronted, _included, _apposition, _relative, _second, _gapped):
        for clause in list(found):
            found.extend(step(clause, rules))
            if len(found) > MOST:
                return found[:MOST]
    return found


def plain(line: Line, rules: Grammar) -> Line:
    """A line without what adds nothing."""
    for pattern in rules.dropped:
        line = _without(line, pattern)
    return line


def _without(line: Line, pattern: re.Pattern[str]) -> Line:
    group = "x" if "x" in pattern.groupindex else 0
    cuts = [m.span(group) for m in pattern.finditer(line.text) if m.start(group) < m.end(group)]
    if not cuts:
        return line
    ends = [*(a for a, _ in cuts), len(line.text)]
    return joined(line, *zip([0, *(b for _, b in cuts)], ends, strict=True))


def joined(line: Line, *pieces: tuple[int, int] | str) -> Line:
    """A line of pieces of another (offsets) and words between them, which stand where the piece before them ends."""
    text: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for piece in pieces:
        if isinstance(piece, str):
            text.append(piece)
            starts.extend([starts[-1] if starts else line.starts[0]] * len(piece))
            ends.extend([ends[-1] if ends else line.starts[0]] * len(piece))
        else:
            text.append(line.text[slice(*piece)])
            starts.extend(line.starts[slice(*piece)])
            ends.extend(line.ends[slice(*piece)])
    return line.with_text("".join(text), starts, ends)


def _fronted(line: Line, rules: Grammar) -> Iterator[Line]:
    for pattern, link in rules.fronted:
        if match := pattern.match(line.text):
            yield joined(line, match.span("s"), link, match.span("f"))
            yield joined(line, (match.start("s"), len(line.text)))


def _asides(line: Line, rules: Grammar) -> Iterator[Line]:
    plain = _without(line, rules.aside)
    if plain is not line:
        yield plain


def _included(line: Line, rules: Grammar) -> Iterator[Line]:
    for match in rules.included.finditer(line.text):
        yield joined(line, match.span("s"), " ", (match.end(), len(line.text)))
    for match in rules.included_behind.finditer(line.text):
        yield joined(line, match.span("s"), " ", match.span("v"))


def _apposition(line: Line, rules: Grammar) -> Iterator[Line]:
    stop = len(line.text)
    for match in rules.apposition.finditer(line.text):
        yield joined(line, match.span("x"), rules.copula, match.span("np"))
        if match["e"] == ",":
            verb = rules.verb.match(line.text, match.end())
            yield joined(
                line, (0, match.end("x")), " " if verb else "", (match.end() if verb else match.start("e"), stop)
            )


def _relative(line: Line, rules: Grammar) -> Iterator[Line]:
    stop = len(line.text)
    for match in rules.relative.finditer(line.text):
        yield joined(line, match.span("x"), (match.end(), stop))
        if after := compiled(rf", (?={rules.verb.pattern})").search(line.text, match.end()):
            yield joined(line, (0, match.end("x")), " ", (after.end(), stop))
    for match in rules.possessive.finditer(line.text):
        yield joined(line, match.span("x"), "'s", (match.end(), stop))


def _second(line: Line, rules: Grammar) -> Iterator[Line]:
    subject = rules.subject.match(line.text)
    if subject is None or subject.start("s") > _HEAD:
        return
    for match in rules.verbs.finditer(line.text, subject.end()):
        yield joined(line, subject.span("s"), " ", (match.end(), len(line.text)))


def _gapped(line: Line, rules: Grammar) -> Iterator[Line]:
    """Clauses whose verb is that of the first: `<C1> joined <O2> in <D3>, <C4> in <D5>`."""
    first: re.Match[str] | None = None
    for match in rules.gap.finditer(line.text):
        if first is None:
            before = line.text[: match.start()]
            marks = list(MARK.finditer(before))
            if not marks or marks[-1].end() != len(before) or marks[-1][1] != MARK.match(match["y"])[1]:  # type: ignore[index]
                continue
            letter = MARK.match(match["x"])[1]  # type: ignore[index]
            same = [m for m in marks[:-1] if m[1] == letter]
            if not same or before[: marks[-1].start()].rstrip("( ").rsplit(" ")[-1] != match["by"].strip(" ("):
                continue
            first, named, last = match, same[-1], marks[-1]
            yield joined(line, (0, match.start()))
        yield joined(line, (0, named.start()), match.span("x"), (named.end(), last.start()), match.span("y"))
