"""Constraints and indexes, generated from the schema; the number of the schema; making a store ready."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from hansa import cypher
from hansa.errors import StoreVersion
from hansa.graph.schema import ENTITY_TYPES, NODE_TYPES, RELATIONSHIP_TYPES, SCHEMA_VERSION, STRUCTURE_TYPES
from hansa.graph.store.bolt_parts import remove_unfinished

if TYPE_CHECKING:
    from hansa.graph.engine.connection import Engine
    from hansa.graph.store.bolt_rows import Transaction

UNIQUE = {
    "HansaStore": "id",
    "Entity": "id",
    **{t.label: "id" for t in NODE_TYPES if not t.entity},
    "EntityKey": "id",
    "Source": "key",
    "Decision": "number",
}
"""Label to the property that no two of its nodes share. An entity is unique by :Entity: the embedded store cannot add
a label to a node whose other labels each have a constraint of their own, so these have plain indexes."""

INDEXED = (
    *((label, "id") for label in (*ENTITY_TYPES, "CityNetwork")),
    *((label, "name") for label in (*ENTITY_TYPES, "CityNetwork")),
    ("Document", "near_group"),
    ("Statement", "fact_group"),
    ("Statement", "fact_id"),
    ("Statement", "quote"),
    ("Lookup", "handle"),
    ("Lookup", "of"),
    ("LoadEvent", "number"),
)
"""Labels with a property that nodes are looked up by."""

_ATTEMPTS = 5
_PAUSE = 0.2
"""Seconds to wait for another process that is at the same."""

MIGRATIONS: Mapping[int, Callable[[Engine], None]] = {}
"""By schema number, what turns a store of that number into one of the next. Each must be harmless when run twice."""


def schema_statements() -> list[str]:
    """The Cypher that makes every constraint and index, each harmless when it is there already."""
    unique = [
        cypher.fill("schema/unique_node", NAME=f"{label}_{name}_unique", LABEL=label, PROPERTY=name)
        for label, name in UNIQUE.items()
    ]
    facts = [
        cypher.fill("schema/unique_relationship", NAME=f"{t.type}_id_unique", TYPE=t.type)
        for t in RELATIONSHIP_TYPES
        if t.objects
    ]
    indexed = [
        cypher.fill("schema/index_node", NAME=f"{label}_{name}", LABEL=label, PROPERTY=name) for label, name in INDEXED
    ]
    return [*unique, *facts, *indexed]


def touch_statements() -> list[str]:
    """The Cypher that makes every combination of labels and every type known to the database."""
    labels = [*(("Entity", label) for label in ENTITY_TYPES), ("CityNetwork", "Entity", "Organization")]
    types = [*(t.type for t in RELATIONSHIP_TYPES if t.objects), *STRUCTURE_TYPES]
    return [
        *(cypher.fill("schema/touch_node", LABELS=some) for some in labels),
        *(cypher.fill("schema/touch_relationship", TYPE=type_) for type_ in types),
    ]


def stored_version(engine: Engine) -> int | None:
    """The schema number of the store; None when nothing was ever written to it."""

    def work(tx: Transaction) -> int | None:
        record = tx.run(cypher.text("schema/number")).single()
        return None if record is None else int(record["schema"])

    return engine.execute_read(work)


def prepare(engine: Engine, *, create: bool) -> bool:
    """Make the store ready for this version of Hansa; an older store is upgraded.

    Args:
        create: whether to make constraints and the store's own node where there are none.

    Returns:
        Whether the store is there (only `create=False` answers False).

    Raises:
        StoreVersion: the store is of a newer schema, or of an older one that nothing upgrades.
        StoreLocked: another program is loading a large table into it.
    """
    version = stored_version(engine)
    if version is None:
        if create:
            _create(engine)
        return create
    if version > SCHEMA_VERSION:
        raise StoreVersion(
            f"This store has schema {version}, newer than the {SCHEMA_VERSION} of this Hansa; update Hansa to open it."
        )
    for number in range(version, SCHEMA_VERSION):
        migrate = MIGRATIONS.get(number)
        if migrate is None:
            raise StoreVersion(
                f"This store has schema {number}, too old to upgrade; dump it with the Hansa that wrote it."
            )
        migrate(engine)
        _make(engine, schema_statements())
        _number(engine, number + 1)
    remove_unfinished(engine)
    return True


def _create(engine: Engine) -> None:
    """Make the store. Its own node comes last, so that whoever sees it finds everything else."""
    from neo4j.exceptions import Neo4jError

    for attempt in range(_ATTEMPTS):
        try:
            _make(engine, schema_statements())
            _make(engine, touch_statements())
            engine.execute_write(lambda tx: tx.run(cypher.text("schema/store"), schema=SCHEMA_VERSION).consume())
            return
        except Neo4jError:
            # Another process may be at the same, which the embedded store answers with errors of many kinds.
            time.sleep(_PAUSE * (attempt + 1))
            if stored_version(engine) is not None:
                return
            if attempt + 1 == _ATTEMPTS:
                raise


def _make(engine: Engine, statements: list[str]) -> None:
    def work(tx: Transaction) -> None:
        for statement in statements:
            tx.run(statement).consume()

    engine.execute_write(work)


def _number(engine: Engine, number: int) -> None:
    engine.execute_write(lambda tx: tx.run(cypher.text("schema/set_number"), schema=number).consume())
