"""What stands right behind a name and belongs to it: its acronym in brackets, a title in quotes."""

from __future__ import annotations

import re

from hansa.loaders.draft import Draft

_QUOTED_TAIL = re.compile(
    r"\s(?:on |under the title |entitled |на тему )?[\"\u201c\u00ab]([^\"\u201d\u00bb\n]{3,150})[\"\u201d\u00bb]"
)

_CLOSING = ("\u00bb", "\u201d", "\u201c")

_ACRONYM_TAIL = re.compile(
    r"\s?\(\s?(?:the |далее \W )?[\"\u00ab\u201c]?([^\W\d_][\w&+ -]{1,14}?)[\"\u00bb\u201d]?\s?\)"
)


def acronym_after(draft: Draft, stop: int) -> tuple[str, int] | None:
    """An acronym or short name defined in parentheses right after a name, and the offset after it."""
    if draft.text[stop : stop + 1] in _CLOSING:
        stop += 1  # the name ends in quotes of its own
    match = _ACRONYM_TAIL.match(draft.text, stop)
    if match is None:
        return None
    said = match.group(1)
    letters = [c for c in said if c.isalpha()]
    if len(letters) < 2 or sum(c.isupper() for c in letters) < max(2, len(letters) / 2):
        return None
    return said, match.end()


def quoted_after(draft: Draft, stop: int) -> tuple[str, int] | None:
    """A quoted title right after a phrase, and the offset after its closing quote."""
    match = _QUOTED_TAIL.match(draft.text, stop)
    return (match.group(1), match.end()) if match else None
