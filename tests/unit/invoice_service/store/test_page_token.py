"""A page token goes on where its page ended, and only for its own list."""

import pytest
from google.type import date_pb2

from invoice_service.store.page_token import read_token, write_token
from invoicemesh.invoice.v1.invoice_service_pb2 import InvoiceFilter
from mesh.errors import ServiceError

INVOICE_ID = "0198f1a2-1234-7abc-8def-0123456789ab"
FILTER = InvoiceFilter(text="müller", issued_from=date_pb2.Date(year=2026, month=1, day=1))


def test_a_token_gives_back_its_position() -> None:
    assert read_token(write_token(INVOICE_ID, FILTER), FILTER) == INVOICE_ID


@pytest.mark.parametrize(
    "token",
    [
        "x",
        "not a token",
        "ünïcode",
        INVOICE_ID,
        write_token(INVOICE_ID, FILTER)[:-2],
        write_token(INVOICE_ID, FILTER) + "AAAA",
        write_token(INVOICE_ID, FILTER)[::-1],
        write_token(INVOICE_ID, InvoiceFilter()),
        write_token(INVOICE_ID, InvoiceFilter(text="müller")),
    ],
)
def test_a_token_that_was_changed_or_made_for_another_list_is_refused(token: str) -> None:
    with pytest.raises(ServiceError) as refused:
        read_token(token, FILTER)
    assert refused.value.reason == "TOKEN_INVALID"
