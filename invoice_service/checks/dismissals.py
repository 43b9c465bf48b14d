"""Tells findings apart, so that what a person dismissed stays dismissed when the checks are made anew."""

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from en16931 import field_path
from en16931.field_path import FieldPathError
from invoice_service.records.field_change import FieldChange
from invoice_service.records.record import Record
from invoicemesh.invoice.v1.finding_pb2 import Dismissal, Finding
from invoicemesh.invoice.v1.invoice_data_pb2 import InvoiceData
from mesh.errors import FieldViolation, ServiceError

MAX_REASON_LENGTH = 1000

_ID_DIGITS = 16


@dataclass(frozen=True)
class Dismissed:
    """All findings of an invoice, and the one of them that was dismissed just now."""

    findings: tuple[Finding, ...]
    dismissed: Finding


def identified(record: Record, findings: Iterable[Finding], former: Iterable[Finding] = ()) -> tuple[Finding, ...]:
    """The findings with their ids, and with the dismissals that the former findings of the same ids have."""
    dismissals = {finding.id: finding.dismissal for finding in former if finding.HasField("dismissal")}
    result = []
    for finding in findings:
        known = Finding()
        known.CopyFrom(finding)
        known.id = _id(record.data, finding)
        if known.id in dismissals:
            known.dismissal.CopyFrom(dismissals[known.id])
        result.append(known)
    return tuple(result)


def dismiss(findings: Sequence[Finding], finding_id: str, *, person: str, reason: str, now: datetime) -> Dismissed:
    """Dismisses a finding. `now` has a time zone.

    ServiceError `FINDING_NOT_FOUND` when there is none of that id, `REQUEST_INVALID` for no reason or too long a one.
    """
    if not reason.strip() or len(reason) > MAX_REASON_LENGTH:
        sentence = f"A reason has 1 to {MAX_REASON_LENGTH:,} characters."
        raise ServiceError("REQUEST_INVALID", fields=[FieldViolation("reason", sentence)])
    found = next((finding for finding in findings if finding.id == finding_id and finding_id), None)
    if found is None:
        raise ServiceError("FINDING_NOT_FOUND")
    dismissed = Finding()
    dismissed.CopyFrom(found)
    dismissed.dismissal.CopyFrom(Dismissal(person=person, reason=reason))
    dismissed.dismissal.time.FromDatetime(now)
    return Dismissed(tuple(dismissed if finding is found else finding for finding in findings), dismissed)


def undone(findings: Iterable[Finding], former: Iterable[Finding]) -> tuple[FieldChange, ...]:
    """The dismissals that are there and were not formerly, as changes that take them back, for the history."""
    dismissed = {finding.id for finding in former if finding.HasField("dismissal")}
    return tuple(
        FieldChange(f"findings[{finding.id}]", finding.dismissal.reason, finding.message)
        for finding in findings
        if finding.HasField("dismissal") and finding.id not in dismissed
    )


def _id(data: InvoiceData, finding: Finding) -> str:
    """The same for a finding of the same rule on the same values, whatever its sentence says of other invoices."""
    values = [_value(data, path) for path in finding.field_paths]
    # Without fields, all that tells the finding from others of its rule is its sentence.
    said = "" if finding.field_paths else finding.message
    content = [finding.rule_id, list(finding.field_paths), values, list(finding.related_invoice_ids), said]
    return hashlib.sha256(json.dumps(content).encode()).hexdigest()[:_ID_DIGITS]


def _value(data: InvoiceData, path: str) -> str | None:
    try:
        return field_path.get(data, path)
    except FieldPathError:  # A path of several values, such as that of an item.
        return None
