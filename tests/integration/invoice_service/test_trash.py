"""What people throw away comes back when they want it, and is gone with all its files when its time is over."""

import asyncio
from datetime import UTC, datetime, timedelta
from typing import Any

from invoice_service.objects import open_objects
from invoice_service.people.trash import Trash
from invoice_service.rules import Rules
from invoice_service.store import Store
from invoicemesh.invoice.v1.invoice_actions_pb2 import DeleteInvoiceRequest, UndeleteInvoiceRequest
from invoicemesh.invoice.v1.settings_service_pb2 import Settings
from tests.integration.invoice_service.harness import PDF, Bench, refused


def trash_of(bench: Bench) -> tuple[Trash, Store]:
    """The trash as another process of the service has it."""
    store = Store.open(bench.settings.database_url.get_secret_value())
    rules = Rules(Settings(trash_days=30))
    return Trash(store, open_objects(bench.settings.objects_url), rules, purge_seconds=3600), store


async def delete(bench: Bench, invoice_id: str, **request: Any) -> None:
    await bench.stub.DeleteInvoice(DeleteInvoiceRequest(invoice_id=invoice_id, **request))


async def test_a_deleted_invoice_is_taken_out_again(bench: Bench) -> None:
    invoice = await bench.processed()
    async with refused("ETAG_MISMATCH"):
        await delete(bench, invoice.id, etag='"0"')
    await delete(bench, invoice.id)
    assert (await bench.get(invoice.id)).HasField("delete_time")
    back = (await bench.stub.UndeleteInvoice(UndeleteInvoiceRequest(invoice_id=invoice.id))).invoice
    assert not back.HasField("delete_time")
    assert back.data == invoice.data


async def test_after_its_time_nothing_is_left_and_the_document_can_come_again(bench: Bench) -> None:
    bench.nlp.is_numbering = False
    invoice, other = await bench.processed(), await bench.processed(PDF + b"other")
    await delete(bench, invoice.id)
    trash, store = trash_of(bench)
    assert await trash.purge(datetime.now(UTC) + timedelta(days=29)) == 0
    assert await trash.purge(datetime.now(UTC) + timedelta(days=31)) == 1
    store.close()
    async with refused("INVOICE_PURGED"):
        await bench.get(invoice.id)
    assert not [path for path in bench.stored_files() if invoice.document.sha256 in str(path)]
    assert [path for path in bench.stored_files() if other.document.sha256 in str(path)]
    again = await bench.processed()
    assert again.id != invoice.id
    assert again.data == invoice.data


async def test_an_upload_beside_a_purge_of_the_same_bytes_keeps_its_document(bench: Bench) -> None:
    bench.nlp.is_numbering = False
    invoice = await bench.processed()
    await delete(bench, invoice.id)
    trash, store = trash_of(bench)
    purged, answer = await asyncio.gather(
        trash.purge(datetime.now(UTC) + timedelta(days=31)), bench.upload(PDF, allow_duplicate=True)
    )
    store.close()
    assert purged == 1
    assert (await bench.settled(answer.invoice.id)).data == invoice.data
