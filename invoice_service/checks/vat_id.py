"""VAT identifiers whose check digits are wrong."""

from collections.abc import Iterable

from en16931.identifiers import vat_id_holds
from invoice_service.checks.misreading import may_be_misread, other_readings
from invoice_service.records.record import Record
from invoicemesh.invoice.v1.finding_pb2 import Finding, Severity

_ROLES = ("supplier", "customer", "tax_representative")


def vat_id(record: Record) -> Iterable[Finding]:
    """A finding for each identifier that breaks the rules of its country; countries without known rules are let be.

    A warning where the supplier's may be misread, for it tells who is to be paid. A word else: what the document states
    so, no look at it will change.
    """
    for role in _ROLES:
        found = getattr(record.data, role).vat_id
        if found and vat_id_holds(found) is False:
            path = f"{role}.vat_id"
            is_doubtful = role == "supplier" and may_be_misread(record, path)
            yield Finding(
                rule_id="VAT-ID",
                severity=Severity.SEVERITY_WARNING if is_doubtful else Severity.SEVERITY_INFO,
                message=f"{found} is no VAT id of its country: its form or its check digits are wrong.",
                field_paths=[path],
                proposals=other_readings(record, path, lambda text: vat_id_holds(text) is True),
            )
