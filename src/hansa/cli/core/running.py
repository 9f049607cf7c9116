"""The one place where errors become a sentence on standard error and an exit code.

0    done
1    done, but some documents failed
2    wrong usage, or an unknown name
3    the store cannot be reached, is locked or is of another version
70   a fault of Hansa itself
130  interrupted
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

import click

from hansa.cli.core.command import App
from hansa.errors import HansaError

PROGRAM = "hansa"
COMPLETE_VARIABLE = "_HANSA_COMPLETE"

INTERRUPTED = 130
FAULT = 70


def run(root: click.Command, arguments: Sequence[str] | None = None) -> int:
    """Run a command and return its exit code; whatever goes wrong is told in one sentence."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    _use_utf8()
    instruction = os.environ.get(COMPLETE_VARIABLE)
    if instruction and arguments is None:
        from click.shell_completion import shell_complete

        return shell_complete(root, {}, PROGRAM, COMPLETE_VARIABLE, instruction)
    app = App(debug="--debug" in given)
    try:
        with root.make_context(PROGRAM, given, obj=app) as ctx:
            root.invoke(ctx)
        sys.stdout.flush()
        return 0
    except click.exceptions.Exit as ended:
        return _flushed(ended.exit_code)
    except BrokenPipeError:
        _drop_stdout()
        return 0
    except click.exceptions.NoArgsIsHelpError as asked:
        print(asked.format_message())
        return 0
    except BaseException as error:
        if app.debug:
            import traceback

            traceback.print_exc()
        code, sentence = told(error)
        if sentence and not app.debug:
            print(sentence, file=sys.stderr)
        return code


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
    if isinstance(error, OSError) and error.filename is not None:
        return 2, f"{error.filename}: {_sentence(error.strerror or str(error))}"
    if isinstance(error, MemoryError):
        return FAULT, "There is not enough memory for this."
    if isinstance(error, SystemExit):
        return error.code if isinstance(error.code, int) else FAULT, ""
    line = " ".join(str(error).split())[:300]
    return FAULT, f"Hansa failed ({type(error).__name__}: {line}); run it again with --debug and report what it says."


def _sentence(message: str) -> str:
    line = " ".join(message.split())
    return line if line.endswith((".", "?", "!")) else f"{line}."


def _use_utf8() -> None:
    """The same bytes whatever the locale; what cannot be encoded is shown escaped."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="backslashreplace")


def _flushed(code: int) -> int:
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        _drop_stdout()
    return code


def _drop_stdout() -> None:
    """The reader has gone: let the interpreter's own flush at exit write into nothing."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
