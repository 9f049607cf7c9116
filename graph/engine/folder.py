"""A store folder: what lies in it, and who holds it.

    hansa-store.json   says that this is a store folder, and of which layout
    lock               held (flock) by the one process that has the folder open; its text is that process's id
    password           of the engine, random, made once, so that `hansa serve` has the same at every start
    port               the Bolt port `hansa serve` used last
    serving.json       address, user, password and process id of a running `hansa serve`
    config/ databases/ log/ …   the engine's own

The folder is 0700 and files of ours 0600. The kernel frees the lock however a process ends, so nothing is ever stale by
its mere presence: `serving.json` counts only while the lock is held by the process it names.
"""

from __future__ import annotations

import json
import os
import secrets
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import IO

from hansa.errors import StoreLocked, StoreUnreachable, StoreVersion

LAYOUT = 1
"""The layout of a store folder that this version reads and writes."""

_LONGEST_SHOWN = 200
_MARKER = "hansa-store.json"
_LOCK = "lock"
_PASSWORD = "password"
_PORT = "port"
_SERVING = "serving.json"


@dataclass(frozen=True, slots=True)
class Serving:
    """A running `hansa serve`, as written in its folder: address, user, password, process id."""

    url: str
    user: str
    password: str = field(repr=False)
    pid: int


def prepare(path: Path, *, create: bool) -> None:
    """Make sure that `path` is a store folder of this layout, making one of an absent or empty folder if `create`.

    Raises:
        StoreUnreachable: it is a file, holds other things, cannot be written, or is not there and may not be made.
        StoreVersion: a newer Hansa made it.
    """
    with plain_errors(path):
        if path.exists() and not path.is_dir():
            raise StoreUnreachable(f"{path} is a file; a store is a folder.")
        if (path / _MARKER).exists():
            _check_layout(path)
        elif path.is_dir() and any(path.iterdir()):
            raise StoreUnreachable(f"{path} holds other files and is no store; name a new or an empty folder.")
        elif not create:
            raise StoreUnreachable(f"There is no store at {path} yet; `hansa load` or `hansa demo` makes one.")
        else:
            path.mkdir(parents=True, exist_ok=True)
            path.chmod(0o700)
            write_private(path / _MARKER, json.dumps({"store": "hansa", "layout": LAYOUT}) + "\n")
        # A folder that root opens is writable whatever its mode says; for everybody else say so before the engine does.
        if not os.access(path, os.R_OK | os.W_OK | os.X_OK):
            raise StoreUnreachable(f"The store folder {path} cannot be written by this user.")
        path.chmod(0o700)


@contextmanager
def plain_errors(path: Path) -> Iterator[None]:
    """Turn the system's errors about the files of a store folder into StoreUnreachable."""
    try:
        yield
    except OSError as error:
        name = str(path) if len(str(path)) <= _LONGEST_SHOWN else f"{str(path)[:_LONGEST_SHOWN]}…"
        raise StoreUnreachable(f"The store folder {name} cannot be used: {error.strerror or error}.") from error


def _check_layout(path: Path) -> None:
    try:
        marker = json.loads((path / _MARKER).read_text("utf-8"))
        layout = int(marker["layout"])
    except (ValueError, KeyError, TypeError) as error:
        raise StoreUnreachable(f"{path / _MARKER} is damaged, so {path} cannot be opened as a store.") from error
    if layout > LAYOUT:
        raise StoreVersion(f"The store folder {path} was made by a newer Hansa; update Hansa to open it.")


class FolderLock:
    """The hold on a store folder: one process at a time, freed by the kernel when that process ends."""

    def __init__(self, path: Path) -> None:
        self._path = path / _LOCK
        self._file: IO[str] | None = None

    def acquire(self) -> bool:
        """Take the lock without waiting; False when another process (or another engine of this one) has it."""
        file = os.fdopen(os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600), "r+", encoding="ascii")
        if not _lock(file):
            file.close()
            return False
        file.seek(0)
        file.truncate()
        file.write(f"{os.getpid()}\n")
        file.flush()
        self._file = file
        return True

    def holder(self) -> int | None:
        """The id of the process that has the lock, when it can be told."""
        try:
            return int(self._path.read_text("ascii"))
        except (OSError, ValueError):
            return None

    def release(self) -> None:
        """Give the lock back; harmless when it is not held."""
        if self._file is not None:
            self._file.close()
            self._file = None


if sys.platform == "win32":

    def _lock(file: IO[str]) -> bool:
        import msvcrt

        try:
            # A byte far behind the text, so that other processes can still read the process id.
            os.lseek(file.fileno(), 1 << 20, os.SEEK_SET)
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:

    def _lock(file: IO[str]) -> bool:
        import fcntl

        try:
            fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True


def locked(path: Path, holder: int | None) -> StoreLocked:
    """The error for a folder that another process holds."""
    process = f" (number {holder})" if holder else ""
    return StoreLocked(
        f"The store {path} is open in another process{process}; "
        "wait until it ends, or share the store by running `hansa serve` first."
    )


def password(path: Path) -> tuple[str, bool]:
    """The engine's password in this folder, made if there is none, and whether it was just made."""
    file = path / _PASSWORD
    try:
        kept = file.read_text("ascii").strip()
    except (FileNotFoundError, UnicodeDecodeError):
        kept = ""
    if kept:
        return kept, False
    made = secrets.token_urlsafe(24)
    write_private(file, made + "\n")
    return made, True


def last_port(path: Path) -> int | None:
    """The port `hansa serve` used last on this folder."""
    try:
        port = int((path / _PORT).read_text("ascii"))
    except (OSError, ValueError):
        return None
    return port if 0 < port < 65536 else None


def keep_port(path: Path, port: int) -> None:
    """Remember the port of `hansa serve`."""
    write_private(path / _PORT, f"{port}\n")


def serving(path: Path, holder: int | None) -> Serving | None:
    """The `hansa serve` that holds the folder, if its holder (a process id) is one."""
    try:
        found = Serving(**json.loads((path / _SERVING).read_text("utf-8")))
    except (OSError, ValueError, TypeError):
        return None
    return found if holder is not None and found.pid == holder else None


def announce(path: Path, server: Serving) -> None:
    """Tell other commands about this `hansa serve`."""
    write_private(path / _SERVING, json.dumps(asdict(server)) + "\n")


def withdraw(path: Path) -> None:
    """Take the announcement of `hansa serve` away."""
    (path / _SERVING).unlink(missing_ok=True)


def write_private(path: Path, text: str) -> None:
    """Write a file that only its owner can read, whole or not at all."""
    draft = path.with_name(f"{path.name}.{os.getpid()}.new")
    draft.unlink(missing_ok=True)
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
        file.write(text)
    draft.replace(path)
