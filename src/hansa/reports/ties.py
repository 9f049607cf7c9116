"""Why two nodes are tied: the statements that say so, each with its document, date and quote."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from hansa.reports.asking import Row, ask

if TYPE_CHECKING:
    from hansa.graph.engine import Engine

COLUMNS = (
    "through",
    "type",
    "subject",
    "object",
    "detail",
    "quote",
    "date",
    "document",
    "publisher",
    "url",
    "through_id",
    "subject_id",
    "object_id",
    "statement",
    "document_id",
)

NEAREST = ("Agreement", "Meeting", "Project", "Person", "CityNetwork", "Organization", "City", "Region", "Country")
"""What a third node is, from what ties most to what ties least."""


@dataclass(frozen=True, slots=True)
class _Third:
    """A node with facts to both, by the ids of its facts, and of the people through whom a side was represented."""

    id: str
    name: str
    rank: int
    facts: frozenset[str]
    people: frozenset[str]


def why(engine: Engine, a: str, b: str, limit: int = 10, min_confidence: float = 0.0) -> list[Row]:
    """Every statement that ties two nodes, given by id, under `COLUMNS`.

    First those that name both; then those that tie both to a third node (a meeting both took part in, a network both
    are members of), whose name is `through`. Where a side was represented at a meeting, the statements are those of
    its people.

    Args:
        limit: the most third nodes, those first that tie most closely.
        min_confidence: statements that are less sure are left out.
    """
    direct = [*ask(engine, "ties_direct", a=a, b=b), *ask(engine, "ties_direct", a=b, b=a)]
    rows = [_row(row) for row in direct if row["confidence"] >= min_confidence]
    for third in _thirds(ask(engine, "ties_third", a=a, b=b))[:limit]:
        said = ask(engine, "statements_of_facts", facts=sorted(third.facts))
        if third.people:
            said += ask(engine, "statements_of_people", people=sorted(third.people), meeting=third.id)
        once = {row["statement"]: row for row in said if row["confidence"] >= min_confidence}
        rows += [_row(row, third) for row in once.values()]
    return rows


def _thirds(found: Iterable[Row]) -> list[_Third]:
    thirds: dict[str, _Third] = {}
    for row in found:
        labels = set(row["labels"])
        rank = next((i for i, label in enumerate(NEAREST) if label in labels), len(NEAREST))
        before = thirds.get(row["id"], _Third(row["id"], row["name"], rank, frozenset(), frozenset()))
        people = {*(row["f_people"] or ()), *(row["g_people"] or ())}
        thirds[row["id"]] = _Third(
            before.id, before.name, rank, before.facts | {row["f_id"], row["g_id"]}, before.people | people
        )
    return sorted(thirds.values(), key=lambda t: (t.rank, t.name, t.id))


def _row(said: Row, third: _Third | None = None) -> Row:
    detail = [said["post"], *([said["role"]] if isinstance(said["role"], str) else said["role"] or [])]
    detail += [f"{word} {said[word]}" for word in ("since", "until") if said[word]]
    return {
        **{column: said.get(column) for column in COLUMNS},
        "through": third.name if third else None,
        "through_id": third.id if third else None,
        "detail": ", ".join(d for d in detail if d) or None,
    }
