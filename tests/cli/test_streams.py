"""Standard streams that are closed or full, arguments that are no text, and what the engine says by itself."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.cli.conftest import SEEDS, CommandLine, Ran

FULL = pytest.mark.skipif(not Path("/dev/full").exists(), reason="the device that is always full is of Linux")


def in_shell(hansa: CommandLine, line: str) -> Ran:
    """A line of bash in which `$hansa` is the command."""
    done = subprocess.run(
        ["bash", "-c", line.replace("$hansa", shlex.join(hansa.arguments()))],
        cwd=hansa.folder,
        env=hansa.variables(),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=120,
        check=False,
    )
    return Ran(done.returncode, done.stdout.decode(), done.stderr.decode())


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("$hansa queries >&-", 0),
        ("$hansa status >&-", 0),
        ("$hansa status 2>&-", 0),
        ("$hansa no-such 2>&-", 2),
        ("$hansa no-such <&- >&- 2>&-", 2),
        ("$hansa extract - <&-", 1),
    ],
)
def test_closed_streams_are_no_fault(seeds: CommandLine, line: str, code: int) -> None:
    assert "fault" not in in_shell(seeds, line).check(code).err


@FULL
@pytest.mark.parametrize("command", ["queries", "dump", "status --format json"])
def test_an_output_that_is_full_is_told(seeds: CommandLine, command: str) -> None:
    ran = in_shell(seeds, f"$hansa {command} > /dev/full").check(3)
    assert ran.err == "The output could not be written: No space left on device.\n"


@FULL
def test_errors_that_cannot_be_told_keep_their_code(hansa: CommandLine) -> None:
    in_shell(hansa, "$hansa no-such 2> /dev/full").check(2)


def test_a_reader_that_leaves_the_tour_is_no_error(seeds: CommandLine) -> None:
    ran = in_shell(seeds, "$hansa demo --tour-only | head -n 1; exit ${PIPESTATUS[0]}").check()
    assert ran.err == ""


def test_arguments_that_are_no_text_or_no_words(seeds: CommandLine) -> None:
    assert in_shell(seeds, "$hansa show $'\\xff\\xfe'").check(2).err == "\\xff\\xfe is no text in UTF-8.\n"
    told = in_shell(seeds, "$hansa show $'nope\\e[31m'").check(2).err
    assert "\x1b" not in told
    assert "nope\\x1b[31m" in told
    assert len(seeds("show", "x" * 5000).check(2).err) < 300


@pytest.mark.parametrize("command", [("queries",), ("extract", next(map(str, SEEDS.glob("*.txt"))))])
def test_commands_that_need_no_store_take_one(hansa: CommandLine, command: tuple[str, ...]) -> None:
    assert hansa("--store", "x", *command).check().out == hansa(*command, "--store", "x").check().out
    assert not (hansa.folder / "x").exists()


@pytest.mark.parametrize("store", ["", " ", "localhost:7687"])
def test_what_is_no_store_is_refused(hansa: CommandLine, store: str) -> None:
    assert "bolt://" in hansa("--store", store, "status").check(2).err
    assert "bolt://" in hansa("load", str(SEEDS), "--store", store).check(2).err
    assert [path.name for path in hansa.folder.iterdir()] in ([], ["home"])


def test_help_has_a_short_name(hansa: CommandLine) -> None:
    assert hansa("-h").check().out == hansa("--help").check().out
    assert hansa("load", "-h").check().out == hansa("load", "--help").check().out


def test_what_native_code_writes_goes_to_the_log_and_our_own_words_do_not(tmp_path: Path) -> None:
    text = """
import os, sys
from hansa.cli.core.command import App
with App(store=sys.argv[1]).opened(create=True):
    os.write(2, b"java.io.IOException\\n")
    print("ours", file=sys.stderr)
"""
    store = tmp_path / "store"
    done = subprocess.run(
        [sys.executable, "-c", text, str(store)], capture_output=True, text=True, timeout=60, check=True
    )
    assert done.stderr == "ours\n"
    assert (store / "log" / "native.log").read_text("ascii") == "java.io.IOException\n"


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() != 0 or sys.platform != "linux",
    reason="mounting a small disk needs root",
)
@pytest.mark.parametrize("megabytes", [1, 3, 8])
def test_a_full_disk_is_one_sentence(hansa: CommandLine, megabytes: int) -> None:
    disk = hansa.folder / "disk"
    disk.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={megabytes}m", "tmpfs", disk], check=False)
    if mounted.returncode != 0:
        pytest.skip("this machine lets nobody mount a disk")
    try:
        for command in (("load", str(SEEDS)), ("status",)):
            ran = hansa("--store", "disk/store", *command).check(3)
            assert len(ran.err.splitlines()) == 1
            assert "java" not in ran.err
    finally:
        subprocess.run(["umount", disk], check=True)


def test_a_text_that_is_too_much_is_given_up(hansa: CommandLine) -> None:
    (hansa.folder / "long.txt").write_text("The mayor of Riga met the mayor of Kazan. " * 100_000, encoding="utf-8")
    started = time.monotonic()
    assert "given up" in hansa("extract", "long.txt").check(1).err
    assert time.monotonic() - started < 20
