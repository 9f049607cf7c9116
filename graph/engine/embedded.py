"""ArcadeDB in this process, on a store folder: Bolt on loopback, and nothing else that answers strangers.

What was found out about the engine (26.10.2, native build), each held by a test:

* Durability. By itself the engine does not flush its log when it commits: a killed process loses nothing, a power cut
  may. Here the database is told to (`yes_nometadata`): one `fdatasync` a commit before it returns, seen with strace, so
  that a commit outlives a power cut too, as far as the disk keeps its word. Price on a virtual disk: 0.9 ms a small
  commit instead of 0.75 ms; on a laptop as much as one flush of its disk takes.
* HTTP cannot be switched off. In `production` mode its page is gone (404); what is left listens on a random port of
  loopback, and answers everything but two empty liveness probes with 401 without the password. The MCP endpoint is
  registered but disabled: 401 without the password, 503 with it. LOAD CSV cannot read local files in this mode.
* `production` mode also hides from the client why a query failed. So the running server is told to be in `development`
  mode again: errors then speak, and the above, settled at the start, stays. (Only the flush of that mode does not,
  which is why the database itself is told.)
* The password is 24 random bytes kept in the folder (0600), so the many rounds that protect a guessable password add
  nothing: one round saves a tenth of a second at each start and each new connection.
* A message with a text of more than 16 MiB would be refused, and the driver wait for ever; what is read from a table of
  60,000 rows is 26. So larger ones are let in.
* The engine logs about 28 lines at each start. They go to `log/` in the store folder; the engine reads where only once,
  so a second folder opened by the same process logs into the first one's.
"""

from __future__ import annotations

import base64
import contextlib
import http.client
import os
import socket
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Protocol

from hansa.errors import StoreError, StoreUnreachable
from hansa.graph.engine import folder

DATABASE = "hansa"
USER = "root"
HOST = "127.0.0.1"

_BOLT_PLUGIN = "Bolt:com.arcadedb.bolt.BoltProtocolPlugin"
_LARGEST_MESSAGE = 512 * 1024 * 1024
"""Bytes of one message, and of one value in it."""

_KEPT_EVENT_LOGS = 5
_PORT_ATTEMPTS = 5
_HTTP_SECONDS = 2.0


class _Database(Protocol):
    """What is used of the engine's databases; the package carries no types."""

    def set_wal_flush(self, mode: str) -> None: ...


class _Server(Protocol):
    """What is used of the engine's server."""

    def start(self) -> None: ...

    def create_database(self, name: str) -> _Database: ...

    def stop(self) -> None: ...


class EmbeddedServer:
    """The engine on one folder, from `start` to `stop`."""

    def __init__(self, server: _Server, port: int, password: str) -> None:
        self._server = server
        self.port = port
        self.password = password

    @property
    def url(self) -> str:
        """The Bolt address on loopback."""
        return f"bolt://{HOST}:{self.port}"

    @classmethod
    def start(cls, path: Path, port: int | None = None) -> EmbeddedServer:
        """Serve the store folder `path`, whose lock the caller holds, on `port` or any free one.

        Raises:
            StoreUnreachable: the port is taken, or the engine is not installed or does not start.
        """
        arcadedb = _import_engine()
        password, made = folder.password(path)
        if made:
            # Without its password the engine's own record of users is a locked door; the engine writes a new one.
            (path / "config" / "server-users.jsonl").unlink(missing_ok=True)
        _forget_old_logs(path / "log")
        if port is not None and not is_free(port):
            raise StoreUnreachable(f"Port {port} is taken by another program; choose another with --port.")
        for attempt in range(_PORT_ATTEMPTS):
            chosen, http_port = port or free_port(), free_port()
            with _engine_environment(path):
                server: _Server = arcadedb.create_server(str(path), password, _configuration(chosen, http_port))
                try:
                    server.start()
                    _let_errors_speak(http_port, password)
                    server.create_database(DATABASE).set_wal_flush("yes_nometadata")
                except arcadedb.ArcadeDBError as error:
                    _stop_quietly(server)
                    lost_the_port = "bind" in str(error).lower() or "in use" in str(error).lower()
                    if port is None and lost_the_port and attempt + 1 < _PORT_ATTEMPTS:
                        continue
                    raise _start_problem(path, error) from error
                except BaseException:
                    _stop_quietly(server)
                    raise
            return cls(server, chosen, password)
        raise AssertionError("unreachable: the last attempt returns or raises")

    def stop(self) -> None:
        """Flush and close; harmless when done twice."""
        self._server.stop()


