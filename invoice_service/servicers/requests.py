"""Requests as values: what they may say beyond their types, and what stands for what is left out."""

from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import Literal, Protocol

from google.protobuf.timestamp_pb2 import Timestamp

from en16931.dates import to_date
from invoice_service.people.annotations import Annotations
from invoice_service.store.repositories.statistics import Period
from invoice_service.suppliers.settled import Settled
from invoice_service.watching.watch import MAX_WATCHED
from invoice_service.watching.watch_cursor import Scope
from invoicemesh.invoice.v1.invoice_actions_pb2 import BatchUpdateInvoicesRequest, InvoiceVersion
from invoicemesh.invoice.v1.invoice_pb2 import Correction
from invoicemesh.invoice.v1.invoice_service_pb2 import (
    CorrectInvoiceRequest,
    CountInvoicesRequest,
    ExportInvoicesRequest,
    Facet,
    UpdateInvoiceRequest,
    WatchInvoicesRequest,
)
from invoicemesh.invoice.v1.statistics_pb2 import GetStatisticsRequest
from invoicemesh.invoice.v1.supplier_service_pb2 import UpdateSupplierRequest
from mesh.errors import FieldViolation, ServiceError

DEFAULT_PAGE_SIZE = 50
MAX_PAGE_SIZE = 200
MAX_CORRECTIONS = 500
MAX_BATCH = 200
MAX_REASON_LENGTH = 1000
MAX_EXPORTED_IDS = 1000

_UPDATABLE = ("tags", "notes", "assignee")
_SETTLED = ("name", "aliases", "default_currency", "default_payment_days")


class Paged(Protocol):
    """A request for a page of a list."""

    page_size: int


def page_size_of(request: Paged, *, default: int = DEFAULT_PAGE_SIZE, most: int = MAX_PAGE_SIZE) -> int:
    """How many items to give, 1 to `most`."""
    if request.page_size < 0:
        raise _invalid("page_size", "A page has no negative number of items.")
    return min(request.page_size or default, most)


def corrections_of(request: CorrectInvoiceRequest) -> Sequence[Correction]:
    """The corrections, at least one and not too many."""
    if not 1 <= len(request.corrections) <= MAX_CORRECTIONS:
        raise _invalid("corrections", f"There are 1 to {MAX_CORRECTIONS} corrections in a call.")
    return request.corrections


def annotations_of(request: UpdateInvoiceRequest) -> Annotations:
    """What the mask says to change, within its limits."""
    paths = set(request.update_mask.paths)
    if not paths or not paths <= set(_UPDATABLE):
        raise _invalid("update_mask", f"The mask names one or more of {', '.join(_UPDATABLE)}, and nothing else.")
    annotations = Annotations(
        tags=tuple(request.invoice.tags) if "tags" in paths else None,
        notes=request.invoice.notes if "notes" in paths else None,
        assignee=request.invoice.assignee if "assignee" in paths else None,
    )
    annotations.check("invoice.")
    return annotations


def rejection_reason_of(reason: str, field: str) -> str:
    """Why an invoice is rejected, without spaces around it."""
    if not 1 <= len(reason.strip()) <= MAX_REASON_LENGTH:
        raise _invalid(field, f"A rejection has a reason of 1 to {MAX_REASON_LENGTH:,} characters.")
    return reason.strip()


def postponed_until_of(until: Timestamp | None, field: str, *, now: datetime) -> datetime | None:
    """Until when an invoice is put off, a time after `now`; None: no longer."""
    if until is None:
        return None
    try:
        moment = until.ToDatetime(UTC)
    except ValueError as error:
        raise _invalid(field, str(error)) from error
    if moment <= now:
        raise _invalid(field, "An invoice is put off until a time to come.")
    return moment


def batch_of(request: BatchUpdateInvoicesRequest) -> Sequence[InvoiceVersion]:
    """The invoices to change, at least one, not too many, and none twice."""
    if not 1 <= len(request.invoices) <= MAX_BATCH:
        raise _invalid("invoices", f"There are 1 to {MAX_BATCH} invoices in a call.")
    if len({invoice.invoice_id for invoice in request.invoices}) < len(request.invoices):
        raise _invalid("invoices", "The same invoice stands twice.")
    return request.invoices


def facets_of(request: CountInvoicesRequest) -> Sequence[Facet.ValueType]:
    """What to count by, each once."""
    if Facet.FACET_UNSPECIFIED in request.facets or not set(request.facets) <= set(Facet.values()):
        raise _invalid("facets", "There is no such facet.")
    return tuple(dict.fromkeys(request.facets))


def exported_ids_of(request: ExportInvoicesRequest) -> Sequence[str]:
    """The invoices to export by id, none for those of the filter."""
    if len(request.invoice_ids) > MAX_EXPORTED_IDS:
        raise _invalid("invoice_ids", f"An export names at most {MAX_EXPORTED_IDS} invoices; use a filter.")
    return tuple(request.invoice_ids)


def period_of(request: GetStatisticsRequest) -> Period:
    """The days that statistics are of."""
    # `from` is a word of Python's own.
    return Period(_day(request, "from"), _day(request, "until"))


def _day(request: GetStatisticsRequest, field: Literal["from", "until"]) -> date | None:
    if not request.HasField(field):
        return None
    try:
        return to_date(getattr(request, field))
    except ValueError as error:
        raise _invalid(field, str(error)) from error


def settled_of(request: UpdateSupplierRequest) -> Settled:
    """What the mask says to change of a supplier, within its limits."""
    paths = set(request.update_mask.paths)
    if not paths or not paths <= set(_SETTLED):
        raise _invalid("update_mask", f"The mask names one or more of {', '.join(_SETTLED)}, and nothing else.")
    supplier = request.supplier
    settled = Settled(
        name=supplier.name if "name" in paths else None,
        aliases=tuple(supplier.aliases) if "aliases" in paths else None,
        default_currency=supplier.default_currency if "default_currency" in paths else None,
        default_payment_days=supplier.default_payment_days if "default_payment_days" in paths else None,
    )
    settled.check("supplier.")
    return settled


def scope_of(request: WatchInvoicesRequest) -> Scope:
    """What is to be watched."""
    if len(request.invoice_ids) > MAX_WATCHED:
        raise _invalid("invoice_ids", f"A watch follows at most {MAX_WATCHED} invoices by id.")
    return Scope.of(request.invoice_ids, request.filter)


def _invalid(field: str, description: str) -> ServiceError:
    return ServiceError("REQUEST_INVALID", fields=[FieldViolation(field, description)])
