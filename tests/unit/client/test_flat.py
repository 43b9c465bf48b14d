from google.protobuf.text_format import Parse

from invoicemesh.invoice.v1 import invoice_data_pb2, invoice_pb2, reading_pb2
from invoicemesh.invoice.v1.finding_pb2 import Finding
from invoicemesh.invoice.v1.invoice_service_pb2 import ReadResult
from invoicemesh_client.flat import FlatError, FlatLineItem, FlatTaxLine, flatten_invoice, flatten_read_result

RECORD = """
document_type: DOCUMENT_TYPE_CREDIT_NOTE
invoice_number: "R-17"
issue_date { year: 2024 month: 3 day: 9 }
due_date { year: 2024 month: 4 }
currency: "EUR"
supplier { name: "Nordlicht GmbH" vat_id: "DE136695976" address { full: "Am Kai 1, 20095 Hamburg" } }
customer { name: "Muster AG" }
payment { accounts { id: "1" account_number: "17" } accounts { id: "2" iban: "DE02120300000000202051" } }
references { purchase_order: "PO-4" }
totals { net { value: "100.00" } tax { value: "19.00" } gross { value: "1.19E+2" } amount_due { value: "119.00" } }
tax_lines { id: "1" rate { value: "19.00" } base_amount { value: "100.00" } tax_amount { value: "19.00" } }
line_items {
  id: "7" description: "Lamp" quantity { value: "2" } unit: "pcs" unit_code: "H87"
  unit_price { value: "50.00" } net_amount { value: "100.00" } tax_rate { value: "19" }
}
"""
PRINTED = {
    "document_type": 0.99,
    "invoice_number": 0.98,
    "issue_date": 0.97,
    "currency": 0.96,
    "supplier.name": 0.95,
    "supplier.vat_id": 0.94,
    "supplier.address.full": 0.93,
    "customer.name": 0.92,
    "payment.accounts[2].iban": 0.91,
    "references.purchase_order": 0.9,
    "totals.net": 0.89,
    "totals.tax": 0.88,
    "totals.gross": 0.87,
    "totals.amount_due": 0.86,
    "tax_lines[1].rate": 0.85,
    "tax_lines[1].base_amount": 0.5,
    "tax_lines[1].tax_amount": 0.84,
    "line_items[7].description": 0.83,
    "line_items[7].quantity": 0.82,
    "line_items[7].unit": 0.81,
    "line_items[7].unit_price": 0.8,
    "line_items[7].net_amount": 0.79,
    "line_items[7].tax_rate": 0.4,
}


def result(**sources: "reading_pb2.ReadingSource.ValueType") -> ReadResult:
    """A result whose readings were printed, but for the paths given with `__` for `.` and their sources."""
    other = {path.replace("__", "."): source for path, source in sources.items()}
    return ReadResult(
        data=Parse(RECORD, invoice_data_pb2.InvoiceData()),
        readings=[
            reading_pb2.Reading(
                path=path, confidence=confidence, source=other.get(path, reading_pb2.READING_SOURCE_OCR)
            )
            for path, confidence in PRINTED.items()
        ],
        state=invoice_pb2.INVOICE_STATE_READY,
    )


def test_every_flat_field_comes_from_its_place_in_the_record() -> None:
    flat = flatten_read_result(result())
    assert flat.document_type == "credit_note"
    assert flat.supplier_name == "Nordlicht GmbH"
    assert flat.supplier_vat_id == "DE136695976"
    assert flat.supplier_address == "Am Kai 1, 20095 Hamburg"
    assert flat.customer_name == "Muster AG"
    assert flat.invoice_number == "R-17"
    assert flat.issue_date == "2024-03-09"
    assert flat.currency == "EUR"
    assert (flat.net_total, flat.tax_total, flat.gross_total, flat.amount_due) == ("100.00", "19.00", "119", "119.00")
    assert flat.iban == "DE02120300000000202051"
    assert flat.purchase_order == "PO-4"
    assert flat.tax_lines == (FlatTaxLine("19.00", "100.00", "19.00"),)
    assert flat.line_items == (FlatLineItem("Lamp", "2", "pcs", "50.00", "100.00", "19"),)


