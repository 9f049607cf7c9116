"""Waiting for the end of a service."""

from __future__ import annotations

import signal
import threading
from types import FrameType


def until_told_to_stop() -> None:
    """Wait until the process is told to terminate; Ctrl-C raises KeyboardInterrupt as everywhere."""
    told = threading.Event()

    def stop(_number: int, _frame: FrameType | None) -> None:
        told.set()

    before = signal.signal(signal.SIGTERM, stop)
    try:
        # A wait without limit cannot be interrupted on Windows.
        while not told.wait(1.0):
            pass
    finally:
        signal.signal(signal.SIGTERM, before)
