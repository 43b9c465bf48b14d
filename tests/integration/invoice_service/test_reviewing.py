"""People decide through the service: roles and rules hold, and a batch says of each invoice what became of it."""

import asyncio
import sys
from datetime import UTC, datetime, timedelta
from typing import Any

import grpc
import pytest
from google.protobuf.field_mask_pb2 import FieldMask
from google.protobuf.timestamp_pb2 import Timestamp
from google.rpc.error_details_pb2 import ErrorInfo

from invoicemesh.invoice.v1.invoice_actions_pb2 import (
    AcquireLeaseRequest,
    ApproveInvoiceRequest,
    BatchResult,
    BatchUpdateInvoicesRequest,
    InvoiceVersion,
    PostponeInvoiceRequest,
    RejectInvoiceRequest,
    ReopenInvoiceRequest,
)
from invoicemesh.invoice.v1.invoice_pb2 import InvoiceState
from invoicemesh.invoice.v1.settings_service_pb2 import Settings, UpdateSettingsRequest
from invoicemesh.invoice.v1.settings_service_pb2_grpc import SettingsServiceStub
from mesh.auth import Principal, Role
from mesh.errors import ServiceError
from tests.integration.invoice_service.harness import PDF, Bench, refused

APPROVED = InvoiceState.INVOICE_STATE_APPROVED


async def set_rules(bench: Bench, **values: Any) -> None:
    stub = SettingsServiceStub(bench.new_channel())
    await stub.UpdateSettings(
        UpdateSettingsRequest(settings=Settings(**values), update_mask=FieldMask(paths=list(values)))
    )


async def change(bench: Bench, *ids: str, **wanted: Any) -> list[BatchResult]:
    request = BatchUpdateInvoicesRequest(invoices=[InvoiceVersion(invoice_id=one) for one in ids], **wanted)
    return list((await bench.stub.BatchUpdateInvoices(request)).results)


def in_hours(hours: float) -> Timestamp:
    moment = Timestamp()
    moment.FromDatetime(datetime.now(UTC) + timedelta(hours=hours))
    return moment


async def test_an_invoice_is_approved_and_reopened(bench: Bench) -> None:
    invoice = await bench.processed()
    approved = (
        await bench.stub.ApproveInvoice(ApproveInvoiceRequest(invoice_id=invoice.id, etag=invoice.etag))
    ).invoice
    assert (approved.state, approved.decision.person) == (APPROVED, "local admin")
    async with refused("ETAG_MISMATCH"):
        await bench.stub.ReopenInvoice(ReopenInvoiceRequest(invoice_id=invoice.id, etag=invoice.etag))
    reopened = (await bench.stub.ReopenInvoice(ReopenInvoiceRequest(invoice_id=invoice.id))).invoice
    assert reopened.state == InvoiceState.INVOICE_STATE_NEEDS_REVIEW


async def test_nobody_approves_an_own_upload_once_the_rules_say_so(bench: Bench) -> None:
    invoice = await bench.processed()
    await set_rules(bench, forbid_own_approval=True)
    async with refused("OWN_UPLOAD"):
        await bench.stub.ApproveInvoice(ApproveInvoiceRequest(invoice_id=invoice.id))
    (result,) = await change(bench, invoice.id, approve=True)
    assert result.WhichOneof("outcome") == "error"
    assert await bench.get(invoice.id) == invoice


async def test_what_is_ready_is_approved_by_itself_where_the_rules_say_so(bench: Bench) -> None:
    await set_rules(bench, auto_approve=True)
    invoice = await bench.processed()
    assert (invoice.state, invoice.decision.person) == (APPROVED, "invoicemesh")


@pytest.mark.parametrize("reason", ["", "  ", "x" * 1001])
async def test_a_rejection_needs_a_reason(bench: Bench, reason: str) -> None:
    invoice = await bench.processed()
    async with refused("REQUEST_INVALID") as errors:
        await bench.stub.RejectInvoice(RejectInvoiceRequest(invoice_id=invoice.id, reason=reason))
    assert [violation.field for violation in errors[0].fields] == ["reason"]


async def test_an_invoice_is_put_off_to_a_time_to_come_and_no_longer(bench: Bench) -> None:
    invoice = await bench.processed()
    async with refused("REQUEST_INVALID"):
        await bench.stub.PostponeInvoice(PostponeInvoiceRequest(invoice_id=invoice.id, until=in_hours(-1)))
    until = in_hours(1)
    postponed = await bench.stub.PostponeInvoice(PostponeInvoiceRequest(invoice_id=invoice.id, until=until))
    assert postponed.invoice.postponed_until == until
    back = await bench.stub.PostponeInvoice(PostponeInvoiceRequest(invoice_id=invoice.id))
    assert not back.invoice.HasField("postponed_until")


