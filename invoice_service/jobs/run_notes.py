"""What a run has to write down on its way: the pages it read and how far it is. Written together, some times a second.

A transaction for each page and step would take more time than many a document does.
"""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

import structlog

from invoice_service.store import Store, UnitOfWork
from invoice_service.store.repositories.jobs import Attempt
from invoicemesh.invoice.v1.invoice_pb2 import Progress
from mesh.errors import ServiceError

_log = structlog.get_logger(__name__)

# From a note until it is written, and with it those that came meanwhile. A crash loses no more than that, and the next
# run reads the pages again.
_PAUSE_SECONDS = 0.25

Note = Callable[[UnitOfWork], object]
"""Writes something in a unit of work, as the attempt that it is of."""


class RunNotes:
    """The notes of one attempt, in their order."""

    def __init__(self, attempt: Attempt, store: Store) -> None:
        self._attempt = attempt
        self._store = store
        self._notes: list[Note] = []
        self._progress: Progress | None = None
        self._news = asyncio.Event()
        self._writing = asyncio.Lock()

    def add(self, note: Note) -> None:
        """Have something written soon."""
        self._notes.append(note)
        self._news.set()

    def report(self, progress: Progress) -> None:
        """Have it shown soon how far the run is, unless it is further by then."""
        self._progress = progress
        self._news.set()

    async def keep_writing(self) -> None:
        """Writes until it is cancelled. Raises AttemptLost once the invoice is no longer the attempt's."""
        while True:
            await self._news.wait()
            await asyncio.sleep(_PAUSE_SECONDS)
            async with self._writing:
                self._news.clear()
                await self._write()

    @asynccontextmanager
    async def rest(self) -> AsyncIterator[Note]:
        """Gives what was not written yet, for the unit of work that ends the run; nothing else is written meanwhile."""
        async with self._writing:
            notes = tuple(self._notes)

            def write(uow: UnitOfWork) -> None:
                for note in notes:
                    note(uow)

            yield write

    async def _write(self) -> None:
        notes, progress = tuple(self._notes), self._progress

        def write(uow: UnitOfWork) -> None:
            for note in notes:
                note(uow)
            if progress is not None:
                uow.jobs.report(self._attempt, progress)

        try:
            await self._store.run(write)
        except (
            ServiceError
        ) as error:  # They are written with those that come next, at the end of the run at the latest.
            _log.warning("notes_not_written", reason=error.reason)
            return
        del self._notes[: len(notes)]
