"""A fake of InvoiceService for the client's tests: it speaks the contract over real gRPC, keeps invoices in memory and
reads no document. What a document's bytes are decides what happens to it."""

import hashlib
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import Event
from typing import Any, NoReturn

import grpc
from google.api.httpbody_pb2 import HttpBody
from google.protobuf.any_pb2 import Any as AnyMessage
from google.protobuf.duration_pb2 import Duration
from google.protobuf.message import Message
from google.rpc.error_details_pb2 import BadRequest, ErrorInfo, RetryInfo
from google.rpc.status_pb2 import Status

from invoicemesh.invoice.v1 import invoice_actions_pb2 as actions
from invoicemesh.invoice.v1 import invoice_pb2, invoice_service_pb2_grpc, reading_pb2
from invoicemesh.invoice.v1 import invoice_service_pb2 as pb
from invoicemesh.ocr.v1 import document_pb2

Context = grpc.ServicerContext

BUSY = b"busy: refused twice with RetryInfo, then read"
AWAY = b"away: the connection seems lost once, then it is read"
DAMAGED = b"damaged: refused"
ENCRYPTED = b"encrypted: wants the password `open sesame`"
FAILS_LATER = b"fails later: stored, but ends in state FAILED"
PAGE_SIZE = 2


@dataclass
class FakeMesh(invoice_service_pb2_grpc.InvoiceServiceServicer):
    """The fake. `calls` are the names of the methods called, in order."""

    invoices: dict[str, invoice_pb2.Invoice] = field(default_factory=dict)
    documents: dict[str, bytes] = field(default_factory=dict)
    calls: list[str] = field(default_factory=list)
    refusals: dict[bytes, int] = field(default_factory=dict)
    requests: list[Message] = field(default_factory=list)

    def UploadInvoice(self, request_iterator: Iterator[pb.UploadInvoiceRequest], context: Context) -> Any:
        self.calls.append("UploadInvoice")
        metadata = next(request_iterator).metadata
        self.requests.append(metadata)
        content = b"".join(request.chunk for request in request_iterator)
        _require_whole(content, metadata.size_bytes, metadata.sha256, context)
        if content == DAMAGED:
            _refuse(context, grpc.StatusCode.INVALID_ARGUMENT, "DOCUMENT_DAMAGED", "The file is damaged.")
        same = [one for one in self.invoices.values() if one.document.sha256 == metadata.sha256]
        if same and not metadata.allow_duplicate:
            return pb.UploadInvoiceResponse(invoice=same[0], already_existed=True)
        invoice = self.add(content, filename=metadata.filename, tags=list(metadata.tags))
        return pb.UploadInvoiceResponse(invoice=invoice)

    def ReadInvoice(self, request_iterator: Iterator[pb.ReadInvoiceRequest], context: Context) -> Any:
        self.calls.append("ReadInvoice")
        metadata = next(request_iterator).metadata
        self.requests.append(metadata)
        content = b"".join(request.chunk for request in request_iterator)
        _require_whole(content, metadata.size_bytes, metadata.sha256, context)
        refused = self.refusals[content] = self.refusals.get(content, 0) + 1
        if content == BUSY and refused <= 2:
            _refuse(
                context,
                grpc.StatusCode.RESOURCE_EXHAUSTED,
                "BUSY",
                "Too much work is waiting.",
                RetryInfo(retry_delay=Duration(nanos=10_000_000)),
            )
        if content == AWAY and refused <= 1:
            context.abort(grpc.StatusCode.UNAVAILABLE, "connection lost")
        if content == DAMAGED:
            _refuse(context, grpc.StatusCode.INVALID_ARGUMENT, "DOCUMENT_DAMAGED", "The file is damaged.")
        if content == ENCRYPTED and metadata.password != "open sesame":
            _refuse(context, grpc.StatusCode.FAILED_PRECONDITION, "DOCUMENT_ENCRYPTED", "The PDF asks for a password.")
        yield pb.ReadInvoiceResponse(progress=invoice_pb2.Progress(pages_done=1, page_count=1))
        invoice = _record(content)
        yield pb.ReadInvoiceResponse(
            result=pb.ReadResult(
                document=invoice.document,
                data=invoice.data,
                readings=invoice.readings,
                state=invoice_pb2.INVOICE_STATE_READY,
                checks_not_made=["DUPLICATE"],
            )
        )

    def GetInvoice(self, request: pb.GetInvoiceRequest, context: Context) -> Any:
        self.calls.append("GetInvoice")
        return pb.GetInvoiceResponse(invoice=self._invoice(request.invoice_id, context))

    def ListInvoices(self, request: pb.ListInvoicesRequest, context: Context) -> Any:
        self.calls.append("ListInvoices")
        self.requests.append(request)
        found = [
            _summary(one)
            for _, one in sorted(self.invoices.items(), reverse=True)
            if request.filter.archived == pb.ARCHIVE_FILTER_INCLUDED or not one.HasField("archive_time")
        ]
        start = int(request.page_token or 0)
        end = start + PAGE_SIZE
        return pb.ListInvoicesResponse(invoices=found[start:end], next_page_token=str(end) if end < len(found) else "")

    def CorrectInvoice(self, request: pb.CorrectInvoiceRequest, context: Context) -> Any:
        self.requests.append(request)
        invoice = self._invoice(request.invoice_id, context)
        if request.etag not in ("", invoice.etag):
            _refuse(context, grpc.StatusCode.ABORTED, "ETAG_MISMATCH", "Somebody changed the invoice.")
        for correction in request.corrections:
            if correction.path != "invoice_number":
                violation = BadRequest.FieldViolation(field=correction.path, description="There is no such field.")
                _refuse(
                    context,
                    grpc.StatusCode.INVALID_ARGUMENT,
                    "FIELD_INVALID",
                    "A correction does not fit.",
                    BadRequest(field_violations=[violation]),
                )
            invoice.data.invoice_number = correction.value
            invoice.readings[0].value = correction.value
            invoice.readings[0].confirmed_by = "local admin"
        invoice.etag += "+"
        return pb.CorrectInvoiceResponse(invoice=invoice)

    def UpdateInvoice(self, request: pb.UpdateInvoiceRequest, context: Context) -> Any:
        invoice = self._invoice(request.invoice.id, context)
        for path in request.update_mask.paths:
            invoice.ClearField(path)  # type: ignore[arg-type]
        invoice.MergeFrom(request.invoice)
        return pb.UpdateInvoiceResponse(invoice=invoice)

    def DismissFinding(self, request: pb.DismissFindingRequest, context: Context) -> Any:
        invoice = self._invoice(request.invoice_id, context)
        for finding in invoice.findings:
            if finding.id == request.finding_id:
                finding.dismissal.person, finding.dismissal.reason = "ada", request.reason
        return pb.DismissFindingResponse(invoice=invoice)

    def ListInvoiceEvents(self, request: pb.ListInvoiceEventsRequest, context: Context) -> Any:
        """Two pages of one event each."""
        action, token = ("PROCESSED", "") if request.page_token else ("RECEIVED", "more")
        return pb.ListInvoiceEventsResponse(events=[pb.InvoiceEvent(action=action)], next_page_token=token)

    def VerifyHistory(self, request: pb.VerifyHistoryRequest, context: Context) -> Any:
        """An invoice a call, of three events each; broken for those whose notes say so."""
        ids = [request.invoice_id] if request.invoice_id else sorted(self.invoices)
        position = ids.index(request.page_token) if request.page_token else 0
        looked_at, following = ids[position], ids[position + 1 :]
        is_broken = self.invoices[looked_at].notes == "broken"
        broken = [pb.BrokenHistory(invoice_id=looked_at, position=2, message="Event 2 does not follow.")]
        return pb.VerifyHistoryResponse(
            invoice_count=1,
            event_count=3,
            broken=broken if is_broken else [],
            next_page_token=following[0] if following else "",
        )

    def ArchiveInvoice(self, request: pb.ArchiveInvoiceRequest, context: Context) -> Any:
        invoice = self._invoice(request.invoice_id, context)
        invoice.archive_time.seconds = 1
        return pb.ArchiveInvoiceResponse(invoice=invoice)

    def UnarchiveInvoice(self, request: pb.UnarchiveInvoiceRequest, context: Context) -> Any:
        invoice = self._invoice(request.invoice_id, context)
        invoice.ClearField("archive_time")
        return pb.UnarchiveInvoiceResponse(invoice=invoice)

    def ApproveInvoice(self, request: actions.ApproveInvoiceRequest, context: Context) -> Any:
        invoice = self._invoice(request.invoice_id, context)
        invoice.state = invoice_pb2.INVOICE_STATE_APPROVED
        return actions.ApproveInvoiceResponse(invoice=invoice)

    def RejectInvoice(self, request: actions.RejectInvoiceRequest, context: Context) -> Any:
        invoice = self._invoice(request.invoice_id, context)
        invoice.state = invoice_pb2.INVOICE_STATE_REJECTED
        invoice.decision.reason = request.reason
        return actions.RejectInvoiceResponse(invoice=invoice)

    def ReopenInvoice(self, request: actions.ReopenInvoiceRequest, context: Context) -> Any:
        invoice = self._invoice(request.invoice_id, context)
        invoice.state = invoice_pb2.INVOICE_STATE_NEEDS_REVIEW
        return actions.ReopenInvoiceResponse(invoice=invoice)

    def PostponeInvoice(self, request: actions.PostponeInvoiceRequest, context: Context) -> Any:
        invoice = self._invoice(request.invoice_id, context)
        invoice.ClearField("postponed_until")
        if request.HasField("until"):
            invoice.postponed_until.CopyFrom(request.until)
        return actions.PostponeInvoiceResponse(invoice=invoice)

    def DeleteInvoice(self, request: actions.DeleteInvoiceRequest, context: Context) -> Any:
        invoice = self._invoice(request.invoice_id, context)
        invoice.delete_time.seconds = 1
        return actions.DeleteInvoiceResponse(invoice=invoice)

    def UndeleteInvoice(self, request: actions.UndeleteInvoiceRequest, context: Context) -> Any:
        invoice = self._invoice(request.invoice_id, context)
        invoice.ClearField("delete_time")
        return actions.UndeleteInvoiceResponse(invoice=invoice)

    def SplitInvoice(self, request: actions.SplitInvoiceRequest, context: Context) -> Any:
        self.requests.append(request)
        invoice = self._invoice(request.invoice_id, context)
        parts = []
        for pages in request.parts:
            part = self.add(f"{invoice.id} {pages.first_page}".encode(), filename=invoice.document.filename)
            part.document.pages.CopyFrom(pages)
            part.split_from = invoice.id
            parts.append(part)
        invoice.state = invoice_pb2.INVOICE_STATE_SPLIT
        invoice.split_into.extend(part.id for part in parts)
        return actions.SplitInvoiceResponse(invoice=invoice, parts=parts)

    def UndoSplit(self, request: actions.UndoSplitRequest, context: Context) -> Any:
        invoice = self._invoice(request.invoice_id, context)
        invoice.state = invoice_pb2.INVOICE_STATE_RECEIVED
        return actions.UndoSplitResponse(invoice=invoice)

    def ExportInvoices(self, request: pb.ExportInvoicesRequest, context: Context) -> Any:
        self.requests.append(request)
        for invoice in self.invoices.values():
            if invoice.document.filename == "torn.pdf":
                _refuse(context, grpc.StatusCode.INTERNAL, "INTERNAL", "Something failed on our side.")
            yield HttpBody(data=f"{invoice.id}\n".encode())

    def _unknown(self, request: Any, context: Context) -> NoReturn:
        """What the client has no method for."""
        _refuse(context, grpc.StatusCode.UNIMPLEMENTED, "INTERNAL", "The fake does not know this.")

    AcquireLease = BatchUpdateInvoices = UndoChange = CountInvoices = GetStatistics = GetSystemStatus = _unknown

    def ReprocessInvoice(self, request: pb.ReprocessInvoiceRequest, context: Context) -> Any:
        self.requests.append(request)
        invoice = self._invoice(request.invoice_id, context)
        invoice.state = invoice_pb2.INVOICE_STATE_RECEIVED
        return pb.ReprocessInvoiceResponse(invoice=invoice)

    def CancelProcessing(self, request: pb.CancelProcessingRequest, context: Context) -> Any:
        self.requests.append(request)
        invoice = self._invoice(request.invoice_id, context)
        invoice.state = invoice_pb2.INVOICE_STATE_FAILED
        return pb.CancelProcessingResponse(invoice=invoice)

    def WatchInvoices(self, request: pb.WatchInvoicesRequest, context: Context) -> Any:
        """Processes what is watched. The first stream of each watch ends early, as a proxy would end a long one."""
        self.calls.append("WatchInvoices")
        watched = [self.invoices[one] for one in request.invoice_ids or sorted(self.invoices)]
        if not request.cursor:
            for invoice in watched:
                invoice.state = invoice_pb2.INVOICE_STATE_PROCESSING
                summary = _summary(invoice)
                summary.progress.MergeFrom(invoice_pb2.Progress(pages_done=1, page_count=2))
                yield pb.WatchInvoicesResponse(invoice=summary, cursor="1")
            yield pb.WatchInvoicesResponse(caught_up=pb.CaughtUp(), cursor="1")
            return
        yield pb.WatchInvoicesResponse(heartbeat=pb.Heartbeat(), cursor="2")
        for invoice in watched:
            if invoice.failure.reason:
                invoice.state = invoice_pb2.INVOICE_STATE_FAILED
            else:
                invoice.state = invoice_pb2.INVOICE_STATE_READY
            yield pb.WatchInvoicesResponse(invoice=_summary(invoice), cursor="3")
        left = Event()
        context.add_callback(left.set)
        left.wait(30)

    def GetPage(self, request: pb.GetPageRequest, context: Context) -> Any:
        if request.page != 1:
            _refuse(context, grpc.StatusCode.NOT_FOUND, "PAGE_NOT_FOUND", "There is no such page.")
        return pb.GetPageResponse(page=document_pb2.Page(number=1, width=100, height=200))

    def GetPageImage(self, request: pb.GetPageImageRequest, context: Context) -> Any:
        return HttpBody(content_type="image/webp", data=b"webp %d" % request.page)

    def GetDocument(self, request: pb.GetDocumentRequest, context: Context) -> Any:
        content = self.documents[request.invoice_id]
        yield HttpBody(content_type="application/pdf", data=content[:4])
        yield HttpBody(data=content[4:])

    def add(self, content: bytes, *, filename: str = "a.pdf", tags: list[str] | None = None) -> invoice_pb2.Invoice:
        """Adds an invoice of a document."""
        invoice = _record(content)
        invoice.id = f"0193e0f2-7c1a-7{len(self.invoices):03}"
        invoice.state = invoice_pb2.INVOICE_STATE_RECEIVED
        invoice.etag = "e"
        invoice.document.filename = filename
        invoice.tags.extend(tags or [])
        if content == FAILS_LATER:
            invoice.failure.MergeFrom(invoice_pb2.Failure(reason="DOCUMENT_DAMAGED", message="The file is damaged."))
        self.invoices[invoice.id] = invoice
        self.documents[invoice.id] = content
        return invoice

    def _invoice(self, invoice_id: str, context: Context) -> invoice_pb2.Invoice:
        if invoice_id not in self.invoices:
            _refuse(context, grpc.StatusCode.NOT_FOUND, "INVOICE_NOT_FOUND", "There is no such invoice.")
        return self.invoices[invoice_id]