def _import_engine() -> ModuleType:
    try:
        return import_module("arcadedb")
    except ImportError as error:
        raise StoreUnreachable(
            "The embedded store needs the package arcadedb, which is not installed or does not run on this machine; "
            "install it or give the address of a Neo4j server."
        ) from error


def _configuration(port: int, http_port: int) -> dict[str, object]:
    """The engine's settings; see the head of this module for the reasons."""
    return {
        "mode": "production",
        "host": HOST,
        "http_port": http_port,
        "server_plugins": _BOLT_PLUGIN,
        "bolt_host": HOST,
        "bolt_port": port,
        "server_saltIterations": 1,
        "bolt_maxMessageSize": _LARGEST_MESSAGE,
        "bolt_packstream_maxValueLength": _LARGEST_MESSAGE,
    }


@contextlib.contextmanager
def _engine_environment(path: Path) -> Iterator[None]:
    """Where the engine shall log, and how it numbers. It reads this from the environment, when it first starts."""
    wanted = {
        "ARCADEDB_LOG_DIR": str(path / "log"),
        "ARCADEDB_LOG_CONSOLE": "0",
        # A node's number is made of its bucket and its place there. Programs in JavaScript, Neo4j Browser among them,
        # lose numbers beyond 2**53, which the engine's own division reaches at bucket 64.
        "arcadedb.opencypher.idBucketBits": "26",
    }
    before = {name: os.environ.get(name) for name in wanted}
    os.environ.update(wanted)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value


def _let_errors_speak(http_port: int, password: str) -> None:
    """See the head of this module. An engine that does not know the command only explains less."""
    credentials = base64.b64encode(f"{USER}:{password}".encode()).decode("ascii")
    connection = http.client.HTTPConnection(HOST, http_port, timeout=_HTTP_SECONDS)
    with contextlib.closing(connection), contextlib.suppress(OSError, http.client.HTTPException):
        connection.request(
            "POST",
            "/api/v1/server",
            '{"command": "set server setting arcadedb.server.mode development"}',
            {"Authorization": f"Basic {credentials}", "Content-Type": "application/json"},
        )
        connection.getresponse().read()


def _start_problem(path: Path, error: Exception) -> StoreError:
    text = str(error)
    if "locked by another process" in text:
        return folder.locked(path, None)
    return StoreUnreachable(f"The store {path} does not open; the engine says: {_cause(text)}.")


def _cause(text: str) -> str:
    """The innermost message of an engine error, in one line and without the classes' names."""
    last = text.split("(caused by ")[-1].rstrip(")")
    message = last.split("Exception: ", 1)[-1]
    return " ".join(message.split()).rstrip(".")


def _stop_quietly(server: _Server) -> None:
    """Stop what a failed start left behind; the error of the start is the one to show."""
    with contextlib.suppress(Exception):
        server.stop()


def _forget_old_logs(log: Path) -> None:
    """The engine adds one event log a start and never takes one away."""
    for old in sorted(log.glob("server-event-log-*.jsonl"))[:-_KEPT_EVENT_LOGS]:
        old.unlink(missing_ok=True)


def free_port() -> int:
    """A port of loopback that nothing listens on now."""
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        port: int = probe.getsockname()[1]
    return port


def is_free(port: int) -> bool:
    """True when `port` of loopback can be listened on."""
    with socket.socket() as probe:
        # As the engine does: a port whose last connections are still dying is free.
        if os.name == "posix":
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except (OSError, OverflowError):
            return False
    return True
