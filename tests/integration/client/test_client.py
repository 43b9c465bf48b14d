"""The client against a fake mesh over real gRPC."""

from datetime import UTC, datetime
from pathlib import Path

import grpc
import pytest

from invoicemesh.invoice.v1 import invoice_pb2
from invoicemesh.invoice.v1 import invoice_service_pb2 as pb
from invoicemesh_client import FieldViolation, InvoiceMeshClient, MeshCallError
from invoicemesh_client.document_file import CHUNK_BYTES
from invoicemesh_client.local.ports import free_ports
from invoicemesh_client.settling import wait_until_settled
from tests.integration.client import fake_mesh
from tests.integration.client.fake_mesh import FakeMesh


def test_a_file_is_uploaded_in_chunks_with_its_name_size_and_hash(
    client: InvoiceMeshClient, mesh: FakeMesh, tmp_path: Path
) -> None:
    content = b"R-1 " + bytes(2 * CHUNK_BYTES)
    (tmp_path / "march.pdf").write_bytes(content)
    progress: list[tuple[int, int]] = []
    answer = client.upload(
        tmp_path / "march.pdf", tags=["march"], on_bytes=lambda done, total: progress.append((done, total))
    )
    assert not answer.already_existed
    assert mesh.documents[answer.invoice.id] == content
    assert (answer.invoice.document.filename, list(answer.invoice.tags)) == ("march.pdf", ["march"])
    assert progress == [(n, len(content)) for n in (CHUNK_BYTES, 2 * CHUNK_BYTES, len(content))]


def test_bytes_that_are_there_already_are_not_stored_again(client: InvoiceMeshClient) -> None:
    first = client.upload(b"R-1", filename="a.pdf")
    again = client.upload(b"R-1", filename="b.pdf")
    assert again.already_existed
    assert again.invoice.id == first.invoice.id
    assert client.upload(b"R-1", allow_duplicate=True).invoice.id != first.invoice.id


def test_a_refused_document_says_why(client: InvoiceMeshClient, mesh: FakeMesh) -> None:
    with pytest.raises(MeshCallError, match="The file is damaged") as refusal:
        client.upload(fake_mesh.DAMAGED)
    assert (refusal.value.reason, refusal.value.code) == ("DOCUMENT_DAMAGED", grpc.StatusCode.INVALID_ARGUMENT)
    assert mesh.calls == ["UploadInvoice"]


def test_reading_gives_progress_and_the_result_and_stores_nothing(client: InvoiceMeshClient, mesh: FakeMesh) -> None:
    steps: list[int] = []
    options = pb.ReadOptions(nlp_engine="local", ignore_embedded=True)
    result = client.read(b"R-1", options=options, on_progress=lambda progress: steps.append(progress.pages_done))
    assert (result.data.invoice_number, steps, mesh.invoices) == ("R-1", [1], {})
    assert mesh.requests == [pb.ReadMetadata(size_bytes=3, sha256=result.document.sha256, options=options)]


@pytest.mark.parametrize(("content", "attempts"), [(fake_mesh.BUSY, 3), (fake_mesh.AWAY, 2)])
def test_reading_waits_for_a_mesh_that_is_busy_or_away(
    client: InvoiceMeshClient, mesh: FakeMesh, content: bytes, attempts: int
) -> None:
    assert client.read(content).data.invoice_number
    assert mesh.calls == ["ReadInvoice"] * attempts


def test_reading_does_not_wait_beyond_its_time(client: InvoiceMeshClient, mesh: FakeMesh) -> None:
    with pytest.raises(MeshCallError) as refusal:
        client.read(fake_mesh.BUSY, seconds=0.4)
    assert (refusal.value.reason, refusal.value.retry_after) == ("BUSY", 0.01)
    assert mesh.calls == ["ReadInvoice"]


def test_a_password_opens_what_is_refused_without(client: InvoiceMeshClient) -> None:
    with pytest.raises(MeshCallError) as refusal:
        client.read(fake_mesh.ENCRYPTED)
    assert refusal.value.reason == "DOCUMENT_ENCRYPTED"
    assert client.read(fake_mesh.ENCRYPTED, password="open sesame").data.invoice_number


def test_a_list_goes_on_over_all_pages_and_fetches_no_more_than_is_used(
    client: InvoiceMeshClient, mesh: FakeMesh
) -> None:
    for number in range(5):
        mesh.add(b"R-%d" % number)
    found = client.list(pb.InvoiceFilter(supplier="x"))
    assert next(found).invoice_number == "R-4"
    assert mesh.calls == ["ListInvoices"]
    assert [invoice.invoice_number for invoice in found] == ["R-3", "R-2", "R-1", "R-0"]
    assert mesh.calls == ["ListInvoices"] * 3
    assert [request.filter.supplier for request in mesh.requests if isinstance(request, pb.ListInvoicesRequest)] == [
        "x"
    ] * 3


