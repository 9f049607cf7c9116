"""Every store, each as a function that gives a new empty one."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from hansa.graph.store.base import Store
from hansa.graph.store.memory import MemoryStore


@pytest.fixture(params=["memory"])
def new_store(request: pytest.FixtureRequest) -> Callable[[], Store]:
    """A function that gives a new empty store."""
    return MemoryStore
