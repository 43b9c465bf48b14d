"""A currency for which nothing on the document speaks by itself."""

from collections.abc import Iterable

from invoice_service.records.record import Record
from invoicemesh.invoice.v1.finding_pb2 import Finding, Severity
from invoicemesh.invoice.v1.reading_pb2 import ReadingSource


def currency_without_evidence(record: Record) -> Iterable[Finding]:
    """A warning when the currency was concluded, from a country for instance, and nobody confirmed it."""
    reading = record.reading_of.get("currency")
    if (
        reading is not None
        and reading.value
        and reading.source == ReadingSource.READING_SOURCE_DERIVED
        and not reading.confirmed_by
    ):
        yield Finding(
            rule_id="CURRENCY-EVIDENCE",
            severity=Severity.SEVERITY_WARNING,
            message=f"No amount shows its currency; {reading.value} is a conclusion.",
            field_paths=["currency"],
        )
