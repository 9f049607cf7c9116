"""The date of what a rule states, from elsewhere in the sentence: since when it is so, or the day it began."""

from __future__ import annotations

import re

from hansa.graph.model import JSON
from hansa.loaders.draft import Draft
from hansa.loaders.encode import Line
from hansa.loaders.languages.pack import Pack
from hansa.loaders.rules.rule import Rule

_LATELY = 900
"""Characters before a list of newcomers in which the day of their admission may stand."""


def day_of(draft: Draft, at: int) -> str | None:
    """The day of an admission that a list of newcomers follows: the one day said before it, not far away."""
    days = {d.value for d in draft.dates if at - _LATELY <= d.start < at and _DAY.fullmatch(d.value)}
    return days.pop() if len(days) == 1 else None


_ENTERED = ("join", "admitted", "stepped")
"""Parts of the names of rules that tell how a membership began."""


def lasting(pack: Pack, line: Line, rule: Rule, match: re.Match[str]) -> dict[str, JSON]:
    """The one date of a sentence by which it says since when something is so, or when a member was admitted."""
    marks = line.marks(line.text, "D")
    if len(marks) != 1 or not _goes_with(pack, line.text, match):
        return {}
    value = line.date(marks[0]).value
    if pack.made(_TOLD_SINCE).search(line.text):
        return {"since": value}
    entered = rule.type == "MEMBER_OF" and any(word in rule.name for word in _ENTERED)
    return {"date": value} if entered else {}


def _goes_with(pack: Pack, text: str, match: re.Match[str]) -> bool:
    """Whether the one date of a text stands before the end of a match or right behind it, in the same clause."""
    at = text.index("<D")
    between = text[match.end() : at].split() if at > match.end() else []
    return len(between) <= _FEW and not pack.set("joins") & set(between) and "<" not in "".join(between)


_FEW = 6
"""Words between what is said and its date, at most."""


_TOLD_SINCE = r"(?i)(?<!\w)(?:{since_word})<D\d+>|<D\d+>(?:{suffix})(?:{since_behind})"


_DAY = re.compile(r"(?:\d{4}|-)-\d\d-\d\d")


_SINCE = re.compile(r"\b[Ss]ince (?:<D\d+>)")


def dated(line: Line, type_: str) -> dict[str, JSON]:
    """The one date of a sentence: since when a tie is there, or when an agreement was signed."""
    if first := _SINCE.match(line.text):
        return {"since": line.date(line.marks(first.group(), "D")[0]).value}
    marks = line.marks(line.text, "D")
    if len(marks) != 1:
        return {}
    value = line.date(marks[0]).value
    if _SINCE.search(line.text):
        return {"since": value}
    return {"date": value} if type_ == "SIGNED" else {}
