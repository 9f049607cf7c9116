"""Stores for the tests: an embedded one, a real Neo4j, and `engine`, which is each of them in turn.

Neo4j is started once a run, when the first test asks for it, with the settings of docker-compose.yml, and emptied
before each test; an embedded store is made anew for each, which takes less time than emptying one.
"""

from __future__ import annotations

import importlib.util
import os
import signal
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from types import ModuleType

import pytest

from hansa.graph.engine import Engine, open_engine


@pytest.fixture(scope="session", autouse=True)
def _interruptible() -> None:
    """A shell's background job starts with Ctrl-C ignored, and so would every program that the tests interrupt."""
    signal.signal(signal.SIGINT, signal.default_int_handler)


@dataclass(frozen=True)
class Neo4jServer:
    """A Neo4j to test on: Bolt address, user, password, database (None: the server's own)."""

    url: str
    user: str
    password: str = field(repr=False)
    database: str | None = None
    browser: str | None = None


@pytest.fixture(scope="session")
def neo4j_launcher() -> ModuleType:
    """`tests/neo4j/launcher.py`, which is a program and no package: a package `neo4j` here would hide the driver."""
    name = "hansa_tests_neo4j_launcher"
    if name not in sys.modules:
        spec = importlib.util.spec_from_file_location(name, Path(__file__).parent / "neo4j" / "launcher.py")
        assert spec is not None
        assert spec.loader is not None
        module = importlib.util.module_from_spec(spec)
        sys.modules[name] = module
        spec.loader.exec_module(module)
    return sys.modules[name]


@pytest.fixture(scope="session")
def compose_settings() -> dict[str, str]:
    """The settings of neo4j.conf that docker-compose.yml gives, by name, translated as the image does."""
    import yaml

    compose = yaml.safe_load((Path(__file__).parent.parent / "docker-compose.yml").read_text("utf-8"))
    given = compose["services"]["neo4j"]["environment"]
    return {
        name.removeprefix("NEO4J_").replace("__", "\0").replace("_", ".").replace("\0", "_"): value
        for name, value in given.items()
        if name != "NEO4J_AUTH"
    }


@pytest.fixture(scope="session")
def neo4j_url(request: pytest.FixtureRequest) -> Iterator[Neo4jServer]:
    """A Neo4j: the one NEO4J_URI names, else one of our own for this run.

    Without Java and Maven the test is skipped, except with CI set, where it fails.
    """
    given = os.environ.get("NEO4J_URI")
    if given:
        yield Neo4jServer(
            given,
            os.environ.get("NEO4J_USERNAME") or "neo4j",
            os.environ.get("NEO4J_PASSWORD") or "",
            os.environ.get("NEO4J_DATABASE") or None,
        )
        return
    launcher = request.getfixturevalue("neo4j_launcher")
    settings = request.getfixturevalue("compose_settings")
    try:
        server = launcher.start(settings=[f"{name}={value}" for name, value in settings.items()])
    except launcher.LauncherError as error:
        if os.environ.get("CI"):
            pytest.fail(f"No Neo4j to test on. {error}")
        pytest.skip(f"No Neo4j to test on. {error} Or set NEO4J_URI, NEO4J_USERNAME and NEO4J_PASSWORD.")
    try:
        yield Neo4jServer(server.url, server.user, server.password, browser=server.browser)
    finally:
        server.stop()


@pytest.fixture(scope="session")
def _neo4j(neo4j_url: Neo4jServer) -> Iterator[Engine]:
    with open_engine(
        neo4j_url.url, user=neo4j_url.user, password=neo4j_url.password, database=neo4j_url.database
    ) as engine:
        # The tests empty the database. One that somebody works with is not for them.
        nodes = engine.execute_read(lambda tx: tx.run("MATCH (n) RETURN count(n)").value()[0])
        if nodes:
            pytest.fail(f"The database at {neo4j_url.url} holds {nodes} nodes; the tests want an empty one.")
        yield engine
        wipe(engine)


@pytest.fixture
def embedded_engine(tmp_path: Path) -> Iterator[Engine]:
    """An embedded store in a folder of its own."""
    with open_engine(str(tmp_path / "embedded-store")) as engine:
        yield engine


@pytest.fixture
def neo4j_engine(_neo4j: Engine) -> Engine:
    """Neo4j, empty."""
    wipe(_neo4j)
    return _neo4j


@pytest.fixture(params=["embedded", pytest.param("neo4j", marks=pytest.mark.neo4j)])
def engine(request: pytest.FixtureRequest) -> Engine:
    """Both stores in turn, each empty."""
    found = request.getfixturevalue(f"{request.param}_engine")
    assert isinstance(found, Engine)
    return found


def wipe(engine: Engine) -> None:
    """Take every node, relationship, constraint and index away."""
    engine.execute_write(lambda tx: tx.run("MATCH (n) DETACH DELETE n").consume())
    constraints = engine.execute_read(lambda tx: tx.run("SHOW CONSTRAINTS YIELD name RETURN name").value())
    for name in constraints:
        engine.execute_write(lambda tx, name=name: tx.run(f"DROP CONSTRAINT `{name}` IF EXISTS").consume())
    indexes = engine.execute_read(
        lambda tx: tx.run("SHOW INDEXES YIELD name, type WHERE type <> 'LOOKUP' RETURN name").value()
    )
    for name in indexes:
        engine.execute_write(lambda tx, name=name: tx.run(f"DROP INDEX `{name}` IF EXISTS").consume())
