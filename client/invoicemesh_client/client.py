"""The Python client: a method for each call of the contracts, which minds chunks, pages, deadlines and errors."""

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import count
from pathlib import Path
from threading import Event
from types import TracebackType
from typing import Self

import grpc
from google.protobuf.field_mask_pb2 import FieldMask

from invoicemesh.invoice.v1 import invoice_actions_pb2 as actions
from invoicemesh.invoice.v1 import invoice_pb2, invoice_service_pb2_grpc
from invoicemesh.invoice.v1 import invoice_service_pb2 as pb
from invoicemesh.ocr.v1 import document_pb2
from invoicemesh_client import watching
from invoicemesh_client.calls.deadlines import CALL_SECONDS, READ_SECONDS, TRANSFER_SECONDS
from invoicemesh_client.calls.figures import FigureCalls
from invoicemesh_client.calls.house_rules import SettingsCalls
from invoicemesh_client.calls.paging import PAGE_SIZE, all_pages
from invoicemesh_client.calls.reviewing import ReviewCalls
from invoicemesh_client.calls.saved_views import SavedViewCalls
from invoicemesh_client.calls.suppliers import SupplierCalls
from invoicemesh_client.channel import open_channel
from invoicemesh_client.document_file import DocumentFile
from invoicemesh_client.errors import MeshCallError, decoded_errors

_MAX_REPEATS_WHILE_AWAY = 3
_FIRST_PAUSE_SECONDS = 0.5
_LONGEST_PAUSE_SECONDS = 15.0

ByteProgress = Callable[[int, int], None]
"""Called with the bytes sent so far and the bytes in all."""

ReadProgress = Callable[[invoice_pb2.Progress], None]
"""Called with each progress message of a document that is being read."""


