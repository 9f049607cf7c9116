"""What writing a table of memberships takes, as a multiple of writing the same nodes and relationships by hand.

    python benchmarks/writing.py [--runs 3] [--cities 12000] [--networks 60] [--memberships 16000] [--only embedded]
                                 [--short]

By hand: the content that Hansa left in the store (every node, relationship and property, statements with their quotes
included) is written into an empty store with the same constraints and indexes, with the official driver and
`UNWIND $rows … CREATE`, one query a set of labels or a type, 10,000 rows a transaction; that this gives the same is
checked. All ways take turns, each into an empty store. Neo4j is started by tests/neo4j/launcher.py (Java 17, Maven);
the embedded store is in-process.

Seconds are of the clock. CPU seconds, of this process and of the server (on Linux), are there for a machine that is
busy with other things: they differ much less from run to run.
"""

from __future__ import annotations

import argparse
import importlib.util
import os
import statistics
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from types import ModuleType
from typing import Any

from membership_table import KEY, extract, incoming, lines

from hansa.graph.engine import Engine, open_engine
from hansa.graph.model import canonical
from hansa.graph.store.bolt import BoltStore
from hansa.graph.store.bolt_schema import prepare

ROWS_A_TRANSACTION = 10_000
ROOT = Path(__file__).parent.parent

WARMING = 3
"""Rounds on a server that do not count; its CPU seconds for the same work halve in the first ones."""

SERVES_THE_STORE = frozenset({"DocumentText", "EntityKey", "Lookup", "LoadEvent", "Source"})
"""Labels that no question about cities needs."""

Rows = list[dict[str, Any]]
Ends = tuple[str, tuple[str, str], tuple[str, str]]
"""Type of a relationship, and label and key of its start and of its end."""


@dataclass
class Content:
    """What a store holds: nodes by their labels, relationships by type and ends."""

    nodes: dict[tuple[str, ...], Rows] = field(default_factory=lambda: defaultdict(list))
    relationships: dict[Ends, Rows] = field(default_factory=lambda: defaultdict(list))

    def without(self, *labels: str) -> Content:
        """What is left without the nodes of these labels."""
        nodes = {some: rows for some, rows in self.nodes.items() if not set(labels) & set(some)}
        ends = {ends: rows for ends, rows in self.relationships.items() if not {ends[1][0], ends[2][0]} & set(labels)}
        return Content(nodes, ends)

    def is_as(self, other: Content) -> bool:
        """Whether both are the same, in whatever order."""

        def ordered(some: dict[Any, Rows]) -> dict[Any, list[str]]:
            return {kind: sorted(map(canonical, rows)) for kind, rows in some.items()}

        return all(
            ordered(a) == ordered(b) for a, b in ((self.nodes, other.nodes), (self.relationships, other.relationships))
        )

    def __str__(self) -> str:
        nodes, ends = (sum(map(len, some.values())) for some in (self.nodes, self.relationships))
        return f"{nodes:,} nodes, {ends:,} relationships"


def content(engine: Engine) -> Content:
    """Everything in the store but its own node."""

    def work(tx: Any) -> Content:
        found, known = Content(), {}
        for id_, labels, properties in tx.run(
            "MATCH (n) WHERE NOT n:HansaStore RETURN elementId(n), labels(n), properties(n)"
        ):
            found.nodes[tuple(sorted(labels))].append(properties)
            label = "Entity" if "Entity" in labels else labels[0]
            key = "key" if label == "Source" else "id"
            known[id_] = ((label, key), properties.get(key))
        for type_, a, b, properties in tx.run(
            "MATCH (a)-[r]->(b) RETURN type(r), elementId(a), elementId(b), properties(r)"
        ):
            (start, a_id), (end, b_id) = known[a], known[b]
            found.relationships[type_, start, end].append({"a": a_id, "b": b_id, "properties": properties})
        return found

    return engine.execute_read(work)


