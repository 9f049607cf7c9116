"""What a store holds: its documents, its sources, its counts, its log."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from hansa import cypher
from hansa.graph.schema import ENTITY_TYPES, FACT_TYPES, SCHEMA_VERSION
from hansa.reports.asking import Row, ask

if TYPE_CHECKING:
    from hansa.graph.engine import Engine
    from hansa.graph.model import Decision

DOCUMENT_COLUMNS = (
    "source",
    "title",
    "date",
    "publisher",
    "language",
    "entities",
    "statements",
    "url",
    "version",
    "document_id",
)
_WHICH = re.compile(rf"(?<=\.) \[(?:{'|'.join(ENTITY_TYPES)})\b[^\[\]]*\]$")
"""How the line of an addition ends: with what tells its nodes from others of their names."""

LONGEST_HEADLINE = 120
"""Characters at which the first line of a text is cut where it is the caption of a document."""

LOG_COLUMNS = ("time", "change", "source", "document_id")


def read_by_people(words: str | None) -> str | None:
    """A caption or quote without what only identity needs, and not ending inside a word."""
    if words is None:
        return None
    told = _WHICH.sub("", words)
    if len(told) == LONGEST_HEADLINE and " " in told:
        told = f"{told.rpartition(' ')[0]} …"
    return told


def documents(engine: Engine) -> list[Row]:
    """The sources with their current documents, under `DOCUMENT_COLUMNS`, by key."""
    return ask(engine, "documents")


def log(events: Iterable[tuple[str, str, str, str]]) -> list[Row]:
    """Loads, oldest first, under `LOG_COLUMNS`."""
    return [dict(zip(LOG_COLUMNS, event, strict=True)) for event in events]


def status(engine: Engine, version: str | None) -> Row:
    """What is there, and how much of it.

    Args:
        version: of the extractor; documents read by another are `stale` (None: not counted).

    Returns:
        `store` (address, server, schema), `documents`, `sources`, `statements`, `decisions`, `stale`, `entities` and
        `facts` (each with `total` and a count a type, networks among the organisations too).
    """

    def work(tx: Any) -> Row:
        def count(name: str, **identifiers: str) -> int:
            return int(tx.run(cypher.fill(f"reports/{name}", **identifiers)).single(strict=True)["count"])

        entities = {label: count("counts", LABEL=label) for label in (*ENTITY_TYPES, "CityNetwork")}
        facts = {type_: n for type_ in FACT_TYPES if (n := count("count_facts", TYPE=type_))}
        held = {
            name: count("counts", LABEL=label)
            for name, label in (
                ("documents", "Document"),
                ("sources", "Source"),
                ("statements", "Statement"),
                ("decisions", "Decision"),
            )
        }
        versions = {row["version"]: row["count"] for row in tx.run(cypher.text("reports/versions"))}
        stale = None if version is None else sum(n for v, n in versions.items() if v not in (version, "added"))
        return {
            **held,
            "stale": stale,
            "entities": {"total": count("counts", LABEL="Entity"), **entities},
            "facts": {"total": sum(facts.values()), **facts},
        }

    counted = engine.execute_read(work)
    return {"store": {"server": engine.kind, "version": engine.version, "schema": SCHEMA_VERSION}, **counted}


def decisions(engine: Engine) -> dict[int, Decision]:
    """Every decision by its number."""
    from hansa.graph.store import bolt_kept

    return engine.execute_read(bolt_kept.decisions)


def totals(engine: Engine) -> dict[str, int]:
    """How many `documents`, `nodes` (entities), `statements` and `facts` there are."""
    counted = status(engine, None)
    return {
        "documents": counted["documents"],
        "nodes": counted["entities"]["total"],
        "statements": counted["statements"],
        "facts": counted["facts"]["total"],
    }
