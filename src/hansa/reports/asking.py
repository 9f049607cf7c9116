"""Asking a store a question of `cypher/reports/`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

from hansa import cypher
from hansa.graph.plain import plain

if TYPE_CHECKING:
    from hansa.graph.engine import Engine

Row: TypeAlias = dict[str, Any]


def ask(engine: Engine, name: str, **parameters: Any) -> list[Row]:
    """The rows of `cypher/reports/NAME.cypher`, as plain values."""
    query = cypher.text(f"reports/{name}")

    def work(tx: Any) -> list[Row]:
        return [{key: plain(value) for key, value in record.items()} for record in tx.run(query, parameters)]

    return engine.execute_read(work)
