"""What takes long to make of the word lists and is the same each time, kept in a file between runs.

Compiling the rules of a language takes longer than reading a page with them. As Python keeps its modules compiled, so
compiled regular expressions and expanded rules are kept in the user's folder for caches. Each stands under all that it
is made of; without the file, or where it cannot be written, everything is made anew.
"""

from __future__ import annotations

import atexit
import hashlib
import marshal
import os
import re
import sys
from array import array
from collections.abc import Callable
from contextlib import suppress
from functools import lru_cache
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any, TypeVar

_MOST = 20_000
"""Values in the file, at most; beyond it is begun anew."""

Made = TypeVar("Made", bound=tuple[Any, ...])


class _File:
    """The values of this version of Python, read at the first question."""

    def __init__(self) -> None:
        self.added = 0
        self.values: dict[str, Any] = {}
        with suppress(OSError, EOFError, ValueError, TypeError):
            found = marshal.loads(_path().read_bytes())
            if isinstance(found, dict):
                self.values = found
        atexit.register(self.save)

    def save(self, least: int = 1) -> None:
        """Write the file if so many values were added. Of several processes that write, the last is kept."""
        if self.added < least:
            return
        self.added = 0
        with suppress(OSError):
            path = _path()
            path.parent.mkdir(parents=True, exist_ok=True)
            own = path.with_suffix(f".{os.getpid()}")
            own.write_bytes(marshal.dumps(self.values))
            own.replace(path)


@lru_cache(maxsize=1)
def _file() -> _File:
    return _File()


def _path() -> Path:
    from platformdirs import user_cache_path

    return user_cache_path("hansa", appauthor=False) / f"compiled-{sys.implementation.cache_tag}-{_magic()}"


def save(least: int = 1) -> None:
    """Write the file if at least so many values were made since; else it is written when the process ends."""
    _file().save(least)


def value(key: str, make: Callable[[], Made]) -> Made:
    """A tuple of plain values (numbers, texts, tuples, lists, dicts, bytes), made at most once for a key.

    Args:
        key: all that the value is made of; `made_by` tells the code.
    """
    file = _file()
    found = file.values.get(key)
    if found is None:
        if len(file.values) >= _MOST:
            file.values.clear()
        found = file.values[key] = make()
        file.added += 1
    return found


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
