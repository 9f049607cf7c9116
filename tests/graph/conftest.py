"""Every store, each as a function that gives a new empty one."""

from __future__ import annotations

import os
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, Phase, settings

from hansa.graph.engine import Engine
from hansa.graph.store.base import Store
from hansa.graph.store.bolt import BoltStore
from hansa.graph.store.memory import MemoryStore

EXAMPLES = {"memory": 100, "embedded": 12, "neo4j": 8}
"""A server takes some 50 times as long as the twin for an example, so it gets fewer of them."""


@pytest.fixture
def examples(request: pytest.FixtureRequest) -> settings:
    """How many examples a property is tried on, for the store at hand; HANSA_EXAMPLES multiplies it."""
    kind = request.node.callspec.params["new_store"]
    most = EXAMPLES[kind] * int(os.environ.get("HANSA_EXAMPLES", "1"))
    # A failure on a server is not shrunk: the twin, or a seed in the soak, is quicker at that.
    phases = [p for p in Phase if kind == "memory" or p is not Phase.shrink]
    return settings(max_examples=most, deadline=None, phases=phases, suppress_health_check=[HealthCheck.too_slow])


@pytest.fixture(params=["memory", "embedded", pytest.param("neo4j", marks=pytest.mark.neo4j)])
def new_store(request: pytest.FixtureRequest) -> Callable[[], Store]:
    """A function that gives a new empty store; on a server it empties the one before."""
    if request.param == "memory":
        return MemoryStore
    engine: Engine = request.getfixturevalue(f"{request.param}_engine")

    def emptied() -> Store:
        engine.execute_write(lambda tx: tx.run("MATCH (n) DETACH DELETE n").consume())
        return BoltStore(engine)

    return emptied
