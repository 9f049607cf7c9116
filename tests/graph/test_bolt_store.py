"""What the Bolt store must hold beside the promises that every store keeps: see test_promises.py for those."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from hansa.errors import NameProblem, StoreVersion, UsageProblem
from hansa.graph.compute import compute
from hansa.graph.decisions import different, reject, same
from hansa.graph.dump import lines
from hansa.graph.engine import Engine, open_engine, serve
from hansa.graph.identity import Named
from hansa.graph.model import Decision, Extraction, Mention, Metadata, Referent, Statement, sentence_key
from hansa.graph.schema import MAX_NAME, SCHEMA_VERSION
from hansa.graph.store import bolt_rows, bolt_schema
from hansa.graph.store.base import Incoming, Store
from hansa.graph.store.bolt import BoltStore
from hansa.graph.store.memory import MemoryStore
from hansa.graph.store.names import fold
from hansa.graph.store.read import find, resolve_one, suggest
from tests.graph import loader
from tests.graph.worlds import VERSION, extract

ROOT = Path(__file__).parents[2]

RIGA = "@ City Riga geonames:1 ~-"
KAZAN = "@ City Kazan geonames:2 ~-"
WEGO = "@ Organization WeGO org:wego ~-"


def incoming(key: str, *said: str, date: str | None = "2020-01-01") -> Incoming:
    return Incoming(key, "\n".join(said), Metadata(date=date))


def dumped(store: Store) -> list[str]:
    return list(lines(store.kept(), store.graph()))


def both(engine: Engine, *steps: Callable[[Store], object]) -> BoltStore:
    """Take the steps on the store and on the twin, which must be the same after each."""
    store, twin = BoltStore(engine), MemoryStore()
    for step in steps:
        assert step(store) == step(twin)
        assert dumped(store) == dumped(twin)
    return store


def load(*items: Incoming) -> Callable[[Store], object]:
    return lambda store: store.load(items, extract)


def unload(key: str) -> Callable[[Store], object]:
    return lambda store: store.unload(key, extract)


def decide(make: Callable[[Store], Decision]) -> Callable[[Store], object]:
    return lambda store: store.decide(make(store), extract)


def undo(number: int) -> Callable[[Store], object]:
    return lambda store: store.undo(number, extract)


def of_type(store: Store, label: str, name: str) -> list[Named]:
    """The members of the one node of that label and name."""
    found = [n for n in store.graph().nodes.values() if label in n.labels and n.properties["name"] == name]
    assert len(found) == 1
    return store.members(found[0].id)


def statement(store: Store, type_: str) -> dict[str, object]:
    found = [n for n in store.graph().nodes.values() if n.properties.get("type") == type_]
    assert len(found) == 1
    return dict(found[0].properties)


def test_a_node_gains_and_loses_a_label(engine: Engine) -> None:
    def extract_union(text: str, metadata: Metadata) -> Extraction:
        found = extract(text, metadata)
        plain = tuple(replace(r, labels=()) if "plain" in text else r for r in found.referents)
        return replace(found, referents=plain)

    both(
        engine,
        lambda store: store.load([incoming("a", WEGO, RIGA, "# MEMBER_OF 1 0", "plain")], extract_union),
        lambda store: store.load([incoming("b", WEGO, KAZAN, "# MEMBER_OF 1 0")], extract_union),
        lambda store: store.unload("b", extract_union),
    )


def test_an_id_passes_from_a_city_to_a_region(engine: Engine) -> None:
    region = "@ Region Riga geonames:1 ~-"
    both(
        engine,
        load(incoming("a", RIGA, KAZAN, WEGO, "# MEMBER_OF 0 2", "# PARTNER_OF 0 1")),
        load(incoming("a", region, KAZAN, WEGO, "# MEMBER_OF 0 2", "# PARTNER_OF 0 1")),
        load(incoming("b", RIGA, WEGO, "# MEMBER_OF 0 1")),
        unload("a"),
    )


def test_rejecting_takes_counts_and_dates_away_and_undoing_brings_them_back(engine: Engine) -> None:
    meeting = "@ Meeting session meeting:m1 ~-"
    both(
        engine,
        load(incoming("a", WEGO, meeting, '# HAS_MEMBER_COUNT 0 "85" unit=cities', '# HELD_ON 1 "2020-07-03"')),
        decide(lambda store: reject(statement(store, "HAS_MEMBER_COUNT"))),
        decide(lambda store: reject(statement(store, "HELD_ON"))),
        undo(1),
        undo(2),
    )


def test_representation_follows_posts_and_participants(engine: Engine) -> None:
    person, meeting = "@ Person Baibek person:b ~-", "@ Meeting session meeting:m1 ~-"
    took_part = incoming("a", person, meeting, RIGA, "# PARTICIPATED_IN 0 1", "# HOLDS_POST 0 2 title=mayor")
    store = both(
        engine,
        load(took_part),
        load(replace(took_part, key="b", text=took_part.text + "\nagain")),
        unload("a"),
        decide(lambda store: reject(statement(store, "HOLDS_POST"))),
        undo(1),
    )
    assert [r.type for r in store.graph().relationships.values()].count("REPRESENTED_AT") == 1


def test_near_duplicates_come_and_go(engine: Engine) -> None:
    words = " ".join(f"word{i}" for i in range(300))
    first = incoming("a", RIGA, WEGO, "# MEMBER_OF 0 1", words)
    second = incoming("b", RIGA, WEGO, "# MEMBER_OF 0 1 since=2010", words)
    third = incoming("c", RIGA, WEGO, "# MEMBER_OF 0 1 since=2011", words + " and more")
    store = both(engine, load(first), load(second, third), unload("a"), load(first), unload("b"), unload("c"))
    assert len(store.kept().documents) == 1


def test_decisions_join_and_part(engine: Engine) -> None:
    both(
        engine,
        load(incoming("a", "@ City Riga - ~-", WEGO, "# MEMBER_OF 0 1"), incoming("b", "@ City Kazan - ~-")),
        decide(lambda store: same(of_type(store, "City", "Riga"), of_type(store, "City", "Kazan"))),
        unload("b"),
        load(incoming("c", "@ City Kazan - ~-", "@ City Moscow - ~-")),
        decide(lambda store: different(of_type(store, "City", "Kazan"), of_type(store, "City", "Moscow"))),
        undo(1),
        undo(2),
    )


def test_more_rows_than_a_batch(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bolt_rows, "BATCH", 7)
    monkeypatch.setattr(bolt_rows.batches, "__defaults__", (7,))
    cities = [f"@ City City{i} place:{i} ~-" for i in range(40)]
    members = [f"# MEMBER_OF {i} 40" for i in range(40)]
    both(engine, load(incoming("a", *cities, WEGO, *members)), load(incoming("b", *cities[:30])), unload("a"))


def test_long_names_and_lone_surrogates(engine: Engine) -> None:
    name = "n" * (MAX_NAME + 200)

    def extract_long(text: str, metadata: Metadata) -> Extraction:
        referent = Referent("City", name, keys=("place:a",), attributes={"codes": ["a"]})
        mention = Mention(0, len(text), 0, text, sentence_key(text))
        return Extraction("en", VERSION, (referent,), (mention,))

    store = BoltStore(engine)
    items = [Incoming("/tmp/\udce9", "a \ud800 b", Metadata(title="\udcff"))]
    assert [o.change for o in store.load(items, extract_long)] == ["new"]
    assert [o.change for o in store.load(items, extract_long)] == ["unchanged"]
    node = next(n for n in store.graph().nodes.values() if "City" in n.labels)
    assert node.properties["name"] == name[:MAX_NAME]
    assert node.properties["codes"] == ["a"]
    assert [d.text for d in store.kept().documents.values()] == ["a \ufffd b"]
    assert store.unload(items[0].key, extract_long)


def test_a_wrong_extraction_leaves_nothing_behind(engine: Engine) -> None:
    def extract_wrong(text: str, metadata: Metadata) -> Extraction:
        found = extract(text, metadata)
        wrong = Statement("MEMBER_OF", 0, 9, None, 0, 1, text[:1], 0.9, "wrong")
        return replace(found, statements=(wrong,)) if "wrong" in text else found

    store = BoltStore(engine)
    store.load([incoming("a", RIGA)], extract_wrong)
    before = dumped(store)
    with pytest.raises(Exception, match="about nothing"):
        store.load([incoming("b", KAZAN), incoming("c", RIGA, "wrong")], extract_wrong)
    assert dumped(store) == before


def test_texts_are_read_once_and_outside_the_lock(engine: Engine) -> None:
    read: list[str] = []

    def counting(text: str, metadata: Metadata) -> Extraction:
        read.append(text)
        return extract(text, metadata)

    store = BoltStore(engine)
    item = incoming("a", RIGA)
    store.load([item], counting)
    store.load([item, replace(item, key="b")], counting)
    assert read == [item.text]


def test_restore_wants_an_empty_store(engine: Engine) -> None:
    store = BoltStore(engine)
    assert store.kept() == MemoryStore().kept()
    store.load([incoming("a", RIGA)], extract)
    with pytest.raises(UsageProblem, match="not empty"):
        store.restore(store.kept())


def test_the_log_tells_what_was_loaded(engine: Engine) -> None:
    store = BoltStore(engine)
    assert list(store.log()) == []
    store.load([incoming("a", RIGA), incoming("b", KAZAN)], extract)
    store.load([incoming("a", WEGO)], extract)
    store.unload("b", extract)
    assert [(change, key) for _, change, key, _ in store.log()] == [
        ("new", "a"),
        ("new", "b"),
        ("changed", "a"),
        ("unloaded", "b"),
    ]


def set_schema(engine: Engine, number: int) -> None:
    engine.execute_write(lambda tx: tx.run("MATCH (s:HansaStore) SET s.schema = $n", n=number).consume())


def test_a_newer_store_is_refused(engine: Engine) -> None:
    BoltStore(engine).load([incoming("a", RIGA)], extract)
    set_schema(engine, SCHEMA_VERSION + 1)
    with pytest.raises(StoreVersion, match="newer"):
        BoltStore(engine).graph()
    with pytest.raises(StoreVersion, match="newer"):
        BoltStore(engine).load([incoming("b", KAZAN)], extract)


def test_an_older_store_is_upgraded_or_refused(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    BoltStore(engine).load([incoming("a", RIGA)], extract)
    set_schema(engine, SCHEMA_VERSION - 1)
    with pytest.raises(StoreVersion, match="too old"):
        BoltStore(engine).graph()
    upgraded: list[Engine] = []
    monkeypatch.setattr(bolt_schema, "MIGRATIONS", {SCHEMA_VERSION - 1: upgraded.append})
    assert len(BoltStore(engine).graph().nodes) == 2
    assert upgraded == [engine]
    assert bolt_schema.stored_version(engine) == SCHEMA_VERSION


def test_a_store_upgraded_meanwhile_is_not_written(engine: Engine) -> None:
    store = BoltStore(engine)
    store.load([incoming("a", RIGA)], extract)
    set_schema(engine, SCHEMA_VERSION + 1)
    with pytest.raises(StoreVersion, match="Another process"):
        store.load([incoming("b", KAZAN)], extract)


def test_what_the_database_itself_refuses(engine: Engine) -> None:
    from neo4j.exceptions import ConstraintError

    store = BoltStore(engine)
    store.load([incoming("a", RIGA, WEGO, "# MEMBER_OF 0 1")], extract)
    for query in (
        "CREATE (:Entity:City {id: 'geonames:1'})",
        "MATCH (a:City)-[r:MEMBER_OF]->(b) CREATE (a)-[:MEMBER_OF {id: r.id}]->(b)",
    ):
        with pytest.raises(ConstraintError):
            engine.execute_write(lambda tx, query=query: tx.run(query).consume())


def start(*arguments: object) -> subprocess.Popen[str]:
    """A loader in a process of its own."""
    command = [sys.executable, "-m", "tests.graph.loader", *(str(a) for a in arguments)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    return subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True)


def assert_all_there(engine: Engine, count: int) -> None:
    twin = MemoryStore()
    twin.load([loader.text(i) for i in range(count)], extract)
    assert dumped(BoltStore(engine)) == dumped(twin)


def load_at_once(uri: str, *login: str) -> None:
    processes = [start(uri, first, 10, *login) for first in (0, 10)]
    for process in processes:
        process.communicate(timeout=120)
        assert process.returncode == 0


def test_two_processes_lose_nothing_in_a_served_folder(tmp_path: Path) -> None:
    folder = str(tmp_path / "store")
    with serve(folder):
        load_at_once(folder)
        with open_engine(folder) as engine:
            assert_all_there(engine, 20)


@pytest.mark.neo4j
def test_two_processes_lose_nothing_in_neo4j(neo4j_engine: Engine, neo4j_url: object) -> None:
    url, user, password, database = (getattr(neo4j_url, name) for name in ("url", "user", "password", "database"))
    load_at_once(url, user, password, database or "")
    assert_all_there(neo4j_engine, 20)


def test_a_killed_process_leaves_whole_documents(tmp_path: Path) -> None:
    folder = str(tmp_path / "store")
    process = start(folder, 0, 1000)
    assert process.stdout is not None
    seen = [int(process.stdout.readline()) for _ in range(5)]
    process.kill()
    process.wait(timeout=30)
    process.stdout.close()
    with open_engine(folder) as engine:
        store = BoltStore(engine)
        kept = store.kept()
        assert {f"text-{i}" for i in seen} <= kept.sources.keys()
        assert_all_there(engine, len(kept.sources))
        assert store.graph() == compute(kept)


def test_names_are_found_as_a_person_writes_them(engine: Engine) -> None:
    store = BoltStore(engine)
    store.load([incoming("a", "@ City Saint-Étienne geonames:9 ~-", WEGO), incoming("b", WEGO)], extract)
    for written in ("saint etienne", "SAINT-ÉTIENNE", "geonames:9", " Saint–Etienne "):
        assert [f.id for f in find(engine, written)] == ["geonames:9"]
    assert find(engine, "saint etienne", {"Person"}) == []
    assert resolve_one(engine, "wego", {"CityNetwork"}).documents == 2
    assert [f.name for f in suggest(engine, "Saint-Etiene")] == ["Saint-Étienne"]
    with pytest.raises(NameProblem, match="the nearest: Saint-Étienne") as unknown:
        resolve_one(engine, "Saint-Etiene")
    assert unknown.value.choices == ("Saint-Étienne",)


NO_BREAK = "\u00a0"
"""A blank within a name, which the notation of these tests would end it at."""


def test_words_of_a_name_suggest_it_after_those_that_begin_with_them(engine: Engine) -> None:
    store = BoltStore(engine)
    names = ("Forum of young mayors", "Riga Forum", "Reforum")
    lines = "\n".join(f"@ Project {name.replace(' ', NO_BREAK)} project:{i} ~-" for i, name in enumerate(names))
    store.load([incoming("a", lines)], extract)

    def suggested(name: str) -> list[str]:
        return [f.name for f in suggest(engine, name)]

    assert suggested("young mayors") == ["Forum of young mayors"]
    assert suggested("forum") == ["Forum of young mayors", "Riga Forum"]
    assert suggested("mayors of") == []


def test_a_name_of_two_nodes_lists_the_choices(engine: Engine) -> None:
    store = BoltStore(engine)
    store.load([incoming("a", RIGA, "@ City Riga geonames:7 ~-")], extract)
    with pytest.raises(NameProblem, match="may be any of 2") as ambiguous:
        resolve_one(engine, "Riga")
    assert set(ambiguous.value.choices) == {"geonames:1", "geonames:7"}


@pytest.mark.parametrize(
    ("written", "folded"),
    [("Nur-Sultan", "nur sultan"), ("«ЁЛКА»", "елка"), ("Край", "край"), ("L'Aquila", "laquila"), ("Łódź", "łodz")],
)
def test_folding(written: str, folded: str) -> None:
    assert fold(written) == folded


def test_the_same_text_again_keeps_what_was_given_for_it(engine: Engine) -> None:
    store = BoltStore(engine)
    given = Metadata(date="2021-05-04", publisher="City of Lisbon")
    store.load([Incoming("a", RIGA, given)], extract)
    assert [o.change for o in store.load([Incoming("a", RIGA, Metadata())], extract)] == ["unchanged"]
    store.load([Incoming("a", RIGA, Metadata(date="2022"))], extract)
    assert store.kept().sources["a"].metadata == Metadata(date="2022", publisher="City of Lisbon")
    store.load([Incoming("a", KAZAN, Metadata())], extract)
    assert store.kept().sources["a"].metadata == Metadata(), "what was said of another text"
