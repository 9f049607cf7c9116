"""Talking to a transaction in rows: what every part of the Bolt store does with the driver."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Any, TypeAlias, TypeVar

from hansa import cypher
from hansa.graph.model import JSON

if TYPE_CHECKING:
    from neo4j import ManagedTransaction

    Transaction: TypeAlias = ManagedTransaction

Row: TypeAlias = dict[str, Any]
T = TypeVar("T")

BATCH = 1000
"""Rows of one UNWIND: large enough that round trips do not count, small enough that no message is unwieldy."""


def batches(rows: Iterable[T], size: int = BATCH) -> Iterator[list[T]]:
    """The rows in lists of at most `size`."""
    iterator = iter(rows)
    while batch := list(islice(iterator, size)):
        yield batch


def read(tx: Transaction, name: str, **parameters: JSON) -> list[Row]:
    """The rows of `cypher/read/NAME.cypher`."""
    return [record.data() for record in tx.run(cypher.text(f"read/{name}"), parameters)]


def read_each(tx: Transaction, name: str, parameter: str, values: Iterable[JSON]) -> list[Row]:
    """The rows of a query that takes a list, asked in batches; nothing is asked for an empty list."""
    return [row for batch in batches(values) for row in read(tx, name, **{parameter: batch})]


def write(tx: Transaction, name: str, rows: Iterable[JSON], **identifiers: str | tuple[str, ...]) -> None:
    """Run `cypher/write/NAME.cypher` over the rows, in batches; nothing is run for none."""
    query = cypher.fill(f"write/{name}", **identifiers)
    for batch in batches(rows):
        tx.run(query, {"rows": batch}).consume()


def storable(properties: Mapping[str, JSON]) -> Row:
    """Properties as both stores hold them alike: nothing that is null, and no nulls in lists."""
    return {
        name: [v for v in value if v is not None] if isinstance(value, (list, tuple)) else value
        for name, value in properties.items()
        if value is not None
    }


def grouped_by(rows: Sequence[Row], key: str) -> dict[str, list[Row]]:
    """The rows grouped by what they hold under a key, in their order."""
    grouped: dict[str, list[Row]] = {}
    for row in rows:
        grouped.setdefault(row[key], []).append(row)
    return grouped
