"""Requests as values: what they may say beyond their types, and what stands for what is left out."""

from collections.abc import Sequence

from invoice_service.annotations import Annotations
from invoice_service.watch import MAX_WATCHED
from invoice_service.watch_cursor import Scope
from invoicemesh.invoice.v1.invoice_pb2 import Correction
from invoicemesh.invoice.v1.invoice_service_pb2 import (
    CorrectInvoiceRequest,
    ListInvoicesRequest,
    UpdateInvoiceRequest,
    WatchInvoicesRequest,
)
from mesh.errors import FieldViolation, ServiceError

DEFAULT_PAGE_SIZE = 50
MAX_PAGE_SIZE = 200
MAX_CORRECTIONS = 500

_UPDATABLE = ("tags", "notes", "assignee")


def page_size_of(request: ListInvoicesRequest) -> int:
    """How many invoices to give, 1 to `MAX_PAGE_SIZE`."""
    if request.page_size < 0:
        raise _invalid("page_size", "A page has no negative number of invoices.")
    return min(request.page_size or DEFAULT_PAGE_SIZE, MAX_PAGE_SIZE)


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


def scope_of(request: WatchInvoicesRequest) -> Scope:
    """What is to be watched."""
    if len(request.invoice_ids) > MAX_WATCHED:
        raise _invalid("invoice_ids", f"A watch follows at most {MAX_WATCHED} invoices by id.")
    return Scope.of(request.invoice_ids, request.filter)


def _invalid(field: str, description: str) -> ServiceError:
    return ServiceError("REQUEST_INVALID", fields=[FieldViolation(field, description)])
