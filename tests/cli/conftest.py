"""The real command line, run as a user runs it: another process, another directory, nothing set in the environment."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

SEEDS = Path(__file__).parent.parent.parent / "seeds"


@dataclass(frozen=True)
class Ran:
    """What a command did."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """Standard output, which must be JSON and nothing else."""
        return json.loads(self.out, parse_constant=pytest.fail)

    def check(self, code: int = 0) -> Ran:
        """This, if it ended with that code and without a traceback."""
        assert self.code == code, f"exit code {self.code}\n{self.out}\n{self.err}"
        assert "Traceback" not in self.err
        return self


@dataclass(frozen=True)
class CommandLine:
    """`hansa` in a folder, with a home of its own.

    Attributes:
        folder: where it is run; its home is a folder in it.
        environment: further variables.
    """

    folder: Path
    environment: dict[str, str] = field(default_factory=dict)

    def variables(self) -> dict[str, str]:
        ours = ("HANSA_", "NEO4J_", "_HANSA", "COLUMNS", "NO_COLOR", "FORCE_COLOR")
        kept = {k: v for k, v in os.environ.items() if not k.startswith(ours)}
        home = str(self.folder / "home")
        return {**kept, "HOME": home, "XDG_DATA_HOME": f"{home}/data", "TERM": "xterm-256color", **self.environment}

    def arguments(self, *arguments: str) -> Sequence[str]:
        return [sys.executable, "-m", "hansa.cli", *arguments]

    def __call__(self, *arguments: str, stdin: bytes = b"") -> Ran:
        done = subprocess.run(
            self.arguments(*arguments),
            cwd=self.folder,
            env=self.variables(),
            input=stdin,
            capture_output=True,
            timeout=120,
            check=False,
        )
        return Ran(done.returncode, done.stdout.decode(), done.stderr.decode())

    def start(self, *arguments: str) -> subprocess.Popen[bytes]:
        """The command, not waited for."""
        return subprocess.Popen(
            self.arguments(*arguments),
            cwd=self.folder,
            env=self.variables(),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )


@pytest.fixture
def hansa(tmp_path: Path) -> CommandLine:
    """The command line in a folder of this test, where `store` is the store."""
    return CommandLine(tmp_path, {"HANSA_STORE": str(tmp_path / "store")})


@pytest.fixture(scope="session")
def seeds(tmp_path_factory: pytest.TempPathFactory) -> CommandLine:
    """The command line with the seeds loaded; tests that use it only read."""
    folder = tmp_path_factory.mktemp("seeds")
    found = CommandLine(folder, {"HANSA_STORE": str(folder / "store")})
    found("demo").check()
    return found