class InvoiceMeshClient(ReviewCalls, FigureCalls):
    """A connection to a mesh at `host:port`; close it, or use it as a context. May be shared by threads.

    Every method raises MeshCallError when the mesh refuses or does not answer. Methods that take an `etag` are refused
    with `ETAG_MISMATCH` when it is given and somebody changed the invoice since. Calls that only read are repeated by
    themselves when the connection fails; calls that change something never are.
    """

    def __init__(self, target: str) -> None:
        self.target = target
        self._channel = open_channel(target)
        super().__init__(invoice_service_pb2_grpc.InvoiceServiceStub(self._channel))
        self.suppliers = SupplierCalls(self._channel)
        self.views = SavedViewCalls(self._channel)
        self.settings = SettingsCalls(self._channel)
        self._closed = Event()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Closes the connection; calls that are still in flight are cancelled, and none is repeated."""
        self._closed.set()
        self._channel.close()

    # --- Documents in -----------------------------------------------------------------------------------------------

    def upload(
        self,
        source: Path | bytes,
        *,
        filename: str = "",
        tags: Sequence[str] = (),
        allow_duplicate: bool = False,
        options: pb.ReadOptions | None = None,
        on_bytes: ByteProgress | None = None,
    ) -> pb.UploadInvoiceResponse:
        """Uploads a document; the answer comes when it is stored, before it is read.

        A file is sent under its own name unless `filename` says otherwise. Raises OSError when it cannot be read.
        """
        document = DocumentFile.of(source, filename=filename)
        metadata = pb.UploadMetadata(
            filename=document.filename,
            size_bytes=document.size_bytes,
            sha256=document.sha256,
            tags=tags,
            allow_duplicate=allow_duplicate,
            options=options,
        )

        def requests() -> Iterator[pb.UploadInvoiceRequest]:
            yield pb.UploadInvoiceRequest(metadata=metadata)
            for chunk in _counted(document, on_bytes):
                yield pb.UploadInvoiceRequest(chunk=chunk)

        with decoded_errors():
            return self._stub.UploadInvoice(requests(), timeout=TRANSFER_SECONDS)

    def read(
        self,
        source: Path | bytes,
        *,
        options: pb.ReadOptions | None = None,
        password: str = "",
        on_progress: ReadProgress | None = None,
        seconds: float = READ_SECONDS,
    ) -> pb.ReadResult:
        """Reads a document without storing it.

        Nothing changes by this call, so it is repeated within `seconds`: while the mesh is busy, and three times when
        it is away. Raises OSError when a file cannot be read.
        """
        document = DocumentFile.of(source)
        metadata = pb.ReadMetadata(
            size_bytes=document.size_bytes, sha256=document.sha256, options=options, password=password
        )
        end = time.monotonic() + seconds
        for repeats in count():
            try:
                return self._read_once(document, metadata, on_progress, end - time.monotonic())
            except MeshCallError as refusal:
                pause = _pause_before_repeat(refusal, repeats)
                if pause is None or time.monotonic() + pause >= end or self._closed.wait(pause):
                    raise
        raise AssertionError("a count has no end")

    def _read_once(
        self, document: DocumentFile, metadata: pb.ReadMetadata, on_progress: ReadProgress | None, seconds: float
    ) -> pb.ReadResult:
        def requests() -> Iterator[pb.ReadInvoiceRequest]:
            yield pb.ReadInvoiceRequest(metadata=metadata)
            for chunk in document.chunks():
                yield pb.ReadInvoiceRequest(chunk=chunk)

        with decoded_errors():
            answers = self._stub.ReadInvoice(requests(), timeout=seconds)
            try:
                for answer in answers:
                    if answer.HasField("result"):
                        return answer.result
                    if on_progress:
                        on_progress(answer.progress)
            finally:
                answers.cancel()
        raise MeshCallError("INTERNAL", "The mesh ended the answer without a result.", code=grpc.StatusCode.INTERNAL)

    # --- Records out ------------------------------------------------------------------------------------------------

    def get(self, invoice_id: str) -> invoice_pb2.Invoice:
        """Gives an invoice with all that is known of it."""
        with decoded_errors():
            return self._stub.GetInvoice(pb.GetInvoiceRequest(invoice_id=invoice_id), timeout=CALL_SECONDS).invoice

    def list(
        self, invoice_filter: pb.InvoiceFilter | None = None, *, order_by: str = ""
    ) -> Iterator[invoice_pb2.InvoiceSummary]:
        """Gives all invoices that the filter finds, fetching a page whenever one is used up.

        The newest come first, or it goes by another field, e.g. `gross_total desc`.
        """

        def fetch(token: str) -> tuple[Iterable[invoice_pb2.InvoiceSummary], str]:
            request = pb.ListInvoicesRequest(
                page_size=PAGE_SIZE, page_token=token, filter=invoice_filter, order_by=order_by
            )
            page = self._stub.ListInvoices(request, timeout=CALL_SECONDS)
            return page.invoices, page.next_page_token

        return all_pages(fetch)

    def watch(
        self,
        invoice_ids: Iterable[str] = (),
        *,
        invoice_filter: pb.InvoiceFilter | None = None,
        cursor: str = "",
    ) -> Iterator[pb.WatchInvoicesResponse]:
        """Follows up to 200 invoices, or what the filter finds: their state now, `caught_up`, then each change.

        Goes on by itself where a stream ends or breaks, and never ends: stop reading it, or close it.
        """
        ids = tuple(invoice_ids)

        def open_stream(after: str) -> watching.WatchStream:
            return self._stub.WatchInvoices(
                pb.WatchInvoicesRequest(invoice_ids=ids, filter=invoice_filter, cursor=after)
            )

        return watching.follow(open_stream, cursor=cursor)

    def events(self, invoice_id: str) -> Iterator[pb.InvoiceEvent]:
        """Gives what was done to an invoice, from its beginning, fetching a page whenever one is used up."""

        def fetch(token: str) -> tuple[Iterable[pb.InvoiceEvent], str]:
            request = pb.ListInvoiceEventsRequest(invoice_id=invoice_id, page_token=token)
            page = self._stub.ListInvoiceEvents(request, timeout=CALL_SECONDS)
            return page.events, page.next_page_token

        return all_pages(fetch)

    def verify_history(self, invoice_id: str = "") -> Iterator[pb.VerifyHistoryResponse]:
        """Verifies the history of an invoice, or step by step those of all; each answer is about some of them."""

        def fetch(token: str) -> tuple[Iterable[pb.VerifyHistoryResponse], str]:
            request = pb.VerifyHistoryRequest(invoice_id=invoice_id, page_token=token)
            answer = self._stub.VerifyHistory(request, timeout=CALL_SECONDS)
            return [answer], answer.next_page_token

        return all_pages(fetch)

    def page(self, invoice_id: str, page: int) -> document_pb2.Page:
        """Gives the words of a page, counted from 1."""
        request = pb.GetPageRequest(invoice_id=invoice_id, page=page)
        with decoded_errors():
            return self._stub.GetPage(request, timeout=CALL_SECONDS).page

    def page_image(self, invoice_id: str, page: int) -> bytes:
        """Gives the picture of an upright page, counted from 1, as WebP."""
        request = pb.GetPageImageRequest(invoice_id=invoice_id, page=page)
        with decoded_errors():
            image: bytes = self._stub.GetPageImage(request, timeout=CALL_SECONDS).data
        return image

    def document(self, invoice_id: str) -> Iterator[bytes]:
        """Gives the document as it was uploaded, piece by piece."""
        request = pb.GetDocumentRequest(invoice_id=invoice_id)
        with decoded_errors():
            pieces = self._stub.GetDocument(request, timeout=TRANSFER_SECONDS)
            try:
                for piece in pieces:
                    yield piece.data
            finally:
                pieces.cancel()

    def export(
        self,
        export_format: pb.ExportFormat.ValueType,
        invoice_filter: pb.InvoiceFilter | None = None,
        invoice_ids: Iterable[str] = (),
    ) -> Iterator[bytes]:
        """Gives these invoices, or those that the filter finds, as one file, piece by piece."""
        request = pb.ExportInvoicesRequest(filter=invoice_filter, invoice_ids=invoice_ids, format=export_format)
        with decoded_errors():
            pieces = self._stub.ExportInvoices(request, timeout=READ_SECONDS)
            try:
                for piece in pieces:
                    yield piece.data
            finally:
                pieces.cancel()

    # --- Changes ----------------------------------------------------------------------------------------------------

    def correct(
        self, invoice_id: str, corrections: Iterable[invoice_pb2.Correction], *, etag: str = ""
    ) -> invoice_pb2.Invoice:
        """Makes all of the corrections in this order, or none of them."""
        request = pb.CorrectInvoiceRequest(invoice_id=invoice_id, etag=etag, corrections=corrections)
        with decoded_errors():
            return self._stub.CorrectInvoice(request, timeout=CALL_SECONDS).invoice

    def dismiss(self, invoice_id: str, finding_id: str, *, reason: str, etag: str = "") -> invoice_pb2.Invoice:
        """Says that a finding need not be settled, and why."""
        request = pb.DismissFindingRequest(invoice_id=invoice_id, etag=etag, finding_id=finding_id, reason=reason)
        with decoded_errors():
            return self._stub.DismissFinding(request, timeout=CALL_SECONDS).invoice

    def undo_change(self, invoice_id: str, *, etag: str = "") -> invoice_pb2.Invoice:
        """Takes the newest correction or dismissal back, then the one before it, and so on."""
        request = actions.UndoChangeRequest(invoice_id=invoice_id, etag=etag)
        with decoded_errors():
            return self._stub.UndoChange(request, timeout=CALL_SECONDS).invoice

    def update(
        self,
        invoice_id: str,
        *,
        tags: Sequence[str] | None = None,
        notes: str | None = None,
        assignee: str | None = None,
        etag: str = "",
    ) -> invoice_pb2.Invoice:
        """Replaces what is given and leaves what is None; at least one must be given."""
        paths = [
            name for name, value in (("tags", tags), ("notes", notes), ("assignee", assignee)) if value is not None
        ]
        request = pb.UpdateInvoiceRequest(
            invoice=invoice_pb2.Invoice(
                id=invoice_id, etag=etag, tags=tags or (), notes=notes or "", assignee=assignee or ""
            ),
            update_mask=FieldMask(paths=paths),
        )
        with decoded_errors():
            return self._stub.UpdateInvoice(request, timeout=CALL_SECONDS).invoice

    def archive(self, invoice_id: str, *, etag: str = "") -> invoice_pb2.Invoice:
        """Puts an invoice into the archive; one that is there stays there."""
        request = pb.ArchiveInvoiceRequest(invoice_id=invoice_id, etag=etag)
        with decoded_errors():
            return self._stub.ArchiveInvoice(request, timeout=CALL_SECONDS).invoice

    def unarchive(self, invoice_id: str, *, etag: str = "") -> invoice_pb2.Invoice:
        """Takes an invoice out of the archive; one that is not there stays where it is."""
        request = pb.UnarchiveInvoiceRequest(invoice_id=invoice_id, etag=etag)
        with decoded_errors():
            return self._stub.UnarchiveInvoice(request, timeout=CALL_SECONDS).invoice

    def reprocess(
        self,
        invoice_id: str,
        *,
        options: pb.ReadOptions | None = None,
        read_anew: bool = False,
        password: str = "",
        etag: str = "",
    ) -> invoice_pb2.Invoice:
        """Has a document processed again; `read_anew` has its pages read again as well. `password` opens a PDF."""
        request = pb.ReprocessInvoiceRequest(
            invoice_id=invoice_id, etag=etag, options=options, read_anew=read_anew, password=password
        )
        with decoded_errors():
            return self._stub.ReprocessInvoice(request, timeout=CALL_SECONDS).invoice

    def cancel(self, invoice_id: str) -> invoice_pb2.Invoice:
        """Ends the processing of an invoice, whose state becomes FAILED `CANCELLED`; `reprocess` begins anew."""
        request = pb.CancelProcessingRequest(invoice_id=invoice_id)
        with decoded_errors():
            return self._stub.CancelProcessing(request, timeout=CALL_SECONDS).invoice


def _counted(document: DocumentFile, on_bytes: ByteProgress | None) -> Iterator[bytes]:
    sent = 0
    for chunk in document.chunks():
        yield chunk
        sent += len(chunk)
        if on_bytes:
            on_bytes(sent, document.size_bytes)


def _pause_before_repeat(refusal: MeshCallError, repeats: int) -> float | None:
    """Gives the seconds to wait before a document is sent again; None when that would not help."""
    is_busy = refusal.code is grpc.StatusCode.RESOURCE_EXHAUSTED and refusal.retry_after is not None
    is_away = refusal.code is grpc.StatusCode.UNAVAILABLE and refusal.reason != "ENGINE_UNAVAILABLE"
    if not (is_busy or (is_away and repeats < _MAX_REPEATS_WHILE_AWAY)):
        return None
    growing: float = min(_FIRST_PAUSE_SECONDS * 2**repeats, _LONGEST_PAUSE_SECONDS)
    return max(refusal.retry_after or 0.0, growing)
