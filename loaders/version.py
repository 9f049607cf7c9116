"""The version of the extractor: that of the code and of the data it reads."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from functools import lru_cache
from importlib import resources
from pathlib import Path

from hansa.loaders import kept
from hansa.loaders.registries import added_version

CODE = "5"
"""Raised whenever the same text may give other statements."""


@lru_cache(maxsize=1)
def _data() -> str:
    """A short hash over the names and contents of the reference data and word lists."""
    root = Path(str(resources.files("hansa.loaders")))
    found = (p for room in ("data", "languages/data") for p in (root / room).rglob("*") if p.is_file())
    files = sorted(found, key=str)
    (digest,) = kept.value(f"version {kept.stamp(*files)}", lambda: (_hash(files),))
    return str(digest)


def _hash(files: Sequence[Path]) -> str:
    total = hashlib.sha256()
    for file in files:
        total.update(file.name.encode() + b"\0" + hashlib.sha256(file.read_bytes()).digest())
    return total.hexdigest()[:10]


def extractor_version() -> str:
    """The version that an extraction carries: of the code, the data, and the registries of the user's own."""
    added = added_version()
    return f"{CODE}-{_data()}-{added}" if added else f"{CODE}-{_data()}"
