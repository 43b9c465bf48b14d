"""Opens the database at a URL, and settles how its connections behave."""

import sqlite3
import time
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url

from invoice_service.store.exact_sum import add_exact_sum
from invoice_service.store.idle_connections import ask_idle_connections

READ_ONLY = "invoice_service_read_only"
"""The execution option of connections whose transactions only read."""

# How long a transaction waits for its turn to write, in milliseconds. A unit of work takes a few.
_BUSY_TIMEOUT_MS = 10_000
_WAL_TRIES = 40
_WAL_PAUSE_SECONDS = 0.05

# How long a MySQL server may take to accept a connection, in seconds.
_CONNECT_TIMEOUT_SECONDS = 5

ANSWER_SECONDS = 30
"""How long a MySQL server may take to answer a statement before it counts as lost."""


def open_database(url: str, *, connections: int, answer_seconds: int | None = ANSWER_SECONDS) -> Engine:
    """Give the engine of a database, which keeps at most so many connections; `answer_seconds` None: waits for ever.

    `sqlite:///path` makes the folder of the file when it is missing; `mysql+pymysql://…` names an existing database.
    Nothing is connected yet. ValueError for any other kind of database.
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
        return _open_mysql(location, connections, answer_seconds)
    raise ValueError(f"{location.get_backend_name()} is neither sqlite nor mysql")


def _open_mysql(location: URL, connections: int, answer_seconds: int | None) -> Engine:
    engine = create_engine(
        location.update_query_dict({"charset": "utf8mb4"}),
        pool_size=connections,
        max_overflow=0,
        # Units of work commit or roll back themselves: a connection comes back with nothing begun.
        pool_reset_on_return=None,
        # No locks on gaps: two uploads that are neighbours in an index need not wait for each other.
        isolation_level="READ COMMITTED",
        connect_args={
            "connect_timeout": _CONNECT_TIMEOUT_SECONDS,
            "read_timeout": answer_seconds,
            "write_timeout": answer_seconds,
            # Values that do not fit are errors, and never cut.
            "init_command": "SET SESSION sql_mode = 'TRADITIONAL', "
            f"innodb_lock_wait_timeout = {_BUSY_TIMEOUT_MS // 1000}",
        },
    )
    event.listen(engine, "begin", _begin_mysql)
    ask_idle_connections(engine)
    return engine


def _begin_mysql(connection: Connection) -> None:
    """Let a reader see one state of things from its first statement to its last."""
    if connection.get_execution_options().get(READ_ONLY, False):
        connection.exec_driver_sql("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")


def _prepare_sqlite(connection: sqlite3.Connection, _record: Any) -> None:
    # The driver begins no transaction by itself: _begin_sqlite says which kind it is to be.
    connection.isolation_level = None
    connection.execute(f"PRAGMA busy_timeout = {_BUSY_TIMEOUT_MS}")
    _switch_to_wal(connection)
    # What was committed survives a loss of power; NORMAL would only keep the file whole.
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA foreign_keys = ON")
    add_exact_sum(connection)


def _switch_to_wal(connection: sqlite3.Connection) -> None:
    """Readers and a writer at once. Of two that open a new file together, SQLite tells one `locked` without waiting."""
    for _ in range(_WAL_TRIES):
        try:
            connection.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError:
            time.sleep(_WAL_PAUSE_SECONDS)
        else:
            return
    connection.execute("PRAGMA journal_mode = WAL")


def _begin_sqlite(connection: Connection) -> None:
    """Let readers never wait, and writers queue at their beginning instead of failing at their first write."""
    read_only = connection.get_execution_options().get(READ_ONLY, False)
    connection.exec_driver_sql(f"PRAGMA query_only = {'ON' if read_only else 'OFF'}")
    connection.exec_driver_sql("BEGIN" if read_only else "BEGIN IMMEDIATE")
