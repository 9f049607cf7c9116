"""A source as a person types it."""

from __future__ import annotations

from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING

from hansa.errors import NameProblem
from hansa.reports.holdings import documents

if TYPE_CHECKING:
    from hansa.graph.engine import Engine


def source_key(engine: Engine, typed: str) -> str:
    """The key of a loaded source: as typed, or the absolute path of what was typed.

    Raises:
        NameProblem: no source has that key; names the nearest.
    """
    keys = {row["source"] for row in documents(engine)}
    candidates = (typed, str(Path(typed).absolute()), str(Path(typed).resolve()))
    for candidate in candidates:
        if candidate in keys:
            return candidate
    near = get_close_matches(typed, keys, n=3, cutoff=0.7)
    near = near or sorted(key for key in keys if typed.casefold() in key.casefold())[:3]
    hint = f"the nearest: {'; '.join(near)}" if near else "hansa documents lists them"
    raise NameProblem(f"There is no source {typed}; {hint}.", near)
