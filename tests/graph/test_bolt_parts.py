"""Loads that are too large for one transaction, and tables that change a little."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from benchmarks.membership_table import KEY, extract, incoming, lines
from hansa.errors import StoreLocked
from hansa.graph.dump import lines as dump_lines
from hansa.graph.engine import Engine, open_engine
from hansa.graph.model import Extraction, Metadata
from hansa.graph.store import bolt_parts
from hansa.graph.store.base import Incoming, Store
from hansa.graph.store.bolt import BoltStore
from hansa.graph.store.memory import MemoryStore
from tests.graph import large_loader

ROOT = Path(__file__).parents[2]
ROWS = lines(60, 5, 90)


def dumped(store: Store) -> list[str]:
    return list(dump_lines(store.kept(), store.graph()))


@pytest.fixture
def small_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bolt_parts, "AT_ONCE", 50)
    monkeypatch.setattr(bolt_parts, "PART", 40)
    monkeypatch.setattr("hansa.graph.store.bolt_rows.batches.__defaults__", (25,))


def twin(*tables: Incoming) -> MemoryStore:
    store = MemoryStore()
    for table in tables:
        store.load([table], extract)
    return store


@pytest.mark.usefixtures("small_parts")
def test_a_load_in_parts_is_the_load(engine: Engine) -> None:
    """The second table names and states what the first does too, so that nodes and facts that stand are changed."""
    store = BoltStore(engine)
    first, second = incoming(ROWS[:50], "first"), incoming(ROWS[30:], "second")
    store.load([first], extract)
    store.load([second], extract)
    assert dumped(store) == dumped(twin(first, second))
    assert store.unload("first", extract)
    assert dumped(store) == dumped(twin(second))


class Killed(BaseException):
    """Ends a load without any handling of errors, as the end of a process does."""


def marks_until(count: int) -> object:
    """A `_set_mark` that ends the program at its `count`-th call."""
    set_mark = bolt_parts._set_mark
    calls: list[str | None] = []

    def telling(tx: object, mark: str | None) -> None:
        calls.append(mark)
        if len(calls) == count:
            raise Killed
        set_mark(tx, mark)  # type: ignore[arg-type]

    return telling


@pytest.mark.usefixtures("small_parts")
@pytest.mark.parametrize("count", [2, 3, 5])
def test_a_load_that_fails_between_parts_leaves_nothing(
    engine: Engine, monkeypatch: pytest.MonkeyPatch, count: int
) -> None:
    store = BoltStore(engine)
    store.load([incoming(ROWS[:50], "first")], extract)
    before = dumped(store)
    with monkeypatch.context() as patched:
        patched.setattr(bolt_parts, "_set_mark", marks_until(count))
        with pytest.raises(Killed):
            store.load([incoming(ROWS[30:], "second")], extract)
    assert dumped(store) == before
    assert dumped(BoltStore(engine)) == before


@pytest.mark.usefixtures("small_parts")
def test_nobody_else_is_at_a_store_under_a_load_until_it_is_given_up(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = BoltStore(engine)
    store.load([incoming(ROWS[:50], "first")], extract)
    before = dumped(store)
    with monkeypatch.context() as patched:
        patched.setattr(bolt_parts, "_set_mark", marks_until(5))
        patched.setattr(bolt_parts, "_remove", lambda *_: None)
        with pytest.raises(Killed):
            store.load([incoming(ROWS[30:], "second")], extract)
    with pytest.raises(StoreLocked, match="loading a large table"):
        store.unload("first", extract)
    with monkeypatch.context() as patched:
        patched.setattr(Engine, "is_own", False)
        sign_of_life = "MATCH (s:HansaStore) SET s.loading_since = s.loading_since + 1"
        patched.setattr(
            bolt_parts.time, "sleep", lambda _: engine.execute_write(lambda tx: tx.run(sign_of_life).consume())
        )
        with pytest.raises(StoreLocked, match="loading a large table"):
            BoltStore(engine).graph()
        patched.setattr(bolt_parts, "LEASE", 0)
        assert dumped(BoltStore(engine)) == before
    assert store.unload("first", extract)


def start(*arguments: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "tests.graph.large_loader", *arguments]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join((str(ROOT), os.environ.get("PYTHONPATH", "")))}
    return subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True)


def kill_between_parts(*arguments: str) -> None:
    process = start(*arguments)
    assert process.stdout is not None
    assert [len(process.stdout.readline()) for _ in range(7)] == [17] * 7
    process.kill()
    process.wait(timeout=30)
    process.stdout.close()


def extra() -> Incoming:
    """A table of some of the rows that the large one has."""
    return incoming(large_loader.table().text.split("\n")[1:40], "extra")


def test_what_a_killed_process_left_is_removed_at_the_next_open(tmp_path: Path) -> None:
    folder = str(tmp_path / "store")
    with open_engine(folder) as engine:
        store = BoltStore(engine)
        store.load([extra()], extract)
        before = dumped(store)
    kill_between_parts(folder)
    with open_engine(folder) as engine:
        left = engine.execute_read(lambda tx: tx.run("MATCH (s:Statement) RETURN count(s) AS n").single(strict=True))
        assert left["n"] > 39, "the load was killed before it had written anything"
        store = BoltStore(engine)
        assert dumped(store) == before
        store.load([large_loader.table()], extract)
        assert dumped(store) == dumped(twin(extra(), large_loader.table()))


@pytest.mark.neo4j
def test_what_a_killed_process_left_is_removed_from_neo4j(
    neo4j_engine: Engine, neo4j_url: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = BoltStore(neo4j_engine)
    store.load([extra()], extract)
    before = dumped(store)
    url, user, password, database = (getattr(neo4j_url, name) for name in ("url", "user", "password", "database"))
    kill_between_parts(url, user, password, database or "")
    monkeypatch.setattr(bolt_parts, "LEASE", 0)
    assert dumped(BoltStore(neo4j_engine)) == before


def nodes_by_id(engine: Engine, label: str) -> set[str]:
    """The database's own ids of nodes, which stay as long as they do."""
    found: Sequence[str] = engine.execute_read(
        lambda tx: tx.run(f"MATCH (n:{label}) RETURN elementId(n) AS id").value()
    )
    return set(found)


