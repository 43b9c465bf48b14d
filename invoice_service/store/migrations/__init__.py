"""Brings the tables of a database to a version of the schema, one file in `versions` a step."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, Engine

from invoice_service.store.database import open_database

HEAD = "head"
BASE = "base"

# How long a process waits until another one has done the same, in seconds.
_PATIENCE_SECONDS = 600

# The name of a lock holds for a whole MySQL server, and has at most 64 characters.
_LOCK = "CONCAT('invoicemesh ', LEFT(SHA2(DATABASE(), 256), 32))"


def migrate(url: str) -> None:
    """Bring the database at a URL up to date, however long its server takes.

    Raises as `open_database` and `upgrade` do, and sqlalchemy.exc.SQLAlchemyError when it cannot be reached.
    """
    engine = open_database(url, connections=1, answer_seconds=None)
    try:
        upgrade(engine)
    finally:
        engine.dispose()


def upgrade(engine: Engine, revision: str = HEAD) -> None:
    """Go up to a revision, in one transaction where the database can; several processes may do so at the same time.

    Does nothing when the tables are of that revision. alembic.util.CommandError when they are of one that is not known.
    """
    with engine.begin() as connection, _alone(connection):
        command.upgrade(_config(connection), revision)


def downgrade(engine: Engine, revision: str) -> None:
    """Go down to a revision; `BASE` leaves no table. What the newer tables held is lost."""
    with engine.begin() as connection, _alone(connection):
        command.downgrade(_config(connection), revision)


@contextmanager
def _alone(connection: Connection) -> Iterator[None]:
    """Keep other processes from migrating meanwhile. SQLite's transaction does so by itself; MySQL has none for tables.

    TimeoutError when another process does not come to an end.
    """
    if connection.dialect.name != "mysql":
        yield
        return
    if not connection.exec_driver_sql(f"SELECT GET_LOCK({_LOCK}, {_PATIENCE_SECONDS})").scalar():
        raise TimeoutError("Another process has been changing the tables for too long.")
    try:
        yield
    finally:
        connection.exec_driver_sql(f"SELECT RELEASE_LOCK({_LOCK})")


def _config(connection: Connection) -> Config:
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent).replace("%", "%%"))
    config.attributes["connection"] = connection
    return config
