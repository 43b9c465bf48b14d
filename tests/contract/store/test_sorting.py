"""Lists in other orders: pages follow each other without gap or repetition, whatever has no value or the same one."""

import pytest
from google.type.date_pb2 import Date
from google.type.decimal_pb2 import Decimal

from invoice_service.store.sorting import Sorting
from invoicemesh.invoice.v1.invoice_data_pb2 import InvoiceData, Party, Totals
from invoicemesh.invoice.v1.invoice_service_pb2 import InvoiceFilter
from mesh.errors import ServiceError
from tests.contract.store.ledger import Ledger

# Day of issue, supplier and gross total of each invoice, in the order in which they came; None: none.
ROWS: tuple[tuple[int | None, str, str | None], ...] = (
    (3, "Beta", "9.00"),
    (None, "alpha", "100.00"),
    (1, "Beta", "-5.00"),
    (3, "Gamma", None),
    (2, "", "20.50"),
    (None, "Beta", "9.00"),
)


@pytest.fixture
def ids(ledger: Ledger) -> list[str]:
    return [
        ledger.processed(
            InvoiceData(
                issue_date=Date(year=2026, month=1, day=day) if day else None,
                supplier=Party(name=supplier),
                totals=Totals(gross=Decimal(value=gross) if gross else None),
            )
        ).id
        for day, supplier, gross in ROWS
    ]


def pages(ledger: Ledger, order_by: str, *, size: int, wanted: InvoiceFilter | None = None) -> list[str]:
    """The ids of a list, gone through page by page."""
    found: list[str] = []
    token = ""
    while True:
        with ledger.read() as uow:
            page = uow.summaries.list(
                wanted or InvoiceFilter(), page_size=size, page_token=token, sorting=Sorting.of(order_by)
            )
        found += [summary.id for summary in page.summaries]
        token = page.next_page_token
        if not token:
            return found


ORDERS = {
    "create_time": [0, 1, 2, 3, 4, 5],
    "": [5, 4, 3, 2, 1, 0],
    "issue_date": [1, 5, 2, 4, 0, 3],
    "issue_date desc": [3, 0, 4, 2, 5, 1],
    "gross_total": [3, 2, 0, 5, 4, 1],
    "gross_total desc": [1, 4, 5, 0, 2, 3],
    "due_date desc": [5, 4, 3, 2, 1, 0],
}


def test_a_list_is_in_the_order_that_was_asked_for(ledger: Ledger, ids: list[str]) -> None:
    for order_by, places in ORDERS.items():
        for size in (1, 2, 10):
            assert pages(ledger, order_by, size=size) == [ids[place] for place in places], order_by


def test_names_come_one_after_the_other(ledger: Ledger, ids: list[str]) -> None:
    rising, falling = pages(ledger, "supplier_name", size=2), pages(ledger, "supplier_name desc", size=2)
    assert rising == falling[::-1]
    assert rising[0] == ids[4]
    betas = [place for place in rising if place in {ids[0], ids[2], ids[5]}]
    assert betas == [ids[0], ids[2], ids[5]]
    assert rising.index(ids[5]) - rising.index(ids[0]) == 2


def test_filter_words_and_order_go_together(ledger: Ledger, ids: list[str]) -> None:
    assert pages(ledger, "gross_total", size=1, wanted=InvoiceFilter(text="beta")) == [ids[2], ids[0], ids[5]]
    assert pages(ledger, "issue_date", size=1, wanted=InvoiceFilter(supplier="gam")) == [ids[3]]


def test_a_token_holds_for_its_own_order_alone(ledger: Ledger, ids: list[str]) -> None:
    with ledger.read() as uow:
        token = uow.summaries.list(InvoiceFilter(), page_size=1, sorting=Sorting.of("issue_date")).next_page_token
        for other in ("issue_date desc", "gross_total", ""):
            with pytest.raises(ServiceError) as refused:
                uow.summaries.list(InvoiceFilter(), page_size=1, page_token=token, sorting=Sorting.of(other))
            assert refused.value.reason == "TOKEN_INVALID"
