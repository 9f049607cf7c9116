"""Extraction in a process of its own, under a limit of time and memory, so that no text can take the program with it.

The child is `python -m hansa.loaders.isolated`: one JSON line in, one out. It is started once and used for all texts;
one that takes too long or dies is killed, costs its text, and is started anew for the next.
"""

from __future__ import annotations

import json
import subprocess
import sys
import threading
from collections import OrderedDict
from contextlib import suppress
from pathlib import Path
from types import TracebackType

from hansa.errors import DocumentProblem
from hansa.graph.model import Extraction, Metadata, canonical, document_id

SECONDS = 10.0
MEGABYTES = 512
"""What reading one document may take by default; memory beyond what the child needs before it reads."""

REMEMBERED = 64
"""Answers kept, as a batch that fails is loaded again one by one."""


class IsolatedExtractor:
    """An `Extractor` that reads in a child process. A context manager; `start` only warms the child up.

    Example:
        >>> with IsolatedExtractor() as extract:
        ...     extract(text, Metadata())
    """

    def __init__(self, seconds: float = SECONDS, megabytes: int = MEGABYTES) -> None:
        self.seconds = seconds
        self.megabytes = megabytes
        self._child: subprocess.Popen[str] | None = None
        self._remembered: OrderedDict[tuple[str, Metadata], Extraction | str] = OrderedDict()

    def __enter__(self) -> IsolatedExtractor:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def start(self) -> None:
        """Start the child, if none runs; it makes itself ready while other work goes on here."""
        if self._child is not None and self._child.poll() is not None:
            self.close()
        if self._child is None:
            self._child = subprocess.Popen(
                [sys.executable, "-m", "hansa.loaders.isolated", str(self.megabytes)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                encoding="utf-8",
                # Ctrl-C is for this process, which then ends its child.
                start_new_session=True,
            )
            # What it says first tells that it is ready, so that its start does not count as reading.
            self._send("")

    def __call__(self, text: str, metadata: Metadata) -> Extraction:
        """Read a text.

        Raises:
            DocumentProblem: it took too long or too much memory, or the extractor failed on it.
        """
        key = document_id(text), metadata
        if key not in self._remembered:
            self._remembered[key] = self._read(text, metadata)
            while len(self._remembered) > REMEMBERED:
                self._remembered.popitem(last=False)
        found = self._remembered[key]
        if isinstance(found, str):
            raise DocumentProblem(found)
        return found

    def close(self) -> None:
        """End the child."""
        child, self._child = self._child, None
        if child is not None:
            child.kill()
            for pipe in (child.stdin, child.stdout):
                # What could not be sent any more is of no use.
                with suppress(BrokenPipeError):
                    if pipe is not None:
                        pipe.close()
            child.wait()

    def _read(self, text: str, metadata: Metadata) -> Extraction | str:
        self.start()
        assert self._child is not None
        assert self._child.stdout is not None
        self._child.stdout.readline()
        killed = threading.Event()

        def kill() -> None:
            killed.set()
            if self._child is not None:
                self._child.kill()

        timer = threading.Timer(self.seconds, kill)
        timer.start()
        try:
            self._send(canonical({"text": text, "metadata": metadata.to_json()}))
            line = self._child.stdout.readline()
        finally:
            timer.cancel()
        if not line.endswith("\n"):
            self.close()
            if killed.is_set():
                return f"Reading it took longer than {self.seconds:g} seconds; it was given up."
            return f"Reading it took more than {self.megabytes} MB of memory, or failed; it was given up."
        self._send("")
        answer = json.loads(line)
        if "failed" in answer:
            return str(answer["failed"])
        return Extraction.from_json(answer["extraction"])

    def _send(self, line: str) -> None:
        """Send a line; a child that has died is found out when its answer is read."""
        assert self._child is not None
        assert self._child.stdin is not None
        with suppress(BrokenPipeError):
            self._child.stdin.write(line + "\n")
            self._child.stdin.flush()


def _limit_memory(megabytes: int) -> None:
    """Allow this many megabytes of address space beyond today's; systems without such a limit go without."""
    try:
        import resource
    except ImportError:
        return
    held = int(Path("/proc/self/statm").read_text("ascii").split()[0]) * resource.getpagesize()
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (held + megabytes * 1024 * 1024, hard))


def _answer(line: str) -> str:
    from hansa.loaders.extract import extract

    asked = json.loads(line)
    try:
        return canonical({"extraction": extract(asked["text"], Metadata.from_json(asked["metadata"])).to_json()})
    except MemoryError:
        return canonical({"failed": "Reading it took too much memory; it was given up."})
    except RecursionError:
        return canonical({"failed": "It is nested too deeply to be read."})
    except Exception as fault:
        return canonical({"failed": f"Hansa fails to read it ({type(fault).__name__}: {fault})."})


def main() -> None:
    """The child: an empty line asks whether it is ready, any other is a text to read."""
    from hansa.loaders.extract import extract

    extract("Warm up: the mayor of Riga met the mayor of Kazan. Мэр Риги встретил мэра Казани.", Metadata())
    # Without /proc, or where a lower limit is already set, the limit of time remains.
    with suppress(OSError, ValueError):
        _limit_memory(int(sys.argv[1]))
    sys.stdin.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    for line in sys.stdin:
        print(_answer(line) if line.strip() else "", flush=True)


if __name__ == "__main__":
    main()
