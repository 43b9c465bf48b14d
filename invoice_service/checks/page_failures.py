"""Pages that could not be read: whatever stands on them is missing from the record."""

from collections.abc import Iterable

from invoice_service.records.record import Record
from invoicemesh.invoice.v1.finding_pb2 import Finding, Severity


def page_failures(record: Record) -> Iterable[Finding]:
    """One warning that names the pages."""
    pages = sorted(failure.page for failure in record.page_failures)
    if not pages:
        return
    which = f"Page {pages[0]}" if len(pages) == 1 else f"Pages {', '.join(map(str, pages[:-1]))} and {pages[-1]}"
    yield Finding(
        rule_id="PAGE-UNREADABLE",
        severity=Severity.SEVERITY_WARNING,
        message=f"{which} could not be read; what stands there is missing.",
    )
