"""What is kept in a file between runs: compiled expressions and expanded rules."""

from __future__ import annotations

import re
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from hansa.loaders import kept
from hansa.loaders.rules.rule import load

EXPRESSIONS = (
    (r"(?P<who>мэр|аким)\w* (?P<where>[А-Я]\w+)", 0),
    (r"(?:(?P<day>\d{1,2})(?:st|th)? )?(?P<month>may|june)\b", re.IGNORECASE),
    (r"(?<=>)(?i:city|town)(?! of)|(a)(b)?", 0),
)
TEXT = "аким Алматы, мэра Казани; 4th May, June <C1>City of, <C2>town, ab a"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """An empty folder for caches, and nothing read from another."""
    monkeypatch.setattr("platformdirs.user_cache_path", lambda *_, **__: tmp_path)
    forget()
    yield tmp_path
    forget()


def forget() -> None:
    """Let the file go, as the end of a process does."""
    if kept._store.cache_info().currsize:
        kept._store().close()
    kept._store.cache_clear()
    kept.compiled.cache_clear()


def found(pattern: re.Pattern[str]) -> list[tuple[object, ...]]:
    return [(m.span(), m.groups(), m.groupdict(), m.lastgroup) for m in pattern.finditer(TEXT)]


@pytest.mark.parametrize(("expression", "flags"), EXPRESSIONS)
def test_a_kept_expression_is_the_one_that_re_compiles(folder: Path, expression: str, flags: int) -> None:
    own = re.compile(expression, flags)
    for _ in range(2):
        made = kept.compiled(expression, flags)
        assert found(made) == found(own)
        assert (made, made.flags, dict(made.groupindex)) == (own, own.flags, dict(own.groupindex))
        forget()


def test_what_was_made_is_not_made_again(folder: Path) -> None:
    assert kept.value("numbers", lambda: (1, "one")) == (1, "one")
    forget()
    assert len(list(folder.iterdir())) == 1
    assert kept.value("numbers", lambda: (2, "two")) == (1, "one")


@pytest.mark.parametrize("content", [b"", b"\0nothing of ours" * 100])
def test_a_file_that_cannot_be_read_is_made_anew(folder: Path, content: bytes) -> None:
    kept._path().write_bytes(content)
    assert found(kept.compiled(*EXPRESSIONS[0])) == found(re.compile(*EXPRESSIONS[0]))
    assert kept.value("numbers", lambda: (1,)) == (1,)
    forget()
    assert kept.value("numbers", lambda: (2,)) == (1,)


