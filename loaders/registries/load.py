"""Reading registries: the compiled one of the package, and files of the user's own."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from functools import cache, reduce
from importlib.resources import files
from pathlib import Path
from typing import Any

from hansa.errors import UsageProblem
from hansa.loaders.registries.check import check_data
from hansa.loaders.registries.model import Registry, from_data

COMPILED = "registries.json"


@cache
def default_registry() -> Registry:
    """The registry of the package. It is read from the compiled file: YAML would take a second."""
    path = Path(str(files("hansa.loaders"))) / "data" / COMPILED
    compiled = json.loads(path.read_text("utf-8"))
    return reduce(Registry.with_registry, map(from_data, compiled["registries"]))


class _InUse:
    """The registries of this process: that of the package, and what `use` added to it."""

    registry: Registry | None = None
    added = Registry()
    version: str = ""


def use(paths: Sequence[str | Path]) -> None:
    """Read with these files of the user's own beside the registry of the package, from now on in this process.

    Raises:
        UsageProblem: as `load_registry`.
    """
    added = reduce(Registry.with_registry, (load_registry(path) for path in paths), Registry())
    _InUse.added = added
    _InUse.registry = default_registry().with_registry(added) if paths else None
    total = hashlib.sha256()
    for path in paths:
        total.update(hashlib.sha256(Path(path).read_bytes()).digest())
    _InUse.version = total.hexdigest()[:10] if paths else ""


def current_registry() -> Registry:
    """The registry of the package with what `use` added to it."""
    return _InUse.registry or default_registry()


def added_registry() -> Registry:
    """What `use` added alone."""
    return _InUse.added


def added_version() -> str:
    """A short hash of the files that `use` added; empty without any."""
    return _InUse.version


def load_registry(path: str | Path) -> Registry:
    """The registry in a YAML or JSON file of one kind.

    Raises:
        UsageProblem: the file cannot be read or has faults; the first ones are told.
    """
    faults = check_registry(path)
    if faults:
        more = f" (and {len(faults) - 3} more)" if len(faults) > 3 else ""
        raise UsageProblem(f"The registry {path} has faults: {' '.join(faults[:3])}{more}")
    return from_data(_read(Path(path)))


def check_registry(path: str | Path) -> list[str]:
    """The faults of a registry file, each one sentence; empty when there are none."""
    try:
        return check_data(_read(Path(path)))
    except UsageProblem as problem:
        return [str(problem)]


def _read(path: Path) -> Any:
    import yaml

    try:
        return yaml.safe_load(path.read_text("utf-8"))
    except OSError as error:
        raise UsageProblem(f"The registry {path} cannot be read: {error.strerror}.") from error
    except UnicodeDecodeError as error:
        raise UsageProblem(f"The registry {path} is not in UTF-8.") from error
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        # A date or a number that there is none of is a ValueError.
        mark = getattr(error, "problem_mark", None)
        where = f" at line {mark.line + 1}" if mark is not None else ""
        raise UsageProblem(
            f"The registry {path} is no YAML{where}: {getattr(error, 'problem', 'unreadable')}."
        ) from error
