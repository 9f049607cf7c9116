"""The one place where errors become a sentence on standard error and an exit code.

0    done
1    done, but some documents failed
2    wrong usage, or an unknown name
3    the store cannot be reached, is locked or is of another version; or the machine or Hansa itself failed
130  interrupted
"""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TextIO

import click

from hansa.cli.core.command import App
from hansa.cli.core.telling import tell
from hansa.errors import HansaError

PROGRAM = "hansa"
COMPLETE_VARIABLE = "_HANSA_COMPLETE"

INTERRUPTED = 130
FAILED = 3

MACHINE_ERRORS = frozenset(
    {errno.ENOSPC, errno.EDQUOT, errno.EIO, errno.EFBIG, errno.EROFS, errno.EMFILE, errno.ENFILE}
)
"""The errors of the system that are about the machine, not about what was asked for."""


def run(root: click.Command, arguments: Sequence[str] | None = None) -> int:
    """Run a command and return its exit code; whatever goes wrong is told in one sentence."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    _open_standard_streams()
    _use_utf8()
    instruction = os.environ.get(COMPLETE_VARIABLE)
    if instruction and arguments is None:
        from click.shell_completion import shell_complete

        return shell_complete(root, {}, PROGRAM, COMPLETE_VARIABLE, instruction)
    app = App(debug="--debug" in given)
    try:
        if not given:
            given = ["--help"]
        with root.make_context(PROGRAM, given, obj=app) as ctx:
            code = _invoked(root, ctx)
            sys.stdout.flush()
            return code
    except click.exceptions.Exit as ended:
        return _flushed(ended.exit_code)
    except BaseException as error:
        # Rich makes an exit with code 1 of a reader that has gone.
        if isinstance(error, BrokenPipeError) or isinstance(error.__context__, BrokenPipeError):
            _drop(sys.stdout)
            return 0
        code, sentence = told(error)
        _flushed(code)
        with _if_it_takes_more(sys.stderr):
            if app.debug:
                import traceback

                traceback.print_exc()
            elif sentence:
                tell(sentence)
            sys.stderr.flush()
        return code


def _invoked(root: click.Command, ctx: click.Context) -> int:
    try:
        root.invoke(ctx)
    except click.exceptions.Exit as ended:
        return ended.exit_code
    return 0


def told(error: BaseException) -> tuple[int, str]:
    """The exit code of an error, and what the user reads."""
    if isinstance(error, (KeyboardInterrupt, click.Abort)):
        return INTERRUPTED, "Interrupted."
    if isinstance(error, HansaError):
        return error.exit_code, str(error)
    if isinstance(error, click.UsageError):
        where = error.ctx.command_path if error.ctx else PROGRAM
        return 2, f"{_sentence(error.format_message())} See {where} --help."
    if isinstance(error, click.ClickException):
        return 2, _sentence(error.format_message())
    if isinstance(error, OSError) and error.strerror and (error.filename is not None or error.errno in MACHINE_ERRORS):
        what = "The output could not be written" if error.filename is None else os.fsdecode(error.filename)
        return FAILED if error.errno in MACHINE_ERRORS else 2, f"{what}: {_sentence(error.strerror)}"
    if isinstance(error, UnicodeEncodeError):
        # Bytes of an argument that are no UTF-8 reach Python as halves of characters.
        given = error.object[error.start : error.end].encode("utf-8", "surrogateescape")
        return 2, f"{given.decode('utf-8', 'backslashreplace')} is no text in UTF-8."
    if isinstance(error, MemoryError):
        return FAILED, "There is not enough memory for this."
    if isinstance(error, SystemExit):
        return error.code if isinstance(error.code, int) else FAILED, ""
    return FAILED, "Hansa failed by a fault of its own; run it again with --debug and report what it says."


def _sentence(message: str) -> str:
    line = " ".join(message.split())
    return line if line.endswith((".", "?", "!")) else f"{line}."


def _use_utf8() -> None:
    """The same bytes whatever the locale; what cannot be encoded is shown escaped."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="backslashreplace")


def _open_standard_streams() -> None:
    """Put nothing in the place of streams that the caller closed, before a file takes their descriptor."""
    for number, name, mode in ((0, "stdin", "r"), (1, "stdout", "w"), (2, "stderr", "w")):
        if getattr(sys, name) is None:
            nothing = os.open(os.devnull, os.O_RDWR)
            if nothing != number:
                os.dup2(nothing, number)
                os.close(nothing)
            setattr(sys, name, os.fdopen(number, mode, encoding="utf-8", closefd=False))


def _flushed(code: int) -> int:
    with _if_it_takes_more(sys.stdout):
        sys.stdout.flush()
    return code


@contextmanager
def _if_it_takes_more(stream: TextIO) -> Iterator[None]:
    """Write to a stream that may take no more: the reader has gone, or the disk is full."""
    try:
        yield
    except OSError:
        _drop(stream)


def _drop(stream: TextIO) -> None:
    """Let the interpreter's own flush at exit write into nothing."""
    nothing = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nothing, stream.fileno())
    os.close(nothing)
