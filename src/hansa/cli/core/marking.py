"""A text on the terminal with its entities in colour, the ends of its quotes numbered, and its statements below."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hansa.reports.marked import Marked


def print_marked(found: Marked) -> None:
    """Print it; in a pipe `[…]Type` stands for the colours."""
    from rich.console import Console
    from rich.text import Text

    from hansa.cli.core.terminal import console
    from hansa.reports.marked import colours

    terminal = sys.stdout.isatty()
    shown = console() if terminal else Console(width=100_000, color_system=None, force_terminal=False, highlight=False)
    styles = {type_: f"bold {colour}" for type_, colour in colours().items()}
    text = Text()
    for segment in found.segments:
        if segment.referent is None:
            text.append(segment.text)
        else:
            type_ = found.referents[segment.referent][1]
            text.append(segment.text if terminal else f"[{segment.text}]{type_}", styles[type_])
        if segment.ending:
            text.append(f"[{' '.join(map(str, segment.ending))}]", "dim")
    if found.types:
        key = Text("entities: ", "dim")
        for type_ in found.types:
            key.append(f"{type_} ", styles[type_])
        shown.print(key)
        shown.print()
    shown.print(text, soft_wrap=not terminal)
    shown.print()
    if not found.said:
        shown.print("The text states nothing that is known here.")
    for said in found.said:
        line = Text(f"{said.number:>3}  ")
        line.append(said.subject, styles[found.referents[said.subject_of][1]])
        line.append(f"  {said.predicate}{' (ended)' if said.ended else ''}  ", "dim")
        about = said.object_of
        line.append(said.object, styles[found.referents[about][1]] if about is not None else "bold")
        for qualifier in said.qualifiers:
            line.append(f"  · {qualifier}")
        line.append(f"  · {said.confidence:.2f} by {said.rule}", "dim")
        shown.print(line, soft_wrap=not terminal)
