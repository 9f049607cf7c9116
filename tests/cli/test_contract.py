"""What scripts rely on, held by the real command line on a real embedded store."""

from __future__ import annotations

import json
import shutil
import time
from pathlib import Path

import pytest

from tests.cli.conftest import SEEDS, CommandLine

TEXTS = sorted(SEEDS.glob("*.txt"))


def test_the_store_option_works_before_and_after_the_command(seeds: CommandLine) -> None:
    plain = CommandLine(seeds.folder)
    store = seeds.environment["HANSA_STORE"]
    before = plain("--store", store, "status", "--format", "json").check().json
    after = plain("status", "--store", store, "--format", "json").check().json
    assert before == after == seeds("status", "--format", "json").check().json
    assert before["documents"] == len(TEXTS)


def test_the_option_wins_over_the_environment_and_neo4j_comes_next(tmp_path: Path) -> None:
    both = CommandLine(tmp_path, {"HANSA_STORE": str(tmp_path / "a"), "NEO4J_URI": "bolt://127.0.0.1:1"})
    assert str(tmp_path / "a") in both("status").check(3).err
    assert str(tmp_path / "b") in both("--store", str(tmp_path / "b"), "status").check(3).err
    neo4j = CommandLine(tmp_path, {"NEO4J_URI": "bolt://127.0.0.1:1"})
    assert "bolt://127.0.0.1:1" in neo4j("status").check(3).err
    assert str(tmp_path / "home") in CommandLine(tmp_path)("status").check(3).err


@pytest.mark.parametrize(
    "arguments",
    [
        ("cypher", "MATCH (n:City) RETURN n.name AS name, n.lat AS lat, null AS nothing LIMIT 3"),
        ("cypher", "MATCH (n:City) WHERE n.name = 'nowhere' RETURN n"),
        ("cypher", "RETURN 0.1 + 0.2 AS sum, 1.0 / 0 AS infinite"),
        ("query", "networks-by-members"),
        ("queries",),
        ("documents",),
        ("documents", "--log"),
        ("decisions",),
        ("show", "IAG"),
        ("why", "Kazan", "Astana"),
    ],
)
def test_json_is_one_array_of_objects_and_nothing_else(seeds: CommandLine, arguments: tuple[str, ...]) -> None:
    ran = seeds(*arguments, "--format", "json").check()
    assert isinstance(ran.json, list)
    assert all(isinstance(row, dict) for row in ran.json)


def test_figures_are_not_rounded_and_columns_are_named(seeds: CommandLine) -> None:
    assert seeds("cypher", "RETURN 0.1 + 0.2 AS sum, 1 AS n", "--format", "json").check().json == [
        {"sum": 0.30000000000000004, "n": 1}
    ]


def test_status_is_one_object(seeds: CommandLine) -> None:
    found = seeds("status", "--format", "json").check().json
    assert found["documents"] == found["sources"] == len(TEXTS)
    assert found["store"]["uri"] == seeds.environment["HANSA_STORE"]
    assert found["stale"] == 0


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("nonsense",), 2),
        (("load",), 2),
        (("status", "--nonsense"), 2),
        (("query", "nonsense"), 2),
        (("query", "network-members"), 2),
        (("query", "network-members", "network=nonsense"), 2),
        (("query", "networks-by-members", "limit=many"), 2),
        (("show", "nonsense"), 2),
        (("why", "Kazan", "Kazan"), 2),
        (("undo", "99"), 2),
        (("unload", "nonsense"), 2),
        (("reject", "0123456789"), 2),
        (("restore", "nonsense.jsonl"), 2),
        (("cypher", "CREATE (n:City)"), 2),
        (("cypher", "MATCH (n"), 2),
        (("cypher", "RETURN $n AS n", "--param", "n"), 2),
        (("--store", "bolt://127.0.0.1:1", "status"), 3),
        (("--store", "ftp://127.0.0.1", "status"), 2),
        (("--store", "no-such-folder", "status"), 3),
    ],
)
def test_what_cannot_be_is_one_sentence_and_a_code(seeds: CommandLine, arguments: tuple[str, ...], code: int) -> None:
    ran = seeds(*arguments).check(code)
    assert ran.out == ""
    assert len(ran.err.strip().splitlines()) == 1
    assert ran.err.strip().endswith((".", "?"))


def test_debug_shows_the_traceback(seeds: CommandLine) -> None:
    for arguments in (("--debug", "query", "nonsense"), ("query", "nonsense", "--debug")):
        ran = seeds(*arguments)
        assert ran.code == 2
        assert "Traceback" in ran.err


