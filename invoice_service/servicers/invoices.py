"""The methods that show invoices and those by which people change them."""

from invoice_service.servicers.parts import Context, Methods
from invoice_service.servicers.requests import annotations_of, corrections_of, page_size_of
from invoice_service.store.sorting import Sorting
from invoicemesh.invoice.v1.invoice_actions_pb2 import UndoChangeRequest, UndoChangeResponse
from invoicemesh.invoice.v1.invoice_service_pb2 import (
    ArchiveInvoiceRequest,
    ArchiveInvoiceResponse,
    CancelProcessingRequest,
    CancelProcessingResponse,
    CorrectInvoiceRequest,
    CorrectInvoiceResponse,
    DismissFindingRequest,
    DismissFindingResponse,
    GetInvoiceRequest,
    GetInvoiceResponse,
    ListInvoicesRequest,
    ListInvoicesResponse,
    ReprocessInvoiceRequest,
    ReprocessInvoiceResponse,
    UnarchiveInvoiceRequest,
    UnarchiveInvoiceResponse,
    UpdateInvoiceRequest,
    UpdateInvoiceResponse,
)
from mesh.auth import Role, current_principal, requires


class InvoiceMethods(Methods):
    """Shows and changes invoices."""

    @requires(Role.VIEWER)
    async def GetInvoice(self, request: GetInvoiceRequest, context: Context) -> GetInvoiceResponse:
        """Gives an invoice."""
        invoice = await self._parts.store.read(lambda uow: uow.invoices.get(request.invoice_id))
        return GetInvoiceResponse(invoice=invoice)

    @requires(Role.VIEWER)
    async def ListInvoices(self, request: ListInvoicesRequest, context: Context) -> ListInvoicesResponse:
        """Gives a page of the list."""
        page_size, sorting = page_size_of(request), Sorting.of(request.order_by)
        page = await self._parts.store.read(
            lambda uow: uow.summaries.list(
                request.filter, page_size=page_size, page_token=request.page_token, sorting=sorting
            )
        )
        return ListInvoicesResponse(invoices=page.summaries, next_page_token=page.next_page_token)

    @requires(Role.CLERK)
    async def CorrectInvoice(self, request: CorrectInvoiceRequest, context: Context) -> CorrectInvoiceResponse:
        """Changes values of the record."""
        invoice = await self._parts.editing.correct(
            request.invoice_id, corrections_of(request), etag=request.etag, person=current_principal().name
        )
        return CorrectInvoiceResponse(invoice=invoice)

    @requires(Role.CLERK)
    async def DismissFinding(self, request: DismissFindingRequest, context: Context) -> DismissFindingResponse:
        """Says that a finding need not be settled."""
        invoice = await self._parts.editing.dismiss(
            request.invoice_id,
            request.finding_id,
            reason=request.reason,
            etag=request.etag,
            person=current_principal().name,
        )
        return DismissFindingResponse(invoice=invoice)

    @requires(Role.CLERK)
    async def UndoChange(self, request: UndoChangeRequest, context: Context) -> UndoChangeResponse:
        """Takes a change of the record back."""
        invoice = await self._parts.editing.undo(request.invoice_id, etag=request.etag, person=current_principal().name)
        return UndoChangeResponse(invoice=invoice)

    @requires(Role.CLERK)
    async def UpdateInvoice(self, request: UpdateInvoiceRequest, context: Context) -> UpdateInvoiceResponse:
        """Changes tags, notes or assignee."""
        invoice = await self._parts.editing.annotate(
            request.invoice.id, annotations_of(request), etag=request.invoice.etag, person=current_principal().name
        )
        return UpdateInvoiceResponse(invoice=invoice)

    @requires(Role.CLERK)
    async def ArchiveInvoice(self, request: ArchiveInvoiceRequest, context: Context) -> ArchiveInvoiceResponse:
        """Puts an invoice into the archive."""
        invoice = await self._parts.editing.archive(
            request.invoice_id, etag=request.etag, person=current_principal().name
        )
        return ArchiveInvoiceResponse(invoice=invoice)

    @requires(Role.CLERK)
    async def UnarchiveInvoice(self, request: UnarchiveInvoiceRequest, context: Context) -> UnarchiveInvoiceResponse:
        """Takes an invoice out of the archive."""
        invoice = await self._parts.editing.unarchive(
            request.invoice_id, etag=request.etag, person=current_principal().name
        )
        return UnarchiveInvoiceResponse(invoice=invoice)

    @requires(Role.CLERK)
    async def ReprocessInvoice(self, request: ReprocessInvoiceRequest, context: Context) -> ReprocessInvoiceResponse:
        """Has the document processed again."""
        invoice = await self._parts.editing.reprocess(
            request.invoice_id,
            request.options,
            read_anew=request.read_anew,
            password=request.password,
            etag=request.etag,
            person=current_principal().name,
        )
        return ReprocessInvoiceResponse(invoice=invoice)

    @requires(Role.CLERK)
    async def CancelProcessing(self, request: CancelProcessingRequest, context: Context) -> CancelProcessingResponse:
        """Ends the processing of an invoice."""
        invoice = await self._parts.editing.cancel(request.invoice_id, person=current_principal().name)
        return CancelProcessingResponse(invoice=invoice)
