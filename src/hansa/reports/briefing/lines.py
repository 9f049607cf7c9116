"""Facts in words: what a line of a report says of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from hansa.reports.asking import ask
from hansa.reports.briefing.facts import Choice, Tie, of_type
from hansa.reports.briefing.model import Line, Section, section
from hansa.reports.briefing.wording import Wording, joined
from hansa.reports.naming import says_former

if TYPE_CHECKING:
    from hansa.graph.engine import Engine

FEW = 6
"""Names in a row within a line; of more, how many there are is told."""


@dataclass(frozen=True, slots=True)
class Maker:
    """What makes the lines of one report.

    Attributes:
        most: lines of a section that are shown.
    """

    engine: Engine
    words: Wording
    choice: Choice
    most: int

    def section(self, key: str, lines: Sequence[Line]) -> list[Section]:
        """One section, or none where there are no lines; a list, so that sections are added up."""
        return [section(key, self.words.heading(key), lines, self.most)] if lines else []

    def line(self, tie: Tie, *said: str | None) -> Line:
        """A line about the other node of a fact."""
        return self.lines_of([tie], *said)

    def lines_of(self, some: Sequence[Tie], *said: str | None) -> Line:
        """A line about the other node of several facts."""
        first = some[0]
        return Line(
            self.named(first.other),
            joined(said),
            first.about,
            tuple(t.id for t in some),
            any(t.disputed for t in some),
            all(t.possible for t in some),
        )

    def named(self, other: Mapping[str, Any]) -> str:
        """The name of a node, of a city with its country."""
        name = self.words.name(other)
        country = other.get("country_code")
        return f"{name} ({country})" if country and "City" in other["labels"] else name

    def times(self, tie: Tie) -> str:
        """Since when, until when; where documents disagree, all that is said."""
        fact = tie.fact
        since, until = fact.get("since"), fact.get("until")
        said = fact.get("since_said") or []
        if tie.disputed and len(said) > 1:
            dates = [self.words.date(date, after=True) for date in said]
            since_words = self.words.told("since", date=f" {self.words['or']} ".join(dates))
        else:
            since_words = self.words.told("since", date=self.words.date(since, after=True)) if since else ""
        until_words = self.words.told("until", date=self.words.date(until, after=True)) if until else ""
        over = self.words["ended"] if tie.over and not until and not says_former(fact.get("titles") or ()) else ""
        return joined([since_words, until_words, over])

    def kind(self, tie: Tie) -> str:
        """What the other node is to this one: `chairs`, `member`."""
        return str(self.words.words["ties"][tie.type]["out" if tie.out else "in"])

    def post(self, tie: Tie) -> str:
        """The titles of a post as said."""
        titles = [str(t) for t in tie.fact.get("titles") or () if t]
        statuses = [self.words.role(s) for s in tie.fact.get("statuses") or () if s not in ("former", "ended")]
        return joined([joined(titles[:2], " / ") or str(tie.fact.get("post") or ""), *statuses])

    def roles(self, tie: Tie) -> str:
        """The roles of a participant or of who carries out a project."""
        return joined([self.words.role(str(r)) for r in tie.fact.get("roles") or ()])

    def row(self, names: Iterable[str]) -> str:
        """Names in a row, `FEW` at most."""
        some = list(dict.fromkeys(names))
        if len(some) <= FEW:
            return self.words.listed(some)
        return self.words.told("and_more", names=", ".join(some[:FEW]), count=len(some) - FEW)

    def others(self, nodes: Sequence[str], type_: str, without: Iterable[str] = ()) -> dict[str, list[str]]:
        """By node, the names of those that have a fact of a type to it."""
        left_out = set(without)
        found: dict[str, list[str]] = {}
        for row in ask(self.engine, "others_of", nodes=sorted(set(nodes)), type=type_):
            if row["id"] not in left_out:
                found.setdefault(row["node"], []).append(self.words.name(row))
        return found

    def places(self, meetings: Sequence[str]) -> dict[str, str]:
        """By meeting, where it was held."""
        found: dict[str, list[str]] = {}
        for row in ask(self.engine, "places_of_meetings", meetings=sorted(set(meetings))):
            found.setdefault(row["meeting"], []).append(self.words.name(row))
        return {meeting: self.row(names) for meeting, names in found.items()}

    def people(self, some: Sequence[Tie]) -> dict[str, str]:
        """Names of the people through whom a side was represented, by their ids."""
        ids = sorted({p for t in some for p in t.fact.get("people") or ()})
        return {row["id"]: self.words.name(row) for row in ask(self.engine, "names_of", ids=ids)} if ids else {}

    def meetings(self, some: Sequence[Tie], place: bool = True) -> list[Line]:
        """A line a meeting, the latest first: its date, its place, roles, who represented the node."""
        by_meeting = grouped(t for t in some if "Meeting" in t.other["labels"])
        places = self.places(list(by_meeting)) if place else {}
        people = self.people(some)
        lines = []
        for about, group in by_meeting.items():
            other = group[0].other
            roles = [self.roles(t) for t in group if t.type == "PARTICIPATED_IN"]
            kinds = [self.kind(t) for t in group if t.type not in ("PARTICIPATED_IN", "REPRESENTED_AT")]
            through = [people[p] for t in group for p in t.fact.get("people") or () if p in people]
            told = self.words.told("represented_by", names=self.row(through)) if through else ""
            when = self.words.date(other.get("date"), other.get("until"))
            lines.append((other, self.lines_of(group, when, places.get(about), *kinds, *roles, told)))
        lines.sort(key=lambda item: (item[0].get("date") or "", item[1].name, item[1].about), reverse=True)
        return [line for _, line in lines]

    def agreements(self, some: Sequence[Tie], node: str) -> list[Line]:
        """A line an agreement, the latest first, with those who signed it too."""
        signed = of_type(some, "SIGNED", out=True)
        others = self.others([t.about for t in signed], "SIGNED", [node])
        signed.sort(key=lambda t: (str(t.fact.get("date") or ""), t.about), reverse=True)
        return [self.line(t, self.words.date(t.fact.get("date")), self._with(others.get(t.about, []))) for t in signed]

    def projects(self, some: Sequence[Tie], node: str) -> list[Line]:
        """A line a project, with those who carry it out too."""
        carried = of_type(some, "IMPLEMENTS", out=True)
        others = self.others([t.about for t in carried], "IMPLEMENTS", [node])
        return [self.line(t, self.roles(t), self._with(others.get(t.about, []))) for t in carried]

    def disputed(self, some: Sequence[Tie]) -> list[Section]:
        """What documents contradict each other about."""
        lines = [self.line(t, self.kind(t), self.times(t)) for t in some if t.disputed]
        return self.section("disputed", lines)

    def missing(self, told: Sequence[str]) -> list[Section]:
        """What a reader would look for and no document says."""
        return self.section("missing", [Line("", sentence) for sentence in told])

    def one_document(self, some: Sequence[Tie]) -> list[str]:
        """That facts rest on one document, where most do."""
        alone = sum(t.fact.get("independent") == 1 for t in some)
        if len(some) < 2 or not alone:
            return []
        return [self.words.told("one_document", count=alone, of=len(some))]

    def _with(self, names: Sequence[str]) -> str:
        return self.words.told("with", names=self.row(names)) if names else ""


def grouped(some: Iterable[Tie]) -> dict[str, list[Tie]]:
    """Facts by the node at their other end, in the order in which these are met first."""
    found: dict[str, list[Tie]] = {}
    for tie in some:
        found.setdefault(tie.about, []).append(tie)
    return found


def current_first(some: Sequence[Tie]) -> list[Tie]:
    """What is going on, then what is over; of both the latest beginning first, then as they come."""
    latest = sorted(some, key=lambda t: str(t.fact.get("since_from") or ""), reverse=True)
    return sorted(latest, key=lambda t: t.over)
