"""Finds connections that a server, or a proxy before it, dropped while nobody used them."""

import time
from typing import Any

from sqlalchemy import Engine, event
from sqlalchemy.exc import DisconnectionError
from sqlalchemy.pool import ConnectionPoolEntry, PoolProxiedConnection

# A connection that was used within so many seconds is taken without a question, which would cost each unit of work a
# journey to the server. When the server was stopped meanwhile, that unit of work fails as one that it was in.
_IDLE_SECONDS = 5.0

_LAST_USE = "last_use"


def ask_idle_connections(engine: Engine) -> None:
    """Have connections asked whether they still stand when they were idle, and replaced when they do not."""
    event.listen(engine, "checkout", _ask)
    event.listen(engine, "checkin", _note_use)


def _ask(connection: Any, entry: ConnectionPoolEntry, _proxy: PoolProxiedConnection) -> None:
    last_use = entry.info.get(_LAST_USE)
    if last_use is None or time.monotonic() - last_use < _IDLE_SECONDS:
        return
    try:
        connection.ping(reconnect=False)
    except Exception as error:  # Whatever it is: it is not fit for use. The pool opens another one.
        raise DisconnectionError from error


def _note_use(_connection: Any, entry: ConnectionPoolEntry) -> None:
    entry.info[_LAST_USE] = time.monotonic()
