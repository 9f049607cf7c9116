"""The version of the extractor: that of the code and of the data it reads."""

from __future__ import annotations

import hashlib
from functools import lru_cache
from importlib import resources
from importlib.resources.abc import Traversable

from hansa.loaders.registries import added_version

CODE = "4"
"""Raised whenever the same text may give other statements."""


@lru_cache(maxsize=1)
def _data() -> str:
    """A short hash over the names and contents of the reference data and word lists."""
    total = hashlib.sha256()
    for room in ("data", "languages/data"):
        root = resources.files("hansa.loaders").joinpath(room)
        stack = [root]
        files: list[Traversable] = []
        while stack:
            for item in stack.pop().iterdir():
                (stack if item.is_dir() else files).append(item)
        for file in sorted(files, key=str):
            total.update(file.name.encode() + b"\0" + hashlib.sha256(file.read_bytes()).digest())
    return total.hexdigest()[:10]


def extractor_version() -> str:
    """The version that an extraction carries: of the code, the data, and the registries of the user's own."""
    added = added_version()
    return f"{CODE}-{_data()}-{added}" if added else f"{CODE}-{_data()}"
