"""Who is in a network and what says so: the rows of `hansa network members` and `ledger`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from hansa.graph.network.selection import Selection, Tie
from hansa.graph.schema import ENTITY_TYPES
from hansa.graph.time import bounds
from hansa.reports.asking import Row, ask

if TYPE_CHECKING:
    from hansa.graph.engine import Engine

MEMBER_COLUMNS = (
    "member",
    "label",
    "country_code",
    "since",
    "until",
    "ended",
    "answer",
    "confidence",
    "disputed",
    "documents",
    "member_id",
    "fact",
)

LEDGER_COLUMNS = (
    "part",
    "member",
    "label",
    "spell",
    "since",
    "until",
    "ended",
    "gap",
    "stated",
    "unit",
    "as_of",
    "known",
    "possible",
    "disputed",
    "documents",
    "quote",
    "document",
    "date",
    "publisher",
    "url",
    "evidence",
    "member_id",
    "fact",
)

CITY_UNITS = frozenset({"cities", "city", "municipalities", "towns"})
"""Units of a headcount in which only cities count."""

COUNTRY_UNITS = frozenset({"countries", "country", "states"})
"""Units in which the countries of the members count; in any other the members do."""


def member_rows(engine: Engine, network: str, selection: Selection) -> list[Row]:
    """The spells of membership in a network that belong to a selection, under `MEMBER_COLUMNS`: by name, id and time.

    `answer` is `certain` or `possible` at the time of the selection; without a time it is None.

    Args:
        network: id of the organisation.
    """
    rows = []
    for row in ask(engine, "network_members", id=network):
        answer = selection.answer(_tie(row, network))
        if answer != "no":
            rows.append(_member(row) | {"answer": answer if selection.timed else None})
    return rows


def ledger_rows(engine: Engine, network: str, selection: Selection) -> list[Row]:
    """Every spell of every member with its evidence, then every stated headcount, under `LEDGER_COLUMNS`.

    A row is a `member` or a `headcount`. Of a member: `gap` is the time between the end of the spell before and the
    beginning of this one, as said; `evidence` lists each statement (`quote`, `document`, `date`, `publisher`, `url`,
    `statement`), of which the oldest stands in the columns. Of a headcount: `stated` members of a `unit` as of a day,
    how many are `known` here to be members then, for certain or possibly, and how many of these only `possible`. A
    headcount of cities is held against the cities alone, one of countries against the countries of all members.

    Args:
        network: id of the organisation.
        selection: which facts count; its time chooses the spells, not the headcounts.
    """
    evidence: dict[str, list[Row]] = {}
    for row in ask(engine, "network_evidence", id=network):
        evidence.setdefault(row.pop("fact"), []).append(row)
    held = ask(engine, "network_members", id=network)
    rows: list[Row] = []
    before: Row | None = None
    for row in held:
        gap = _gap(before, row) if before and before["member_id"] == row["member_id"] else None
        before = row
        if selection.answer(_tie(row, network)) != "no":
            rows.append({"part": "member", **_member(row), "gap": gap, **_shown(evidence.get(row["fact"], []))})
    return rows + _headcounts(ask(engine, "network_headcounts", id=network), held, network, selection)


def _headcounts(found: Sequence[Row], held: Iterable[Row], network: str, selection: Selection) -> list[Row]:
    by_fact: dict[str, list[Row]] = {}
    for row in found:
        by_fact.setdefault(row["fact"], []).append(row)
    members = list(held)
    rows = []
    for fact, said in by_fact.items():
        count = said[0]
        day = bounds(count["as_of"]).last
        timeless = replace(selection, as_of=day, start=None, end=None, certain=False)
        answers = _answers(members, network, timeless, str(count["unit"]))
        rows.append(
            {
                "part": "headcount",
                "stated": count["stated"],
                "unit": count["unit"],
                "as_of": count["as_of"],
                "known": len(answers),
                "possible": sum(not certain for certain in answers.values()) if day else None,
                "disputed": bool(count["disputed"]),
                "documents": count["documents"],
                "fact": fact,
                **_shown([{name: row[name] for name in _EVIDENCE} for row in said if row["statement"]]),
            }
        )
    return rows


def _answers(members: Iterable[Row], network: str, selection: Selection, unit: str) -> dict[str, bool]:
    """The members of a selection, or their countries, and whether each is one for certain."""
    found: dict[str, bool] = {}
    for row in members:
        answer = selection.answer(_tie(row, network))
        counted = row["country_code"] if unit in COUNTRY_UNITS else row["member_id"]
        if answer != "no" and counted and (unit not in CITY_UNITS or "City" in row["labels"]):
            found[counted] = found.get(counted, False) or answer == "certain"
    return found


_EVIDENCE = ("quote", "statement", "document_id", "document", "date", "publisher", "url")


def _shown(evidence: list[Row]) -> Row:
    """The oldest piece of evidence in columns, and all of them as a list."""
    first = evidence[0] if evidence else {}
    return {name: first.get(name) for name in ("quote", "document", "date", "publisher", "url")} | {
        "evidence": evidence
    }


def _gap(before: Row, after: Row) -> str | None:
    """The time between two spells, as said: `2014 to 2016`."""
    return f"{before['until'] or '?'} to {after['since'] or '?'}"


def _member(row: Row) -> Row:
    return {
        "member": row["member"],
        "label": next(label for label in ENTITY_TYPES if label in row["labels"]),
        "country_code": row["country_code"],
        "spell": row["spell"],
        "since": row["since"],
        "until": row["until"],
        "ended": bool(row["ended"]),
        "confidence": row["confidence"],
        "disputed": bool(row["disputed"]),
        "documents": row["documents"],
        "member_id": row["member_id"],
        "fact": row["fact"],
    }


def _tie(row: Row, network: str) -> Tie:
    return Tie(
        row["member_id"],
        network,
        row["confidence"],
        bool(row["disputed"]),
        bool(row["ended"]),
        row["since_from"],
        row["since_to"],
        row["until_from"],
        row["until_to"],
    )
