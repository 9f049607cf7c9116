"""Bad input gets a clear sentence, and nothing is lost or half written."""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import time
from pathlib import Path

import pytest

from tests.cli.conftest import SEEDS, CommandLine

GOOD = "The mayor of Kazan opened a session in Riga.\n"


@pytest.fixture
def hostile(tmp_path: Path) -> Path:
    """A folder of files that cannot be read, and one that can."""
    folder = tmp_path / "hostile"
    folder.mkdir()
    (folder / "good.txt").write_text(GOOD, encoding="utf-8")
    (folder / "empty.txt").touch()
    (folder / "blank.txt").write_text(" \n\t\n", encoding="utf-8")
    (folder / "binary.txt").write_bytes(bytes(range(256)) * 64)
    (folder / "archive.txt").write_bytes(b"PK\x03\x04" + bytes(100))
    with (folder / "huge.txt").open("wb") as file:
        file.truncate(200_000_000)
    (folder / "picture.png").write_bytes(b"\x89PNG")
    return folder


def test_what_can_be_read_of_a_folder_is_loaded_and_the_rest_is_told(hansa: CommandLine, hostile: Path) -> None:
    rows = hansa("load", "hostile", "--format", "json").check(1).json
    told = {Path(row["name"]).name: (row["change"], row["reason"]) for row in rows}
    assert told["good.txt"] == ("new", None)
    assert told["picture.png"][0] == "skipped"
    for name, words in {
        "empty.txt": "is empty",
        "blank.txt": "is empty",
        "binary.txt": "binary",
        "archive.txt": "archive",
        "huge.txt": "200 MB",
    }.items():
        assert told[name][0] == "failed"
        assert words in told[name][1]
    again = hansa("load", "hostile").check(1)
    assert [line for line in again.out.splitlines() if line.split()[:2] == ["failed", "5"]]
    assert "huge.txt" in again.out


def test_a_single_bad_file_is_a_failure_and_makes_no_document(hansa: CommandLine, hostile: Path) -> None:
    for name in ("empty.txt", "picture.png"):
        assert name in hansa("load", f"hostile/{name}").check(1).out
    assert hansa("documents", "--format", "json").check().json == []


def test_broken_encoding_is_read_as_well_as_it_goes(hansa: CommandLine) -> None:
    (hansa.folder / "broken.txt").write_bytes(GOOD.encode() * 20 + b"\xff\xfe\xed\xa0\x80 end")
    (hansa.folder / "legacy.txt").write_bytes("Мэр Казани открыл сессию в Риге.\n".encode("cp1251"))
    rows = hansa("load", "broken.txt", "legacy.txt", "--format", "json").check().json
    assert [row["change"] for row in rows] == ["new", "new"]
    assert "Риге" in hansa("dump").check().out


def test_a_folder_without_documents_and_a_path_that_is_not_there(hansa: CommandLine) -> None:
    (hansa.folder / "nothing").mkdir()
    assert "no documents in nothing" in hansa("load", "nothing").check(2).err
    assert "nowhere" in hansa("load", "nowhere").check(2).err
    assert not (hansa.folder / "store").exists()


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (("--date", "yesterday"), "no date"),
        (("--date", "2020-13"), "no date"),
        (("--language", "english"), "no language"),
        (("--format", "xml"), "xml"),
    ],
)
def test_options_with_wrong_values(hansa: CommandLine, options: tuple[str, str], words: str) -> None:
    (hansa.folder / "good.txt").write_text(GOOD, encoding="utf-8")
    assert words in hansa("load", "good.txt", *options).check(2).err
    assert not (hansa.folder / "store").exists()


def test_two_files_under_one_id_are_told(hansa: CommandLine) -> None:
    for name in ("a", "b"):
        (hansa.folder / f"{name}.txt").write_text(f"{name}: {GOOD}", encoding="utf-8")
    listed = [{"file": f"{name}.txt", "id": "one"} for name in ("a", "b")]
    (hansa.folder / "manifest.json").write_text(json.dumps(listed), encoding="utf-8")
    rows = hansa("load", "a.txt", "b.txt", "--format", "json").check(1).json
    assert [(row["change"], row["source"]) for row in rows] == [("new", "one"), ("failed", "one")]
    assert "a.txt" in rows[1]["reason"]


def test_a_name_of_two_nodes_lists_both(hansa: CommandLine) -> None:
    for city in ("City:geonames:4409896", "Region:Springfield"):
        hansa("add", city, "LOCATED_IN", "Country:Freedonia").check()
    told = hansa("show", "Springfield").check(2).err
    assert "City" in told
    assert "Region" in told


def test_a_file_is_no_store(hansa: CommandLine) -> None:
    (hansa.folder / "file").write_text("no store", encoding="utf-8")
    sqlite3.connect(hansa.folder / "base.sqlite").close()
    for name in ("file", "base.sqlite"):
        ran = hansa("--store", name, "status").check(3)
        assert len(ran.err.strip().splitlines()) == 1


def test_no_dump_is_restored_in_part(hansa: CommandLine) -> None:
    good = [json.dumps({"kind": "hansa", "schema": 1})]
    for lines in (["no json"], [*good, "{"], [*good, '{"kind": "nonsense"}'], ['{"kind": "hansa", "schema": 99}'], []):
        (hansa.folder / "dump.jsonl").write_text("\n".join(lines), encoding="utf-8")
        assert "othing was restored" in hansa("restore", "dump.jsonl").check(2).err
    (hansa.folder / "dump.jsonl").write_bytes(b"\xff\xfe\x00")
    assert "UTF-8" in hansa("restore", "dump.jsonl").check(2).err
    assert not (hansa.folder / "store").exists()


@pytest.fixture
def many(tmp_path: Path) -> Path:
    """Enough documents for several batches."""
    folder = tmp_path / "many"
    folder.mkdir()
    text = next(SEEDS.glob("000*.txt")).read_text("utf-8")
    for number in range(200):
        (folder / f"{number:03d}.txt").write_text(f"{text}\nNumber {number}.\n", encoding="utf-8")
    return folder


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGINT])
def test_an_interrupted_load_leaves_whole_documents(hansa: CommandLine, many: Path, number: signal.Signals) -> None:
    loading = hansa.start("load", "many")
    deadline = time.monotonic() + 60
    # The engine writes its log of transactions under the store's databases; wait until there is a first batch in it.
    while time.monotonic() < deadline and _written(hansa.folder / "store") < 300_000:
        assert loading.poll() is None
        time.sleep(0.05)
    os.kill(loading.pid, number)
    _, told = loading.communicate(timeout=60)
    if number == signal.SIGINT:
        assert loading.returncode == 130
        assert "Traceback" not in told.decode()
        assert "each whole" in told.decode()
    sources = hansa("documents", "--format", "json").check().json
    assert len(sources) < 200
    assert len(sources) % 20 == 0
    (hansa.folder / "kept.jsonl").write_text(hansa("dump").check().out, encoding="utf-8")
    # Reading a dump computes its graph again, and refuses one that differs.
    hansa("--store", "copy", "restore", "kept.jsonl").check()


def _written(folder: Path) -> int:
    return sum(p.stat().st_size for p in folder.rglob("*") if p.is_file()) if folder.exists() else 0
