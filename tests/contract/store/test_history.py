"""Histories: what was done field by field, and whether anybody changed it afterwards."""

import pytest
from sqlalchemy import text

from invoice_service.records.field_change import FieldChange
from invoice_service.store.repositories.history import HistoryEntry
from invoice_service.store.repositories.history_checks import BrokenChain
from invoicemesh.invoice.v1.invoice_data_pb2 import InvoiceData
from mesh.errors import ServiceError
from tests.contract.store.ledger import Ledger, new_invoice


def tamper(ledger: Ledger, statement: str) -> None:
    with ledger.engine.begin() as connection:
        assert connection.execute(text(statement)).rowcount


def broken(ledger: Ledger) -> list[BrokenChain]:
    with ledger.read() as uow:
        return list(uow.history_checks.page(invoices=100).broken)


def test_processing_says_which_value_came_to_each_field(ledger: Ledger) -> None:
    invoice = ledger.processed(InvoiceData(invoice_number="17", currency="EUR"))
    with ledger.read() as uow:
        entries = uow.history.of(invoice.id)
    assert [(entry.action.value, entry.actor, entry.change) for entry in entries] == [
        ("RECEIVED", "ada", None),
        ("PROCESSED", "invoicemesh", FieldChange("invoice_number", None, "17")),
        ("PROCESSED", "invoicemesh", FieldChange("currency", None, "EUR")),
    ]


def test_each_history_is_a_chain_of_its_own(ledger: Ledger) -> None:
    first = ledger.processed(InvoiceData(invoice_number="1"), new=new_invoice("1"))
    second = ledger.processed(InvoiceData(invoice_number="2"), new=new_invoice("2"))
    with ledger.read() as uow:
        check = uow.history_checks.page(invoices=100)
        assert (check.invoice_count, check.event_count, check.broken) == (2, 4, ())
        hashes = {entry.hash for invoice in (first, second) for entry in uow.history.of(invoice.id)}
    assert len(hashes) == 4


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE history SET new_value = '18' WHERE new_value = '17'",
        "UPDATE history SET actor = 'eve' WHERE new_value = '17'",
        "UPDATE history SET old_value = '' WHERE new_value = '17'",
        "DELETE FROM history WHERE action = 'RECEIVED'",
    ],
)
def test_what_was_changed_afterwards_is_found(ledger: Ledger, statement: str) -> None:
    invoice = ledger.processed(InvoiceData(invoice_number="17", currency="EUR"))
    tamper(ledger, statement)
    (chain,) = broken(ledger)
    assert chain.invoice_id == invoice.id
    assert chain.position in {1, 2}


def test_a_history_that_is_gone_is_found(ledger: Ledger) -> None:
    invoice = ledger.processed(InvoiceData(invoice_number="17"))
    tamper(ledger, "DELETE FROM history")
    assert broken(ledger) == [BrokenChain(invoice.id, 0)]


def test_one_history_can_be_verified_by_itself(ledger: Ledger) -> None:
    sound = ledger.processed(InvoiceData(invoice_number="1"), new=new_invoice("1"))
    changed = ledger.processed(InvoiceData(invoice_number="2"), new=new_invoice("2"))
    tamper(ledger, "UPDATE history SET new_value = '3' WHERE new_value = '2'")
    with ledger.read() as uow:
        assert uow.history_checks.one(sound.id).broken == ()
        assert uow.history_checks.one(changed.id).broken == (BrokenChain(changed.id, 2),)
        with pytest.raises(ServiceError, match="INVOICE_NOT_FOUND"):
            uow.history_checks.one("nobody")


def test_all_histories_are_verified_page_by_page(ledger: Ledger) -> None:
    for number in range(5):
        ledger.add(new_invoice(str(number)))
    counts: list[int] = []
    token = ""
    with ledger.read() as uow:
        while not counts or token:
            check = uow.history_checks.page(invoices=2, page_token=token)
            counts.append(check.invoice_count)
            token = check.next_page_token
    assert counts == [2, 2, 1]


def test_a_history_is_given_page_by_page(ledger: Ledger) -> None:
    invoice = ledger.processed(InvoiceData(invoice_number="17", currency="EUR", language="de"))
    entries: list[HistoryEntry] = []
    token = ""
    with ledger.read() as uow:
        while not entries or token:
            page = uow.history.page(invoice.id, page_size=3, page_token=token)
            entries.extend(page.entries)
            token = page.next_page_token
        assert tuple(entries) == uow.history.of(invoice.id)


def test_a_token_of_another_history_is_refused(ledger: Ledger) -> None:
    invoice = ledger.processed(InvoiceData(invoice_number="17"), new=new_invoice("1"))
    other = ledger.processed(InvoiceData(invoice_number="18"), new=new_invoice("2"))
    with ledger.read() as uow:
        token = uow.history.page(invoice.id, page_size=1).next_page_token
        with pytest.raises(ServiceError, match="TOKEN_INVALID"):
            uow.history.page(other.id, page_size=1, page_token=token)
        with pytest.raises(ServiceError, match="INVOICE_NOT_FOUND"):
            uow.history.page("nobody", page_size=1)
