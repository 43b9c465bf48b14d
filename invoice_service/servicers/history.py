"""The methods that show what was done to invoices, and verify it."""

from invoice_service.servicers.parts import Context, Methods
from invoice_service.servicers.requests import page_size_of
from invoice_service.store.repositories.history import HistoryEntry
from invoice_service.store.repositories.history_checks import BrokenChain
from invoicemesh.invoice.v1.invoice_service_pb2 import (
    BrokenHistory,
    InvoiceEvent,
    ListInvoiceEventsRequest,
    ListInvoiceEventsResponse,
    VerifyHistoryRequest,
    VerifyHistoryResponse,
)
from mesh.auth import Role, requires

_DEFAULT_EVENTS = 200
_MOST_EVENTS = 1000

# Histories verified in one call, each of some dozen events.
_INVOICES_AT_ONCE = 100


class HistoryMethods(Methods):
    """Shows and verifies histories."""

    @requires(Role.VIEWER)
    async def ListInvoiceEvents(self, request: ListInvoiceEventsRequest, context: Context) -> ListInvoiceEventsResponse:
        """Gives a page of a history."""
        page_size = page_size_of(request, default=_DEFAULT_EVENTS, most=_MOST_EVENTS)
        page = await self._parts.store.read(
            lambda uow: uow.history.page(request.invoice_id, page_size=page_size, page_token=request.page_token)
        )
        return ListInvoiceEventsResponse(
            events=[_event(entry) for entry in page.entries], next_page_token=page.next_page_token
        )

    @requires(Role.ADMIN)
    async def VerifyHistory(self, request: VerifyHistoryRequest, context: Context) -> VerifyHistoryResponse:
        """Verifies the history of an invoice, or those of the next ones."""
        check = await self._parts.store.read(
            lambda uow: (
                uow.history_checks.one(request.invoice_id)
                if request.invoice_id
                else uow.history_checks.page(invoices=_INVOICES_AT_ONCE, page_token=request.page_token)
            )
        )
        return VerifyHistoryResponse(
            invoice_count=check.invoice_count,
            event_count=check.event_count,
            broken=[_broken(chain) for chain in check.broken],
            next_page_token=check.next_page_token,
        )


def _event(entry: HistoryEntry) -> InvoiceEvent:
    event = InvoiceEvent(actor=entry.actor, action=entry.action.value, hash=entry.hash)
    event.time.FromDatetime(entry.time)
    if entry.change is not None:
        event.field_path = entry.change.path
        if entry.change.old is not None:
            event.old_value = entry.change.old
        if entry.change.new is not None:
            event.new_value = entry.change.new
    return event


def _broken(chain: BrokenChain) -> BrokenHistory:
    sentence = (
        f"Event {chain.position} does not follow from the one before it: it, or what stood there, was changed."
        if chain.position
        else "It has no events, and its upload should be one."
    )
    return BrokenHistory(invoice_id=chain.invoice_id, position=chain.position, message=sentence)