def test_a_watch_follows_to_the_end_over_a_stream_that_ended(client: InvoiceMeshClient, mesh: FakeMesh) -> None:
    ids = [mesh.add(content).id for content in (b"R-1", fake_mesh.FAILS_LATER)]
    pages: list[int] = []
    settled = wait_until_settled(client, ids, lambda invoice: pages.append(invoice.progress.pages_done))
    assert {settled[one].state for one in ids} == {invoice_pb2.INVOICE_STATE_READY, invoice_pb2.INVOICE_STATE_FAILED}
    assert pages == [1, 1, 0, 0]
    assert mesh.calls == ["WatchInvoices"] * 2


def test_words_picture_and_document_come_back(client: InvoiceMeshClient, mesh: FakeMesh) -> None:
    invoice_id = mesh.add(b"R-1 content").id
    assert client.page(invoice_id, 1).width == 100
    assert client.page_image(invoice_id, 2) == b"webp 2"
    assert b"".join(client.document(invoice_id)) == b"R-1 content"
    with pytest.raises(MeshCallError) as refusal:
        client.page(invoice_id, 2)
    assert refusal.value.reason == "PAGE_NOT_FOUND"


def test_a_correction_is_made_only_upon_the_version_that_was_seen(client: InvoiceMeshClient, mesh: FakeMesh) -> None:
    seen = mesh.add(b"R-1")
    correction = invoice_pb2.Correction(path="invoice_number", value="R-2")
    assert client.correct(seen.id, [correction], etag="e").data.invoice_number == "R-2"
    with pytest.raises(MeshCallError) as refusal:
        client.correct(seen.id, [correction], etag="e")
    assert refusal.value.reason == "ETAG_MISMATCH"


def test_fields_that_do_not_fit_are_named(client: InvoiceMeshClient, mesh: FakeMesh) -> None:
    with pytest.raises(MeshCallError) as refusal:
        client.correct(mesh.add(b"R-1").id, [invoice_pb2.Correction(path="colour", value="red")])
    assert refusal.value.violations == (FieldViolation("colour", "There is no such field."),)


def test_an_update_changes_what_is_given_and_nothing_else(client: InvoiceMeshClient, mesh: FakeMesh) -> None:
    invoice_id = mesh.add(b"R-1", tags=["a"]).id
    client.update(invoice_id, notes="Paid twice?")
    updated = client.update(invoice_id, tags=[], assignee="Ada")
    assert (list(updated.tags), updated.notes, updated.assignee) == ([], "Paid twice?", "Ada")


def test_invoices_go_into_the_archive_and_back_and_are_processed_again(
    client: InvoiceMeshClient, mesh: FakeMesh
) -> None:
    invoice_id = mesh.add(b"R-1").id
    assert client.archive(invoice_id).HasField("archive_time")
    assert not client.unarchive(invoice_id).HasField("archive_time")
    again = client.reprocess(invoice_id, read_anew=True, password="open sesame")
    assert again.state == invoice_pb2.INVOICE_STATE_RECEIVED
    assert mesh.requests[-1] == pb.ReprocessInvoiceRequest(
        invoice_id=invoice_id, read_anew=True, password="open sesame"
    )


def test_a_mesh_that_is_not_there_is_unanswered() -> None:
    with InvoiceMeshClient(f"127.0.0.1:{free_ports(1)[0]}") as client, pytest.raises(MeshCallError) as refusal:
        client.get("x")
    assert refusal.value.is_unanswered


def test_decisions_are_made_taken_back_and_put_off(client: InvoiceMeshClient, mesh: FakeMesh) -> None:
    invoice_id = mesh.add(b"R-1").id
    assert client.approve(invoice_id).state == invoice_pb2.INVOICE_STATE_APPROVED
    assert client.reopen(invoice_id).state == invoice_pb2.INVOICE_STATE_NEEDS_REVIEW
    until = datetime(2026, 3, 1, tzinfo=UTC)
    assert client.postpone(invoice_id, until).postponed_until.ToDatetime(UTC) == until
    assert not client.postpone(invoice_id, None).HasField("postponed_until")
    with pytest.raises(MeshCallError) as refused:
        client.approve("nobody")
    assert refused.value.reason == "INVOICE_NOT_FOUND"


def test_a_finding_is_dismissed_with_its_reason(client: InvoiceMeshClient, mesh: FakeMesh) -> None:
    invoice = mesh.add(b"R-1")
    invoice.findings.add(id="f1", rule_id="DUPLICATE")
    (finding,) = client.dismiss(invoice.id, "f1", reason="It did not come before.").findings
    assert finding.dismissal.reason == "It did not come before."


def test_a_history_goes_on_over_all_pages(client: InvoiceMeshClient, mesh: FakeMesh) -> None:
    assert [event.action for event in client.events(mesh.add(b"R-1").id)] == ["RECEIVED", "PROCESSED"]
