"""The methods that give figures: counts by facet, statistics, and how the mesh is."""

from datetime import UTC, datetime

from google.protobuf.timestamp_pb2 import Timestamp

from invoice_service.figures.statistics import figures
from invoice_service.servicers.parts import Context, Methods
from invoice_service.servicers.requests import facets_of, period_of
from invoice_service.store import UnitOfWork
from invoicemesh.invoice.v1.invoice_service_pb2 import CountInvoicesRequest, CountInvoicesResponse
from invoicemesh.invoice.v1.statistics_pb2 import GetStatisticsRequest, GetStatisticsResponse
from invoicemesh.invoice.v1.system_status_pb2 import GetSystemStatusRequest, GetSystemStatusResponse
from mesh.auth import Role, requires


class FigureMethods(Methods):
    """Gives figures."""

    @requires(Role.VIEWER)
    async def CountInvoices(self, request: CountInvoicesRequest, context: Context) -> CountInvoicesResponse:
        """Counts the invoices of a filter."""
        facets = facets_of(request)

        def count(uow: UnitOfWork) -> CountInvoicesResponse:
            total = uow.counts.total(request.filter)
            return CountInvoicesResponse(total=total, facets=uow.counts.facets(request.filter, facets))

        return await self._parts.answers.answer(request, CountInvoicesResponse, count)

    @requires(Role.VIEWER)
    async def GetStatistics(self, request: GetStatisticsRequest, context: Context) -> GetStatisticsResponse:
        """Gives the figures of a period."""
        period, now = period_of(request), datetime.now(UTC)
        return await self._parts.answers.answer(request, GetStatisticsResponse, lambda uow: figures(uow, period, now))

    @requires(Role.VIEWER)
    async def GetSystemStatus(self, request: GetSystemStatusRequest, context: Context) -> GetSystemStatusResponse:
        """Says how the mesh is."""
        status = await self._parts.system_status.look()
        time = Timestamp()
        time.GetCurrentTime()
        return GetSystemStatusResponse(parts=status.parts, queue=status.queue, time=time)
