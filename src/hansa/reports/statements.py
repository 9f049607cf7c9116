"""Statements by their id."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from hansa.errors import NameProblem
from hansa.reports.asking import Row, ask

if TYPE_CHECKING:
    from hansa.graph.engine import Engine

SHORTEST_PREFIX = 4


def one_statement(engine: Engine, typed: str) -> Row:
    """The properties of the statement whose id is this, or begins so.

    Raises:
        NameProblem: there is none, or there are several, which are listed.
    """
    prefix = typed.strip().lower()
    if len(prefix) < SHORTEST_PREFIX or not re.fullmatch("[0-9a-f]+", prefix):
        raise NameProblem(f"{typed} is no id of a statement; hansa why and hansa query evidence list the ids.")
    found = [row["statement"] for row in ask(engine, "statements_by_prefix", prefix=prefix, limit=10)]
    if len(found) == 1:
        properties: Row = found[0]
        return properties
    if not found:
        raise NameProblem(f"No statement has an id that begins with {prefix}.")
    choices = [f"{s['id']}  {s['subject_said']} {s['type']} {s.get('object_said', s.get('value'))}" for s in found]
    raise NameProblem(f"Several statements have such an id: {'; '.join(choices)}. Give more of it.", choices)
