"""The facts of a node, selected by day, confidence and dispute, ready to be put in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from hansa.graph.time import Bounds, bounds, holds
from hansa.reports.asking import ask
from hansa.reports.briefing.wording import Wording, joined

if TYPE_CHECKING:
    from hansa.graph.engine import Engine


@dataclass(frozen=True, slots=True)
class Choice:
    """Which facts a report shows.

    Attributes:
        day: only what may hold on this day, and what had happened by then; None for all times.
        min_confidence: facts below it are left out.
        disputed: whether disputed facts are shown.
    """

    day: str | None = None
    min_confidence: float = 0.0
    disputed: bool = True

    def told(self, words: Wording) -> str:
        """The choice in one line."""
        return joined(
            [
                words.told("as_of", day=words.date(self.day, after=True)) if self.day else words["all_times"],
                words.told("confidence", value=f"{self.min_confidence:g}") if self.min_confidence else "",
                "" if self.disputed else words["without_disputed"],
            ],
            "; ",
        )


@dataclass(frozen=True, slots=True)
class Tie:
    """A fact of a node.

    Attributes:
        type: relationship type. out: whether it leads away from the node.
        other: `id`, `name`, `name_en`, `name_ru`, `labels`, `country_code`, `date`, `until` of the other node; of a
            headcount `value`, `unit`, `as_of`.
        fact: its properties.
        possible: whether it is only possible on the day chosen.
    """

    type: str
    out: bool
    other: Mapping[str, Any]
    fact: Mapping[str, Any]
    possible: bool = False

    @property
    def id(self) -> str:
        """Of the fact."""
        return str(self.fact["id"])

    @property
    def about(self) -> str:
        """The id of the other node."""
        return str(self.other["id"])

    @property
    def over(self) -> bool:
        """Whether it was said to be over."""
        return bool(self.fact.get("ended"))

    @property
    def disputed(self) -> bool:
        """Whether documents contradict each other about it."""
        return bool(self.fact.get("disputed"))


def ties(engine: Engine, node: str, choice: Choice) -> list[Tie]:
    """The facts of a node that a choice leaves, those of most documents first."""
    found = []
    for row in ask(engine, "facts_with_others", id=node):
        fact = row["fact"]
        if fact["confidence"] < choice.min_confidence or (fact.get("disputed") and not choice.disputed):
            continue
        answer = holding(row, choice.day)
        if answer != "no":
            found.append(Tie(row["type"], row["out"], row, fact, answer == "possible"))
    return sorted(found, key=lambda t: (-int(t.fact["documents"]), str(t.other["name"]), t.about, t.id))


def holding(row: Mapping[str, Any], day: str | None) -> str:
    """Whether a fact holds on a day, or had happened by then: `certain`, `possible` or `no`."""
    if day is None:
        return "certain"
    fact = row["fact"]
    if "spell" in fact:
        since = Bounds(fact.get("since_from"), fact.get("since_to"))
        until = Bounds(fact.get("until_from"), fact.get("until_to"))
        return holds(since, until, bool(fact.get("ended")), day)
    happened = bounds(fact.get("date") or (row["date"] if "Meeting" in row["labels"] else None))
    if happened.first is None or happened.last is None:
        return "possible"
    return "no" if happened.first > day else "certain" if happened.last <= day else "possible"


def of_type(some: Sequence[Tie], *types: str, out: bool | None = None) -> list[Tie]:
    """Those of these types, and of one direction where it is given."""
    return [t for t in some if t.type in types and (out is None or t.out is out)]
