"""Talking to a transaction in rows: what every part of the Bolt store does with the driver."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import TYPE_CHECKING, Any, TypeAlias, TypeVar

from hansa import cypher
from hansa.graph.model import JSON

if TYPE_CHECKING:
    from neo4j import ManagedTransaction

    Transaction: TypeAlias = ManagedTransaction

Row: TypeAlias = dict[str, Any]
K = TypeVar("K")
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


def read_each(tx: Transaction, name: str, parameter: str, values: Iterable[JSON], **parameters: JSON) -> list[Row]:
    """The rows of a query that takes a list, asked in batches; nothing is asked for an empty list."""
    return [row for batch in batches(values) for row in read(tx, name, **{parameter: batch}, **parameters)]


_SAME = re.compile(r"\$same_(\w+)")


def write(tx: Transaction, name: str, rows: Iterable[JSON], **identifiers: str | tuple[str, ...]) -> None:
    """Run `cypher/write/NAME.cypher` over the rows, in batches; nothing is run for none.

    Where the query has a `$same_PART`, what is equal in the maps `row.PART` of a batch is sent there once: the driver's
    encoding of statements that differ in little is most of what the client works.
    """
    query = cypher.fill(f"write/{name}", **identifiers)
    parts = sorted(set(_SAME.findall(query)))
    for batch in batches(rows):
        parameters: dict[str, Any] = {"rows": batch}
        for part in parts:
            same = parameters[f"same_{part}"] = _same([row[part] for row in batch])
            parameters["rows"] = [
                {**row, part: {name: value for name, value in row[part].items() if name not in same}}
                for row in parameters["rows"]
            ]
        tx.run(query, parameters).consume()


def _same(maps: Sequence[Row]) -> Row:
    """What all the maps hold alike, in type too, as 1 and true are equal in Python only."""
    first, *others = maps
    same = dict(first)
    for some in others:
        for name in [n for n, v in same.items() if n not in some or some[n] != v or type(some[n]) is not type(v)]:
            del same[name]
        if not same:
            break
    return same


def storable(properties: Mapping[str, JSON]) -> Row:
    """Properties as both stores hold them alike: nothing that is null, and no nulls in lists."""
    return {
        name: [v for v in value if v is not None] if isinstance(value, (list, tuple)) else value
        for name, value in properties.items()
        if value is not None
    }


def grouped_by(items: Iterable[T], key: Callable[[T], K]) -> dict[K, list[T]]:
    """The items grouped by a key, in their order."""
    grouped: dict[K, list[T]] = {}
    for item in items:
        grouped.setdefault(key(item), []).append(item)
    return grouped


@dataclass(frozen=True)
class _Write:
    """Rows to be written by one query; `creates` where it only makes what nothing in the store depends on."""

    name: str
    rows: list[JSON]
    creates: bool
    identifiers: Mapping[str, str | tuple[str, ...]]


@dataclass
class Writes:
    """What a change writes, gathered while the store is read and written when all is known.

    Attributes:
        in_parts: whether what it only creates may be written first, in transactions of their own.
    """

    in_parts: bool = True
    _gathered: list[_Write] = field(default_factory=list)
    _last: list[Callable[[Transaction], None]] = field(default_factory=list)

    def add(
        self, name: str, rows: Iterable[JSON], *, creates: bool = False, **identifiers: str | tuple[str, ...]
    ) -> None:
        """Rows for `cypher/write/NAME.cypher`, after all that was added before.

        Args:
            creates: they only make what nothing in the store depends on.
        """
        if listed := list(rows):
            self._gathered.append(_Write(name, listed, creates, identifiers))

    def add_last(self, step: Callable[[Transaction], None]) -> None:
        """A step after all rows, which may read what was written."""
        self._last.append(step)

    @property
    def created(self) -> int:
        """How many rows could be written first."""
        return sum(len(some.rows) for some in self._gathered if some.creates) if self.in_parts else 0

    def parts(self, size: int) -> Iterator[Writes]:
        """What is only created, in parts of about that many rows."""
        part, rows = Writes(), 0
        for some in self._gathered:
            for batch in batches(some.rows) if some.creates else ():
                part._gathered.append(replace(some, rows=batch))
                rows += len(batch)
                if rows >= size:
                    yield part
                    part, rows = Writes(), 0
        yield part

    @property
    def rest(self) -> Writes:
        """All but that."""
        return Writes(self.in_parts, [some for some in self._gathered if not some.creates], self._last)

    def run(self, tx: Transaction) -> None:
        """Write everything."""
        for some in self._gathered:
            write(tx, some.name, some.rows, **some.identifiers)
        for step in self._last:
            step(tx)
