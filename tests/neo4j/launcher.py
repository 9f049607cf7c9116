"""A real Neo4j 5.26 Community for the tests, without Docker: jars from Maven Central, started by `Run.java`.

By hand: `python tests/neo4j/launcher.py [--bolt PORT] [--http PORT] [SETTING=VALUE …]` prints address, user and
password and runs until Ctrl-C; Neo4j Browser is then at the printed page. Needs Java 17 and Maven. The jars (149 MB)
are kept in HANSA_TEST_CACHE or the user's cache folder, the data in a temporary folder that goes with the server.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import secrets
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

HERE = Path(__file__).parent
USER = "neo4j"
_FETCH_SECONDS = 600


class LauncherError(Exception):
    """The server cannot be had here; the message says what to install or what went wrong."""


@dataclass
class RunningNeo4j:
    """A server that runs until `stop`.

    Attributes:
        url: the Bolt address; `browser`: the page of Neo4j Browser.
        user, password: who may enter.
    """

    url: str
    browser: str
    user: str
    password: str = field(repr=False)
    _process: subprocess.Popen[str]
    _data: tempfile.TemporaryDirectory[str]

    def wait(self) -> None:
        """Until the server ends by itself."""
        self._process.wait()

    def stop(self) -> None:
        """End the server and take its data away."""
        self._process.kill()  # closing in order takes ten seconds, for data that nobody wants
        self._process.wait()
        for stream in (self._process.stdin, self._process.stdout):
            if stream is not None:
                stream.close()
        self._data.cleanup()


def start(bolt: int = 0, http: int = 0, settings: Sequence[str] = ()) -> RunningNeo4j:
    """Start a server on loopback (port 0: any free one) with `settings` (`name=value`, as in neo4j.conf).

    Raises:
        LauncherError: Java or Maven is missing, the jars cannot be fetched, or the server refuses its settings.
    """
    java = _program("java")
    jars = fetch_jars()
    data = tempfile.TemporaryDirectory(prefix="hansa-neo4j-", ignore_cleanup_errors=True)
    password = secrets.token_urlsafe(18)
    log = Path(data.name, "stderr.txt")
    with log.open("w") as errors:
        process = subprocess.Popen(
            [
                java,
                "-Xmx1g",
                "-cp",
                f"{jars}{os.sep}*",
                str(HERE / "Run.java"),
                data.name,
                str(bolt),
                str(http),
                *settings,
            ],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=errors,
            text=True,
            # Ctrl-C at the terminal is for the launcher, which ends the server in order.
            start_new_session=True,
        )
    assert process.stdin is not None
    assert process.stdout is not None
    server = RunningNeo4j("", "", USER, password, process, data)
    try:
        process.stdin.write(password + "\n")
        process.stdin.flush()
        server.url, page = _ready(process.stdout)
    except BaseException:
        server.stop()
        raise
    server.browser = f"{page}browser/"
    if not server.url:
        said = log.read_text().strip().splitlines()
        server.stop()
        raise LauncherError(f"Neo4j did not start: {said[-1] if said else 'it said nothing'}")
    return server


def _ready(output: IO[str]) -> tuple[str, str]:
    """Bolt address and page from the line that begins with READY; empty when the output ends without one."""
    for line in output:
        if line.startswith("READY "):
            _, bolt_url, page = line.split()
            return bolt_url, page
    return "", ""


def fetch_jars() -> Path:
    """The folder of the jars, fetched with Maven the first time.

    A folder belongs to one content of pom.xml, and appears whole or not at all, so that two runs at once do no harm.
    """
    pom = (HERE / "pom.xml").read_bytes()
    folder = _cache() / f"neo4j-{hashlib.sha256(pom).hexdigest()[:16]}"
    if folder.is_dir():
        return folder
    maven = _program("mvn")
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder.parent) as draft:
        shutil.copy(HERE / "pom.xml", draft)
        try:
            done = subprocess.run(
                [maven, "-q", "-B", "dependency:copy-dependencies", "-DoutputDirectory=lib"],
                cwd=draft,
                capture_output=True,
                text=True,
                timeout=_FETCH_SECONDS,
                check=False,
            )
        except subprocess.TimeoutExpired as error:
            raise LauncherError(f"Maven did not fetch the jars of Neo4j within {_FETCH_SECONDS} seconds.") from error
        if done.returncode != 0:
            said = [line for line in done.stdout.splitlines() if "ERROR" in line]
            raise LauncherError(f"Maven could not fetch the jars of Neo4j: {said[0] if said else done.stderr[-200:]}")
        try:
            Path(draft, "lib").rename(folder)
        except OSError:
            if not folder.is_dir():  # else another run was first
                raise
    return folder


def _cache() -> Path:
    given = os.environ.get("HANSA_TEST_CACHE")
    if given:
        return Path(given)
    from platformdirs import user_cache_path

    return user_cache_path("hansa-tests", appauthor=False)


def _program(name: str) -> str:
    found = shutil.which(name)
    if found is None:
        raise LauncherError(f"{name} is not there: install a Java 17 runtime and Maven to test on a real Neo4j.")
    return found


def main() -> int:
    """Run a server by hand."""
    parser = argparse.ArgumentParser(description="Run Neo4j Community until Ctrl-C.")
    parser.add_argument("--bolt", type=int, default=0, help="port for Bolt (any free one)")
    parser.add_argument("--http", type=int, default=0, help="port for Neo4j Browser (any free one)")
    parser.add_argument("settings", nargs="*", metavar="SETTING=VALUE", help="settings as in neo4j.conf")
    arguments = parser.parse_args()
    try:
        server = start(arguments.bolt, arguments.http, arguments.settings)
    except LauncherError as error:
        print(error, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130
    print(
        f"url       {server.url}\nuser      {server.user}\npassword  {server.password}\nbrowser   {server.browser}",
        flush=True,
    )
    try:
        server.wait()
    except KeyboardInterrupt:
        pass
    finally:
        server.stop()
    return 0


if __name__ == "__main__":
    sys.exit(main())
