"""VAT identifiers."""

import pytest

from invoice_service.checks.vat_id import vat_id
from invoice_service.records.record import Record
from invoicemesh.invoice.v1.finding_pb2 import Severity
from invoicemesh.invoice.v1.invoice_data_pb2 import InvoiceData, Party
from invoicemesh.invoice.v1.reading_pb2 import Reading, ReadingSource

RIGHT, WRONG = "DE136695976", "DE136695977"
OCR, XML = ReadingSource.READING_SOURCE_OCR, ReadingSource.READING_SOURCE_EMBEDDED_XML


def test_a_suppliers_wrong_vat_id_from_a_picture_is_a_warning() -> None:
    reading = Reading(path="supplier.vat_id", source=OCR)
    (finding,) = vat_id(Record(InvoiceData(supplier=Party(vat_id=WRONG)), (reading,)))
    assert (finding.rule_id, finding.severity) == ("VAT-ID", Severity.SEVERITY_WARNING)
    assert list(finding.field_paths) == ["supplier.vat_id"]


@pytest.mark.parametrize(
    "reading",
    [
        Reading(path="supplier.vat_id", source=XML),
        Reading(path="supplier.vat_id", source=OCR, confirmed_by="ada"),
    ],
)
def test_one_that_the_document_states_or_a_person_confirmed_is_worth_a_word(reading: Reading) -> None:
    (finding,) = vat_id(Record(InvoiceData(supplier=Party(vat_id=WRONG)), (reading,)))
    assert finding.severity == Severity.SEVERITY_INFO


def test_a_customers_wrong_vat_id_is_worth_a_word() -> None:
    reading = Reading(path="customer.vat_id", source=OCR)
    (finding,) = vat_id(Record(InvoiceData(customer=Party(vat_id=WRONG)), (reading,)))
    assert (finding.severity, list(finding.field_paths)) == (Severity.SEVERITY_INFO, ["customer.vat_id"])


@pytest.mark.parametrize("text", [RIGHT, "US12-3456789", ""])
def test_right_ids_and_those_of_unknown_rules_are_let_be(text: str) -> None:
    assert not list(vat_id(Record(InvoiceData(supplier=Party(vat_id=text)))))
