"""Errors become one sentence and an exit code, whatever they are."""

from __future__ import annotations

import click
import pytest

from hansa.cli.core.running import FAILED, INTERRUPTED, run, told
from hansa.cli.core.telling import broken, shown
from hansa.errors import DocumentProblem, NameProblem, StoreLocked, StoreUnreachable, StoreVersion, UsageProblem


@pytest.mark.parametrize(
    ("error", "code", "sentence"),
    [
        (DocumentProblem("It is empty."), 1, "It is empty."),
        (UsageProblem("This is wrong."), 2, "This is wrong."),
        (NameProblem("Nothing is called so.", ["a", "b"]), 2, "Nothing is called so."),
        (StoreUnreachable("Nothing answers."), 3, "Nothing answers."),
        (StoreLocked("It is open."), 3, "It is open."),
        (StoreVersion("It is newer."), 3, "It is newer."),
        (KeyboardInterrupt(), INTERRUPTED, "Interrupted."),
        (click.Abort(), INTERRUPTED, "Interrupted."),
        (click.UsageError("No such thing"), 2, "No such thing. See hansa --help."),
        (OSError(13, "Permission denied", "dump.jsonl"), 2, "dump.jsonl: Permission denied."),
        (OSError(28, "No space left on device", "dump.jsonl"), 3, "dump.jsonl: No space left on device."),
        (OSError(28, "No space left on device"), 3, "The output could not be written: No space left on device."),
        (UnicodeEncodeError("utf-8", "\udcff", 0, 1, "surrogates not allowed"), 2, "\\xff is no text in UTF-8."),
        (MemoryError(), FAILED, "There is not enough memory for this."),
    ],
)
def test_an_error_is_told(error: BaseException, code: int, sentence: str) -> None:
    assert told(error) == (code, sentence)


def test_a_fault_is_told_in_one_line() -> None:
    code, sentence = told(ValueError("two\nlines"))
    assert code == FAILED == 3
    assert sentence.startswith("Hansa failed by a fault of its own; run it again with --debug")
    assert "ValueError" not in sentence


def test_what_would_move_the_cursor_or_flood_the_terminal_is_not_shown_as_it_is() -> None:
    assert shown("no \x1b[31m\x07\u202e\udcff") == "no \\x1b[31m\\x07\\u202e\\udcff"
    assert shown("Мэр, Łódź:\nline two") == "Мэр, Łódź:\nline two"
    assert shown(f"a {'b' * 500} c") == f"a {'b' * 80}… c"


def failing() -> click.Group:
    @click.group()
    @click.option("--debug", is_flag=True)
    def root(debug: bool) -> None:
        """Debug is read from the arguments themselves."""

    @root.command()
    def fail() -> None:
        raise UsageProblem("This is wrong.")

    return root


def test_debug_shows_the_traceback_and_nothing_else_does(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(failing(), ["fail"]) == 2
    assert capsys.readouterr().err == "This is wrong.\n"
    assert run(failing(), ["--debug", "fail"]) == 2
    assert "Traceback" in capsys.readouterr().err


def test_without_arguments_there_is_help(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(failing(), []) == 0
    captured = capsys.readouterr()
    assert captured.out.startswith("Usage: hansa")
    assert captured.err == ""


def test_a_message_is_broken_between_words_and_a_path_never() -> None:
    path = "/a-folder/of-some/" + "x" * 40
    told_ = broken(f"There is no file {path} here; look for it elsewhere.\nA second line.", 30)
    lines = told_.splitlines()
    assert path in lines
    assert all(len(line) <= 30 for line in lines if line != path)
    assert lines[-1] == "A second line."
    assert broken("as long as it is " * 20, None) == "as long as it is " * 20
