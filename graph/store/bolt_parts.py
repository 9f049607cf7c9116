"""Large loads in several transactions, under a mark that goes last; what an unfinished one left is removed.

A change is planned in one transaction. Where it makes more than fits into one, that transaction only puts a mark on
the store, which keeps all others out. The parts then make what nothing in the store depends on: new documents without
a source, new nodes, mentions, statements and facts that nothing else states. The last transaction writes the sources
and all that changes what was there before, and takes the mark away.

So what an unfinished load leaves is known by what hangs on no source, and removing it needs no record of it.
"""

from __future__ import annotations

import secrets
import time
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING, TypeVar

from hansa import cypher
from hansa.errors import StoreLocked
from hansa.graph.store.bolt_lock import BEING_LOADED, write_alone
from hansa.graph.store.bolt_rows import Row, Writes, grouped_by, read, read_each, write

if TYPE_CHECKING:
    from hansa.graph.engine.connection import Engine
    from hansa.graph.store.bolt_rows import Transaction

T = TypeVar("T")

AT_ONCE = 200_000
"""Nodes and relationships' rows that one transaction may make: some 50,000 rows of a table of memberships."""

PART = 10_000
"""Rows of each part of a larger load."""

LEASE = 60_000
"""Milliseconds without a part after which a load counts as given up, where nothing else tells."""

_PAUSE = 1.0
"""Seconds between two looks at a load that may be under way."""


def write_change(engine: Engine, work: Callable[[Transaction], tuple[Writes, T]]) -> T:
    """Plan a change under the lock and write it, in one transaction or in parts; whole or not at all.

    Args:
        work: reads the store, and returns what is to be written and the result.
    """
    mark = secrets.token_hex(8)

    def at_once(tx: Transaction) -> tuple[Writes | None, T]:
        writes, result = work(tx)
        if writes.created > AT_ONCE:
            _set_mark(tx, mark)
            return writes, result
        writes.run(tx)
        return None, result

    pending, result = write_alone(engine, at_once)
    if pending is not None:
        try:
            _write_parts(engine, pending, mark)
        except BaseException:
            with suppress(Exception):
                _remove(engine, mark)
            raise
    return result


def _write_parts(engine: Engine, pending: Writes, mark: str) -> None:
    for part in pending.parts(PART):

        def make(tx: Transaction, part: Writes = part) -> None:
            _set_mark(tx, mark)
            part.run(tx)

        write_alone(engine, make, mark)

    def finish(tx: Transaction) -> None:
        pending.rest.run(tx)
        _set_mark(tx, None)

    write_alone(engine, finish, mark)


def _set_mark(tx: Transaction, mark: str | None) -> None:
    tx.run(cypher.text("write/mark"), mark=mark).consume()


def remove_unfinished(engine: Engine) -> None:
    """Remove what a load left that was killed.

    On a server that load may be under way in another process: that is waited for until it shows a sign of life, or
    none for the time of a lease.

    Raises:
        StoreLocked: the load is under way.
    """
    first = found = _mark(engine)
    while found["mark"] is not None and not engine.is_own and found["now"] - found["since"] < LEASE:
        time.sleep(_PAUSE)
        found = _mark(engine)
        if found["mark"] is not None and found["since"] != first["since"]:
            raise StoreLocked(BEING_LOADED)
    if found["mark"] is not None:
        _remove(engine, found["mark"])


def _mark(engine: Engine) -> Row:
    return engine.execute_read(lambda tx: read(tx, "mark"))[0]


def _remove(engine: Engine, others: str) -> None:
    """Remove what hangs on no source; the mark is taken over, so that the load, if it lives, is refused and ends."""
    mark = secrets.token_hex(8)
    write_alone(engine, lambda tx: _set_mark(tx, mark), others)

    def some(tx: Transaction) -> bool:
        rows = read(tx, "unfinished_statements", limit=PART)
        facts = {row["fact"]: row["type"] for row in rows if row["fact"]}
        kept = {row["fact"] for row in read_each(tx, "supported_facts", "ids", sorted(facts))}
        for type_, ids in grouped_by(sorted(facts.keys() - kept), lambda fact: facts[fact]).items():
            write(tx, "delete_facts", ids, TYPE=type_)
        write(tx, "delete_statements", [row["id"] for row in rows])
        return bool(rows)

    def rest(tx: Transaction) -> None:
        documents = [row["id"] for row in read(tx, "unfinished_documents")]
        write(tx, "delete_documents", documents)
        entities = [row["id"] for row in read(tx, "unnamed_entities")]
        write(tx, "delete_entities", entities)
        write(tx, "delete_lookups", entities)
        write(tx, "delete_idle_keys", [row["id"] for row in read(tx, "idle_keys")])
        write(tx, "delete_counts", [row["id"] for row in read(tx, "idle_counts")])
        _set_mark(tx, None)

    while write_alone(engine, some, mark):
        pass
    write_alone(engine, rest, mark)