async def test_a_review_is_taken_renewed_and_seen_by_others(bench: Bench) -> None:
    invoice = await bench.processed()
    first = (await bench.stub.AcquireLease(AcquireLeaseRequest(invoice_id=invoice.id))).lease
    second = (await bench.stub.AcquireLease(AcquireLeaseRequest(invoice_id=invoice.id))).lease
    assert second.expire_time.ToDatetime() > first.expire_time.ToDatetime()
    assert (await bench.get(invoice.id)).lease == second
    async with refused("INVOICE_NOT_FOUND"):
        await bench.stub.AcquireLease(AcquireLeaseRequest(invoice_id="nobody"))


async def test_a_batch_changes_what_it_can_and_says_why_it_cannot(bench: Bench) -> None:
    ids = [(await bench.processed(PDF + bytes([number]))).id for number in range(2)]
    await bench.stub.ApproveInvoice(ApproveInvoiceRequest(invoice_id=ids[1]))
    approved, refusal, missing = await change(bench, *ids, "nobody", approve=True)
    assert (approved.invoice_id, approved.invoice.state) == (ids[0], APPROVED)
    reasons = []
    for result in (refusal, missing):
        info = ErrorInfo()
        assert result.error.details[0].Unpack(info)
        reasons.append((result.invoice_id, info.reason))
    assert reasons == [(ids[1], "STATE_NOT_ALLOWED"), ("nobody", "INVOICE_NOT_FOUND")]


async def test_every_change_of_a_batch_is_made(bench: Bench) -> None:
    invoice_id = (await bench.processed(tags=["old"])).id

    async def changed(**wanted: Any) -> BatchResult:
        (result,) = await change(bench, invoice_id, **wanted)
        assert result.WhichOneof("outcome") == "invoice", result.error
        return result

    assert list((await changed(add_tag="new")).invoice.tags) == ["old", "new"]
    assert list((await changed(add_tag="new")).invoice.tags) == ["old", "new"]
    assert list((await changed(remove_tag="old")).invoice.tags) == ["new"]
    assert (await changed(assign="anna")).invoice.assignee == "anna"
    assert (await changed(postpone=in_hours(1))).invoice.HasField("postponed_until")
    assert (await changed(archive=True)).invoice.HasField("archive_time")
    assert not (await changed(unarchive=True)).invoice.HasField("archive_time")
    assert (await changed(delete=True)).invoice.HasField("delete_time")
    assert not (await changed(undelete=True)).invoice.HasField("delete_time")
    assert (await changed(reject="no order")).invoice.state == InvoiceState.INVOICE_STATE_REJECTED
    assert (await changed(reopen=True)).invoice.state == InvoiceState.INVOICE_STATE_NEEDS_REVIEW


async def test_what_failed_is_processed_again_all_at_once(bench: Bench) -> None:
    bench.ocr.refusals = [ServiceError("DOCUMENT_DAMAGED"), ServiceError("DOCUMENT_DAMAGED")]
    failed = [await bench.processed(PDF + b"%d" % number) for number in range(3)]
    assert [invoice.state for invoice in failed].count(InvoiceState.INVOICE_STATE_FAILED) == 2
    results = await change(bench, *(invoice.id for invoice in failed), reprocess=True)
    assert {result.WhichOneof("outcome") for result in results} == {"invoice"}
    async with asyncio.timeout(5):  # long before the next scan
        for invoice in failed:
            assert (await bench.settled(invoice.id)).state == InvoiceState.INVOICE_STATE_READY


async def test_a_batch_that_makes_no_sense_is_refused_as_a_whole(bench: Bench) -> None:
    invoice_id = (await bench.processed()).id
    for ids, wanted in (
        ([invoice_id], {}),
        ([], {"archive": True}),
        ([invoice_id, invoice_id], {"archive": True}),
        (["x"] * 201, {"archive": True}),
        ([invoice_id], {"add_tag": " "}),
        ([invoice_id], {"reject": ""}),
        ([invoice_id], {"postpone": in_hours(-1)}),
        ([invoice_id], {"assign": "x" * 256}),
    ):
        async with refused("REQUEST_INVALID"):
            await change(bench, *ids, **wanted)


async def test_a_clerk_may_tag_many_but_approve_none(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    invoice_id = (await bench.processed()).id
    # The package gives the function of that name; its module is meant.
    monkeypatch.setattr(sys.modules["mesh.interceptors.auth"], "LOCAL_ADMIN", Principal("clara", Role.CLERK))
    (tagged,) = await change(bench, invoice_id, add_tag="seen")
    assert list(tagged.invoice.tags) == ["seen"]
    for wanted in ({"approve": True}, {"reject": "no"}, {"reopen": True}):
        with pytest.raises(grpc.aio.AioRpcError) as failure:
            await change(bench, invoice_id, **wanted)
        assert failure.value.code() is grpc.StatusCode.PERMISSION_DENIED
    with pytest.raises(grpc.aio.AioRpcError) as failure:
        await bench.stub.ApproveInvoice(ApproveInvoiceRequest(invoice_id=invoice_id))
    assert failure.value.code() is grpc.StatusCode.PERMISSION_DENIED
