"""Files that are written whole or not at all."""

from __future__ import annotations

import io
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, TextIO

from hansa.errors import UsageProblem


def write_file(path: Path, content: str | bytes) -> None:
    """Write a file of text (as UTF-8) or of bytes.

    Raises:
        UsageProblem: it cannot be written there.
    """
    with _whole(path) as file:
        file.write(content.encode("utf-8") if isinstance(content, str) else content)


@contextmanager
def written_whole(path: Path) -> Iterator[TextIO]:
    """A file of text to write; it stands under its name only when the block ends well.

    Raises:
        UsageProblem: it cannot be written there.
    """
    with _whole(path) as file:
        text = io.TextIOWrapper(file, encoding="utf-8", newline="\n")
        yield text
        text.detach()


@contextmanager
def _whole(path: Path) -> Iterator[BinaryIO]:
    if path.exists() and not path.is_file():
        # A pipe or a device has no name to be renamed to.
        with path.open("wb") as direct:
            yield direct
        return
    target = path.resolve()
    try:
        handle, draft = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent, text=False)
    except OSError as error:
        raise UsageProblem(f"{path} cannot be written: {error.strerror}.") from error
    try:
        with os.fdopen(handle, "wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        mask = os.umask(0)
        os.umask(mask)
        Path(draft).chmod(target.stat().st_mode & 0o777 if target.exists() else 0o666 & ~mask)
        Path(draft).replace(target)
    except BaseException:
        Path(draft).unlink(missing_ok=True)
        raise
