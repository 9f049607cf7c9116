"""How a store is reached, whatever it is: a folder served in this process, a running `hansa serve`, or Neo4j.

    settings = resolve_store(option, os.environ)
    with open_engine(settings.uri, user=settings.user, password=settings.password) as engine:
        engine.execute_read(lambda tx: tx.run("RETURN 1 AS n").data())

`settings` says which store is meant, `folder` what lies in a store folder and who holds it, `embedded` runs the engine
in this process, `connection` speaks Bolt, `opening` puts them together and serves a folder to other programs.
"""

from hansa.graph.engine.connection import Engine, plain_failures
from hansa.graph.engine.opening import Served, log_folder, open_engine, serve, store_folder
from hansa.graph.engine.settings import StoreSettings, is_server_address, resolve_store, settings_from_environment

__all__ = [
    "Engine",
    "Served",
    "StoreSettings",
    "is_server_address",
    "log_folder",
    "open_engine",
    "plain_failures",
    "resolve_store",
    "serve",
    "settings_from_environment",
    "store_folder",
]
