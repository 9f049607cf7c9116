"""The lock of a writer, and the mark of a load that takes several transactions."""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from hansa import cypher
from hansa.errors import StoreLocked, StoreVersion
from hansa.graph.schema import SCHEMA_VERSION

if TYPE_CHECKING:
    from hansa.graph.engine.connection import Engine
    from hansa.graph.store.bolt_rows import Transaction

_PAUSE = 0.2
"""Seconds to wait at most for another writer before the next attempt."""

_PATIENCE = 60.0
"""Seconds after which a writer gives up whom others always forestall."""

BEING_LOADED = "Another program is loading a large table into this store; try again when that is done."

T = TypeVar("T")


def lock(tx: Transaction, mark: str | None = None) -> int:
    """Take the store for this transaction: the first thing that every writing one does.

    Args:
        mark: of the load that this transaction is a part of.

    Returns:
        The number of this writing transaction, which no other that succeeds has.

    Raises:
        StoreVersion: another process has upgraded the store since it was opened.
        StoreLocked: the store is marked by another load.
    """
    record = tx.run(cypher.text("write/lock")).single(strict=True)
    if record["schema"] != SCHEMA_VERSION:
        raise StoreVersion("Another process has upgraded this store; update Hansa to open it.")
    if record["loading"] != mark:
        raise StoreLocked(BEING_LOADED)
    return int(record["writes"])


def write_alone(engine: Engine, work: Callable[[Transaction], T], mark: str | None = None) -> T:
    """Run `work` in one transaction under the lock, again when another writer was quicker.

    Neo4j makes writers wait. The embedded store lets them go on and refuses the later one at its commit: mostly with
    an error that the driver knows as passing, but with one of a constraint where both made the same node. What counts
    is whether another transaction took the number of this one.

    Args:
        mark: see `lock`.

    Raises:
        StoreLocked: others were quicker for a whole minute, or a load of another program is under way.
    """
    from neo4j.exceptions import Neo4jError

    numbers: list[int] = []

    def locked(tx: Transaction) -> T:
        numbers.append(lock(tx, mark))
        return work(tx)

    deadline = time.monotonic() + _PATIENCE
    while True:
        try:
            return engine.execute_write(locked)
        except Neo4jError as error:
            if not numbers or _writes(engine) < numbers[-1]:
                raise
            if time.monotonic() > deadline:
                raise StoreLocked("Other programs write to this store without a pause; try again later.") from error
        time.sleep(random.uniform(0, _PAUSE))


def _writes(engine: Engine) -> int:
    """How many writing transactions there were."""
    return int(engine.execute_read(lambda tx: tx.run(cypher.text("read/writes")).single(strict=True)["writes"]))
