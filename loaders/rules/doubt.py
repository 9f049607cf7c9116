"""What tells that a sentence states no fact: it is denied, only hoped for, put off or still to come."""

from __future__ import annotations

from hansa.loaders.encode import Line
from hansa.loaders.languages.pack import Pack

_VERB_BEHIND = 40
"""Characters behind a match in which a verb may still deny it, in languages whose verbs stand last."""


_HELD = frozenset({"HELD_IN", "HELD_ON"})


_BEHIND = 60
"""Characters behind a place or day of a meeting that may say that it was put off."""


_BEFORE = 25
"""Characters before a match that may say that it is no fact."""


def doubtful(pack: Pack, type_: str, line: Line, start: int, end: int) -> bool:
    """Whether words say that `line.text[start:end]` is no fact: not so, only hoped for, or, of a tie, still to come."""
    words = ["not_fact"]
    if type_ != "ORGANIZED" and type_ in pack.words.get("clauses", {}).get("types", ()):
        words.append("not_tie")  # a meeting may be still to come
    held = type_ in _HELD and pack.has("not_held")
    if held and pack.says("not_held", line.text, start, end + _BEHIND):
        return True
    if pack.has("not_fact_after") and pack.pattern("not_fact_after").match(line.text, end):
        return True
    behind = _VERB_BEHIND if pack.order == "head last" else 0
    first = max(0, start - _BEFORE)
    if pack.order:  # what is denied before a colon is not denied behind it
        first = max(first, *(line.text.rfind(mark, first, start) + 1 for mark in ":;"))
    return any(pack.says(name, line.text, first, end + behind) for name in words)
