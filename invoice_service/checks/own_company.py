"""Invoices that seem to come from the own company: the parties were exchanged, or it is an outgoing invoice."""

from collections.abc import Iterable

from invoice_service.checks.situation import Situation
from invoice_service.records.record import Record
from invoicemesh.invoice.v1.finding_pb2 import Finding, Severity


def own_company(record: Record, situation: Situation) -> Iterable[Finding]:
    """A warning when the supplier is one of the own companies."""
    supplier = record.data.supplier
    if situation.own_company.includes(supplier):
        yield Finding(
            rule_id="OWN-COMPANY",
            severity=Severity.SEVERITY_WARNING,
            message=f"The supplier, {supplier.name or supplier.vat_id}, is your own company.",
            field_paths=["supplier.name", "supplier.vat_id"],
        )
