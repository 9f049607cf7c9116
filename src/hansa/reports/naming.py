"""What documents and nodes are called where people read it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from hansa.graph.model import TABLE


def document_name(row: Mapping[str, Any]) -> str:
    """The name of a document; a table without a title of its own is told by its file, too.

    Tables of one kind have the same headings, so that these alone do not tell which table is cited. Folders are left
    out: a report leaves the machine.

    Args:
        row: `name`, `headline` and `format` of the document, and `source`, the smallest key of its sources.
    """
    name, source = str(row["name"]), row["source"] or ""
    if row["format"] != TABLE or name != row["headline"] or source.startswith("sha256:"):
        return name
    file = re.split(r"[/\\]", source.rstrip("/"))[-1]
    return f"{file}: {name[:1].lower()}{name[1:]}" if file else name


def other_names(names: Iterable[str], shown: str) -> list[str]:
    """The names of a node beside the one that is shown; of those that differ in case alone the first."""
    seen = {shown.casefold()}
    others = []
    for name in names:
        if name.casefold() not in seen:
            seen.add(name.casefold())
            others.append(name)
    return others
