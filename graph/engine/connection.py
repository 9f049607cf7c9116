"""A store over Bolt with the official driver: managed transactions, and errors in plain sentences."""

from __future__ import annotations

import logging
import re
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Literal, TypeVar

from hansa.errors import StoreError, StoreUnreachable, StoreVersion
from hansa.graph.engine.garbage import rare_collection

if TYPE_CHECKING:
    from types import TracebackType

    from neo4j import Driver, ManagedTransaction

Kind = Literal["embedded", "neo4j"]
T = TypeVar("T")

CONNECT_SECONDS = 5.0
"""How long a server may take to answer before it counts as not there."""

OLDEST_NEO4J = 5

FULL_BYTES = 256 * 1024
"""Less than this left on a disk, and the engine cannot extend its files."""

LONGEST_SAID = 200
"""Characters of a server's message that are shown."""

_EXPECTED = re.compile(r",? expect(?:ed|ing):? .* or \d+ more.*")

_AGENT = re.compile(r"Neo4j/(\d+)\.(\d+)[\w.+-]*(?: compatible \(ArcadeDB ([\w.+-]+)\))?")


class Engine:
    """An open store. A context manager; closing it also stops an engine that runs in this process.

    Attributes:
        driver: the official Neo4j driver.
        database: the database to work in; None is the server's own default.
        kind: `embedded` (ArcadeDB, here or behind `hansa serve`) or `neo4j`: the dialect of Cypher it speaks.
        version: of the server, such as `5.26.18`.
        url: the Bolt address, for people.
    """

    def __init__(
        self,
        driver: Driver,
        *,
        database: str | None,
        kind: Kind,
        version: str,
        url: str,
        on_close: Callable[[], None] | None = None,
    ) -> None:
        self.driver = driver
        self.database = database
        self.kind: Kind = kind
        self.version = version
        self.url = url
        self._on_close = on_close

    @property
    def is_own(self) -> bool:
        """Whether the engine runs in this process, so that no other process can be at the store."""
        return self._on_close is not None

    def execute_read(self, work: Callable[[ManagedTransaction], T]) -> T:
        """Run `work` in one managed transaction in READ mode, and return what it returns.

        The driver runs `work` again after a passing error, so it must do nothing but talk to its transaction.

        Raises:
            StoreUnreachable: the server is gone or refuses this user.
            KeyboardInterrupt: at once, without waiting for the query.
        """
        return self._execute("READ", work)

    def execute_write(self, work: Callable[[ManagedTransaction], T]) -> T:
        """Run `work` in one managed transaction in WRITE mode; see `execute_read`. Whole or not at all."""
        return self._execute("WRITE", work)

    def _execute(self, mode: Literal["READ", "WRITE"], work: Callable[[ManagedTransaction], T]) -> T:
        from asyncio import CancelledError

        try:
            with (
                plain_errors(self.url, joined=True),
                self.driver.session(database=self.database) as session,
                rare_collection(),
            ):
                try:
                    return session.execute_read(work) if mode == "READ" else session.execute_write(work)
                except KeyboardInterrupt as interrupt:
                    # A session left in any other way asks for a roll back and waits until the query has ended;
                    # on cancellation it drops the connection, and the server rolls back by itself.
                    raise CancelledError from interrupt
        except CancelledError:
            raise KeyboardInterrupt from None

    def close(self) -> None:
        """Close the driver and, if it runs in this process, the engine. Harmless when done twice."""
        try:
            self.driver.close()
        finally:
            on_close, self._on_close = self._on_close, None
            if on_close is not None:
                on_close()

    def __enter__(self) -> Engine:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def import_driver() -> None:
    """Import the driver without numpy and pandas, which it would import too, to take their numbers as parameters.

    Hansa gives it none, and they take longer to import than the driver.
    """
    if "neo4j" in sys.modules:
        return
    hidden = [name for name in ("numpy", "pandas") if name not in sys.modules]
    for name in hidden:
        sys.modules[name] = None  # type: ignore[assignment]  # how Python says: not to be found
    try:
        import neo4j  # noqa: F401 (only to have it loaded)
    finally:
        for name in hidden:
            del sys.modules[name]


def connect(
    url: str,
    *,
    user: str | None,
    password: str | None,
    database: str | None,
    on_close: Callable[[], None] | None = None,
) -> Engine:
    """Connect to a server and check that it answers, lets this user in and is new enough.

    Raises:
        StoreUnreachable: nothing answers within `CONNECT_SECONDS`, or it refuses user and password.
        StoreVersion: it is older than Neo4j 5.
    """
    import_driver()
    import neo4j

    # Without a handler Python would print on the terminal what the driver logs: a lost connection, or a hint of the
    # server that a query names a label the store does not have yet.
    logger = logging.getLogger("neo4j")
    if not logger.handlers:
        logger.addHandler(logging.NullHandler())
    logging.getLogger("neo4j.notifications").setLevel(logging.ERROR)
    with plain_errors(url):
        driver = neo4j.GraphDatabase.driver(
            url,
            auth=(user or "neo4j", password) if password is not None else None,
            connection_timeout=CONNECT_SECONDS,
            connection_acquisition_timeout=CONNECT_SECONDS,
            user_agent="hansa",
            telemetry_disabled=True,
        )
    try:
        with plain_errors(url):
            agent = driver.get_server_info().agent
        kind, version = _identify(agent, url)
    except BaseException:
        driver.close()
        raise
    return Engine(driver, database=database, kind=kind, version=version, url=url, on_close=on_close)


