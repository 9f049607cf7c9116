"""What pronouns stand for: `it` and `its` for a name of the sentence or the ones before, `they`, `the two` for a list.

The choice waits for the rule that asks: `it` is a mark with several candidates, and a rule takes the first of a type
that fits.
"""

from __future__ import annotations

import re

from hansa.loaders.draft import CODES, Span
from hansa.loaders.encode import MARK, Line
from hansa.loaders.kept import compiled
from hansa.loaders.languages.pack import Pack

_BACK = 4
"""Sentences that an antecedent may lie back."""

_NEW = 2_000_000
"""From this number on, marks stand for pronouns; a million further on, for the names that a plural one stands for."""


class Antecedents:
    """The names and lists of the last sentences, for the pronouns of the next one."""

    def __init__(self, pack: Pack) -> None:
        said = pack.words["clauses"]
        self._it = compiled(said["it"])
        self._its = compiled(said["its"])
        self._they = compiled(said["they"])
        self._numbers = pack.words["numbers"]
        self._list = pack.made(r"<([CRNO])\d+>(?:{list_sep}<\1\d+>)+")
        self._names: list[list[Span]] = []
        self._lists: list[list[list[Span]]] = []

    def note(self, line: Line) -> None:
        """Remember the names of a line."""
        names = [s for m in MARK.finditer(line.text) if isinstance(s := line.items.get(int(m[2])), Span)]
        lists = [[line.span(n) for n in line.marks(m.group(), m[1])] for m in self._list.finditer(line.text)]
        self._names = [*self._names[1 - _BACK :], names]
        self._lists = [*self._lists[1 - _BACK :], lists]

    def resolved(self, line: Line) -> Line:
        """The line with marks for its pronouns."""
        changes: list[tuple[int, int, str]] = []
        items = dict(line.items)
        candidates = dict(line.candidates)
        for pattern, tail in ((self._its, "'s"), (self._it, "")):
            for match in pattern.finditer(line.text):
                before = [
                    s for m in MARK.finditer(line.text[: match.start()]) if isinstance(s := line.items[int(m[2])], Span)
                ]
                number = _NEW + len(candidates)
                earlier = [s for names in reversed(self._names) for s in names]
                goes_on = self._it.match(line.text) is not None
                candidates[number] = tuple(earlier + before if goes_on else before + earlier)
                changes.append((*match.span(), f"<I{number}>{tail}"))
        for match in self._they.finditer(line.text):
            some = self._group(match)
            if some:
                marks = []
                for span in some:
                    number = _NEW + 1_000_000 + len(items)
                    items[number] = span
                    marks.append(f"<{CODES[span.entity.type]}{number}>")
                changes.append((*match.span(), " and ".join(filter(None, (", ".join(marks[:-1]), marks[-1])))))
        if not changes:
            return line
        text, starts, ends, at = "", [], [], 0
        for start, end, mark in sorted(changes):
            if start < at:
                continue
            text += line.text[at:start] + mark
            starts += line.starts[at:start] + [line.starts[start]] * len(mark)
            ends += line.ends[at:start] + [line.ends[end - 1]] * len(mark)
            at = end
        made = line.with_text(text + line.text[at:], starts + line.starts[at:], ends + line.ends[at:])
        made.items, made.candidates = items, candidates
        return made

    def _group(self, match: re.Match[str]) -> list[Span]:
        """The list that a plural pronoun stands for: the latest of its number, else that of the sentence before."""
        said = next((g for g in match.groups() if g), "").lower()
        said = "two" if match.group().lower() == "both" else said
        number = self._numbers.get(said) or (int(said) if said.isdigit() else 0)
        lists = [some for lists in reversed(self._lists) for some in reversed(lists)]
        if not number:
            return self._lists[-1][-1] if self._lists and self._lists[-1] else []
        for some in lists:
            if len({id(s.entity) for s in some}) == number:
                return some
        return self._two() if number == 2 else []

    def _two(self) -> list[Span]:
        """The two cities named last, if the sentences that name them name no third one."""
        cities: dict[int, Span] = {}
        for names in reversed(self._names):
            cities.update({id(s.entity): s for s in names if s.entity.type == "City"})
            if len(cities) > 1:
                break
        return list(cities.values()) if len(cities) == 2 else []
