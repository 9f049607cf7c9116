"""A page for people: headings, lines, quotes and small tables, coloured on a terminal and plain in a pipe."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, TypeAlias

from hansa.cli.core.output import cell, clean, widths

if TYPE_CHECKING:
    from rich.console import Console, RenderableType
    from rich.text import Text

Part: TypeAlias = "str | tuple[str, str]"
"""Words, or words with a style of Rich."""

ENDLESS = 100_000

NARROWEST = 16
"""Of a column of text, in columns of the terminal: names are short, and a line without columns reads worse."""


def counted(number: int, one: str, many: str | None = None) -> str:
    """A number with its noun: `1 city`, `2 cities`; the plural is made with an s where none is given."""
    return f"{number} {one}" if number == 1 else f"{number} {many or one + 's'}"


class Page:
    """Prints as it is told.

    Args:
        pipe_width: where lines are broken in a pipe; None leaves each as long as it is, for `grep`.
        widest: lines are no longer than this on a terminal either.
    """

    def __init__(self, pipe_width: int | None = None, widest: int = 100) -> None:
        self.console = _console(pipe_width or ENDLESS, widest)
        self._begun = False

    def title(self, *parts: Part) -> None:
        """What the page is about."""
        self._print(_text(parts, "bold"), 0)
        self._begun = True

    def section(self, *parts: Part) -> None:
        """A heading, with an empty line above."""
        if self._begun:
            self.console.print()
        self._begun = True
        self._print(_text(parts, "bold cyan"), 0)

    def line(self, *parts: Part, indent: int = 2) -> None:
        """A paragraph."""
        self._begun = True
        self._print(_text(parts), indent)

    def quote(self, words: str, source: str, indent: int = 4) -> None:
        """Words of a document, and the document below them."""
        self._print(_text([(f"“{clean(words)}”", "italic green")]), indent)
        if source:
            self._print(_text([(f"— {source}", "dim")]), indent)

    def command(self, line: str, indent: int = 2) -> None:
        """What can be typed: never broken, so that it can be copied."""
        self._begun = True
        text = _text([(f"{'':{indent}}{line}", "bold")])
        self.console.print(text, soft_wrap=True)

    def table(self, columns: Sequence[str], rows: Sequence[Sequence[object]], indent: int = 2) -> None:
        """A small table; figures to the right."""
        from rich.padding import Padding
        from rich.table import Table
        from rich.text import Text

        # A column without a word in it costs space, and Rich folds its neighbour too early.
        used = [i for i in range(len(columns)) if any(cell(row[i]) for row in rows)]
        table = Table(box=None, pad_edge=False, padding=(0, 3, 0, 0), header_style="dim", show_header=any(columns))
        cells = [[columns[i], *(cell(row[i]) for row in rows)] for i in used]
        fitting = widths(cells, self.console.width - indent - 3 * len(used), NARROWEST)
        for place, i in enumerate(used):
            width = fitting[place] if fitting else None
            numeric = all(isinstance(row[i], (int, float)) or row[i] is None for row in rows)
            table.add_column(columns[i], justify="right" if numeric else "left", overflow="fold", width=width)
        for row in rows:
            table.add_row(*(Text(cell(row[i])) for i in used))
        self._begun = True
        if fitting is None:
            for row in rows:
                self._print(_text([" · ".join(cell(row[i]) for i in used if cell(row[i]))]), indent)
            return
        self._put(Padding(table, (0, 0, 0, indent), expand=False))

    def _print(self, text: Text, indent: int) -> None:
        from rich.padding import Padding

        self._put(Padding(text, (0, 0, 0, indent), expand=False))

    def _put(self, what: RenderableType) -> None:
        """Print without the blanks with which Rich fills lines up."""
        if self.console.is_terminal:
            self.console.print(what)
            return
        with self.console.capture() as captured:
            self.console.print(what)
        sys.stdout.write("".join(f"{line.rstrip()}\n" for line in captured.get().splitlines()))


def _console(pipe_width: int, widest: int) -> Console:
    from rich.console import Console

    from hansa.cli.core.terminal import console

    if not sys.stdout.isatty():
        return Console(width=pipe_width, color_system=None, force_terminal=False, highlight=False, emoji=False)
    found = console()
    found.width = min(found.width, widest)
    return found


def _text(parts: Sequence[Part], style: str = "") -> Text:
    from rich.text import Text

    text = Text(style=style)
    for part in parts:
        words, own = (part, "") if isinstance(part, str) else part
        text.append("".join(" " if c.isspace() else c for c in words if c.isprintable() or c.isspace()), own)
    return text