def test_a_folder_and_its_files_one_by_one_give_the_same_graph(hansa: CommandLine, seeds: CommandLine) -> None:
    whole = CommandLine(hansa.folder, {"HANSA_STORE": str(hansa.folder / "whole")})
    whole("load", str(SEEDS)).check()
    for path in (SEEDS / "manifest.json", *reversed(TEXTS)):
        hansa("load", str(path))
    dumps = [command("dump").check().out for command in (whole, hansa)]
    assert dumps[0] == dumps[1]
    assert dumps[0]


def test_a_manifest_is_metadata_and_holds_for_a_single_file_too(hansa: CommandLine) -> None:
    hansa("load", str(TEXTS[2])).check()
    (listed,) = json.loads((SEEDS / "manifest.json").read_text("utf-8"))[2:3]
    (row,) = hansa("documents", "--format", "json").check().json
    assert (row["source"], row["publisher"], row["date"]) == (listed["id"], listed["publisher"], listed["date"])


def test_options_win_over_what_lies_beside_a_file(hansa: CommandLine) -> None:
    note = hansa.folder / "note.txt"
    note.write_text("The mayor of Kazan opened a session.", encoding="utf-8")
    (hansa.folder / "note.txt.meta.json").write_text('{"publisher": "Beside", "date": "2019"}', encoding="utf-8")
    hansa("load", "note.txt", "--publisher", "Option", "--title", "A session").check()
    (row,) = hansa("documents", "--format", "json").check().json
    assert (row["source"], row["publisher"], row["date"], row["title"]) == (str(note), "Option", "2019", "A session")


def test_standard_input_is_known_by_its_content_or_by_an_id(hansa: CommandLine) -> None:
    hansa("load", "-", stdin=b"Kazan is a city.").check()
    hansa("load", "-", "--id", "note", stdin=b"Riga is a city.").check()
    sources = [row["source"] for row in hansa("documents", "--format", "json").check().json]
    assert sources[0] == "note"
    assert sources[1].startswith("sha256:")


def test_a_text_in_which_nothing_is_found_is_no_failure(hansa: CommandLine) -> None:
    (hansa.folder / "empty-handed.txt").write_text("lorem ipsum dolor sit amet\n", encoding="utf-8")
    (row,) = hansa("load", "empty-handed.txt", "--format", "json").check().json
    assert (row["change"], row["statements"]) == ("new", 0)


def test_loading_reports_new_changed_unchanged_and_failed(hansa: CommandLine) -> None:
    (hansa.folder / "news").mkdir()
    for name, text in (("a.txt", "Kazan is a city."), ("b.txt", "Riga is a city."), ("c.txt", "")):
        (hansa.folder / "news" / name).write_text(text, encoding="utf-8")
    first = hansa("load", "news", "--format", "json").check(1).json
    assert {Path(r["name"]).name: r["change"] for r in first} == {"a.txt": "new", "b.txt": "new", "c.txt": "failed"}
    assert "empty" in next(r["reason"] for r in first if r["change"] == "failed")
    (hansa.folder / "news" / "a.txt").write_text("Oslo is a city.", encoding="utf-8")
    (hansa.folder / "news" / "c.txt").unlink()
    again = hansa("load", "news", "--format", "json").check().json
    assert {Path(r["name"]).name: r["change"] for r in again} == {"a.txt": "changed", "b.txt": "unchanged"}
    table = hansa("load", "news").check().out
    assert [line.split()[:2] for line in table.splitlines() if line.startswith("unchanged")] == [["unchanged", "2"]]
    assert "The store holds 2 documents" in table


def test_a_dry_run_writes_nothing(hansa: CommandLine) -> None:
    rows = hansa("load", str(SEEDS), "--dry-run", "--format", "json").check().json
    assert {r["change"] for r in rows if Path(r["name"]).suffix == ".txt"} == {"new"}
    assert not (hansa.folder / "store").exists()
    hansa("load", str(TEXTS[0])).check()
    before = hansa("dump").check().out
    rows = hansa("load", str(SEEDS), "--dry-run", "--format", "json").check().json
    assert {r["change"] for r in rows if Path(r["name"]) == TEXTS[0]} == {"unchanged"}
    assert hansa("dump").check().out == before


def test_unloading_takes_out_what_only_that_document_said(hansa: CommandLine) -> None:
    hansa("load", str(TEXTS[0])).check()
    before = hansa("dump").check().out
    hansa("load", str(TEXTS[1])).check()
    assert hansa("dump").check().out != before
    hansa("unload", "seed-001").check()
    assert hansa("dump").check().out == before
    log = hansa("documents", "--log", "--format", "json").check().json
    assert [(e["change"], e["source"]) for e in log] == [
        ("new", "seed-000"),
        ("new", "seed-001"),
        ("unloaded", "seed-001"),
    ]


