"""Brings the tables of a database to a version of the schema, one file in `versions` a step."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, Engine

HEAD = "head"
BASE = "base"


def upgrade(engine: Engine, revision: str = HEAD) -> None:
    """Go up to a revision, in one transaction where the database can; several processes may do so at the same time.

    Does nothing when the tables are of that revision. alembic.util.CommandError when they are of one that is not known.
    """
    with engine.begin() as connection:
        command.upgrade(_config(connection), revision)


def downgrade(engine: Engine, revision: str) -> None:
    """Go down to a revision; `BASE` leaves no table. What the newer tables held is lost."""
    with engine.begin() as connection:
        command.downgrade(_config(connection), revision)


def _config(connection: Connection) -> Config:
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent).replace("%", "%%"))
    config.attributes["connection"] = connection
    return config
