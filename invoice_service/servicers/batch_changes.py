"""The changes that BatchUpdateInvoices can make, and the role that each one needs."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from types import MappingProxyType

from invoice_service.people.annotations import Annotations, tag_violations
from invoice_service.people.batch import Change, Tagging
from invoice_service.people.reviewing import approve
from invoice_service.rules import Rules
from invoice_service.servicers.requests import postponed_until_of, rejection_reason_of
from invoicemesh.invoice.v1.invoice_actions_pb2 import BatchUpdateInvoicesRequest
from invoicemesh.invoice.v1.invoice_service_pb2 import ReadOptions
from mesh.auth import Role
from mesh.errors import FieldViolation, ServiceError

_APPROVERS = frozenset({"approve", "reject", "reopen"})


@dataclass(frozen=True)
class BatchChange:
    """A change, and the least role that may make it."""

    change: Change
    role: Role


def change_of(request: BatchUpdateInvoicesRequest, rules: Rules) -> BatchChange:
    """What the request says to do. ServiceError `REQUEST_INVALID` when it says nothing, or nothing sensible."""
    kind = request.WhichOneof("change")
    if kind is None:
        raise _invalid("change", "The request names one change.")
    return BatchChange(_CHANGES[kind](request, rules), Role.APPROVER if kind in _APPROVERS else Role.CLERK)


def _reject(request: BatchUpdateInvoicesRequest, _rules: Rules) -> Change:
    reason = rejection_reason_of(request.reject, "reject")
    return lambda uow, invoice_id, *, etag, person: uow.decisions.reject(
        invoice_id, etag=etag, actor=person, reason=reason
    )


def _postpone(request: BatchUpdateInvoicesRequest, _rules: Rules) -> Change:
    until = postponed_until_of(request.postpone, "postpone", now=datetime.now(UTC))
    return lambda uow, invoice_id, *, etag, person: uow.decisions.postpone(
        invoice_id, etag=etag, actor=person, until=until
    )


def _tag(tag: str, field: str, *, wanted: bool) -> Change:
    if violations := list(tag_violations([tag], field)):
        raise ServiceError("REQUEST_INVALID", fields=violations)
    return Tagging(tag, wanted)


def _assign(request: BatchUpdateInvoicesRequest, _rules: Rules) -> Change:
    assignee = request.assign
    Annotations(assignee=assignee).check("")
    return lambda uow, invoice_id, *, etag, person: uow.invoices.update(
        invoice_id, etag=etag, actor=person, assignee=assignee
    )


_CHANGES: Mapping[str, Callable[[BatchUpdateInvoicesRequest, Rules], Change]] = MappingProxyType(
    {
        "approve": lambda _request, rules: (
            lambda uow, invoice_id, *, etag, person: approve(uow, invoice_id, rules, etag=etag, person=person)
        ),
        "reject": _reject,
        "reopen": lambda _request, _rules: (
            lambda uow, invoice_id, *, etag, person: uow.decisions.reopen(invoice_id, etag=etag, actor=person)
        ),
        "postpone": _postpone,
        "archive": lambda _request, _rules: (
            lambda uow, invoice_id, *, etag, person: uow.invoices.archive(invoice_id, etag=etag, actor=person)
        ),
        "unarchive": lambda _request, _rules: (
            lambda uow, invoice_id, *, etag, person: uow.invoices.unarchive(invoice_id, etag=etag, actor=person)
        ),
        "delete": lambda _request, _rules: (
            lambda uow, invoice_id, *, etag, person: uow.trash.put(invoice_id, etag=etag, actor=person)
        ),
        "undelete": lambda _request, _rules: (
            lambda uow, invoice_id, *, etag, person: uow.trash.take_out(invoice_id, etag=etag, actor=person)
        ),
        "add_tag": lambda request, _rules: _tag(request.add_tag, "add_tag", wanted=True),
        "remove_tag": lambda request, _rules: _tag(request.remove_tag, "remove_tag", wanted=False),
        "assign": _assign,
        "reprocess": lambda _request, _rules: (
            lambda uow, invoice_id, *, etag, person: uow.invoices.reprocess(
                invoice_id, etag=etag, actor=person, options=ReadOptions(), read_anew=False
            )
        ),
    }
)


def _invalid(field: str, description: str) -> ServiceError:
    return ServiceError("REQUEST_INVALID", fields=[FieldViolation(field, description)])