def test_decisions_hold_and_are_taken_back(hansa: CommandLine) -> None:
    hansa("load", *map(str, TEXTS[:2])).check()
    before = hansa("dump").check().out
    assert hansa("same", "Kazan", "Riga").check().err.startswith("Decision 1: ")
    assert hansa("show", "Kazan", "--format", "json").check().json == hansa("show", "Riga", "--format", "json").json
    hansa("undo", "1").check()
    tie = hansa("why", "Ilsur Metshin", "Kazan", "--format", "json").check().json[0]
    hansa("reject", tie["statement"][:12]).check()
    left = hansa("why", "Ilsur Metshin", "Kazan", "--format", "json").check().json
    assert tie["statement"] not in {row["statement"] for row in left}
    hansa("add", "Oslo", "member-of", "IAG").check(2)
    hansa("add", "City:Oslo", "member-of", "IAG", "--since", "1999", "--publisher", "Gazette").check()
    (added,) = hansa("why", "Oslo", "IAG", "--format", "json").check().json
    assert (added["publisher"], added["detail"], added["type"]) == ("Gazette", "since 1999", "MEMBER_OF")
    listed = hansa("decisions", "--format", "json").check().json
    assert [(row["number"], row["kind"]) for row in listed] == [(1, "reject"), (2, "add")]
    for row in listed:
        hansa("undo", str(row["number"])).check()
    assert hansa("dump").check().out == before


def test_a_restored_store_gives_the_same_dump(seeds: CommandLine, hansa: CommandLine) -> None:
    dump = hansa.folder / "dump.jsonl"
    seeds("dump", "-o", str(dump)).check()
    hansa("restore", "dump.jsonl").check()
    assert hansa("dump").check().out == dump.read_text("utf-8")
    assert "not empty" in hansa("restore", "dump.jsonl").check(2).err
    other = CommandLine(hansa.folder, {"HANSA_STORE": str(hansa.folder / "other")})
    bare = seeds("dump", "--no-text", "--portable").check().out
    other("restore", "-", stdin=bare.encode()).check()
    assert other("dump").check().out == bare


def test_a_dump_that_cannot_be_written_leaves_what_was_there(seeds: CommandLine, tmp_path: Path) -> None:
    assert "cannot be written" in seeds("dump", "-o", str(tmp_path / "none" / "dump")).check(2).err
    old = tmp_path / "dump.jsonl"
    old.write_text("old", encoding="utf-8")
    seeds("dump", "-o", str(old)).check()
    assert [p.name for p in tmp_path.iterdir()] == ["dump.jsonl"]
    assert old.read_text("utf-8").startswith("{")


def test_every_query_runs_with_its_examples_as_typed(seeds: CommandLine) -> None:
    queries = seeds("queries", "--format", "json").check().json
    assert len(queries) >= 20
    for query in queries:
        assert set(query) == {"name", "title", "description", "tags", "columns", "parameters"}
        for parameter in query["parameters"]:
            assert {"name", "type", "default", "example"} <= set(parameter)
            assert isinstance(parameter["example"], str)
    plain = [q for q in queries if not any(p["default"] is None for p in q["parameters"])]
    query = plain[0]
    given = [f"{p['name']}={p['example']}" for p in query["parameters"] if p["type"] in ("integer", "boolean")]
    rows = seeds("query", query["name"], *given, "--format", "json").check().json
    assert all(list(row) == query["columns"] for row in rows)


def test_names_are_found_as_a_person_writes_them(seeds: CommandLine) -> None:
    shown = [seeds("show", name, "--format", "json").check().json for name in ("Nur-Sultan", "Астана", "astana")]
    assert shown[0] == shown[1] == shown[2]
    assert "Kazan" in seeds("show", "Kazam").check(2).err


def test_the_log_of_the_engine_goes_to_a_file_in_the_store(seeds: CommandLine) -> None:
    assert seeds("status").check().err == ""
    assert list((Path(seeds.environment["HANSA_STORE"]) / "log").iterdir())


def test_a_server_is_joined_by_other_commands(seeds: CommandLine, tmp_path: Path) -> None:
    own = CommandLine(tmp_path, {"HANSA_STORE": str(tmp_path / "store")})
    shutil.copytree(seeds.environment["HANSA_STORE"], tmp_path / "store")
    server = own.start("serve")
    try:
        assert server.stdout
        told = {}
        for _ in range(4):
            line = server.stdout.readline().decode()
            told[line[:13].strip()] = line[13:].strip()
        assert told["Connect URL"].startswith("bolt://127.0.0.1:")
        assert told["User"]
        assert len(told["Password"]) > 20
        assert own("status", "--format", "json").check().json["documents"] == len(TEXTS)
        assert "already served" in own("serve").check(3).err
    finally:
        server.terminate()
        server.communicate(timeout=30)
    assert server.returncode == 0
    time.sleep(0.1)
    own("status").check()
