"""The calls that give figures: counts, statistics, and how the mesh is."""

from collections.abc import Iterable
from datetime import date

from invoicemesh.invoice.v1 import invoice_service_pb2 as pb
from invoicemesh.invoice.v1 import statistics_pb2, system_status_pb2
from invoicemesh.invoice.v1.invoice_service_pb2_grpc import InvoiceServiceStub
from invoicemesh_client.calls.deadlines import CALL_SECONDS
from invoicemesh_client.canonical import date_message
from invoicemesh_client.errors import decoded_errors


class FigureCalls:
    """Figures."""

    def __init__(self, stub: InvoiceServiceStub) -> None:
        self._stub = stub

    def count(
        self, invoice_filter: pb.InvoiceFilter | None = None, facets: Iterable[pb.Facet.ValueType] = ()
    ) -> pb.CountInvoicesResponse:
        """Counts the invoices that the filter finds, in all and by facet; up to 10,000 of them."""
        request = pb.CountInvoicesRequest(filter=invoice_filter, facets=facets)
        with decoded_errors():
            return self._stub.CountInvoices(request, timeout=CALL_SECONDS)

    def statistics(self, first: date | None = None, last: date | None = None) -> statistics_pb2.GetStatisticsResponse:
        """Gives the figures of a period from its first to its last day; None: no end on that side."""
        request = statistics_pb2.GetStatisticsRequest(until=date_message(last) if last else None)
        if first is not None:
            # `from` is a word of Python's own.
            getattr(request, "from").CopyFrom(date_message(first))
        with decoded_errors():
            return self._stub.GetStatistics(request, timeout=CALL_SECONDS)

    def system_status(self) -> system_status_pb2.GetSystemStatusResponse:
        """Says of each part of the mesh whether it answers, and how much work waits."""
        with decoded_errors():
            return self._stub.GetSystemStatus(system_status_pb2.GetSystemStatusRequest(), timeout=CALL_SECONDS)
