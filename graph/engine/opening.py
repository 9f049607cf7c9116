"""Opening a store by what it is called, and serving a folder to other programs."""

from __future__ import annotations

import os
import time
from dataclasses import dataclass, field
from pathlib import Path
from threading import Thread
from types import TracebackType

from hansa.errors import StoreError, StoreUnreachable, UsageProblem
from hansa.graph.engine import folder
from hansa.graph.engine.connection import Engine, connect
from hansa.graph.engine.embedded import DATABASE, USER, EmbeddedServer, is_free
from hansa.graph.engine.settings import is_server_address

BOLT_PORT = 7687
"""Where Bolt clients look first."""

_SERVE_STARTS_WITHIN = 2.0
"""Seconds that a `hansa serve` which holds a folder is given to announce itself."""


def open_engine(
    uri: str,
    *,
    user: str | None = None,
    password: str | None = None,
    database: str | None = None,
    create: bool = True,
) -> Engine:
    """Open the store that `uri` names: a folder, or the address of a server.

    A folder is opened in this process; if a `hansa serve` has it open already, that one is joined. With `create` an absent
    folder is made. `user`, `password` and `database` are for servers.

    Raises:
        UsageProblem: the address cannot be one of a store.
        StoreUnreachable: no server there, it refuses this user, or the folder is no store or cannot be written.
        StoreLocked: another process has the folder open.
        StoreVersion: the server is older than Neo4j 5, or the folder was made by a newer Hansa.
    """
    if is_server_address(uri):
        return connect(uri, user=user, password=password, database=database)
    return _open_folder(_folder(uri), create=create)


def _folder(uri: str) -> Path:
    if "\0" in uri:
        raise UsageProblem("A folder name cannot hold a null character.")
    return Path(uri).expanduser().absolute()


def _open_folder(path: Path, *, create: bool) -> Engine:
    folder.prepare(path, create=create)
    lock = folder.FolderLock(path)
    if not lock.acquire():
        return _join(path, lock)
    try:
        # The driver takes as long to import as the engine to start: do both at once.
        driver_import = Thread(target=_import_driver)
        driver_import.start()
        try:
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


def _import_driver() -> None:
    import neo4j  # noqa: F401 (only to have it loaded)


def _join(path: Path, lock: folder.FolderLock) -> Engine:
    """Connect to the `hansa serve` that holds the folder, or say who else does."""
    deadline = time.monotonic() + _SERVE_STARTS_WITHIN
    while True:
        holder = lock.holder()
        running = folder.serving(path, holder)
        if running is not None:
            try:
                return connect(running.url, user=running.user, password=running.password, database=DATABASE)
            except StoreError as error:
                raise folder.locked(path, holder) from error
        if time.monotonic() > deadline or not _announced(path):
            raise folder.locked(path, holder)
        time.sleep(0.05)


def _announced(path: Path) -> bool:
    """True while a `hansa serve` is about to announce itself: its announcement names nobody yet."""
    return folder.starting(path)


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
