from nlp_service.engines.embedded import read_attachments
from nlp_service.extraction import Source

UBL = b"""<?xml version="1.0"?>
<Invoice xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2"
  xmlns:cbc="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2"
  xmlns:cac="urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2">
  <cbc:ID>RE-7</cbc:ID>
  <cbc:IssueDate>2024-03-14</cbc:IssueDate>
  <cbc:InvoiceTypeCode>380</cbc:InvoiceTypeCode>
  <cbc:DocumentCurrencyCode>EUR</cbc:DocumentCurrencyCode>
  <cac:LegalMonetaryTotal>
    <cbc:TaxInclusiveAmount currencyID="EUR">119.00</cbc:TaxInclusiveAmount>
    <cbc:PayableAmount currencyID="EUR">119.00</cbc:PayableAmount>
  </cac:LegalMonetaryTotal>
</Invoice>"""


def test_an_embedded_e_invoice_is_the_record() -> None:
    extraction = read_attachments([UBL])
    assert extraction is not None
    assert extraction.value("invoice_number") == "RE-7"
    assert extraction.value("totals.gross") == "119.00"
    assert {(reading.source, reading.confidence) for reading in extraction.readings} == {(Source.EMBEDDED_XML, 1.0)}


def test_each_value_names_its_place_in_the_xml() -> None:
    extraction = read_attachments([UBL])
    assert extraction is not None
    number = next(reading for reading in extraction.readings if reading.path == "invoice_number")
    assert "ID" in number.explanation


def test_other_attachments_are_passed_over() -> None:
    extraction = read_attachments([b"a picture", b"<html/>", UBL])
    assert extraction is not None
    assert extraction.value("invoice_number") == "RE-7"


def test_without_an_e_invoice_nothing_is_decided() -> None:
    assert read_attachments([b"", b"<html/>"]) is None
