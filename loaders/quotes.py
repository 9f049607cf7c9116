"""How long the quote of a statement may be."""

from __future__ import annotations

LONGEST_QUOTE = 450


def clip(start: int, end: int, text: str) -> tuple[int, int]:
    """A quote no longer than allowed, cut at white space."""
    if end - start <= LONGEST_QUOTE:
        return start, end
    cut = text.rfind(" ", start, start + LONGEST_QUOTE)
    return start, cut if cut > start else start + LONGEST_QUOTE
