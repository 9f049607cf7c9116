"""Every Cypher text of Hansa, as files: schema/, write/, queries/."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

_IDENTIFIER = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")


@cache
def text(name: str) -> str:
    """The text of a file, by its path in this room without the ending: `write/lock`."""
    return files(__name__).joinpath(f"{name}.cypher").read_text(encoding="utf-8")


@cache
def fill(name: str, **identifiers: str | tuple[str, ...]) -> str:
    """The text of a file with labels, types or property names put in.

    Cypher takes no parameters there, so that a file writes such a place as an identifier in backticks and capitals:
    `` (n:`LABEL`) `` becomes `(n:City)` with `LABEL="City"`, and `(n:Entity:City)` with `LABEL=("Entity", "City")`.

    Raises:
        ValueError: when what is put in is no plain identifier, or the file has no such place.
    """
    filled = text(name)
    for place, given in identifiers.items():
        if f"`{place}`" not in filled:
            raise ValueError(f"{name}.cypher has no place {place}.")
        several = (given,) if isinstance(given, str) else given
        for identifier in several:
            if not _IDENTIFIER.fullmatch(identifier):
                raise ValueError(f"'{identifier}' is no plain identifier.")
        filled = filled.replace(f"`{place}`", ":".join(several))
    return filled
