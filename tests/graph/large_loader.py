"""A large load in a process of its own, in small parts, for the test that kills it between them.

Usage: python -m tests.graph.large_loader URI [USER PASSWORD DATABASE]: prints a line after each transaction.
"""

from __future__ import annotations

import sys

from benchmarks.membership_table import extract, incoming, lines
from hansa.graph.engine import open_engine
from hansa.graph.store import bolt_parts
from hansa.graph.store.base import Incoming
from hansa.graph.store.bolt import BoltStore


def table() -> Incoming:
    return incoming(lines(1500, 12, 2500))


if __name__ == "__main__":
    uri, *login = sys.argv[1:]
    user, password, database = (*login, None, None, None)[:3]
    bolt_parts.AT_ONCE = 1000
    bolt_parts.PART = 1000
    set_mark = bolt_parts._set_mark

    def telling(tx: object, mark: str | None) -> None:
        set_mark(tx, mark)  # type: ignore[arg-type]
        print(mark, flush=True)

    bolt_parts._set_mark = telling
    with open_engine(uri, user=user, password=password, database=database or None) as engine:
        BoltStore(engine).load([table()], extract)
