"""The columns that mean nothing here, kept as properties of a row's statements."""

from __future__ import annotations

import re

from hansa.graph.schema import RELATIONSHIP_TYPES
from hansa.loaders.tables.columns import Plan, named

LONGEST = 100
"""Characters of the name of a property."""

_STATEMENT = frozenset(
    ["id", "name", "type", "quote", "start", "end", "confidence", "rule", "subject_said", "object_said", "fact_group"]
)
_MADE = frozenset(["fact_id", "rejected", "value", "since", "until", "ended", "since_said", "until_said"])
_QUALIFIERS = frozenset(name for type_ in RELATIONSHIP_TYPES for name in type_.qualifiers)
RESERVED = _STATEMENT | _MADE | _QUALIFIERS
"""Properties with a meaning of their own; a column of such a heading is kept as `column HEADING`."""


def properties(plan: Plan) -> dict[int, str]:
    """The name of the property of each column that is kept as one: its heading, words and digits of it."""
    names = []
    for heading in plan.others.values():
        name = " ".join(re.sub(r"[^\w ]+", " ", heading).split())[:LONGEST]
        names.append(f"column {name}" if name in RESERVED else name)
    return dict(zip(plan.others, named(names), strict=True))
