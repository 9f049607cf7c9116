"""What takes long to make of the word lists and is the same each time, kept in a file between runs.

Compiling the rules of a language takes longer than reading a page with them. As Python keeps its modules compiled, so
compiled regular expressions and expanded rules are kept in the user's folder for caches. Each stands under all that it
is made of; without the file, or where it cannot be written, everything is made anew.

`marshal` and the engine of `re` trust what they are given, so the file is read only where nobody else can have written
it, and a value only where its checksum says that it is whole.
"""

from __future__ import annotations

import atexit
import hashlib
import marshal
import os
import re
import sqlite3
import sys
from array import array
from collections.abc import Callable
from contextlib import suppress
from functools import lru_cache
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any, TypeVar, cast

_FORMAT = 2
"""Raised whenever what stands in the file, or the shape of a value of `compiled`, changes."""
_MOST = 10_000
"""Values in the file, at most."""
_PATIENCE = 0.2
"""Seconds to wait for another process that writes; the values can be made again."""

Made = TypeVar("Made", bound=tuple[Any, ...])


class _Store:
    """The values that this version of Python made, in a file of SQLite that several processes may read and write."""

    def __init__(self) -> None:
        self.added: dict[bytes, bytes] = {}
        self._path: Path | None = None
        self._connection: sqlite3.Connection | None = None
        for _ in range(2):
            with suppress(OSError, RuntimeError):  # as for a user without a home
                path = _path()
                if not _is_private(path):
                    break
                self._path = path
                try:
                    self._connection = _connected(path)
                    break
                except sqlite3.Error as problem:
                    self._give_up(problem)
        atexit.register(self.close)

    def get(self, key: bytes) -> bytes | None:
        """The value with a key, if there is one."""
        if self._connection is None:
            return None
        try:
            for (found,) in self._connection.execute("SELECT value FROM made WHERE key = ?", (key,)):
                return bytes(found)
        except sqlite3.Error as problem:
            # Another process holds it for long: waiting anew for each value would take longer than making them.
            self._give_up(problem)
        return None

    def save(self) -> None:
        """Write what was added; of too many values the oldest go."""
        added, self.added = self.added, {}
        if self._connection is None or not added:
            return
        try:
            with self._connection as writing:
                writing.executemany("INSERT OR REPLACE INTO made VALUES (?, ?)", list(added.items()))
                writing.execute("DELETE FROM made WHERE rowid <= (SELECT max(rowid) FROM made) - ?", (_MOST,))
        except sqlite3.Error as problem:
            self._give_up(problem)

    def close(self) -> None:
        """Write what was added and let go of the file."""
        self.save()
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def _give_up(self, problem: sqlite3.Error) -> None:
        """Go without the file; one that is broken, or none of ours, is removed, so that the next run has one."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None
        broken = isinstance(problem, sqlite3.DatabaseError) and not isinstance(problem, sqlite3.OperationalError)
        if broken and self._path is not None:
            with suppress(OSError):
                self._path.unlink()


@lru_cache(maxsize=1)
def _store() -> _Store:
    return _Store()


def _path() -> Path:
    from platformdirs import user_cache_path

    name = f"compiled-{_FORMAT}-{sys.implementation.cache_tag}-{_magic()}-{sys.byteorder}.db"
    return user_cache_path("hansa", appauthor=False) / name


def _is_private(path: Path) -> bool:
    """Whether only this user can write a file, which is made with its folder if it is not there.

    Raises:
        OSError: neither is there, nor can it be made.
    """
    if not path.is_absolute():
        # Of a user without a home: the folder would be made where the program happens to run.
        return False
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    if not _is_own(path.parent):
        return False
    if path.exists() and not _is_own(path):
        path.unlink()
    path.touch(mode=0o600)
    return True


def _is_own(path: Path) -> bool:
    """Whether a folder or file belongs to this user, and no other may write it; where there are no owners, it does."""
    if sys.platform == "win32":
        return True
    about = path.stat()
    return path.lstat().st_uid == about.st_uid == os.geteuid() and not about.st_mode & _OTHERS_WRITE


_OTHERS_WRITE = 0o022


def _connected(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, timeout=_PATIENCE, check_same_thread=False)
    try:
        connection.execute("PRAGMA synchronous = OFF")
        connection.execute("CREATE TABLE IF NOT EXISTS made (key BLOB UNIQUE, value BLOB)")
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def save(least: int = 1) -> None:
    """Write at once what was made, if it is so many values; else they are written when the process ends."""
    store = _store()
    if len(store.added) >= least:
        store.save()


def value(key: str, make: Callable[[], Made]) -> Made:
    """A tuple of plain values (numbers, texts, tuples, lists, dicts, bytes), made at most once for a key.

    Args:
        key: all that the value is made of; `made_by` tells the code.
    """
    store = _store()
    # Python may mend how it compiles an expression without another number for what it compiles to.
    whole = f"{sys.hexversion}\0{key}"
    short = hashlib.blake2b(whole.encode("utf-8", "surrogatepass"), digest_size=_DIGEST).digest()
    found = store.get(short)
    if found is not None and found[:_DIGEST] == _checksum(short, found[_DIGEST:]):
        return cast("Made", marshal.loads(found[_DIGEST:]))
    made = make()
    packed = marshal.dumps(made)
    store.added[short] = _checksum(short, packed) + packed
    return made


_DIGEST = 16
"""Bytes of a key, and of the checksum before a value."""


def _checksum(key: bytes, packed: bytes) -> bytes:
    return hashlib.blake2b(packed, key=key, digest_size=_DIGEST).digest()


def stamp(*files: Path) -> str:
    """What tells files from those of another version: their names, sizes and times."""
    about = [(str(file), stat.st_size, stat.st_mtime_ns) for file in files for stat in (file.stat(),)]
    return hashlib.sha256(repr(about).encode()).hexdigest()


def made_by(*modules: str) -> str:
    """What tells the code, or the data, of some modules from that of another version."""
    specs = map(find_spec, modules)
    return stamp(*(Path(spec.origin) for spec in specs if spec is not None and spec.origin is not None))


@lru_cache(maxsize=4096)
def compiled(expression: str, flags: int = 0) -> re.Pattern[str]:
    """`re.compile`, from the file where the expression stands there."""
    if not _magic():
        return re.compile(expression, flags)
    try:
        found = value(f"{int(flags)}\0{expression}", lambda: _code(expression, int(flags)))
        every, code, groups, names, numbers = found
        return _sre().compile(expression, every, array("I", code).tolist(), groups, names, numbers)  # type: ignore[no-any-return]
    except (ImportError, AttributeError, TypeError):  # a Python whose `re` is built otherwise inside
        return re.compile(expression, flags)


def _code(expression: str, flags: int) -> tuple[Any, ...]:
    """What `re` makes of an expression: its flags, code, number of groups, and names of groups both ways round."""
    parsed = import_module("re._parser").parse(expression, flags)
    state = parsed.state
    code = import_module("re._compiler")._code(parsed, flags)
    numbers: list[str | None] = [None] * state.groups
    for name, number in state.groupdict.items():
        numbers[number] = name
    return flags | state.flags, array("I", code).tobytes(), state.groups - 1, dict(state.groupdict), tuple(numbers)


@lru_cache(maxsize=1)
def _sre() -> Any:
    return import_module("_sre")


@lru_cache(maxsize=1)
def _magic() -> int:
    """The version of the code that regular expressions are compiled to; 0 where another Python has none."""
    if sys.implementation.name != "cpython":
        return 0
    try:
        return int(_sre().MAGIC)
    except (ImportError, AttributeError):
        return 0
