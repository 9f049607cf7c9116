"""Sentences on standard error: safe on a terminal, and broken between words there."""

from __future__ import annotations

import os
import re
import sys

LONGEST_SENTENCE = 2000
LONGEST_WORD = 160
"""Characters of a message that are shown: no name or path that a user gives floods a terminal."""


def tell(sentence: str) -> None:
    """Print it on standard error; in a pipe it stays one line."""
    print(broken(shown(sentence), _room()), file=sys.stderr)


def shown(sentence: str) -> str:
    """A message as it may stand on a terminal: what moves its cursor or is no character is escaped, long words are cut.

    Example:
        >>> shown("nope\\x1b[31m")
        'nope\\\\x1b[31m'
    """
    cut = re.sub(rf"\S{{{LONGEST_WORD},}}", lambda word: f"{word[0][:80]}…", sentence[:LONGEST_SENTENCE])
    return "".join(c if c.isprintable() or c == "\n" else c.encode("unicode_escape").decode("ascii") for c in cut)


def broken(text: str, room: int | None) -> str:
    """Lines of no more than so many characters, broken between words; longer words and paths stay whole.

    Example:
        >>> broken("one two three", 7)
        'one two\\nthree'
    """
    if room is None:
        return text
    from textwrap import wrap

    lines = (wrap(line, room, break_long_words=False, break_on_hyphens=False) or [""] for line in text.splitlines())
    return "\n".join(part for some in lines for part in some)


def _room() -> int | None:
    """Columns of the terminal on standard error; None where it is none, or does not say."""
    try:
        return (os.get_terminal_size(sys.stderr.fileno()).columns or None) if sys.stderr.isatty() else None
    except OSError:
        return None
