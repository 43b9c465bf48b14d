"""Holds an invoice while a run works on it: the lease is renewed again and again, and the run ends when it is lost."""

import asyncio
from collections.abc import AsyncIterator, Coroutine
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

import structlog

from invoice_service.jobs.run_notes import RunNotes
from invoice_service.store import Store
from invoice_service.store.repositories.jobs import Attempt, AttemptLost
from mesh.errors import ServiceError

_log = structlog.get_logger(__name__)


@dataclass(frozen=True)
class Lease:
    """Whose it is, and how many seconds an invoice stays taken without a sign of life."""

    owner: str
    seconds: float

    @asynccontextmanager
    async def held(self, store: Store, attempt: Attempt, notes: RunNotes) -> AsyncIterator[None]:
        """Renews the lease and writes the notes during the block.

        When the invoice is lost, cancels the block and raises AttemptLost.
        """
        try:
            async with asyncio.timeout(None) as until_lost:
                beside = [
                    asyncio.create_task(_until_lost(work, until_lost))
                    for work in (self._renew(store, attempt), notes.keep_writing())
                ]
                try:
                    yield
                finally:
                    for task in beside:
                        task.cancel()
        except TimeoutError:
            if not until_lost.expired():
                raise
            raise AttemptLost(f"Attempt {attempt.number} of invoice {attempt.invoice_id} lost its lease.") from None

    async def _renew(self, store: Store, attempt: Attempt) -> None:
        while True:
            # Two renewals may fail before the lease lapses.
            await asyncio.sleep(self.seconds / 3)
            try:
                await store.run(lambda uow: uow.jobs.renew(attempt, lease_seconds=self.seconds))
            except ServiceError as error:
                _log.warning("lease_not_renewed", reason=error.reason)


async def _until_lost(work: Coroutine[Any, Any, None], block: asyncio.Timeout) -> None:
    try:
        await work
    except AttemptLost:
        block.reschedule(asyncio.get_running_loop().time())
