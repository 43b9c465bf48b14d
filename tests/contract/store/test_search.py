"""Words that many invoices hold are found without going through all of them, and nothing is missed for that."""

import pytest

from invoice_service.records.states import NEEDS_REVIEW, RECEIVED
from invoice_service.store.repositories import search
from invoicemesh.invoice.v1.invoice_data_pb2 import InvoiceData
from invoicemesh.invoice.v1.invoice_service_pb2 import InvoiceFilter
from tests.contract.store.ledger import Ledger, new_invoice

COMMON = InvoiceFilter(text="common")


@pytest.fixture
def holding(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The ids of those of twelve invoices that hold the word, the newest first: the four newest and the two oldest."""
    monkeypatch.setattr(search, "_SAMPLE", 3)
    monkeypatch.setattr(search, "_COMMON", 2)
    monkeypatch.setattr(search, "_MOST_LOOKED_AT", 6)
    ids = [
        ledger.processed(InvoiceData(), page_text="common" if number in {0, 1, 8, 9, 10, 11} else "").id
        for number in range(12)
    ]
    return [ids[number] for number in (11, 10, 9, 8, 1, 0)]


@pytest.mark.parametrize("page_size", [1, 3, 4, 5, 6, 7])
def test_pages_of_a_common_word_give_every_invoice_once(ledger: Ledger, holding: list[str], page_size: int) -> None:
    found, token = [], ""
    while True:
        with ledger.read() as uow:
            page = uow.summaries.list(COMMON, page_size=page_size, page_token=token)
        found += [summary.id for summary in page.summaries]
        if not (token := page.next_page_token):
            break
    assert found == holding


def test_a_common_word_is_counted_among_the_newest(ledger: Ledger, holding: list[str]) -> None:
    with ledger.read() as uow:
        common, rare = uow.counts.total(COMMON), uow.counts.total(InvoiceFilter(text="common scan"))
    assert (common.count, common.has_more) == (4, True)
    assert rare == common
    with ledger.read() as uow:
        assert uow.counts.total(InvoiceFilter(text="nowhere")).count == 0
        assert not uow.counts.total(InvoiceFilter(text="nowhere")).has_more


def test_invoices_of_several_states_are_in_one_order(ledger: Ledger) -> None:
    ids = []
    for number in range(6):
        new = new_invoice(str(number))
        ids.append(ledger.add(new).id if number % 2 else ledger.processed(InvoiceData(), new=new).id)
    both = InvoiceFilter(states=[NEEDS_REVIEW, RECEIVED, NEEDS_REVIEW])
    assert ledger.found(both) == ids[::-1]
    with ledger.read() as uow:
        first = uow.summaries.list(both, page_size=4)
        assert [one.id for one in first.summaries] == ids[:1:-1]
        second = uow.summaries.list(both, page_size=4, page_token=first.next_page_token)
        assert [one.id for one in second.summaries] == ids[1::-1]