def test_the_keys_of_the_object_are_those_of_the_format_in_its_order() -> None:
    assert list(flatten_read_result(result()).to_object()) == [
        "document_type",
        "supplier_name",
        "supplier_vat_id",
        "supplier_address",
        "customer_name",
        "invoice_number",
        "issue_date",
        "due_date",
        "currency",
        "net_total",
        "tax_total",
        "gross_total",
        "amount_due",
        "iban",
        "purchase_order",
        "tax_lines",
        "line_items",
        "needs_review",
        "confidence",
        "findings",
    ]


def test_a_date_that_lacks_its_day_is_absent() -> None:
    assert flatten_read_result(result()).due_date is None


def test_a_derived_value_is_absent_and_has_no_confidence() -> None:
    flat = flatten_read_result(result(totals__gross=reading_pb2.READING_SOURCE_DERIVED))
    assert flat.gross_total is None
    assert "gross_total" not in flat.confidence


def test_a_derived_cell_is_absent_while_its_row_stays() -> None:
    flat = flatten_read_result(result(**{"tax_lines[1].base_amount": reading_pb2.READING_SOURCE_DERIVED}))
    assert flat.tax_lines == (FlatTaxLine("19.00", None, "19.00"),)


def test_a_value_without_a_known_origin_is_absent() -> None:
    read = result()
    del read.readings[:]
    flat = flatten_read_result(read)
    assert flat.gross_total is None
    assert flat.line_items == ()
    assert flat.document_type == "credit_note"


def test_what_is_known_of_the_supplier_counts_only_where_it_stands_on_the_page() -> None:
    read = result(supplier__vat_id=reading_pb2.READING_SOURCE_SUPPLIER_MEMORY)
    assert flatten_read_result(read).supplier_vat_id is None
    reading = next(reading for reading in read.readings if reading.path == "supplier.vat_id")
    reading.value_regions.add(page=1)
    assert flatten_read_result(read).supplier_vat_id == "DE136695976"


def test_a_fields_confidence_is_its_readings_and_a_tables_is_that_of_its_least_sure_cell() -> None:
    confidence = flatten_read_result(result()).confidence
    assert confidence["invoice_number"] == 0.98
    assert confidence["tax_lines"] == 0.5
    assert confidence["line_items"] == 0.4
    assert "due_date" not in confidence


def test_the_parts_of_an_address_are_joined_where_it_has_no_printed_form() -> None:
    read = result()
    address = read.data.supplier.address
    address.full, address.line1, address.postcode, address.city, address.country = (
        "",
        "Am Kai 1",
        "20095",
        "Hamburg",
        "DE",
    )
    for part, confidence in (("line1", 0.9), ("postcode", 0.7), ("city", 0.8), ("country", 1.0)):
        read.readings.add(
            path=f"supplier.address.{part}", confidence=confidence, source=reading_pb2.READING_SOURCE_EMBEDDED_XML
        )
    flat = flatten_read_result(read)
    assert flat.supplier_address == "Am Kai 1, 20095 Hamburg, DE"
    assert flat.confidence["supplier_address"] == 0.7


def test_the_code_of_a_unit_stands_in_for_a_unit_that_is_not_printed() -> None:
    read = result()
    read.data.line_items[0].unit = ""
    read.readings.add(path="line_items[7].unit_code", confidence=1, source=reading_pb2.READING_SOURCE_EMBEDDED_XML)
    assert flatten_read_result(read).line_items[0].unit == "H87"


def test_only_a_ready_record_needs_no_review() -> None:
    read = result()
    assert not flatten_read_result(read).needs_review
    read.state = invoice_pb2.INVOICE_STATE_NEEDS_REVIEW
    assert flatten_read_result(read).needs_review


def test_each_rule_that_found_something_is_named_once() -> None:
    read = result()
    read.findings.extend(Finding(rule_id=rule) for rule in ("LINE-NET", "BR-CO-15", "LINE-NET"))
    assert flatten_read_result(read).findings == ("LINE-NET", "BR-CO-15")


def test_an_invoice_that_failed_gives_nothing_but_its_error() -> None:
    failure = invoice_pb2.Failure(reason="DOCUMENT_ENCRYPTED", message="The PDF asks for a password.")
    flat = flatten_invoice(invoice_pb2.Invoice(state=invoice_pb2.INVOICE_STATE_FAILED, failure=failure))
    assert flat.error == FlatError("DOCUMENT_ENCRYPTED", "The PDF asks for a password.")
    assert flat.needs_review
    assert flat.to_object()["error"] == {"reason": "DOCUMENT_ENCRYPTED", "message": "The PDF asks for a password."}
