"""The calls by which people decide: a part of the client."""

from collections.abc import Iterable
from datetime import datetime

from google.protobuf.timestamp_pb2 import Timestamp

from invoicemesh.invoice.v1 import invoice_actions_pb2 as actions
from invoicemesh.invoice.v1 import invoice_pb2
from invoicemesh.invoice.v1.invoice_service_pb2_grpc import InvoiceServiceStub
from invoicemesh_client.errors import decoded_errors

_CALL_SECONDS = 30.0


class ReviewCalls:
    """Decisions on invoices, splits, and the trash. As all methods of the client do, these raise MeshCallError."""

    def __init__(self, stub: InvoiceServiceStub) -> None:
        self._stub = stub

    def approve(self, invoice_id: str, *, etag: str = "") -> invoice_pb2.Invoice:
        """Approves an invoice."""
        request = actions.ApproveInvoiceRequest(invoice_id=invoice_id, etag=etag)
        with decoded_errors():
            return self._stub.ApproveInvoice(request, timeout=_CALL_SECONDS).invoice

    def reject(self, invoice_id: str, reason: str, *, etag: str = "") -> invoice_pb2.Invoice:
        """Rejects an invoice."""
        request = actions.RejectInvoiceRequest(invoice_id=invoice_id, etag=etag, reason=reason)
        with decoded_errors():
            return self._stub.RejectInvoice(request, timeout=_CALL_SECONDS).invoice

    def reopen(self, invoice_id: str, *, etag: str = "") -> invoice_pb2.Invoice:
        """Takes the decision on an invoice back."""
        request = actions.ReopenInvoiceRequest(invoice_id=invoice_id, etag=etag)
        with decoded_errors():
            return self._stub.ReopenInvoice(request, timeout=_CALL_SECONDS).invoice

    def postpone(self, invoice_id: str, until: datetime | None, *, etag: str = "") -> invoice_pb2.Invoice:
        """Puts an invoice off until a time (aware, to come); None: no longer."""
        request = actions.PostponeInvoiceRequest(invoice_id=invoice_id, etag=etag)
        if until is not None:
            moment = Timestamp()
            moment.FromDatetime(until)
            request.until.CopyFrom(moment)
        with decoded_errors():
            return self._stub.PostponeInvoice(request, timeout=_CALL_SECONDS).invoice

    def delete(self, invoice_id: str, *, etag: str = "") -> invoice_pb2.Invoice:
        """Puts an invoice into the trash; one that is there stays there."""
        request = actions.DeleteInvoiceRequest(invoice_id=invoice_id, etag=etag)
        with decoded_errors():
            return self._stub.DeleteInvoice(request, timeout=_CALL_SECONDS).invoice

    def undelete(self, invoice_id: str, *, etag: str = "") -> invoice_pb2.Invoice:
        """Takes an invoice out of the trash; one that is not there stays where it is."""
        request = actions.UndeleteInvoiceRequest(invoice_id=invoice_id, etag=etag)
        with decoded_errors():
            return self._stub.UndeleteInvoice(request, timeout=_CALL_SECONDS).invoice

    def split(
        self, invoice_id: str, parts: Iterable[tuple[int, int]], *, etag: str = ""
    ) -> actions.SplitInvoiceResponse:
        """Makes an invoice of its own of each part of a document; a part is its first and its last page, from 1."""
        pages = [invoice_pb2.PageRange(first_page=first, last_page=last) for first, last in parts]
        request = actions.SplitInvoiceRequest(invoice_id=invoice_id, etag=etag, parts=pages)
        with decoded_errors():
            return self._stub.SplitInvoice(request, timeout=_CALL_SECONDS)

    def undo_split(self, invoice_id: str, *, etag: str = "") -> invoice_pb2.Invoice:
        """Takes a split back: the parts go into the trash, and the whole document is processed again."""
        request = actions.UndoSplitRequest(invoice_id=invoice_id, etag=etag)
        with decoded_errors():
            return self._stub.UndoSplit(request, timeout=_CALL_SECONDS).invoice
