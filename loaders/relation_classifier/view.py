"""An encoded sentence as the classifier sees it: stems, marks, and the lists that marks stand in."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cached_property

from hansa.loaders.draft import Draft, Span
from hansa.loaders.encode import Line
from hansa.loaders.languages.pack import Pack
from hansa.loaders.relation_classifier.meanings import STEM

ENTITY_CODES = frozenset("CRNPOMJA")
"""Letters of the marks that stand for entities."""

BREAKS = frozenset(".;!?")
"""Signs that end a clause."""

_TOKEN = re.compile(r"<([A-Z])(\d+)>|\d+(?:[.,]\d+)*|\w+|[^\w\s]")
_ANYTHING = re.compile(r"<[A-Z]\d|\d")
"""What a line holds that has anything to relate: a mark or a number."""
_LONGEST = 1500
"""Characters of a line, at most: longer ones are no sentences."""
_MOST_MARKS = 40
_SHORT_LINE = 90
"""Characters of an item in a list of lines, at most."""
_MOST_ITEMS = 40
_LIST_OF = frozenset("CRNPO")
"""Letters of marks of which one list may hold several."""


@dataclass(slots=True)
class Token:
    """A word, number, sign or mark of a line.

    Attributes:
        said: what features hold of it: the stem of a word, the letter of a mark.
        list: the number of the list that a mark stands in.
    """

    stem: str
    start: int
    end: int
    said: str
    code: str = ""
    number: int = -1
    list: int = -1


@dataclass
class View:
    """A line as pairs see it.

    Attributes:
        spans: by the index of their mark among the tokens.
        lists: the first and last token of each list.
        heading: the line that opens the list in which the line stands.
    """

    pack: Pack
    line: Line
    tokens: list[Token]
    spans: dict[int, Span]
    lists: list[tuple[int, int]]
    heading: str

    @cached_property
    def above(self) -> list[str]:
        """Stems of the line that opens the list in which the line stands."""
        return [t.said for t in _tokens(self.heading[-_SHORT_LINE:])]

    @cached_property
    def doubts(self) -> list[str]:
        """What makes the whole line doubtful."""
        return _doubts(self.pack, self.line.text)

    def bounds(self, index: int) -> tuple[int, int]:
        """The first and last token of the list of a mark, or of the token itself."""
        number = self.tokens[index].list
        return self.lists[number] if number >= 0 else (index, index)

    @cached_property
    def _said(self) -> list[str]:
        return [t.said for t in self.tokens]

    @cached_property
    def _long(self) -> list[tuple[int, int]]:
        """The lists of several marks."""
        return [(first, last) for first, last in self.lists if last > first]

    @cached_property
    def _breaks(self) -> list[int]:
        return [i for i, t in enumerate(self.tokens) if t.stem in BREAKS]

    def words(self, start: int, end: int) -> list[str]:
        """The stems of some tokens; a whole list of marks is one of its letter."""
        at = max(0, start)
        end = min(end, len(self.tokens))
        found: list[str] = []
        for first, last in self._long:
            if first >= at and last < end:
                found += self._said[at:first]
                found.append(f"<{self.tokens[first].code}+>")
                at = last + 1
        return found + self._said[at:end]

    def clause(self, first: int, last: int) -> tuple[int, int]:
        """The tokens from `first` to `last` and on to the ends of their clauses, as a half-open range."""
        before, behind = bisect_left(self._breaks, first), bisect_right(self._breaks, last)
        start = self._breaks[before - 1] + 1 if before else 0
        return start, self._breaks[behind] if behind < len(self._breaks) else len(self.tokens)

    def opens(self, start: int, end: int) -> bool:
        """Whether no name stands among some tokens."""
        return not any(start <= i < end for i in self.spans)


def heading(lines: list[Line], index: int) -> str:
    """The line with a colon at its end below which a line is an item, or nothing."""
    for line in reversed(lines[max(0, index - _MOST_ITEMS) : index]):
        said = line.text.strip()
        if said.endswith(":"):
            return said
        if len(said) > _SHORT_LINE or said.endswith("."):
            break
    return ""


def view(draft: Draft, line: Line, above: str = "") -> View | None:
    """A line cut into tokens and lists; None when it has nothing to relate, or is no sentence."""
    if len(line.text) > _LONGEST or not _ANYTHING.search(line.text):
        return None
    tokens = _tokens(line.text)
    marks = [i for i, t in enumerate(tokens) if t.code in ENTITY_CODES]
    if not (marks or any(t.code == "D" or t.stem == "0" for t in tokens)) or len(marks) > _MOST_MARKS:
        return None
    spans = {i: line.span(tokens[i].number) for i in marks}
    return View(draft.pack, line, tokens, spans, _lists(draft, line, tokens, marks), above)


def _tokens(text: str) -> list[Token]:
    found = []
    for match in _TOKEN.finditer(text):
        start, end = match.span()
        if match[1]:
            found.append(Token(match[1], start, end, f"<{match[1]}>", match[1], int(match[2])))
        else:
            said = match.group()
            first = stem(said)
            found.append(Token(first, start, end, first))
    return found


def stem(word: str) -> str:
    """What a word is known by: its first letters, of a number 0."""
    return "0" if word[0].isdigit() else word.lower()[:STEM]


def _lists(draft: Draft, line: Line, tokens: list[Token], marks: list[int]) -> list[tuple[int, int]]:
    separator = draft.pack.kept(
        ("separator of the classifier", ""),
        lambda: re.compile(
            rf"(?:{draft.pack.words['patterns']['list_sep']}|,? |; )(?:<T\d+>|\([^()<>]{{1,30}}\))?,? ?"
        ),
    )
    lists: list[tuple[int, int]] = []
    before = -1
    for i in marks:
        if before >= 0:
            alike = tokens[before].code == tokens[i].code or {tokens[before].code, tokens[i].code} <= _LIST_OF
            if alike and separator.fullmatch(line.text, tokens[before].end, tokens[i].start):
                lists[-1] = (lists[-1][0], i)
            else:
                lists.append((i, i))
        else:
            lists.append((i, i))
        tokens[i].list = len(lists) - 1
        before = i
    return lists


def _doubts(pack: Pack, text: str) -> list[str]:
    said = text.rstrip(" \"'”»")
    found = []
    if pack.says("not_fact", text):
        found.append("doubt")
    if said.endswith("?"):
        found.append("asked")
    if not said.endswith((".", "!", "?", ";")):
        found.append("no full stop")
    return found
