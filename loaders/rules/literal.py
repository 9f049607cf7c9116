"""The literal that a rule that matched gives: a number in digits or words with its unit, or a date."""

from __future__ import annotations

import re

from hansa.graph.model import JSON
from hansa.loaders.draft import Draft
from hansa.loaders.encode import MARK, Line
from hansa.loaders.languages.pack import Pack
from hansa.loaders.rules.rule import Rule
from hansa.loaders.text.dates import Date


def literal(draft: Draft, line: Line, rule: Rule, match: re.Match[str]) -> tuple[str | None, dict[str, JSON]]:
    """The literal of a match, None where it holds no number, and the qualifiers that go with it."""
    said = match["v"]
    if "v" in rule.codes:
        date = line.date(line.marks(said, "D")[0])
        return _date_literal(date)
    number = _number(draft.pack, said)
    value = str(number) if number else re.sub(r"\D", "", said)
    if not value:
        return None, {}
    unit = match.groupdict().get("unit") or rule.options.get("unit") or "members"
    return value, {"unit": _unit(draft.pack, MARK.sub("", unit).strip())}


def _number(pack: Pack, said: str) -> int:
    """The value of a number in words (`forty-two`, `a hundred and five`), 0 where it is not in words."""
    values = [pack.words["numbers"].get(word, 0) for word in re.split(r"[ -]", said.lower())]
    total = 0
    for value in values:
        total = max(total, 1) * value if value in {100, 1000} else total + value
    return total


def _unit(pack: Pack, said: str) -> str:
    table = pack.table("counted")
    return table.get(said.lower(), said)


def _date_literal(date: Date) -> tuple[str, dict[str, JSON]]:
    return date.value, {"until": date.until} if date.until else {}
