"""Exports invoices: reads them batch by batch, gives the file piece by piece, and notes at the end that they left."""

import asyncio
import tempfile
from collections.abc import AsyncGenerator, AsyncIterator, Sequence
from contextlib import aclosing, closing
from dataclasses import dataclass, field

from invoice_service.exports import csv_rows, json_array
from invoice_service.exports.archive import InvoiceArchive
from invoice_service.exports.workbook import InvoiceWorkbook
from invoice_service.objects import Objects
from invoice_service.store import Store
from invoicemesh.invoice.v1.invoice_pb2 import Invoice
from invoicemesh.invoice.v1.invoice_service_pb2 import ExportFormat, InvoiceFilter

_BATCH = 50
_NOTED_AT_ONCE = 200
_PIECE_BYTES = 256 * 1024


@dataclass(frozen=True)
class Exporter:
    """Makes exports. Encoding runs in worker threads; a slow reader holds up only itself."""

    store: Store
    objects: Objects

    async def export(
        self,
        invoice_filter: InvoiceFilter,
        invoice_ids: Sequence[str],
        export_format: ExportFormat.ValueType,
        *,
        person: str,
    ) -> AsyncGenerator[bytes, None]:
        """The file in pieces. Once the last one was taken, each invoice in it shows the time of its export.

        ServiceError `REQUEST_INVALID` for a filter that makes no sense, `EXPORT_TOO_LARGE` for too large a workbook.
        """
        source = _Source(self.store, invoice_filter, tuple(invoice_ids))
        pieces = {
            ExportFormat.EXPORT_FORMAT_XLSX: _xlsx,
            ExportFormat.EXPORT_FORMAT_JSON: _json,
            ExportFormat.EXPORT_FORMAT_ZIP: self._zip,
        }.get(export_format, _csv)
        async with aclosing(pieces(source)) as contents:
            async for content in contents:
                for start in range(0, len(content), _PIECE_BYTES):
                    yield content[start : start + _PIECE_BYTES]
        for start in range(0, len(source.given), _NOTED_AT_ONCE):
            await self._note(source.given[start : start + _NOTED_AT_ONCE], person)

    async def _note(self, invoice_ids: Sequence[str], person: str) -> None:
        await self.store.run(lambda uow: uow.exports.note(invoice_ids, actor=person))

    async def _zip(self, source: "_Source") -> AsyncGenerator[bytes, None]:
        with InvoiceArchive() as archive:
            async for invoices in source.batches():
                await asyncio.to_thread(archive.add, invoices)
                for invoice in invoices:
                    with archive.document(invoice) as entry:
                        async for piece in self.objects.read_document(invoice.document.sha256):
                            await asyncio.to_thread(entry.write, piece)
                            yield archive.take()
            await asyncio.to_thread(archive.finish)
            yield archive.take()


@dataclass
class _Source:
    """The invoices of one export, and the ids of those that were given so far."""

    store: Store
    invoice_filter: InvoiceFilter
    invoice_ids: tuple[str, ...]
    given: list[str] = field(default_factory=list)

    async def batches(self) -> AsyncIterator[tuple[Invoice, ...]]:
        while batch := await self._after(self.given[-1] if self.given else ""):
            self.given.extend(invoice.id for invoice in batch)
            yield batch

    async def _after(self, before: str) -> tuple[Invoice, ...]:
        return await self.store.read(
            lambda uow: uow.exports.batch(self.invoice_filter, self.invoice_ids, before=before, size=_BATCH)
        )


async def _csv(source: _Source) -> AsyncGenerator[bytes, None]:
    yield csv_rows.head()
    async for invoices in source.batches():
        yield await asyncio.to_thread(csv_rows.rows, invoices)


async def _json(source: _Source) -> AsyncGenerator[bytes, None]:
    yield json_array.HEAD
    first = True
    async for invoices in source.batches():
        yield await asyncio.to_thread(json_array.items, invoices, first=first)
        first = False
    yield json_array.TAIL


async def _xlsx(source: _Source) -> AsyncGenerator[bytes, None]:
    with closing(InvoiceWorkbook()) as book, tempfile.TemporaryFile() as file:
        async for invoices in source.batches():
            await asyncio.to_thread(book.add, invoices)
        await asyncio.to_thread(book.save, file)
        file.seek(0)
        while piece := await asyncio.to_thread(file.read, _PIECE_BYTES):
            yield piece
