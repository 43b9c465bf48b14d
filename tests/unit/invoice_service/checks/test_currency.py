"""A currency and what speaks for it."""

import pytest

from invoice_service.checks.currency import currency_without_evidence
from invoice_service.records.record import Record
from invoicemesh.invoice.v1.finding_pb2 import Severity
from invoicemesh.invoice.v1.invoice_data_pb2 import InvoiceData
from invoicemesh.invoice.v1.reading_pb2 import Reading, ReadingSource

DERIVED, OCR = ReadingSource.READING_SOURCE_DERIVED, ReadingSource.READING_SOURCE_OCR


def record(**reading: object) -> Record:
    return Record(InvoiceData(currency="EUR"), (Reading(path="currency", value="EUR", **reading),))  # type: ignore[arg-type]


def test_a_conclusion_is_a_warning() -> None:
    (finding,) = currency_without_evidence(record(source=DERIVED))
    assert (finding.rule_id, finding.severity) == ("CURRENCY-EVIDENCE", Severity.SEVERITY_WARNING)
    assert list(finding.field_paths) == ["currency"]


@pytest.mark.parametrize("reading", [{"source": OCR}, {"source": DERIVED, "confirmed_by": "ada"}])
def test_what_is_printed_or_confirmed_is_let_be(reading: dict[str, object]) -> None:
    assert not list(currency_without_evidence(record(**reading)))


def test_no_currency_is_no_conclusion() -> None:
    assert not list(currency_without_evidence(Record(InvoiceData())))
