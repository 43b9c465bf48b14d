"""Values that a rule and a second look say are misread: the other reading is proposed, never put in."""

from collections.abc import Iterable

from invoice_service.records.record import Record
from invoicemesh.invoice.v1.finding_pb2 import Finding, Proposal, Severity


def doubtful_digits(record: Record) -> Iterable[Finding]:
    """A warning for each value with a reading that a rule asks for, until a person has set or confirmed it."""
    for reading in record.readings:
        if reading.confirmed_by:
            continue
        for other in reading.alternatives:
            if other.asked_for_by:
                yield Finding(
                    rule_id="MISREAD",
                    severity=Severity.SEVERITY_WARNING,
                    message=f"{other.value} may stand there. {other.explanation}",
                    field_paths=[reading.path],
                    proposals=[Proposal(field_path=reading.path, value=other.value, reason=other.explanation)],
                )
