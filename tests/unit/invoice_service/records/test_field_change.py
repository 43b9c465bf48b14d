"""What makes one record of another."""

from google.type.decimal_pb2 import Decimal

from invoice_service.records.field_change import FieldChange, changes_between
from invoicemesh.invoice.v1.invoice_data_pb2 import InvoiceData, LineItem, Totals


def test_new_changed_and_gone_values_are_named() -> None:
    before = InvoiceData(invoice_number="17", currency="EUR", totals=Totals(net=Decimal(value="1")))
    after = InvoiceData(invoice_number="18", currency="EUR", line_items=[LineItem(id="1", description="Screws")])
    assert changes_between(before, after) == (
        FieldChange("invoice_number", "17", "18"),
        FieldChange("line_items[1].description", None, "Screws"),
        FieldChange("totals.net", "1", None),
    )


def test_equal_records_have_no_changes() -> None:
    data = InvoiceData(invoice_number="17")
    assert changes_between(data, data) == ()