@contextmanager
def serving(mesh: FakeMesh) -> Iterator[str]:
    """Serves the fake on a free port of 127.0.0.1 and gives `host:port`."""
    server = grpc.server(ThreadPoolExecutor(8))
    invoice_service_pb2_grpc.add_InvoiceServiceServicer_to_server(mesh, server)
    port = server.add_insecure_port("127.0.0.1:0")
    server.start()
    try:
        yield f"127.0.0.1:{port}"
    finally:
        server.stop(None).wait()


def _record(content: bytes) -> invoice_pb2.Invoice:
    """An invoice whose number is the beginning of the document."""
    number = content[:12].decode()
    invoice = invoice_pb2.Invoice(
        readings=[
            reading_pb2.Reading(
                path="invoice_number", value=number, confidence=0.95, source=reading_pb2.READING_SOURCE_OCR
            )
        ]
    )
    invoice.data.invoice_number = number
    invoice.readings[0].value_regions.add(page=1)
    invoice.document.sha256 = hashlib.sha256(content).hexdigest()
    invoice.document.size_bytes = len(content)
    return invoice


def _summary(invoice: invoice_pb2.Invoice) -> invoice_pb2.InvoiceSummary:
    summary = invoice_pb2.InvoiceSummary(
        id=invoice.id,
        state=invoice.state,
        filename=invoice.document.filename,
        invoice_number=invoice.data.invoice_number,
    )
    if invoice.state == invoice_pb2.INVOICE_STATE_FAILED:
        summary.failure.CopyFrom(invoice.failure)
    return summary


def _require_whole(content: bytes, size: int, sha256: str, context: Context) -> None:
    if len(content) != size or hashlib.sha256(content).hexdigest() != sha256:
        _refuse(context, grpc.StatusCode.INVALID_ARGUMENT, "HASH_MISMATCH", "The bytes are not those announced.")


def _refuse(context: Context, code: grpc.StatusCode, reason: str, message: str, *details: Message) -> NoReturn:
    status = Status(code=code.value[0], message=message)
    for detail in (ErrorInfo(reason=reason, domain="invoicemesh"), *details):
        packed = AnyMessage()
        packed.Pack(detail)
        status.details.append(packed)
    context.set_trailing_metadata((("grpc-status-details-bin", status.SerializeToString()),))
    context.abort(code, message)
    raise AssertionError("abort raises")
