"""A command whose help shows examples, and that takes `--store` and `--debug` as the root does."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

import click

from hansa.cli.core.lazy import write_examples

if TYPE_CHECKING:
    from hansa.graph.engine import StoreSettings
    from hansa.graph.store.bolt import BoltStore

F = TypeVar("F", bound=Callable[..., Any])

FORMATS = ("table", "json", "csv", "md")


@dataclass
class App:
    """What the options of the root say, for the command.

    Attributes:
        store: as given by `--store`; None leaves it to the environment.
        debug: show tracebacks.
        registries: files of networks, bodies, posts and words by `--registry`, read beside those of Hansa.
    """

    store: str | None = None
    debug: bool = False
    registries: tuple[str, ...] = ()

    def settings(self) -> StoreSettings:
        """Which store is meant."""
        from hansa.graph.engine import resolve_store

        return resolve_store(self.store, os.environ)

    @contextmanager
    def opened(self, *, create: bool = False) -> Iterator[BoltStore]:
        """The store, open for the length of a `with` block.

        Args:
            create: make the folder when it is not there.
        """
        from hansa.cli.core.native import log_native_errors
        from hansa.graph.engine import open_engine, plain_failures
        from hansa.graph.store.bolt import BoltStore
        from hansa.graph.store.bolt_schema import prepare

        s = self.settings()
        log_native_errors(s.uri, create=create)
        with (
            plain_failures(s.uri),
            open_engine(s.uri, user=s.user, password=s.password, database=s.database, create=create) as engine,
        ):
            prepare(engine, create=False)
            yield BoltStore(engine)


def _keep_store(ctx: click.Context, _: click.Parameter, value: str | None) -> None:
    if value is not None:
        from hansa.errors import UsageProblem

        if not value.strip():
            raise UsageProblem("--store names nothing; give a folder, bolt://HOST:PORT or neo4j://HOST:PORT.")
        ctx.ensure_object(App).store = value


def _keep_registries(ctx: click.Context, _: click.Parameter, value: tuple[str, ...]) -> None:
    if value:
        from hansa.loaders.registries import use

        use(value)
        ctx.ensure_object(App).registries = value


def _keep_debug(ctx: click.Context, _: click.Parameter, value: bool) -> None:
    if value:
        ctx.ensure_object(App).debug = True


def common_options(store: bool, reads: bool = False) -> list[click.Parameter]:
    """`--store` and `--debug`: the same on the root and on every command.

    Args:
        store: a store is used; else `--store` is taken, so that scripts need no exceptions, but not shown.
    """
    debug = click.Option(
        ["--debug"],
        is_flag=True,
        expose_value=False,
        is_eager=True,
        callback=_keep_debug,
        help="Show the traceback of an error.",
    )
    where = click.Option(
        ["--store"],
        metavar="URI",
        expose_value=False,
        is_eager=True,
        callback=_keep_store,
        hidden=not store,
        help="A folder, bolt://… or neo4j://…; else HANSA_STORE, else NEO4J_URI, else your data folder.",
    )
    registry = click.Option(
        ["--registry"],
        metavar="FILE",
        multiple=True,
        type=click.Path(),
        envvar="HANSA_REGISTRY",
        expose_value=False,
        callback=_keep_registries,
        hidden=not reads,
        help="Networks, bodies, posts or words of your own to read with; again for more, else HANSA_REGISTRY.",
    )
    return [where, debug, registry]


class Command(click.Command):
    """A command of Hansa.

    Args:
        examples: lines a user can type, shown under the help.
        store: whether it uses a store.
        reads: whether it reads texts, so that its help shows `--registry`; every command takes it.
    """

    def __init__(
        self, *args: Any, examples: tuple[str, ...], store: bool = True, reads: bool = False, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.examples = examples
        self.params += common_options(store, reads)

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        write_examples(formatter, self.examples)


def rows_option(command: F) -> F:
    """`--format`, for a command that prints rows; it reaches the command as `format_`."""
    return click.option(
        "--format",
        "format_",
        type=click.Choice(FORMATS),
        default="table",
        show_default=True,
        help="How to print; json is for programs.",
    )(command)


def confidence_option(command: F) -> F:
    """`--min-confidence`, for a command that reads facts or statements."""
    return click.option(
        "--min-confidence",
        type=click.FloatRange(0, 1),
        default=0.0,
        show_default=True,
        help="Leave out what is less sure.",
    )(command)


pass_app = click.make_pass_decorator(App, ensure=True)
