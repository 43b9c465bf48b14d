from datetime import date

import pytest
from google.type.decimal_pb2 import Decimal

from invoicemesh.invoice.v1.invoice_pb2 import InvoiceState
from invoicemesh_client.canonical import date_message, date_text, decimal_text, enum_text


@pytest.mark.parametrize(
    ("sent", "text"),
    [("1.50", "1.50"), ("-3", "-3"), ("1E+3", "1000"), ("2.5e-3", "0.0025"), ("", None), ("NaN", None), ("1,50", None)],
)
def test_a_decimal_is_written_plainly_or_not_at_all(sent: str, text: str | None) -> None:
    assert decimal_text(Decimal(value=sent)) == text


def test_a_date_comes_back_as_it_was() -> None:
    assert date_text(date_message(date(987, 6, 5))) == "0987-06-05"


def test_an_enum_value_loses_its_prefix_and_one_that_is_not_known_stays_a_number() -> None:
    assert enum_text(InvoiceState.DESCRIPTOR, InvoiceState.Value("INVOICE_STATE_NEEDS_REVIEW")) == "needs_review"
    assert enum_text(InvoiceState.DESCRIPTOR, 0) is None
    assert enum_text(InvoiceState.DESCRIPTOR, 99) == "99"
