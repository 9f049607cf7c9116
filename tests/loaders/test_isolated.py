"""Extraction in a process of its own."""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path

import pytest

from hansa.errors import DocumentProblem
from hansa.graph.model import Metadata
from hansa.loaders.extract import extract
from hansa.loaders.isolated import IsolatedExtractor

TEXT = "The mayor of Riga, Anna Berg, met the mayor of Kazan.\nMoscow \u2028 \x0b and Oulu."


def test_it_reads_as_in_this_process_and_reuses_its_child() -> None:
    with IsolatedExtractor() as isolated:
        assert isolated(TEXT, Metadata(date="2020")) == extract(TEXT, Metadata(date="2020"))
        child = isolated._children[0].process
        assert isolated("Kazan.", Metadata()) == extract("Kazan.", Metadata())
        assert isolated._children[0].process is child


def test_several_are_read_at_a_time() -> None:
    texts = [(f"The mayor of Riga met {i} people in Kazan.", Metadata()) for i in range(7)]
    with IsolatedExtractor(jobs=3) as isolated:
        isolated.prepare([*texts, *texts])
        assert len(isolated._remembered) == len(texts)
        assert [isolated(*t) for t in texts] == [extract(*t) for t in texts]
        isolated.prepare(texts)
        isolated.prepare([])


def test_a_text_that_takes_too_long_is_given_up_and_the_next_is_read() -> None:
    with IsolatedExtractor(seconds=0.05) as isolated:
        hostile = TEXT * 20_000
        started = time.monotonic()
        with pytest.raises(DocumentProblem, match=r"longer than 0\.05 seconds"):
            isolated(hostile, Metadata())
        with pytest.raises(DocumentProblem, match=r"longer than 0\.05 seconds"):
            isolated(hostile, Metadata())
        assert time.monotonic() - started < 30, "the second time it is remembered"
        isolated._children[0].seconds = 60
        assert isolated("Kazan.", Metadata()) == extract("Kazan.", Metadata())


def test_a_text_that_will_take_too_long_is_given_up_early() -> None:
    with IsolatedExtractor(seconds=5) as isolated:
        isolated("Kazan.", Metadata())
        started = time.monotonic()
        with pytest.raises(DocumentProblem, match="would take longer than 5 seconds"):
            isolated(TEXT * 60_000, Metadata())
        assert time.monotonic() - started < 5


def test_a_text_that_takes_too_much_memory_is_given_up() -> None:
    with IsolatedExtractor(seconds=60, megabytes=1) as isolated, pytest.raises(DocumentProblem, match="memory"):
        isolated(TEXT * 20_000, Metadata())


def test_a_killed_child_costs_one_text() -> None:
    with IsolatedExtractor() as isolated:
        isolated("Kazan.", Metadata())
        child = isolated._children[0].process
        assert child is not None
        os.kill(child.pid, signal.SIGKILL)
        child.wait()
        assert isolated("Riga.", Metadata()) == extract("Riga.", Metadata())


def test_the_child_ends_with_its_user() -> None:
    isolated = IsolatedExtractor()
    isolated.start()
    child = isolated._children[0].process
    assert child is not None
    isolated.close()
    assert child.poll() is not None


@pytest.mark.parametrize("debug", [False, True])
def test_a_child_that_cannot_start_says_why(
    debug: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "sitecustomize.py").write_text("import sys\nsys.modules['hansa.loaders.extract'] = None\n", "utf-8")
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([str(tmp_path), os.environ.get("PYTHONPATH", "")]))
    with IsolatedExtractor(debug=debug) as isolated:
        for text in ("Riga.", "Kazan."):
            with pytest.raises(DocumentProblem, match=r"^Hansa cannot start to read \(ModuleNotFoundError: .*--debug"):
                isolated(text, Metadata())
        assert isolated._children[0].process is None
    assert capfd.readouterr().err.count("Traceback") == int(debug)
