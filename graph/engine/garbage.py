"""Python's search for garbage, made rare while a transaction runs.

What a transaction makes lives until it ends, and there may be a million objects of it. The collector walks them again
and again and finds nothing, which takes as long as planning what a table of 16,000 rows writes.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

_RARE = (100_000, 20, 20)
"""Thresholds of the three generations: still bounded where a document leaves cycles behind."""

_lock = Lock()
_running = 0
_usual = gc.get_threshold()


@contextmanager
def rare_collection() -> Iterator[None]:
    """Collect rarely until the last of those that run at once has ended, then as before."""
    global _running, _usual
    with _lock:
        if not _running:
            _usual = gc.get_threshold()
            gc.set_threshold(*_RARE)
        _running += 1
    try:
        yield
    finally:
        with _lock:
            _running -= 1
            if not _running:
                gc.set_threshold(*_usual)
