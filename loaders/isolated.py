"""Extraction in a process of its own, under a limit of time and memory, so that no text can take the program with it.

A child is `python -m hansa.loaders.isolated`: one JSON line in, one out. It is started once and used for all texts;
one that takes too long or dies costs its text, and is started anew for the next.
"""

from __future__ import annotations

import gc
import json
import subprocess
import sys
import threading
import time
import traceback
from collections import OrderedDict
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from types import TracebackType

from hansa.errors import DocumentProblem
from hansa.graph.model import Extraction, Metadata, canonical, document_id
from hansa.loaders.reading import MEGABYTES, SECONDS

SURE = 0.1
HOPELESS = 1.5
"""After a tenth of the time, a text that would take half as long again as it may, or more, is given up."""

_WORTH_WRITING = 25
"""Expressions compiled anew for which the file of them is written again."""

REMEMBERED = 64
"""Answers kept: those of a batch that was prepared, and of one that failed and is loaded again one by one."""


class IsolatedExtractor:
    """An `Extractor` that reads in child processes. A context manager; `start` only warms the first child up.

    Example:
        >>> with IsolatedExtractor() as extract:
        ...     extract(text, Metadata())
    """

    def __init__(
        self,
        seconds: float = SECONDS,
        megabytes: int = MEGABYTES,
        jobs: int = 1,
        registries: Sequence[str] = (),
        *,
        debug: bool = False,
    ) -> None:
        """Args:
        jobs: texts that `prepare` reads at a time, each in a child of its own.
        registries: files of the user's own to read with, checked already.
        debug: the children print the tracebacks of their faults on standard error.
        """
        self._children = [_Child(seconds, megabytes, registries, debug) for _ in range(jobs)]
        self.languages: set[str | None] = set()
        """The languages of the texts read."""
        self._remembered: OrderedDict[tuple[str, Metadata], Extraction | str] = OrderedDict()

    def __enter__(self) -> IsolatedExtractor:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def start(self) -> None:
        """Start a child, which makes itself ready while other work goes on here."""
        self._children[0].start()

    def prepare(self, texts: Sequence[tuple[str, Metadata]]) -> None:
        """Read these texts at the same time, as far as there are children; calls for them then answer at once."""
        wanted = {(document_id(text), metadata): (text, metadata) for text, metadata in texts}
        todo = [(key, *read) for key, read in wanted.items() if key not in self._remembered]
        queue = iter(todo)
        taking = threading.Lock()

        def work(child: _Child) -> None:
            while True:
                with taking:
                    item = next(queue, None)
                if item is None:
                    return
                key, text, metadata = item
                self._remember(key, child.read(text, metadata))

        # A child more than there is work for would only be started.
        workers = [threading.Thread(target=work, args=(child,)) for child in self._children[: len(todo)]]
        for worker in workers:
            worker.start()
        for worker in workers:
            worker.join()

    def __call__(self, text: str, metadata: Metadata) -> Extraction:
        """Read a text.

        Raises:
            DocumentProblem: it took too long or too much memory, or the extractor failed on it.
        """
        key = document_id(text), metadata
        found = self._remembered.get(key)
        if found is None:
            found = self._remember(key, self._children[0].read(text, metadata))
        if isinstance(found, str):
            raise DocumentProblem(found)
        self.languages.add(found.language)
        return found

    def close(self) -> None:
        """End the children."""
        for child in self._children:
            child.end()

    def _remember(self, key: tuple[str, Metadata], found: Extraction | str) -> Extraction | str:
        self._remembered[key] = found
        while len(self._remembered) > REMEMBERED:
            self._remembered.popitem(last=False)
        return found