def test_a_folder_that_cannot_be_written_does_no_harm(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "file").write_text("no folder")
    monkeypatch.setattr("platformdirs.user_cache_path", lambda *_, **__: folder / "file" / "hansa")
    assert kept.value("numbers", lambda: (1,)) == (1,)
    forget()
    assert [path.name for path in folder.iterdir()] == ["file"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no modes of files")
def test_a_folder_that_others_may_write_is_not_used(folder: Path) -> None:
    folder.chmod(0o777)
    assert kept.value("numbers", lambda: (1,)) == (1,)
    forget()
    assert not list(folder.iterdir())


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no modes of files")
def test_a_folder_of_another_user_is_not_used(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    user = kept.os.geteuid()
    monkeypatch.setattr(kept.os, "geteuid", lambda: user + 1)
    assert kept.value("numbers", lambda: (1,)) == (1,)
    forget()
    assert not list(folder.iterdir())


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no modes of files")
def test_a_file_that_others_may_write_is_made_anew(folder: Path) -> None:
    kept.value("numbers", lambda: (1,))
    forget()
    assert kept._path().stat().st_mode & 0o777 == 0o600
    kept._path().chmod(0o666)
    assert kept.value("numbers", lambda: (2,)) == (2,)
    forget()
    assert kept.value("numbers", lambda: (3,)) == (2,)


def _no_home(*_: object, **__: object) -> Path:
    raise RuntimeError


@pytest.mark.parametrize("cache", [lambda *_, **__: Path("~/.cache/hansa"), _no_home])
def test_a_user_without_a_home_has_no_folder_where_the_program_runs(
    cache: Callable[..., Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("platformdirs.user_cache_path", cache)
    forget()
    assert kept.value("numbers", lambda: (1,)) == (1,)
    forget()
    assert not list(tmp_path.iterdir())


def test_a_value_that_was_changed_is_made_anew(folder: Path) -> None:
    kept.value("numbers", lambda: (1,))
    forget()
    with closing(sqlite3.connect(kept._path())) as connection, connection:
        connection.execute("UPDATE made SET value = CAST(substr(value, 1, length(value) - 1) || x'7f' AS BLOB)")
    assert kept.value("numbers", lambda: (2,)) == (2,)
    forget()
    assert kept.value("numbers", lambda: (3,)) == (2,)


def test_a_file_that_another_process_holds_is_waited_for_once(folder: Path) -> None:
    kept.value("numbers", lambda: (1,))
    kept.save()
    with closing(sqlite3.connect(kept._path(), isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        assert kept.value("numbers", lambda: (2,)) == (2,)
        assert kept._store()._connection is None
    forget()
    assert kept.value("numbers", lambda: (3,)) == (1,)


def test_a_file_that_breaks_is_gone_for_the_next_run(folder: Path) -> None:
    kept.value("numbers", lambda: ("long" * 10_000,))
    forget()
    whole = kept._path().read_bytes()
    kept._path().write_bytes(whole[:4096] + b"\xff" * (len(whole) - 4096))
    assert kept.value("numbers", lambda: (2,)) == (2,)
    forget()
    kept.value("numbers", lambda: (3,))
    forget()
    assert kept.value("numbers", lambda: (4,)) == (3,)


def test_of_too_many_values_the_oldest_go(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept, "_MOST", 2)
    for number in range(4):
        kept.value(str(number), lambda number=number: (number,))
        kept.save()
    forget()
    assert [kept.value(str(n), lambda: ("new",)) for n in range(4)] == [("new",), ("new",), (2,), (3,)]


def test_another_python_compiles_as_ever(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept, "_magic", lambda: 0)
    assert found(kept.compiled(*EXPRESSIONS[1])) == found(re.compile(*EXPRESSIONS[1]))
    assert not kept._store().added


def test_a_python_whose_re_is_built_otherwise_compiles_as_ever(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def changed(name: str) -> object:
        raise ModuleNotFoundError(name)

    monkeypatch.setattr(kept, "import_module", changed)
    kept.compiled.cache_clear()
    assert kept.compiled("un(b)uilt").groups == 1


def test_what_two_processes_make_is_kept_of_both(folder: Path) -> None:
    first, second = kept._Store(), kept._Store()
    first.added[b"one"] = b"1"
    second.added[b"two"] = b"2"
    first.close()
    second.close()
    third = kept._Store()
    assert [third.get(key) for key in (b"one", b"two", b"three")] == [b"1", b"2", None]
    third.close()


def test_rules_read_back_are_those_that_were_made(folder: Path) -> None:
    source = "MEMBER_OF joins 0.9 :: {s:CR+} joined {o:O}\n"
    first = load(source, {"honorific": "", "list_sep": ", "})
    forget()
    assert load(source, {"honorific": "", "list_sep": ", "}) == first
    assert load(source, {"honorific": "", "list_sep": "; "}) != first


def test_what_a_process_compiled_is_there_for_the_next(tmp_path: Path) -> None:
    program = (
        "import pathlib, platformdirs\n"
        f"platformdirs.user_cache_path = lambda *_, **__: pathlib.Path({str(tmp_path)!r})\n"
        "from hansa.loaders import kept\n"
        "print(kept.value('key', lambda: ('first',)) and len(kept._store().added))\n"
    )
    said = [subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True) for _ in "12"]
    assert [one.stdout.strip() for one in said] == ["1", "0"]
