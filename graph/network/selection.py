"""Which facts a network is made of, said in one line that goes with every result."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from hansa.errors import UsageProblem
from hansa.graph.network.relation import Relation, relation
from hansa.graph.time import OPEN, Answer, Bounds, check_day, holds


class Tie(NamedTuple):
    """A fact as far as networks need it; the fields in the order in which the queries return them.

    Attributes:
        first, second: ids of the nodes at its beginning and end.
        since_from, since_to, until_from, until_to: bounds as full ISO 8601 dates, None where open.
        ended: it was said to be over.
    """

    first: str
    second: str
    confidence: float
    disputed: bool
    ended: bool
    since_from: str | None
    since_to: str | None
    until_from: str | None
    until_to: str | None


@dataclass(frozen=True, slots=True)
class Selection:
    """Which facts make the network.

    Attributes:
        relation: a name of `hansa.graph.network.relation.RELATIONS`.
        as_of: only what may hold on this day (what happens, as a meeting: what may have happened by then).
        start, end: only what may hold on some day from `start` to `end` (what happens: what may have happened then);
            either may be None, which is open.
        certain: with `as_of`, `start` or `end`: only what holds for certain.
        min_confidence: only facts of at least this confidence, 0 to 1.
        disputed: with facts on whose dates (or on the date of whose meeting) documents contradict each other.
        direct_only: without what is computed from the posts of people (REPRESENTED_AT).
        min_memberships: drop nodes of the first mode with fewer links, once; 0 and 1 drop none.
        largest_component: of what is left, only the component of most nodes (of several, that of the smallest id).

    Raises:
        UsageProblem: it cannot be meant so.
    """

    relation: str = "MEMBER_OF"
    as_of: str | None = None
    start: str | None = None
    end: str | None = None
    certain: bool = False
    min_confidence: float = 0.0
    disputed: bool = True
    direct_only: bool = False
    min_memberships: int = 0
    largest_component: bool = False

    def __post_init__(self) -> None:
        object.__setattr__(self, "relation", relation(self.relation).name)
        for name in ("as_of", "start", "end"):
            if (said := getattr(self, name)) is not None:
                object.__setattr__(self, name, check_day(said))
        if self.as_of and (self.start or self.end):
            raise UsageProblem("Give either a day (--as-of) or a stretch of time (--from, --to), not both.")
        if self.start and self.end and self.start > self.end:
            raise UsageProblem(f"The time from {self.start} to {self.end} ends before it begins.")
        if self.certain and not self.timed:
            raise UsageProblem("What is certain depends on the time: give --as-of, --from or --to with --certain.")
        if not 0 <= self.min_confidence <= 1:
            raise UsageProblem(f"A confidence lies between 0 and 1; {self.min_confidence} does not.")
        if self.direct_only and not self.of.direct:
            raise UsageProblem(
                f"Every {self.relation} is direct; --direct-only is for PARTICIPATED_IN and MET_TOGETHER."
            )
        if self.min_memberships < 0:
            raise UsageProblem(f"The fewest memberships cannot be {self.min_memberships}.")

    @property
    def of(self) -> Relation:
        """The relation itself."""
        return relation(self.relation)

    @property
    def timed(self) -> bool:
        """Whether the time of a fact matters."""
        return bool(self.as_of or self.start or self.end)

    @property
    def types(self) -> tuple[str, ...]:
        """The relationship types of the facts."""
        return self.of.direct if self.direct_only else self.of.types

    def answer(self, tie: Tie) -> Answer:
        """Whether a fact belongs to the selection: for certain, possibly, or not."""
        if tie.confidence < self.min_confidence or (tie.disputed and not self.disputed):
            return "no"
        if not self.timed:
            return "certain"
        since, until = Bounds(tie.since_from, tie.since_to), Bounds(tie.until_from, tie.until_to)
        happens = self.of.dated_by != "fact"
        if self.as_of:
            # What has happened by a day has happened ever after.
            found = holds(since, until, tie.ended, self.as_of)
        else:
            found = holds_between(since, since if happens else until, tie.ended, self.start, self.end)
        return "no" if self.certain and found == "possible" else found

    def describe(self, documents: int | None = None) -> str:
        """The selection in one line: `MEMBER_OF as of 2020-03-12, 85 documents, confidence ≥ 0.5`.

        Args:
            documents: how many documents the store holds.
        """
        words = [f"{self.relation} {self._time()}"]
        if self.certain:
            words.append("only what is certain")
        if documents is not None:
            words.append("1 document" if documents == 1 else f"{documents} documents")
        words.append(f"confidence ≥ {self.min_confidence:g}" if self.min_confidence else "any confidence")
        words.append("with disputed facts" if self.disputed else "without disputed facts")
        if self.direct_only:
            words.append("direct participation only")
        if self.min_memberships > 1:
            links = self.of.second.name if self.of.two_mode else "links"
            words.append(f"{self.of.first.name} of {self.min_memberships} {links} or more")
        if self.largest_component:
            words.append("largest component")
        return ", ".join(words)

    def _time(self) -> str:
        if self.as_of:
            return f"as of {self.as_of}"
        if self.start and self.end:
            return f"from {self.start} to {self.end}"
        if self.start:
            return f"from {self.start} on"
        return f"until {self.end}" if self.end else "at any time"


def holds_between(since: Bounds, until: Bounds, ended: bool, start: str | None, end: str | None) -> Answer:
    """Whether a fact holds on some day of a stretch of time, from the bounds of its beginning and its end.

    It is `certain` when it has begun for certain by the last day and is not over for certain on the first; `no` when
    it begins after the last day at the earliest, or is over before the first at the latest; else `possible`. As in
    `hansa.graph.time.holds`, an unknown beginning is never certain, and an end that nobody stated is no end.
    """
    if (end and since.first and since.first > end) or (start and until.last and until.last < start):
        return "no"
    begun = since.last is not None and (end is None or since.last <= end)
    still = start is None or (until == OPEN and not ended) or (until.first is not None and start <= until.first)
    return "certain" if begun and still else "possible"
