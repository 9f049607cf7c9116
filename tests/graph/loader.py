"""A loader in a process of its own, for tests of what several processes, or the end of one, do to a store.

Usage: python loader.py URI FIRST COUNT [USER PASSWORD DATABASE]: loads COUNT texts from number FIRST on, each in a
transaction of its own, and prints the number of each when it is in.
"""

from __future__ import annotations

import sys

from hansa.graph.engine import open_engine
from hansa.graph.model import Metadata
from hansa.graph.store.base import Incoming
from hansa.graph.store.bolt import BoltStore
from tests.graph.worlds import extract


def text(number: int) -> Incoming:
    """Every text states one fact that all state, and one of its own."""
    lines = (
        "@ City Riga geonames:1 ~-",
        "@ Organization WeGO org:wego ~-",
        f"@ Person Person{number} person:{number} ~-",
        f"# MEMBER_OF 0 1 since={2000 + number % 5}",
        "# HOLDS_POST 2 0 title=mayor",
    )
    return Incoming(f"text-{number}", "\n".join(lines), Metadata(date="2020-01-01"))


if __name__ == "__main__":
    uri, first, count, *login = sys.argv[1:]
    user, password, database = (*login, None, None, None)[:3]
    with open_engine(uri, user=user, password=password, database=database or None) as engine:
        store = BoltStore(engine)
        for number in range(int(first), int(first) + int(count)):
            store.load([text(number)], extract)
            print(number, flush=True)