def by_hand(engine: Engine, wanted: Content) -> None:
    """Write it with the driver."""

    def run(query: str, rows: Rows) -> None:
        for start in range(0, len(rows), ROWS_A_TRANSACTION):
            some = rows[start : start + ROWS_A_TRANSACTION]
            engine.execute_write(lambda tx, some=some: tx.run(query, rows=some).consume())

    for labels, rows in wanted.nodes.items():
        run(f"UNWIND $rows AS row CREATE (n:{':'.join(labels)}) SET n = row", rows)
    for (type_, (a, a_key), (b, b_key)), rows in wanted.relationships.items():
        run(
            f"UNWIND $rows AS row MATCH (a:{a} {{{a_key}: row.a}}) MATCH (b:{b} {{{b_key}: row.b}}) "
            f"CREATE (a)-[r:{type_}]->(b) SET r = row.properties",
            rows,
        )


def by_py2neo(engine: Engine, wanted: Content, password: str | None) -> None:
    """Write it with `py2neo.bulk`."""
    import warnings

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from py2neo import Graph
        from py2neo.bulk import create_nodes, create_relationships

        user = "root" if engine.kind == "embedded" else "neo4j"
        graph = Graph(engine.url, name=engine.database, auth=(user, password))

        def run(write: Callable[..., None], rows: list[Any], *about: Any, **more: Any) -> None:
            for start in range(0, len(rows), ROWS_A_TRANSACTION):
                tx = graph.begin()
                write(tx, rows[start : start + ROWS_A_TRANSACTION], *about, **more)
                graph.commit(tx)

        for labels, rows in wanted.nodes.items():
            run(create_nodes, rows, labels=set(labels))
        for (type_, a, b), rows in wanted.relationships.items():
            triples = [(row["a"], row["properties"], row["b"]) for row in rows]
            run(create_relationships, triples, type_, start_node_key=a, end_node_key=b)


@dataclass
class Times:
    """Seconds and CPU seconds of each thing that was done, by its name, one pair a run.

    Attributes:
        server: process id of the server; None where the engine runs in this process.
    """

    server: int | None = None
    taken: dict[str, list[tuple[float, float]]] = field(default_factory=lambda: defaultdict(list))

    @contextmanager
    def of(self, name: str) -> Iterator[None]:
        started, busy = time.perf_counter(), self._cpu()
        yield
        self.taken[name].append((time.perf_counter() - started, self._cpu() - busy))

    def _cpu(self) -> float:
        stat = Path(f"/proc/{self.server}/stat")
        if self.server is None or not stat.exists():
            return time.process_time()
        ticks = stat.read_text().rpartition(")")[2].split()[11:13]
        return time.process_time() + sum(map(int, ticks)) / os.sysconf("SC_CLK_TCK")


