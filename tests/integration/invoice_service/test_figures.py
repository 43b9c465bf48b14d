"""Counts, statistics, status, rules and saved views through the service."""

import pytest
from google.protobuf.field_mask_pb2 import FieldMask
from google.type import date_pb2

from invoicemesh.invoice.v1.invoice_pb2 import InvoiceState
from invoicemesh.invoice.v1.invoice_service_pb2 import (
    CountInvoicesRequest,
    Facet,
    InvoiceFilter,
    ReprocessInvoiceRequest,
)
from invoicemesh.invoice.v1.saved_view_service_pb2 import (
    CreateSavedViewRequest,
    DeleteSavedViewRequest,
    ListSavedViewsRequest,
    SavedView,
    UpdateSavedViewRequest,
)
from invoicemesh.invoice.v1.saved_view_service_pb2_grpc import SavedViewServiceStub
from invoicemesh.invoice.v1.settings_service_pb2 import GetSettingsRequest, Settings, UpdateSettingsRequest
from invoicemesh.invoice.v1.settings_service_pb2_grpc import SettingsServiceStub
from invoicemesh.invoice.v1.statistics_pb2 import GetStatisticsRequest
from invoicemesh.invoice.v1.system_status_pb2 import GetSystemStatusRequest
from tests.integration.invoice_service.fake_peers import INVOICE
from tests.integration.invoice_service.harness import Bench, refused


async def test_invoices_are_counted_by_facet(bench: Bench) -> None:
    await bench.processed()
    request = CountInvoicesRequest(filter=InvoiceFilter(currency="XXX"), facets=[Facet.FACET_CURRENCY])
    answer = await bench.stub.CountInvoices(request)
    assert answer.total.count == 0
    assert [(one.value, one.count) for one in answer.facets[0].values] == [(INVOICE.currency, 1)]
    async with refused("REQUEST_INVALID"):
        await bench.stub.CountInvoices(CountInvoicesRequest(facets=[Facet.FACET_UNSPECIFIED]))


async def test_statistics_tell_of_a_period(bench: Bench) -> None:
    await bench.processed()
    answer = await bench.stub.GetStatistics(GetStatisticsRequest())
    assert [(one.state, one.count) for one in answer.states] == [(InvoiceState.INVOICE_STATE_READY, 1)]
    assert [one.amount.value for one in answer.spend_by_month] == [INVOICE.totals.gross.value]
    assert (answer.quality.processed, answer.quality.touchless, answer.queue_length) == (1, 1, 0)
    later = date_pb2.Date(year=2199, month=1, day=1)
    assert not (await bench.stub.GetStatistics(GetStatisticsRequest(**{"from": later}))).spend_by_month
    async with refused("REQUEST_INVALID") as errors:
        await bench.stub.GetStatistics(GetStatisticsRequest(until=date_pb2.Date(year=2026)))
    assert [violation.field for violation in errors[0].fields] == ["until"]


async def test_the_status_tells_which_part_is_away(bench: Bench) -> None:
    status = await bench.stub.GetSystemStatus(GetSystemStatusRequest())
    assert {part.name: part.available for part in status.parts} == dict.fromkeys(
        ("invoice", "ocr", "nlp", "objects", "database"), True
    )
    assert all(part.versions for part in status.parts if part.name != "objects")
    assert (status.queue.waiting, status.queue.running) == (0, 0)
    await bench.stop_ocr()
    away = {part.name: part for part in (await bench.stub.GetSystemStatus(GetSystemStatusRequest())).parts}
    assert not away["ocr"].available
    assert away["ocr"].problem
    assert away["nlp"].available


async def test_a_rule_holds_from_the_next_run_on(idle_bench: Bench) -> None:
    idle_bench.nlp.confidence = 0.7
    await idle_bench.start()
    rules = SettingsServiceStub(idle_bench.new_channel())
    before = (await rules.GetSettings(GetSettingsRequest())).settings
    assert (before.sure_from, before.trash_days) == (0.9, 30)
    wanted = Settings(sure_from=0.6, etag=before.etag)
    await rules.UpdateSettings(UpdateSettingsRequest(settings=wanted, update_mask=FieldMask(paths=["sure_from"])))
    assert (await idle_bench.processed()).state == InvoiceState.INVOICE_STATE_READY
    async with refused("ETAG_MISMATCH"):
        await rules.UpdateSettings(UpdateSettingsRequest(settings=wanted, update_mask=FieldMask(paths=["sure_from"])))


async def test_a_disabled_check_finds_nothing(bench: Bench) -> None:
    bench.nlp.data = type(INVOICE).FromString(INVOICE.SerializeToString())
    bench.nlp.data.totals.net.value = "1.00"
    bench.nlp.data.totals.tax.value = "1.00"
    invoice = await bench.processed()
    rules = sorted({finding.rule_id for finding in invoice.findings})
    assert rules
    stub = SettingsServiceStub(bench.new_channel())
    wanted = Settings(disabled_checks=rules)
    await stub.UpdateSettings(UpdateSettingsRequest(settings=wanted, update_mask=FieldMask(paths=["disabled_checks"])))
    await bench.stub.ReprocessInvoice(ReprocessInvoiceRequest(invoice_id=invoice.id))
    assert not (await bench.settled(invoice.id)).findings


async def test_a_view_is_saved_changed_and_removed(bench: Bench) -> None:
    stub = SavedViewServiceStub(bench.new_channel())
    view = SavedView(name="To do", filter=InvoiceFilter(states=[InvoiceState.INVOICE_STATE_NEEDS_REVIEW]))
    saved = (await stub.CreateSavedView(CreateSavedViewRequest(view=view))).view
    assert (saved.owner, saved.filter) == ("local admin", view.filter)
    saved.name = "Work"
    await stub.UpdateSavedView(UpdateSavedViewRequest(view=saved, update_mask=FieldMask(paths=["name"])))
    listed = await stub.ListSavedViews(ListSavedViewsRequest())
    assert [one.name for one in listed.views] == ["Work"]
    await stub.DeleteSavedView(DeleteSavedViewRequest(view_id=saved.id))
    assert not (await stub.ListSavedViews(ListSavedViewsRequest())).views
    async with refused("VIEW_NOT_FOUND"):
        await stub.DeleteSavedView(DeleteSavedViewRequest(view_id=saved.id))


@pytest.mark.parametrize("name", ["", " ", "x" * 101])
async def test_a_view_has_a_name(bench: Bench, name: str) -> None:
    stub = SavedViewServiceStub(bench.new_channel())
    async with refused("REQUEST_INVALID"):
        await stub.CreateSavedView(CreateSavedViewRequest(view=SavedView(name=name)))
    async with refused("REQUEST_INVALID"):
        await stub.UpdateSavedView(UpdateSavedViewRequest(view=SavedView(), update_mask=FieldMask(paths=["owner"])))
    async with refused("TOKEN_INVALID"):
        await stub.ListSavedViews(ListSavedViewsRequest(page_token="nonsense"))
