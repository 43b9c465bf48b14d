"""Invoices that people throw away: they can be had back for some days, then they are removed for good."""

import asyncio
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import structlog

from invoice_service.objects import Objects
from invoice_service.rules import Rules
from invoice_service.store import Store
from invoicemesh.invoice.v1.invoice_pb2 import Invoice
from mesh.errors import ServiceError

_log = structlog.get_logger(__name__)


@dataclass(frozen=True)
class Trash:
    """The trash. `purge_seconds` is how often what has lain there for long enough is looked for."""

    store: Store
    objects: Objects
    rules: Rules
    purge_seconds: float

    async def put(self, invoice_id: str, *, etag: str, person: str) -> Invoice:
        """Throws an invoice away."""
        return await self.store.run(lambda uow: uow.trash.put(invoice_id, etag=etag, actor=person))

    async def take_out(self, invoice_id: str, *, etag: str, person: str) -> Invoice:
        """Gives it back."""
        return await self.store.run(lambda uow: uow.trash.take_out(invoice_id, etag=etag, actor=person))

    async def keep_purging(self) -> None:
        """Purges again and again until it is cancelled. Every process of the service may do so."""
        while True:
            try:
                await self.purge(datetime.now(UTC))
            except ServiceError as error:
                _log.warning("purge_postponed", reason=error.reason)
            except Exception:  # A fault of ours or of a disk: what is left waits for the next time.
                _log.exception("purge_failed")
            await asyncio.sleep(self.purge_seconds)

    async def purge(self, now: datetime) -> int:
        """Removes what has lain there for the days that the rules say; gives how many invoices that were."""
        days = (await self.store.read(self.rules.in_force)).trash_days
        before, purged = now - timedelta(days=days), 0
        while due := await self.store.read(lambda uow: uow.trash.due(before)):
            for invoice_id in due:
                purged += await self._purge(invoice_id, before)
        if purged:
            _log.info("trash_purged", invoices=purged)
        return purged

    async def _purge(self, invoice_id: str, before: datetime) -> bool:
        return await self.store.run(
            lambda uow: uow.trash.purge(
                invoice_id, deleted_before=before, delete_objects=self.objects.delete_document_here
            )
        )
