"""`hansa review`: one key a pair on a terminal, rows in a pipe."""

from __future__ import annotations

import os
import pty
import select
import subprocess
import time
from collections.abc import Sequence

import pytest

from tests.cli.conftest import CommandLine

TEXTS = {
    "a.txt": "Sergei Shevchenko, mayor of Lucerne, spoke in Bern about the new bridge and the old one.\n",
    "b.txt": "The deputy mayor of Lucerne S. Shevchenko met Anna Berg, mayor of Bergen, in the town hall.\n",
    "c.txt": "Anne Berg, mayor of Bergen, opened a library.\n",
}


@pytest.fixture
def store(hansa: CommandLine) -> CommandLine:
    for name, text in TEXTS.items():
        (hansa.folder / name).write_text(text, "utf-8")
    hansa("load", *TEXTS).check()
    return hansa


def typed(command: CommandLine, keys: Sequence[str], *arguments: str) -> str:
    """What a terminal shows while these keys are pressed, one for each time that it waits for one."""
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        command.arguments(*arguments),
        cwd=command.folder,
        env=command.variables(),
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
    )
    os.close(theirs)
    shown, asked = "", 0
    left = list(keys)
    while select.select([ours], [], [], 30)[0]:
        try:
            shown += os.read(ours, 65536).decode("utf-8", errors="replace")
        except OSError:
            break
        waits = shown.count("q quit")
        if waits > asked and left:
            asked = waits
            # The terminal drops what was typed before it is asked for one key.
            time.sleep(0.4)
            os.write(ours, left.pop(0).encode())
    os.close(ours)
    assert process.wait(30) == 0, shown
    return shown


def test_pairs_are_listed_in_a_pipe(store: CommandLine) -> None:
    rows = store("review", "--format", "json").check().json
    assert {"S. Shevchenko", "Sergei Shevchenko"} in [{row["a"], row["b"]} for row in rows]
    assert all(row["a_context"] and row["reasons"] for row in rows)
    assert store("review", "--type", "project", "--format", "json").check().json == []


def test_one_key_decides(store: CommandLine) -> None:
    before = store("review", "--format", "json").check().json
    shown = typed(store, "s" + "n" * 5, "review")
    assert "decision 1" in shown
    after = store("review", "--format", "json").check().json
    assert len(after) == len(before) - 1
    assert "1" in store("decisions").check().out


def test_what_is_different_is_not_asked_again(store: CommandLine) -> None:
    shown = typed(store, "dq", "review")
    assert "1 decision taken" in shown
    rows = store("review", "--format", "json").check().json
    assert len(rows) < 2


def test_a_decision_taken_back_is_asked_again(store: CommandLine) -> None:
    for name in ("a.txt", "b.txt"):
        text = TEXTS[name].replace("Lucerne", "Oulu").replace("Sergei", "Viktor").replace("S. ", "V. ")
        (store.folder / f"other-{name}").write_text(text.replace("Shevchenko", "Lindqvist"), "utf-8")
    store("load", "other-a.txt", "other-b.txt").check()
    before = store("review", "--format", "json").check().json
    shown = typed(store, "suq", "review")
    assert "decision 1 is taken back" in shown
    assert shown.count("1 of 2") == 2
    assert "0 decisions taken" in shown
    assert store("review", "--format", "json").check().json == before


def test_the_last_decision_can_be_taken_back(store: CommandLine) -> None:
    before = store("review", "--format", "json").check().json
    shown = typed(store, "suq", "review", "--most", "1")
    assert "That was all." in shown
    assert "decision 1 is taken back" in shown
    assert shown.count("1 of 1") == 2
    assert "0 decisions taken" in shown
    assert store("review", "--format", "json").check().json == before


def test_a_terminal_is_told_that_there_is_nothing_to_decide(store: CommandLine) -> None:
    typed(store, "d" * len(store("review", "--format", "json").check().json) + "q", "review")
    assert "There is no pair that may be one." in typed(store, "", "review")


def test_keys_that_come_at_once_decide_nothing(store: CommandLine) -> None:
    shown = typed(store, ["sd", "\x1b[A", "u", "é", "q"], "review")
    assert "0 decisions taken" in shown
    assert store("decisions", "--format", "json").check().json == []