def _identify(agent: str, url: str) -> tuple[Kind, str]:
    """What the server says it is: `Neo4j/5.26.18`, or `Neo4j/5.26.0 compatible (ArcadeDB 26.10.2)`."""
    match = _AGENT.match(agent)
    if match is None:
        raise StoreVersion(f"The server at {url} is {agent or 'unknown'}; Hansa needs Neo4j 5 or later.")
    major, _, arcadedb = match.groups()
    if arcadedb is not None:
        return "embedded", arcadedb
    if int(major) < OLDEST_NEO4J:
        raise StoreVersion(f"The server at {url} is {agent.replace('/', ' ')}; Hansa needs Neo4j 5 or later.")
    return "neo4j", agent.removeprefix("Neo4j/")


@contextmanager
def plain_errors(url: str, *, joined: bool = False) -> Iterator[None]:
    """Turn the driver's errors about reaching a server into StoreError; errors about a query pass.

    Args:
        joined: the server has let this user in before.
    """
    from neo4j.exceptions import DriverError, Neo4jError

    try:
        yield
    except (DriverError, Neo4jError) as error:
        problem = _problem(error, url, joined)
        if problem is None:
            raise
        raise problem from error
    except ValueError as error:
        if "resolve" in str(error).lower():
            raise StoreUnreachable(f"No server is known as {url}.") from error
        raise
    except OSError as error:
        raise StoreUnreachable(f"No server answers at {url}: {error.strerror or error}.") from error


@contextmanager
def plain_failures(store: str) -> Iterator[None]:
    """Turn what is left of the driver's errors into StoreError, for a program that shows them.

    Args:
        store: the folder or address, as the user knows it.

    Raises:
        StoreError: the server failed, lost the transaction or went away.
    """
    try:
        yield
    except Exception as error:
        if "neo4j" not in sys.modules:
            raise
        from neo4j.exceptions import DriverError, Neo4jError

        if is_full(store) and isinstance(error, (DriverError, Neo4jError, StoreError)):
            raise StoreError(
                f"The store {store} could not be written: the disk is full; free some space and try again."
            ) from error
        if not isinstance(error, (DriverError, Neo4jError)):
            raise
        place = "the log of the server" if "://" in store else f"{Path(store) / 'log'}"
        said = first_line(error).rstrip(".")
        raise StoreError(f"The store {store} failed: {said}; see {place}, then try again.") from error


def is_full(store: str) -> bool:
    """True where the store is a folder on a disk that has no room left for the engine."""
    if "://" in store:
        return False
    try:
        return shutil.disk_usage(Path(store).expanduser()).free < FULL_BYTES
    except OSError:
        return False


def first_line(error: Exception) -> str:
    """What a server says, cut to a length that can be read: a parser may list all the words it would have taken."""
    text = str(getattr(error, "message", None) or error).strip() or "it gives no reason"
    line = _EXPECTED.sub("", text.splitlines()[0])
    return line if len(line) <= LONGEST_SAID else f"{line[:LONGEST_SAID]}…"


def _problem(error: Exception, url: str, joined: bool) -> StoreError | None:
    from neo4j import exceptions

    code = getattr(error, "code", None) or ""
    if joined and code.endswith((".Unauthorized", ".TokenExpired")):
        # A server that is about to end forgets its users before it closes the connections.
        return StoreUnreachable(f"The server at {url} has ended, or does not let this user in any more.")
    if isinstance(error, exceptions.AuthError) or code.startswith("Neo.ClientError.Security."):
        if code.endswith("AuthenticationRateLimit"):
            return StoreUnreachable(f"The server at {url} has had too many wrong passwords; wait a few seconds.")
        if code.endswith("CredentialsExpired"):
            return StoreUnreachable(f"The server at {url} wants a new password first; set one in Neo4j Browser.")
        if code.endswith("Forbidden"):
            return StoreUnreachable(f"The server at {url} does not allow this user to do that.")
        return StoreUnreachable(
            f"The server at {url} does not accept this user and password; check NEO4J_USERNAME and NEO4J_PASSWORD."
        )
    if code.endswith("Database.DatabaseNotFound"):
        return StoreUnreachable(f"The server at {url} has no database of that name; check NEO4J_DATABASE.")
    if isinstance(error, exceptions.UnsupportedServerProduct) or "protocol version" in str(error).lower():
        return StoreVersion(f"The server at {url} is too old or no Neo4j; Hansa needs Neo4j 5 or later.")
    if isinstance(error, (exceptions.ServiceUnavailable, exceptions.SessionExpired)):
        return StoreUnreachable(f"No server answers at {url}; check that it runs and that the address is right.")
    if isinstance(error, exceptions.ConfigurationError):
        return StoreUnreachable(f"The server at {url} cannot be reached as asked: {' '.join(str(error).split())}")
    return None
