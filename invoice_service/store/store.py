"""The store as the event loop sees it: units of work that run in threads of its own, and word of what they changed."""

import asyncio
import contextvars
import random
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from sqlalchemy import Engine

from invoice_service.store.clock import Clock, utc_now
from invoice_service.store.database import open_database
from invoice_service.store.migrations import migrate
from invoice_service.store.unavailable import Collision
from invoice_service.store.unit_of_work import UnitOfWork, unit_of_work

T = TypeVar("T")

# How often a unit of work is tried that loses to others, and the longest wait in between.
_TRIES = 5
_LONGEST_WAIT_SECONDS = 0.05

Listener = Callable[[frozenset[str]], None]
"""Takes the ids of invoices that a committed unit of work changed. Called in the event loop; must not wait."""


class Store:
    """Runs units of work, at most as many at a time as it has threads; the others wait in line."""

    def __init__(self, engine: Engine, *, threads: int, clock: Clock = utc_now) -> None:
        self._engine = engine
        self._clock = clock
        self._threads = ThreadPoolExecutor(threads, thread_name_prefix="store")
        self._listeners: list[Listener] = []

    @classmethod
    def open(cls, url: str, *, threads: int = 4, clock: Clock = utc_now) -> "Store":
        """Open the database at `url` and bring its tables up to date. Waits for the database: call it in a thread.

        sqlalchemy.exc.SQLAlchemyError when it cannot be reached; alembic.util.CommandError when its tables are of a
        newer version than this program.
        """
        migrate(url)
        return cls(open_database(url, connections=threads), threads=threads, clock=clock)

    async def run(self, work: Callable[[UnitOfWork], T]) -> T:
        """Do `work` in a transaction of its own and give what it returns, once that is committed.

        It is done again when its transaction lost to another one, so that it must do nothing but work with the store.
        Nothing is changed when it raises. A caller that is cancelled meanwhile does not stop it: it is done as a whole,
        or not at all when it has not begun. Besides what `work` raises: ServiceError `ETAG_MISMATCH` and
        `DEPENDENCY_UNAVAILABLE` as `unit_of_work` says.
        """
        loop = asyncio.get_running_loop()

        def unit() -> T:
            with unit_of_work(self._engine, clock=self._clock) as uow:
                result = work(uow)
            if uow.events.changed:
                loop.call_soon_threadsafe(self._tell, uow.events.changed)
            return result

        return await self._in_thread(lambda: _through_collisions(unit))

    async def read(self, work: Callable[[UnitOfWork], T]) -> T:
        """Do `work`, which only reads, and give what it returns. It sees one state of things and waits for nobody."""

        def unit() -> T:
            with unit_of_work(self._engine, read_only=True, clock=self._clock) as uow:
                return work(uow)

        return await self._in_thread(unit)

    def listen(self, listener: Listener) -> None:
        """Call `listener` from now on after each unit of work of this process that changed an invoice."""
        self._listeners.append(listener)

    async def check(self) -> None:
        """Return when the database answers. ServiceError `DEPENDENCY_UNAVAILABLE` when it does not."""
        await self.read(lambda uow: uow.events.latest())

    @property
    def version(self) -> str:
        """The kind of database and its version, e.g. `mariadb 10.11.6`; only the kind before the first connection."""
        dialect = self._engine.dialect
        kind = "mariadb" if getattr(dialect, "is_mariadb", False) else dialect.name
        return " ".join([kind, ".".join(map(str, dialect.server_version_info or ()))]).strip()

    def close(self) -> None:
        """Wait for the units of work that have begun, drop the others, and close the connections."""
        self._threads.shutdown(wait=True, cancel_futures=True)
        self._engine.dispose()

    async def _in_thread(self, unit: Callable[[], T]) -> T:
        # As asyncio.to_thread does, so that log lines keep their request id.
        context = contextvars.copy_context()
        return await asyncio.get_running_loop().run_in_executor(self._threads, lambda: context.run(unit))

    def _tell(self, changed: frozenset[str]) -> None:
        for listener in self._listeners:
            listener(changed)


def _through_collisions(unit: Callable[[], T]) -> T:
    for _ in range(_TRIES - 1):
        try:
            return unit()
        except Collision:
            # Spread, so that two do not meet again.
            time.sleep(random.uniform(0, _LONGEST_WAIT_SECONDS))  # noqa: S311
    return unit()