def launcher() -> ModuleType:
    """tests/neo4j/launcher.py, which is no package."""
    spec = importlib.util.spec_from_file_location("neo4j_launcher", ROOT / "tests" / "neo4j" / "launcher.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


@contextmanager
def new_embedded() -> Iterator[tuple[Engine, str | None]]:
    """An empty embedded store with its constraints and indexes, and its password."""
    from hansa.graph.engine.folder import password

    with tempfile.TemporaryDirectory() as folder, open_engine(folder) as engine:
        prepare(engine, create=True)
        yield engine, password(Path(folder))[0]


def new_neo4j(server: Any) -> Callable[[], Any]:
    """The same of a server, which is emptied."""

    @contextmanager
    def new() -> Iterator[tuple[Engine, str | None]]:
        with open_engine(server.url, user=server.user, password=server.password) as engine:
            prepare(engine, create=True)
            query = "MATCH (n) WHERE NOT n:HansaStore WITH n LIMIT 5000 DETACH DELETE n RETURN count(*) AS n"
            while engine.execute_write(lambda tx: tx.run(query).single()["n"]):
                pass
            yield engine, server.password

    return new


def measure(
    new: Callable[[], Any], rows: list[str], runs: int, server: int | None, *, short: bool
) -> tuple[Times, Content]:
    """Every way of writing, in turns, after some that do not count: a server compiles what it runs often.

    Args:
        short: only by hand and by Hansa.
    """
    times = Times(server)
    for _ in range(WARMING if server else 1):
        with new() as (engine, _):
            BoltStore(engine).load([incoming(rows)], extract)
            wanted = content(engine)
        with new() as (engine, _):
            by_hand(engine, wanted)
            if not content(engine).is_as(wanted):
                raise SystemExit("What was written by hand is not what Hansa wrote.")
    ways = {"raw": wanted}
    if not short:
        ways["seen"] = wanted.without(*SERVES_THE_STORE)
        ways["facts"] = wanted.without(*SERVES_THE_STORE, "Statement", "Document")
    changed = [*rows[:-2], f"{rows[-2][:-4]}1980", rows[-1]]
    for run in range(runs):
        for name, part in ways.items():
            with new() as (engine, _), times.of(name):
                by_hand(engine, part)
            if name == "raw":
                with new() as (engine, _):
                    store = BoltStore(engine)
                    with times.of("Hansa"):
                        store.load([incoming(rows)], extract)
                    if short:
                        continue
                    with times.of("again"):
                        store.load([incoming(rows)], extract)
                    with times.of("line"):
                        store.load([incoming(changed)], extract)
                    with times.of("unload"):
                        store.unload(KEY, extract)
        if not short:
            with new() as (engine, password), times.of("py2neo"):
                by_py2neo(engine, wanted, password)
        print(f"run {run + 1} done", file=sys.stderr, flush=True)
    return times, wanted


WHAT = {
    "raw": "raw `UNWIND`: all that the store holds",
    "Hansa": "**Hansa**: the table loaded",
    "seen": "raw, without what only serves the store (text, other ids, names to look up)",
    "facts": "raw, facts only: cities, networks, MEMBER_OF",
    "py2neo": "`py2neo.bulk`: all that the store holds",
    "again": "Hansa: the same table again",
    "line": "Hansa: one line changed",
    "unload": "Hansa: unloaded",
}


def table(name: str, times: Times) -> Iterator[str]:
    """Rows of a Markdown table: the medians, and multiples of raw in the same run."""
    raw = times.taken["raw"]
    for key, what in WHAT.items():
        if not (taken := times.taken[key]):
            continue
        cells = [f"{statistics.median(some):.1f}" for some in zip(*taken, strict=True)]
        for i in (0, 1):
            multiples = sorted(a[i] / b[i] for a, b in zip(taken, raw, strict=True))
            cells.append(f"{statistics.median(multiples):.2f} ({multiples[0]:.2f}–{multiples[-1]:.2f})")
        yield f"| {name} | {what} | {' | '.join(cells)} |"


def main() -> None:
    """Measure and print a Markdown table."""
    parser = argparse.ArgumentParser(description="Time writing a table of memberships.")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--cities", type=int, default=12_000)
    parser.add_argument("--networks", type=int, default=60)
    parser.add_argument("--memberships", type=int, default=16_000)
    parser.add_argument("--only", choices=("embedded", "neo4j"))
    parser.add_argument("--short", action="store_true", help="only by hand and by Hansa")
    arguments = parser.parse_args()
    rows = lines(arguments.cities, arguments.networks, arguments.memberships)
    print(
        f"{arguments.cities:,} cities, {arguments.networks} networks, {arguments.memberships:,} memberships", end="; "
    )
    print(f"{arguments.runs} runs, medians", flush=True)
    found = []
    if arguments.only != "neo4j":
        found.append(("embedded", *measure(new_embedded, rows, arguments.runs, None, short=arguments.short)))
    if arguments.only != "embedded":
        server = launcher().start()
        try:
            times = measure(new_neo4j(server), rows, arguments.runs, server._process.pid, short=arguments.short)
            found.append(("Neo4j", *times))
        finally:
            server.stop()
    print(f"{found[0][2]}\n")
    print("| store | | seconds | CPU seconds | multiple of raw: seconds | CPU seconds |\n|---|---|---|---|---|---|")
    for name, times, _ in found:
        print("\n".join(table(name, times)))


if __name__ == "__main__":
    main()
