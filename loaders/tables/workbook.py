"""The sheets of an xlsx workbook, read in a process of its own under a limit of time and memory.

The child is `python -m hansa.loaders.tables.workbook PATH MEGABYTES`: it prints one JSON object. A workbook is a ZIP
archive of XML that may unpack to any size, so that only a limit on the process is a limit.
"""

from __future__ import annotations

import gc
import json
import subprocess
import sys
from contextlib import suppress
from datetime import date, datetime, time
from functools import lru_cache
from pathlib import Path

from hansa.errors import DocumentProblem
from hansa.loaders.tables import sheet

_REMEMBERED = 4
"""Workbooks whose sheets are kept, as they are asked for one by one."""


def sheets(path: Path, seconds: float, megabytes: int) -> dict[str, str]:
    """The canonical TSV of each sheet by its name, in the order of the workbook.

    Raises:
        DocumentProblem: it is no workbook, or reading it took too long or too much memory.
    """
    try:
        state = path.stat()
    except OSError as error:
        raise DocumentProblem(f"{path} cannot be read: {error.strerror or error}.") from error
    answer = _answer(str(path.resolve()), state.st_mtime_ns, state.st_size, seconds, megabytes)
    if isinstance(answer, str):
        raise DocumentProblem(f"{path} {answer}")
    return answer


@lru_cache(maxsize=_REMEMBERED)
def _answer(path: str, _changed: int, _size: int, seconds: float, megabytes: int) -> dict[str, str] | str:
    command = [sys.executable, "-m", "hansa.loaders.tables.workbook", path, str(megabytes)]
    try:
        done = subprocess.run(
            command, capture_output=True, timeout=seconds, check=False, encoding="utf-8", start_new_session=True
        )
    except subprocess.TimeoutExpired:
        return f"took longer than {seconds:g} seconds to read; it was given up."
    if done.returncode:
        return f"took more than {megabytes} MB of memory to read, or cannot be read; it was given up."
    answer = json.loads(done.stdout)
    return str(answer["failed"]) if "failed" in answer else dict(answer["sheets"])


def _read(path: str) -> dict[str, object]:
    import warnings
    from zipfile import BadZipFile

    from openpyxl import load_workbook
    from openpyxl.utils.exceptions import InvalidFileException

    # What it cannot keep (validation, styles) is of no use here.
    warnings.simplefilter("ignore")
    try:
        book = load_workbook(path, read_only=True, data_only=True)
        found = {}
        for page in book.worksheets:
            # A sheet may say that it is larger than it is.
            page.reset_dimensions()
            found[page.title] = sheet.to_text(
                [cell(value) for value in row] for row in page.iter_rows(values_only=True)
            )
    except (BadZipFile, InvalidFileException, KeyError, ValueError, TypeError, AttributeError, SyntaxError, EOFError):
        return {"failed": "is no xlsx workbook that can be read; save it again as xlsx, or as csv."}
    return {"sheets": found}


def cell(value: object) -> str:
    """The text of a value as a spreadsheet holds it: whole numbers without a point, dates as ISO 8601."""
    if value is None or (isinstance(value, str) and value.startswith("#") and value in _ERRORS):
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ", "seconds")
    if isinstance(value, date):
        return value.isoformat()
    return str(value)


_ERRORS = frozenset(["#N/A", "#REF!", "#NAME?", "#VALUE!", "#DIV/0!", "#NULL!", "#NUM!"])


def main() -> None:
    """The child."""
    from hansa.loaders.isolated import limit_memory

    # Nothing that it makes is garbage before it ends.
    gc.disable()
    # Without /proc, or where a lower limit is already set, the limit of time remains.
    with suppress(OSError, ValueError):
        limit_memory(int(sys.argv[2]))
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    json.dump(_read(sys.argv[1]), sys.stdout, ensure_ascii=False)


if __name__ == "__main__":
    main()
