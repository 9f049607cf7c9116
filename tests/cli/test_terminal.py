"""On a terminal: colours, tables that fit, progress. In a pipe: plain text."""

from __future__ import annotations

import errno
import fcntl
import os
import pty
import re
import struct
import subprocess
import termios

import pytest

from tests.cli.conftest import SEEDS, CommandLine

ESCAPE = "\x1b["


def on_terminal(command: CommandLine, *arguments: str, width: int = 100) -> str:
    """What a terminal of this width is shown."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 50, width, 0, 0))
    process = subprocess.Popen(
        command.arguments(*arguments),
        cwd=command.folder,
        env=command.variables(),
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
    )
    os.close(theirs)
    shown = b""
    while True:
        try:
            read = os.read(ours, 65536)
        except OSError as error:
            assert error.errno == errno.EIO
            break
        if not read:
            break
        shown += read
    os.close(ours)
    assert process.wait(60) == 0, shown.decode()
    return shown.decode()


def test_the_tour_is_coloured_and_fits(seeds: CommandLine) -> None:
    shown = on_terminal(seeds, "demo", "--tour-only")
    assert ESCAPE in shown
    lines = re.sub(r"\x1b\[[0-9;]*m", "", shown).splitlines()
    assert max(len(line) for line in lines if "--store" not in line and "hansa query" not in line) <= 100
    assert any(line.startswith("Type next") for line in lines)


def test_the_tour_says_what_an_issue_of_a_city_desk_asks(seeds: CommandLine) -> None:
    told = seeds("demo", "--tour-only").check().out
    assert ESCAPE not in told
    for words in ("chaired by", "said to have", "85 cities and 9 countries", "known so far", "The posts of", "From "):
        assert words in told
    quotes = re.findall("“(.+?)”", told, re.DOTALL)
    assert any(re.search("[а-я]", quote) for quote in quotes)
    assert any(re.search("[a-z]", quote) for quote in quotes)


@pytest.mark.parametrize("command", ["query", "show"])
def test_rows_are_coloured_on_a_terminal_only(seeds: CommandLine, command: str) -> None:
    arguments = ("query", "officials-of", "place=Astana") if command == "query" else ("show", "Kazan")
    assert ESCAPE in on_terminal(seeds, *arguments)
    assert ESCAPE not in seeds(*arguments).check().out
    without = CommandLine(seeds.folder, {**seeds.environment, "NO_COLOR": "1"})
    assert not re.search(r"\x1b\[[0-9;]*3[0-7]m", on_terminal(without, *arguments))


def test_loading_shows_progress_on_a_terminal_and_keeps_standard_output_clean(hansa: CommandLine) -> None:
    shown = on_terminal(hansa, "load", str(SEEDS))
    assert "Loading" in shown
    assert "The store holds" in shown
    assert "Loading" not in hansa("load", str(SEEDS)).check().err


def test_a_reader_that_goes_away_is_no_error(seeds: CommandLine) -> None:
    done = subprocess.run(
        ["bash", "-c", '"$@" | head -n 1; echo "${PIPESTATUS[0]}"', "bash", *seeds.arguments("dump")],
        cwd=seeds.folder,
        env=seeds.variables(),
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    assert done.stdout.splitlines()[-1] == "0"
    assert done.stderr == ""


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_is_a_script_of_the_shell(hansa: CommandLine, shell: str) -> None:
    script = hansa("completion", shell).check().out
    assert f"_HANSA_COMPLETE={shell}_complete" in script
    if shell == "bash":
        subprocess.run(["bash", "-n"], input=script, text=True, check=True)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("hansa que", {"queries", "query"}),
        ("hansa query network-m", {"network-members"}),
        ("hansa query network-members net", {"network="}),
        ("hansa completion z", {"zsh"}),
    ],
)
def test_commands_queries_and_parameters_are_completed(hansa: CommandLine, words: str, expected: set[str]) -> None:
    asked = {"_HANSA_COMPLETE": "bash_complete", "COMP_WORDS": words, "COMP_CWORD": str(len(words.split()) - 1)}
    told = CommandLine(hansa.folder, asked)().check().out
    assert {line.split(",", 1)[1] for line in told.splitlines()} == expected
