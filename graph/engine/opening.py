"""Opening a store by what it is called, and serving a folder to other programs."""

from __future__ import annotations

import os
import time
from dataclasses import dataclass, field
from pathlib import Path
from threading import Thread
from types import TracebackType

from hansa.errors import StoreError, StoreLocked, UsageProblem
from hansa.graph.engine import folder
from hansa.graph.engine.connection import Engine, connect, import_driver
from hansa.graph.engine.embedded import DATABASE, USER, EmbeddedServer, is_free
from hansa.graph.engine.settings import is_server_address

BOLT_PORT = 7687
"""Where Bolt clients look first."""

_PATIENCE = 1.0
"""Seconds to wait for a folder that another process holds: see `_running`."""


def open_engine(
    uri: str,
    *,
    user: str | None = None,
    password: str | None = None,
    database: str | None = None,
    create: bool = True,
) -> Engine:
    """Open the store that `uri` names: a folder, or the address of a server.

    A folder is opened in this process; if a `hansa serve` has it open already, that one is joined. With `create` an
    absent folder is made. `user`, `password` and `database` are for servers.

    Raises:
        UsageProblem: the address cannot be one of a store.
        StoreUnreachable: no server there, it refuses this user, or the folder is no store or cannot be written.
        StoreLocked: another process has the folder open.
        StoreVersion: the server is older than Neo4j 5, or the folder was made by a newer Hansa.
    """
    if is_server_address(uri):
        return connect(uri, user=user, password=password, database=database)
    return _open_folder(store_folder(uri), create=create)


def store_folder(uri: str) -> Path:
    """The folder that `uri` names, absolute, `~` standing for a home.

    Raises:
        UsageProblem: no folder can have that name, or there is no such home.
    """
    if "\0" in uri:
        raise UsageProblem("A folder name cannot hold a null character.")
    try:
        return Path(uri).expanduser().absolute()
    except RuntimeError:
        raise UsageProblem(f"There is no home folder for {uri}; name the store with --store FOLDER.") from None


def log_folder(uri: str, *, create: bool) -> Path | None:
    """Where the engine logs that will run in this process for `uri`, made if need be; None for a server.

    Raises:
        As `open_engine` does.
    """
    if is_server_address(uri):
        return None
    path = store_folder(uri)
    folder.prepare(path, create=create)
    return path / "log"


def _open_folder(path: Path, *, create: bool) -> Engine:
    folder.prepare(path, create=create)
    lock = folder.FolderLock(path)
    running = _running(path, lock)
    if running is not None:
        return running
    try:
        # The driver takes as long to import as the engine to start: do both at once.
        driver_import = Thread(target=import_driver)
        driver_import.start()
        try:
            with folder.plain_errors(path):
                server = EmbeddedServer.start(path)
        finally:
            driver_import.join()
    except BaseException:
        lock.release()
        raise

    def close() -> None:
        try:
            server.stop()
        finally:
            lock.release()

    try:
        return connect(server.url, user=USER, password=server.password, database=DATABASE, on_close=close)
    except BaseException:
        close()
        raise


def _running(path: Path, lock: folder.FolderLock) -> Engine | None:
    """The `hansa serve` that holds the folder, joined; None once this process holds the folder itself.

    Waits a moment, for a command that is about to end and for a `hansa serve` that is about to announce itself.

    Raises:
        StoreLocked: another process holds the folder for longer, and does not serve it.
    """
    deadline = time.monotonic() + _PATIENCE
    while not _acquired(path, lock):
        holder = lock.holder()
        running = folder.serving(path, holder)
        if running is not None:
            try:
                return connect(running.url, user=running.user, password=running.password, database=DATABASE)
            except StoreError as error:
                raise folder.locked(path, holder) from error
        if time.monotonic() > deadline:
            raise folder.locked(path, holder)
        time.sleep(0.05)
    folder.withdraw(path)
    return None


def _acquired(path: Path, lock: folder.FolderLock) -> bool:
    with folder.plain_errors(path):
        return lock.acquire()


def serve(uri: str, port: int | None = None, *, create: bool = True) -> Served:
    """Serve a store folder on Bolt, on loopback, with the same user and password at every start.

    `port` is by default the last one, else 7687, else any that is free. Other commands on the folder find the server
    and join it.

    Raises:
        UsageProblem: `uri` is no folder, or `port` is no port.
        StoreUnreachable: the port is taken, or the folder cannot be used.
        StoreLocked: another process has the folder open.
    """
    if is_server_address(uri):
        raise UsageProblem("`hansa serve` serves a store folder; a Neo4j server serves itself.")
    if port is not None and not 0 < port < 65536:
        raise UsageProblem(f"{port} is no port; give a number from 1 to 65535.")
    path = store_folder(uri)
    folder.prepare(path, create=create)
    lock = folder.FolderLock(path)
    running = _running(path, lock)
    if running is not None:
        with running:
            raise StoreLocked(f"The store {path} is already served at {running.url}.")
    try:
        with folder.plain_errors(path):
            server = EmbeddedServer.start(path, port or _usual_port(path))
    except BaseException:
        lock.release()
        raise
    served = Served(server.url, USER, server.password, DATABASE, server, lock, path)
    try:
        with folder.plain_errors(path):
            folder.keep_port(path, server.port)
            folder.announce(path, folder.Serving(server.url, USER, server.password, os.getpid()))
    except BaseException:
        served.close()
        raise
    return served


def _usual_port(path: Path) -> int | None:
    return next((port for port in (folder.last_port(path), BOLT_PORT) if port is not None and is_free(port)), None)


@dataclass
class Served:
    """A store folder on Bolt, until `close` (or the end of a `with` block).

    Attributes:
        url, user, password: what a Bolt client such as Neo4j Browser is to be told; `database` too, if it asks.
    """

    url: str
    user: str
    password: str = field(repr=False)
    database: str
    _server: EmbeddedServer
    _lock: folder.FolderLock
    _path: Path

    def close(self) -> None:
        """Stop serving. Harmless when done twice."""
        try:
            folder.withdraw(self._path)
            self._server.stop()
        finally:
            self._lock.release()

    def __enter__(self) -> Served:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
