"""Opens the database at a URL, and settles how its connections behave."""

import sqlite3
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, make_url

READ_ONLY = "invoice_service_read_only"
"""The execution option of connections whose transactions only read."""

# How long a transaction waits for its turn to write, in milliseconds. A unit of work takes a few.
_BUSY_TIMEOUT_MS = 10_000


def open_database(url: str, *, connections: int) -> Engine:
    """Give the engine of a database, which keeps at most so many connections.

    `sqlite:///path` makes the folder of the file when it is missing; `mysql+pymysql://…` names an existing database.
    Nothing is connected yet.
    """
    location = make_url(url)
    if location.get_backend_name() == "sqlite":
        if location.database:
            Path(location.database).absolute().parent.mkdir(parents=True, exist_ok=True)
        # `hide_parameters`: an error that is logged must not quote the record that it was about.
        engine = create_engine(location, pool_size=connections, max_overflow=0, hide_parameters=True)
        event.listen(engine, "connect", _prepare_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
        return engine
    if location.get_backend_name() == "mysql":
        location = location.update_query_dict({"charset": "utf8mb4"})
    return create_engine(location, pool_size=connections, max_overflow=0, pool_pre_ping=True, hide_parameters=True)


def _prepare_sqlite(connection: sqlite3.Connection, _record: Any) -> None:
    # The driver begins no transaction by itself: _begin_sqlite says which kind it is to be.
    connection.isolation_level = None
    connection.execute(f"PRAGMA busy_timeout = {_BUSY_TIMEOUT_MS}")
    connection.execute("PRAGMA journal_mode = WAL")
    # What was committed survives a loss of power; NORMAL would only keep the file whole.
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA foreign_keys = ON")


def _begin_sqlite(connection: Connection) -> None:
    """Let readers never wait, and writers queue at their beginning instead of failing at their first write."""
    read_only = connection.get_execution_options().get(READ_ONLY, False)
    connection.exec_driver_sql(f"PRAGMA query_only = {'ON' if read_only else 'OFF'}")
    connection.exec_driver_sql("BEGIN" if read_only else "BEGIN IMMEDIATE")
