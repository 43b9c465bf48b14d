"""The calls by which people decide: a part of the client."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from google.protobuf.timestamp_pb2 import Timestamp

from invoicemesh.invoice.v1 import invoice_actions_pb2 as actions
from invoicemesh.invoice.v1 import invoice_pb2
from invoicemesh.invoice.v1.invoice_service_pb2_grpc import InvoiceServiceStub
from invoicemesh_client.calls.deadlines import CALL_SECONDS, TRANSFER_SECONDS
from invoicemesh_client.errors import decoded_errors


class ReviewCalls:
    """Decisions on invoices, reviews in hand, splits, and the trash."""

    def __init__(self, stub: InvoiceServiceStub) -> None:
        self._stub = stub

    def approve(self, invoice_id: str, *, etag: str = "") -> invoice_pb2.Invoice:
        """Approves an invoice."""
        request = actions.ApproveInvoiceRequest(invoice_id=invoice_id, etag=etag)
        with decoded_errors():
            return self._stub.ApproveInvoice(request, timeout=CALL_SECONDS).invoice

    def reject(self, invoice_id: str, reason: str, *, etag: str = "") -> invoice_pb2.Invoice:
        """Rejects an invoice."""
        request = actions.RejectInvoiceRequest(invoice_id=invoice_id, etag=etag, reason=reason)
        with decoded_errors():
            return self._stub.RejectInvoice(request, timeout=CALL_SECONDS).invoice

    def reopen(self, invoice_id: str, *, etag: str = "") -> invoice_pb2.Invoice:
        """Takes the decision on an invoice back."""
        request = actions.ReopenInvoiceRequest(invoice_id=invoice_id, etag=etag)
        with decoded_errors():
            return self._stub.ReopenInvoice(request, timeout=CALL_SECONDS).invoice

    def postpone(self, invoice_id: str, until: datetime | None, *, etag: str = "") -> invoice_pb2.Invoice:
        """Puts an invoice off until a time (aware, to come); None: no longer."""
        request = actions.PostponeInvoiceRequest(invoice_id=invoice_id, etag=etag)
        if until is not None:
            moment = Timestamp()
            moment.FromDatetime(until)
            request.until.CopyFrom(moment)
        with decoded_errors():
            return self._stub.PostponeInvoice(request, timeout=CALL_SECONDS).invoice

    def delete(self, invoice_id: str, *, etag: str = "") -> invoice_pb2.Invoice:
        """Puts an invoice into the trash; one that is there stays there."""
        request = actions.DeleteInvoiceRequest(invoice_id=invoice_id, etag=etag)
        with decoded_errors():
            return self._stub.DeleteInvoice(request, timeout=CALL_SECONDS).invoice

    def undelete(self, invoice_id: str, *, etag: str = "") -> invoice_pb2.Invoice:
        """Takes an invoice out of the trash; one that is not there stays where it is."""
        request = actions.UndeleteInvoiceRequest(invoice_id=invoice_id, etag=etag)
        with decoded_errors():
            return self._stub.UndeleteInvoice(request, timeout=CALL_SECONDS).invoice

    def split(
        self, invoice_id: str, parts: Iterable[tuple[int, int]], *, etag: str = ""
    ) -> actions.SplitInvoiceResponse:
        """Makes an invoice of its own of each part of a document; a part is its first and its last page, from 1."""
        pages = [invoice_pb2.PageRange(first_page=first, last_page=last) for first, last in parts]
        request = actions.SplitInvoiceRequest(invoice_id=invoice_id, etag=etag, parts=pages)
        with decoded_errors():
            return self._stub.SplitInvoice(request, timeout=CALL_SECONDS)

    def undo_split(self, invoice_id: str, *, etag: str = "") -> invoice_pb2.Invoice:
        """Takes a split back: the parts go into the trash, and the whole document is processed again."""
        request = actions.UndoSplitRequest(invoice_id=invoice_id, etag=etag)
        with decoded_errors():
            return self._stub.UndoSplit(request, timeout=CALL_SECONDS).invoice

    def acquire_lease(self, invoice_id: str, *, take_over: bool = False) -> invoice_pb2.ReviewLease:
        """Takes an invoice for a review, or keeps it, for 60 seconds; `take_over` takes it from somebody else."""
        request = actions.AcquireLeaseRequest(invoice_id=invoice_id, take_over=take_over)
        with decoded_errors():
            return self._stub.AcquireLease(request, timeout=CALL_SECONDS).lease

    def batch_update(self, request: actions.BatchUpdateInvoicesRequest) -> Sequence[actions.BatchResult]:
        """Makes the same change on up to 200 invoices, each by itself, and says of each what became of it."""
        with decoded_errors():
            return self._stub.BatchUpdateInvoices(request, timeout=TRANSFER_SECONDS).results
