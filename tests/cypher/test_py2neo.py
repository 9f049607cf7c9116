"""py2neo connects to the served embedded store and to Neo4j, and reads: the code of docs/py2neo.md."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pytest
from py2neo import Graph

from hansa.graph.engine import open_engine, serve
from hansa.graph.store.bolt import BoltStore
from tests.conftest import Neo4jServer
from tests.cypher.kept import corpus

DOCS = Path(__file__).parent.parent.parent / "docs" / "py2neo.md"


@contextmanager
def connected(url: str, user: str, password: str) -> Iterator[Graph]:
    """A py2neo graph, with its sockets closed in the end."""
    graph = Graph(url, auth=(user, password))
    with closing(graph.service.connector):
        yield graph


def code() -> list[str]:
    """The Python of the page: how to connect, and what to ask."""
    return re.findall(r"```python\n(.*?)```", DOCS.read_text(encoding="utf-8"), re.DOTALL)


def check(graph: Graph) -> None:
    """Run the questions of the page on the kept corpus."""
    found: dict[str, Any] = {"graph": graph}
    exec(code()[1], found)
    assert [(row["city"], row["network"], row["since"]) for row in found["rows"]] == [
        ("Almaty", "International Assembly of Capitals and Major Cities", None),
        ("Barcelona", "Eurocities", "1986"),
        ("Barcelona", "World Association of the Major Metropolises", None),
    ]
    assert found["city"].labels == {"City", "Entity"}
    assert found["ties"] == 3
    assert [(row["twin"], row["since"]) for row in found["twins"]] == [
        ("Almaty", "1996"),
        ("Astana", "2004"),
        ("Turin", None),
    ]


def test_the_page_says_how_to_connect() -> None:
    connect, _ = code()
    compile(connect, str(DOCS), "exec")
    assert "Graph(" in connect


def test_the_served_embedded_store(tmp_path: Path) -> None:
    folder = str(tmp_path / "store")
    with serve(folder) as served:
        with open_engine(folder) as engine:
            corpus().load(BoltStore(engine))
        with connected(served.url, served.user, served.password) as graph:
            check(graph)


@pytest.mark.neo4j
def test_neo4j(neo4j_engine: Any, neo4j_url: Neo4jServer) -> None:
    corpus().load(BoltStore(neo4j_engine))
    with connected(neo4j_url.url, neo4j_url.user, neo4j_url.password) as graph:
        check(graph)
