"""The report on all that is loaded: how much of what, and who and what stands out."""

from __future__ import annotations

from typing import Any

from hansa.graph.schema import ENTITY_TYPES
from hansa.graph.time import bounds
from hansa.reports.asking import ask
from hansa.reports.briefing.facts import Tie
from hansa.reports.briefing.lines import Maker
from hansa.reports.briefing.model import Line, Section
from hansa.reports.briefing.wording import joined

LABELS = (*ENTITY_TYPES, "CityNetwork")


def overview(make: Maker) -> list[Section]:
    """Figures, networks by members, cities by ties, the latest meetings and agreements, what is disputed."""
    words, engine = make.words, make.engine
    sure = {"confidence": make.choice.min_confidence}
    counts = {row["label"]: row["count"] for row in ask(engine, "overview_counts")}
    languages = ask(engine, "overview_languages")
    networks = [
        _line(make, row, words.count("member", row["members"]) if row["members"] else "",
              words.count("fact", row["facts"]))
        for row in ask(engine, "overview_networks", **sure)
    ]  # fmt: skip
    cities = [_line(make, row, words.count("fact", row["facts"])) for row in ask(engine, "overview_cities", **sure)]
    meetings = [row for row in ask(engine, "overview_meetings", **sure) if _by_then(make, row)]
    places = make.places([row["id"] for row in meetings[: make.most]])
    agreements = [row for row in ask(engine, "overview_agreements", **sure) if _by_then(make, row)]
    signers = {s for row in agreements[: make.most] for s in row["signers"]}
    names = {row["id"]: words.name(row) for row in ask(engine, "names_of", ids=sorted(signers))}
    disputed = [
        Tie(row["type"], True, row, row["fact"]) for row in ask(engine, "overview_disputed") if make.choice.disputed
    ]
    return [
        *make.section("figures", [
            Line(words.count("document", sum(row["documents"] for row in languages)), joined(
                 [f"{row['language'] or words['unknown']} {row['documents']}" for row in languages])),
            Line(words.count("statement", sum(row["statements"] for row in languages)), words.date(
                 min((row["first"] for row in languages if row["first"]), default=None),
                 max((row["last"] for row in languages if row["last"]), default=None))),
            *([Line(words["entities"], joined(
                 [f"{words.label(label)} {counts[label]}" for label in LABELS if label in counts]))] if counts else []),
        ]),
        *make.section("networks", networks),
        *make.section("cities", cities),
        *make.section("meetings", [
            _line(make, row, words.date(row["date"], row["until"]), places.get(row["id"]),
                  words.count("participant", row["participants"]) if row["participants"] else "")
            for row in meetings
        ]),
        *make.section("agreements", [
            _line(make, row, words.date(row["date"]), make.row(names[s] for s in row["signers"] if s in names))
            for row in agreements
        ]),
        *make.section("disputed", [
            Line(f"{words.name(t.other, 'a_')} – {make.named(t.other)}", joined([make.kind(t), make.times(t)]), "",
                 (t.id,), True)
            for t in disputed
        ]),
    ]  # fmt: skip


def _line(make: Maker, row: dict[str, Any], *said: str | None) -> Line:
    return Line(make.named(row), joined(said), row["id"], tuple(row["cited"]))


def _by_then(make: Maker, row: dict[str, Any]) -> bool:
    """Whether it may have happened by the day of the report."""
    first = bounds(row["date"]).first
    return make.choice.day is None or first is None or first <= make.choice.day
