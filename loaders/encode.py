"""Sentences as rules see them: every name, title and date stands as a mark such as `<C3>`, offsets are kept.

A rule is then a regular expression over marks and words. What is understood is collapsed: `<C3> (<N4>)` becomes
`<C3>`, `<T5> of <C3> <P6>` becomes `<P6>`, so that lists of names stay lists.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field, replace

from hansa.loaders.draft import CODES, Draft, Span, Title
from hansa.loaders.text.dates import Date

MARK = re.compile(r"<([A-Z])(\d+)>")


@dataclass
class Line:
    """One encoded sentence.

    Attributes:
        text: words and marks; `items` gives what a mark's number stands for.
        starts, ends: for each character of `text`, the offsets in the document of what it stands for.
        whole: for a mark's number, the offsets of all that was collapsed into it.
        officials: numbers of places that stand for an unnamed official of theirs.
        dates: for a mark's number, a date that stood beside it and was collapsed into it.
        sentence: index of the sentence.
        candidates: for the number of a pronoun's mark (`<I5>`), what it may stand for, the likeliest first.
    """

    text: str
    starts: list[int]
    ends: list[int]
    items: dict[int, Span | Title | Date]
    sentence: int
    whole: dict[int, tuple[int, int]] = field(default_factory=dict)
    dates: dict[int, Date] = field(default_factory=dict)
    officials: set[int] = field(default_factory=set)
    candidates: dict[int, tuple[Span, ...]] = field(default_factory=dict)

    def with_text(self, text: str, starts: list[int], ends: list[int]) -> Line:
        """Another text of the same sentence, with the same items."""
        return replace(self, text=text, starts=starts, ends=ends)

    def span(self, number: int) -> Span:
        """The span behind a mark."""
        item = self.items[number]
        assert isinstance(item, Span)
        return item

    def title(self, number: int) -> Title:
        item = self.items[number]
        assert isinstance(item, Title)
        return item

    def date(self, number: int) -> Date:
        item = self.items[number]
        assert isinstance(item, Date)
        return item

    def quote(self, start: int, end: int) -> tuple[int, int]:
        """Offsets in the document of `text[start:end]`, from the first to the last where words changed places."""
        return min(self.starts[start:end]), max(self.ends[start:end])

    def marks(self, text: str, codes: str) -> list[int]:
        """The numbers of the marks in a piece of text whose letter is among those given."""
        return [int(m.group(2)) for m in MARK.finditer(text) if m.group(1) in codes]

    def collapse(self, start: int, end: int, number: int) -> None:
        """Put the mark of an item in place of `text[start:end]`."""
        mark = next(m.group() for m in MARK.finditer(self.text, start, end) if int(m.group(2)) == number)
        first, last = self.quote(start, end)
        self.text = self.text[:start] + mark + self.text[end:]
        self.starts[start:end] = [first] * len(mark)
        self.ends[start:end] = [last] * len(mark)
        self.whole[number] = (first, last)

    def replace(self, start: int, end: int, code: str, item: Span) -> int:
        """Put a mark of a new item in place of `text[start:end]`; its number is returned."""
        number = max(self.items, default=0) + 1_000_000
        mark = f"<{code}{number}>"
        first, last = self.quote(start, end)
        self.text = self.text[:start] + mark + self.text[end:]
        self.starts[start:end] = [first] * len(mark)
        self.ends[start:end] = [last] * len(mark)
        self.items[number] = item
        self.whole[number] = (first, last)
        return number

    def rewrite(self, start: int, end: int, words: str) -> None:
        """Put other words in place of `text[start:end]`; they stand for what stood there."""
        first, last = self.quote(start, end)
        self.text = self.text[:start] + words + self.text[end:]
        self.starts[start:end] = [first] * len(words)
        self.ends[start:end] = [last] * len(words)

    def plain(self, start: int, end: int, mark: int) -> None:
        """Put words in place of a mark that means nothing here."""
        del mark
        self.text = self.text[:start] + "_" * (end - start) + self.text[end:]

    def restore(self, source: str, start: int, end: int) -> None:
        """Put the words of a mark back in its place."""
        first, last = self.quote(start, end)
        self.text = self.text[:start] + source[first:last] + self.text[end:]
        self.starts[start:end] = list(range(first, last))
        self.ends[start:end] = list(range(first + 1, last + 1))


def encode(draft: Draft) -> list[Line]:
    """All sentences of a draft, encoded."""
    pieces: list[tuple[int, int, str, Span | Title | Date]] = []
    pieces.extend((s.start, s.end, CODES[s.entity.type], s) for s in draft.spans if not s.nested)
    pieces.extend((t.start, t.end, "T", t) for t in draft.titles)
    pieces.extend((d.start, d.end, "D", d) for d in draft.dates)
    pieces.sort(key=lambda p: (p[0], -p[1], p[2]))
    kept: list[tuple[int, int, str, Span | Title | Date]] = []
    for piece in pieces:
        if not kept or piece[0] >= kept[-1][1]:
            kept.append(piece)
    keys = [p[0] for p in kept]
    lines = []
    number = 0
    for index, (start, end) in enumerate(draft.sentences):
        text: list[str] = []
        starts: list[int] = []
        ends: list[int] = []
        items: dict[int, Span | Title | Date] = {}
        at = start
        for piece in kept[bisect_left(keys, start) : bisect_left(keys, end)]:
            if piece[1] > end:
                continue
            _plain(draft.text, at, piece[0], text, starts, ends)
            mark = f"<{piece[2]}{number}>"
            items[number] = piece[3]
            number += 1
            text.append(mark)
            starts.extend([piece[0]] * len(mark))
            ends.extend([piece[1]] * len(mark))
            at = draft.stem(piece[1])
        _plain(draft.text, at, end, text, starts, ends)
        lines.append(Line("".join(text), starts, ends, items, index))
    return lines


def _plain(source: str, start: int, end: int, text: list[str], starts: list[int], ends: list[int]) -> None:
    said = source[start:end].replace("<", "\u2039").replace(">", "\u203a").replace("\n", " ").replace("\u00a0", " ")
    text.append(said)
    starts.extend(range(start, end))
    ends.extend(range(start + 1, end + 1))
