"""Asking the canned queries of a loaded store, with names found as the tests need it."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from hansa.cypher.canned import CannedQuery, canned_queries, values
from hansa.errors import NameProblem
from hansa.graph.engine import Engine
from hansa.graph.readonly import Table, run_read

EXPECTED = Path(__file__).with_name("expected")

_FIND = """
MATCH (e:Entity)
WHERE (toLower($name) IN [n IN e.names | toLower(n)]) AND any(label IN labels(e) WHERE label IN $labels)
RETURN e.id ORDER BY e.id
"""


@dataclass(frozen=True)
class Expected:
    """What a query gives on the kept corpus, as checked in.

    Attributes:
        given: parameters as typed; names of the kept corpus where the examples of the query are not in it.
    """

    given: Mapping[str, str]
    rows: list[list[Any]]


@cache
def expected(name: str) -> Expected:
    """The file `expected/NAME.json`; `python -m tests.cypher.regenerate` writes it."""
    data = json.loads((EXPECTED / f"{name}.json").read_text(encoding="utf-8"))
    return Expected(data["given"], data["rows"])


def ask(engine: Engine, query: CannedQuery, given: Mapping[str, str]) -> Table:
    """The answer to one query."""

    def resolve(name: str, labels: Sequence[str]) -> str:
        found = run_read(engine, _FIND, {"name": name, "labels": list(labels)}).rows
        if len(found) != 1:
            raise NameProblem(f"{len(found)} nodes are called {name}.")
        return str(found[0][0])

    return run_read(engine, query.text, values(query, given, resolve))


def ask_with_examples(engine: Engine) -> dict[str, Table | NameProblem]:
    """The answers to all queries with their examples; a name that the store does not hold stands for itself."""
    found: dict[str, Table | NameProblem] = {}
    for name, query in canned_queries().items():
        try:
            found[name] = ask(engine, query, query.examples)
        except NameProblem as problem:
            found[name] = problem
    return found
