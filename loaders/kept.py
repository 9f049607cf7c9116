"""What takes long to make of the word lists and is the same each time, kept in a file between runs.

Compiling the rules of a language takes longer than reading a page with them. As Python keeps its modules compiled, so
compiled regular expressions and expanded rules are kept in the user's folder for caches. Each stands under all that it
is made of; without the file, or where it cannot be written, everything is made anew.
"""

from __future__ import annotations

import atexit
import hashlib
import marshal
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

_MOST = 10_000
"""Values in the file, at most."""
_PATIENCE = 0.2
"""Seconds to wait for another process that writes; the values can be made again."""

Made = TypeVar("Made", bound=tuple[Any, ...])


class _Store:
    """The values that this version of Python made, in a file of SQLite that several processes may read and write."""

    def __init__(self) -> None:
        self.added: dict[bytes, bytes] = {}
        self._connection: sqlite3.Connection | None = None
        path = _path()
        for _ in range(2):
            try:
                path.parent.mkdir(parents=True, exist_ok=True)
                self._connection = sqlite3.connect(path, timeout=_PATIENCE, check_same_thread=False)
                self._connection.execute("PRAGMA synchronous = OFF")
                self._connection.execute("CREATE TABLE IF NOT EXISTS made (key BLOB UNIQUE, value BLOB)")
                break
            except (sqlite3.Error, OSError) as problem:
                self._connection = None
                if not isinstance(problem, sqlite3.DatabaseError) or isinstance(problem, sqlite3.OperationalError):
                    break
                path.unlink(missing_ok=True)  # what stands there is no file of ours
        atexit.register(self.close)

    def get(self, key: bytes) -> bytes | None:
        """The value with a key, if there is one."""
        if self._connection is None:
            return None
        with suppress(sqlite3.Error):
            for (found,) in self._connection.execute("SELECT value FROM made WHERE key = ?", (key,)):
                return bytes(found)
        return None

    def save(self) -> None:
        """Write what was added; of too many values the oldest go."""
        added, self.added = self.added, {}
        if self._connection is None or not added:
            return
        with suppress(sqlite3.Error), self._connection as writing:
            writing.executemany("INSERT OR IGNORE INTO made VALUES (?, ?)", list(added.items()))
            writing.execute("DELETE FROM made WHERE rowid <= (SELECT max(rowid) FROM made) - ?", (_MOST,))

    def close(self) -> None:
        """Write what was added and let go of the file."""
        self.save()
        if self._connection is not None:
            self._connection.close()
            self._connection = None


@lru_cache(maxsize=1)
def _store() -> _Store:
    return _Store()


def _path() -> Path:
    from platformdirs import user_cache_path

    return user_cache_path("hansa", appauthor=False) / f"compiled-{sys.implementation.cache_tag}-{_magic()}.db"


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
    short = hashlib.blake2b(key.encode("utf-8", "surrogatepass"), digest_size=16).digest()
    found = store.get(short)
    if found is not None:
        with suppress(EOFError, ValueError, TypeError):
            return cast("Made", marshal.loads(found))
    made = make()
    store.added[short] = marshal.dumps(made)
    return made


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
    found = value(f"{int(flags)}\0{expression}", lambda: _code(expression, int(flags)))
    every, code, groups, names, numbers = found
    return _sre().compile(expression, every, array("I", code).tolist(), groups, names, numbers)  # type: ignore[no-any-return]


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
