"""Stores that hold the kept and the reference corpus, and what the canned queries give on them.

Each store is loaded and asked once; Neo4j has one database for all tests, so that only the answers are kept.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from functools import cache
from typing import TypeAlias

import pytest

from hansa.cypher.canned import canned_queries
from hansa.errors import NameProblem
from hansa.graph.engine import Engine, open_engine
from hansa.graph.readonly import Table
from hansa.graph.store.base import Store
from hansa.graph.store.bolt import BoltStore
from tests.conftest import wipe
from tests.corpus import reference
from tests.cypher.asking import ask, ask_with_examples, expected
from tests.cypher.kept import corpus

Loader: TypeAlias = Callable[[Store], None]
Loaded: TypeAlias = Callable[[str, Loader], AbstractContextManager[Engine]]


@pytest.fixture(scope="session")
def loaded(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Loaded:
    """A context manager that gives an open store of a kind (`embedded`, `neo4j`), filled by a function."""

    @contextmanager
    def opened(kind: str, load: Loader) -> Iterator[Engine]:
        if kind == "neo4j":
            engine: Engine = request.getfixturevalue("_neo4j")
            wipe(engine)
            load(BoltStore(engine))
            yield engine
            wipe(engine)
        else:
            with open_engine(str(tmp_path_factory.mktemp("loaded"))) as engine:
                load(BoltStore(engine))
                yield engine

    return opened


@pytest.fixture(scope="session")
def kept_answers(loaded: Loaded) -> Callable[[str], dict[str, Table]]:
    """By kind of store, the answers on the kept corpus, with the parameters of the expected results."""

    @cache
    def answers(kind: str) -> dict[str, Table]:
        with loaded(kind, corpus().load) as engine:
            return {name: ask(engine, query, expected(name).given) for name, query in canned_queries().items()}

    return answers


@pytest.fixture(scope="session")
def reference_answers(loaded: Loaded) -> Callable[[str], dict[str, Table | NameProblem]]:
    """By kind of store, the answers on the reference corpus, with the examples."""

    @cache
    def answers(kind: str) -> dict[str, Table | NameProblem]:
        with loaded(kind, reference.load) as engine:
            return ask_with_examples(engine)

    return answers
