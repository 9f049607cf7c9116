"""Which store is meant: an option, the environment, or the platform's data folder. Nothing is read at import."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from hansa.errors import UsageProblem

SERVER_SCHEMES = frozenset({"bolt", "bolt+s", "bolt+ssc", "neo4j", "neo4j+s", "neo4j+ssc"})

_HOST_AND_PORT = re.compile(r"(?:[\w.-]{2,}|\[[0-9A-Fa-f:]+\]):\d{1,5}(?:/.*)?")


@dataclass(frozen=True, slots=True)
class StoreSettings:
    """Where a store is and as whom it is entered.

    Attributes:
        uri: a folder path, or a `bolt://` or `neo4j://` address (also `+s`, `+ssc`).
        user, password, database: for a server; None where none is given. A folder needs none.
    """

    uri: str
    user: str | None = None
    password: str | None = field(default=None, repr=False)
    database: str | None = None


def is_server_address(uri: str) -> bool:
    """True for the address of a server, False for a folder path.

    Raises:
        UsageProblem: the address lacks its scheme, has one that is not Bolt, names no host, or carries a password.
    """
    if "://" not in uri:
        if _HOST_AND_PORT.fullmatch(uri):
            # A folder of such a name would be made, and the server never asked.
            raise UsageProblem(f"{uri} is no store; write bolt://{uri} for a server, or ./{uri} for a folder.")
        return False
    try:
        parts = urlsplit(uri)
        host, _ = parts.hostname, parts.port
    except ValueError as error:
        raise UsageProblem("The store address cannot be read; write it as bolt://HOST:PORT.") from error
    if parts.scheme.lower() not in SERVER_SCHEMES:
        raise UsageProblem(
            f"A store cannot be reached by {parts.scheme}://; give a folder, bolt://HOST:PORT or neo4j://HOST:PORT."
        )
    if parts.username is not None or parts.password is not None:
        # The address goes into messages and logs, where a password must not stand.
        raise UsageProblem("Leave user and password out of the address; set NEO4J_USERNAME and NEO4J_PASSWORD.")
    if not host:
        raise UsageProblem("The store address names no host; write it as bolt://HOST:PORT.")
    return True


def settings_from_environment(env: Mapping[str, str]) -> StoreSettings | None:
    """The store that the environment names: HANSA_STORE, else NEO4J_URI; None when neither is set.

    NEO4J_USERNAME, NEO4J_PASSWORD and NEO4J_DATABASE go with either. An empty variable counts as not set.
    """
    uri = env.get("HANSA_STORE") or env.get("NEO4J_URI")
    return _with_credentials(uri, env) if uri else None


def resolve_store(option: str | None, env: Mapping[str, str]) -> StoreSettings:
    """The store that is meant: `option` (`--store`), else the environment, else the platform's data folder."""
    if option:
        return _with_credentials(option, env)
    return settings_from_environment(env) or StoreSettings(str(default_folder()))


def default_folder() -> Path:
    """The store folder of a user who names none, in the platform's data folder.

    Raises:
        UsageProblem: the user has no home folder.
    """
    from platformdirs import user_data_path

    try:
        return user_data_path("hansa", appauthor=False) / "store"
    except RuntimeError:
        raise UsageProblem("This user has no home folder; name the store with --store FOLDER.") from None


def _with_credentials(uri: str, env: Mapping[str, str]) -> StoreSettings:
    return StoreSettings(
        uri,
        user=env.get("NEO4J_USERNAME") or None,
        password=env.get("NEO4J_PASSWORD") or None,
        database=env.get("NEO4J_DATABASE") or None,
    )