def test_an_updated_table_keeps_what_did_not_change(engine: Engine) -> None:
    store = BoltStore(engine)
    store.load([incoming(ROWS)], extract)
    statements, documents = nodes_by_id(engine, "Statement"), nodes_by_id(engine, "Document")
    changed = [*ROWS[:40], f"{ROWS[40][:-4]}1901", *ROWS[42:], ROWS[0].replace("1000", "2000")]
    store.load([incoming(changed)], extract)
    assert dumped(store) == dumped(twin(incoming(changed)))
    assert nodes_by_id(engine, "Document") == documents
    assert len(nodes_by_id(engine, "Statement") & statements) == len(ROWS) - 2


def test_tables_take_each_others_place(engine: Engine) -> None:
    """One source follows another, and near-duplicates come and go with it."""
    store, other = BoltStore(engine), MemoryStore()

    def dated(text: str, metadata: Metadata) -> Extraction:
        return extract(text, metadata)

    steps = [
        incoming(ROWS, "a"),
        incoming(ROWS[1:], "b"),
        incoming(ROWS[2:], "a"),
        Incoming("b", incoming(ROWS[2:]).text, Metadata(date="2001")),
        Incoming("b", incoming(ROWS[3:]).text, Metadata(date="2002")),
        incoming(ROWS[3:], "a"),
        incoming(ROWS[4:], "a"),
    ]
    for step in steps:
        assert store.load([step], dated) == other.load([step], dated)
        assert dumped(store) == dumped(other)
    assert KEY not in store.kept().sources