class _Child:
    """One child process, started when it is first needed and again when it had to be killed."""

    def __init__(self, seconds: float, megabytes: int, registries: Sequence[str], debug: bool) -> None:
        self.registries = registries
        self.debug = debug
        self.fault: str | None = None
        """Why it cannot start; no other start would go better."""
        self.seconds = seconds
        self.megabytes = megabytes
        self.process: subprocess.Popen[str] | None = None

    def start(self) -> None:
        """Start it, if it does not run."""
        if self.process is not None and self.process.poll() is not None:
            self.end()
        if self.process is None:
            self.process = subprocess.Popen(
                [
                    sys.executable,
                    "-m",
                    "hansa.loaders.isolated",
                    str(self.megabytes),
                    str(self.seconds),
                    *self.registries,
                ],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=None if self.debug else subprocess.DEVNULL,
                encoding="utf-8",
                # Ctrl-C is for this process, which then ends its child.
                start_new_session=True,
            )
            # Its first answer tells that it is ready, so that its start does not count as reading.
            self._send("")

    def read(self, text: str, metadata: Metadata) -> Extraction | str:
        """The extraction, or why there is none."""
        if self.fault is not None:
            return self.fault
        self.start()
        process = self.process
        assert process is not None
        assert process.stdout is not None
        ready = process.stdout.readline().strip()
        if ready:
            self.end()
            self.fault = str(json.loads(ready)["failed"])
            return self.fault
        killed = threading.Event()

        def kill() -> None:
            killed.set()
            process.kill()

        timer = threading.Timer(self.seconds, kill)
        timer.start()
        try:
            self._send(canonical({"text": text, "metadata": metadata.to_json()}))
            line = process.stdout.readline()
        finally:
            timer.cancel()
        if not line.endswith("\n"):
            self.end()
            if killed.is_set():
                return f"Reading it took longer than {self.seconds:g} seconds; it was given up."
            return f"Reading it took more than {self.megabytes} MB of memory, or failed; it was given up."
        self._send("")
        answer = json.loads(line)
        if "failed" in answer:
            return str(answer["failed"])
        return Extraction.from_json(answer["extraction"])

    def end(self) -> None:
        """Kill it, if it runs."""
        process, self.process = self.process, None
        if process is None:
            return
        process.kill()
        for pipe in (process.stdin, process.stdout):
            # What could not be sent any more is of no use.
            with suppress(BrokenPipeError):
                if pipe is not None:
                    pipe.close()
        process.wait()

    def _send(self, line: str) -> None:
        """Send a line; that the child has died is found out when its answer is read."""
        assert self.process is not None
        assert self.process.stdin is not None
        with suppress(BrokenPipeError):
            self.process.stdin.write(line + "\n")
            self.process.stdin.flush()


def limit_memory(megabytes: int) -> None:
    """Allow this many megabytes of address space beyond today's; systems without such a limit go without."""
    try:
        import resource
    except ImportError:
        return
    held = int(Path("/proc/self/statm").read_text("ascii").split()[0]) * resource.getpagesize()
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (held + megabytes * 1024 * 1024, hard))


class _TooSlow(Exception):
    """A text that will not be read in time."""


def _watch(seconds: float) -> Callable[[float], None]:
    """What gives a text up early, once its first blocks show that the whole takes far too long."""
    started = time.process_time()

    def told(share: float) -> None:
        taken = time.process_time() - started
        if taken > SURE * seconds and taken > HOPELESS * seconds * share:
            raise _TooSlow

    return told


def _answer(line: str, seconds: float) -> str:
    from hansa.loaders.extract import extract

    asked = json.loads(line)
    try:
        found = extract(asked["text"], Metadata.from_json(asked["metadata"]), told=_watch(seconds))
        return canonical({"extraction": found.to_json()})
    except _TooSlow:
        return canonical({"failed": f"Reading it would take longer than {seconds:g} seconds; it was given up."})
    except MemoryError:
        return canonical({"failed": "Reading it took too much memory; it was given up."})
    except RecursionError:
        return canonical({"failed": "It is nested too deeply to be read."})
    except DocumentProblem as problem:
        return canonical({"failed": str(problem)})
    except Exception as fault:
        traceback.print_exc()
        return canonical({"failed": f"Hansa fails to read it ({_in_words(fault)})."})


def _in_words(fault: Exception) -> str:
    """The kind of a fault and what it says, in one line."""
    return " ".join(f"{type(fault).__name__}: {fault}".split())


def _warm_up() -> None:
    """Bring all that reading takes into memory."""
    from hansa.loaders.extract import extract
    from hansa.loaders.registries import use

    use(sys.argv[3:])
    extract("Warm up: the mayor of Riga met the mayor of Kazan. Мэр Риги встретил мэра Казани.", Metadata())


def main() -> None:
    """The child: an empty line asks whether it is ready, any other is a text to read.

    One that cannot start says why in the place of its first answer, and ends.
    """
    try:
        from hansa.loaders import kept

        _warm_up()
    except Exception as fault:
        traceback.print_exc()
        why = f"Hansa cannot start to read ({_in_words(fault)}); --debug shows where it fails."
        print(canonical({"failed": why}), flush=True)
        return
    # Most that a long document makes lives until it is answered: looking for garbage all the while doubles its time.
    gc.freeze()
    gc.set_threshold(100_000, 20, 20)
    # Without /proc, or where a lower limit is already set, the limit of time remains.
    with suppress(OSError, ValueError):
        limit_memory(int(sys.argv[1]))
    sys.stdin.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    seconds = float(sys.argv[2])
    kept.save()
    for line in sys.stdin:
        answer = _answer(line, seconds) if line.strip() else ""
        kept.save(_WORTH_WRITING)  # before the answer, behind which the process may be ended
        print(answer, flush=True)


if __name__ == "__main__":
    main()
