"""The engine is native code that writes to descriptor 2 by itself, stack traces of a full disk among other things."""

from __future__ import annotations

import os
import sys
from contextlib import suppress

LARGEST_BYTES = 1_000_000
"""A log of this size is begun anew."""


def log_native_errors(uri: str, *, create: bool) -> None:
    """Let descriptor 2 lead to `log/native.log` in the store folder, and Python's standard error to where it led.

    It stays so to the end of the process, as the engine may write while the process ends. Nothing is done for a
    server, or where standard error is not descriptor 2.

    Args:
        uri: of the store.
        create: make the folder when it is not there.

    Raises:
        StoreError: the folder cannot be used.
    """
    from hansa.graph.engine import log_folder

    log = log_folder(uri, create=create)
    if log is None or not _is_descriptor_2():
        return
    flags = os.O_WRONLY | os.O_CREAT | os.O_APPEND
    try:
        log.mkdir(exist_ok=True)
        name = log / "native.log"
        if name.exists() and name.stat().st_size > LARGEST_BYTES:
            flags |= os.O_TRUNC
        sink = os.open(name, flags, 0o600)
    except OSError:
        # A full disk holds no log.
        sink = os.open(os.devnull, os.O_WRONLY)
    ours = os.dup(2)
    sys.stderr.flush()
    sys.stderr = os.fdopen(ours, "w", encoding="utf-8", errors="backslashreplace", buffering=1)
    os.dup2(sink, 2)
    os.close(sink)


def _is_descriptor_2() -> bool:
    with suppress(OSError, AttributeError, ValueError):
        return sys.stderr.fileno() == 2
    return False
