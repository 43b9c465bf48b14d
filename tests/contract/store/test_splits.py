"""What is split is no invoice any more, and its parts are invoices of their own, on each kind of database."""

import pytest
from google.type.date_pb2 import Date
from google.type.decimal_pb2 import Decimal

from invoice_service.records.record import Record
from invoice_service.records.states import NEEDS_REVIEW, RECEIVED, SPLIT
from invoice_service.store.repositories.statistics import Period
from invoicemesh.invoice.v1.invoice_data_pb2 import DocumentType, InvoiceData, Party, Totals
from invoicemesh.invoice.v1.invoice_pb2 import Invoice, PageRange
from mesh.errors import ServiceError
from tests.contract.store.ledger import Ledger

HALVES = [PageRange(first_page=1, last_page=1), PageRange(first_page=2, last_page=2)]


def invoice(number: str, gross: str = "119.00") -> InvoiceData:
    return InvoiceData(
        document_type=DocumentType.DOCUMENT_TYPE_INVOICE,
        invoice_number=number,
        issue_date=Date(year=2026, month=1, day=5),
        currency="EUR",
        supplier=Party(name="Muster GmbH"),
        totals=Totals(gross=Decimal(value=gross)),
    )


def split(ledger: Ledger, whole: Invoice) -> tuple[Invoice, ...]:
    with ledger.write() as uow:
        return uow.splits.split(whole.id, HALVES, etag=whole.etag, actor="ada")[1]


def finished(ledger: Ledger, part: Invoice, data: InvoiceData) -> Invoice:
    attempt = ledger.claimed(part.id)
    with ledger.write() as uow:
        supplier_id = uow.supplier_marks.settle(attempt.invoice_id, data)
        uow.jobs.finish(attempt, Record(data), (), NEEDS_REVIEW, supplier_id)
    return ledger.get(part.id)


def test_a_split_is_neither_money_nor_evidence(ledger: Ledger) -> None:
    whole = ledger.processed(invoice("R-1", "500.00"), pages=2)
    first, second = (
        finished(ledger, part, invoice(number))
        for part, number in zip(split(ledger, whole), ("R-1", "R-2"), strict=True)
    )
    assert ledger.get(whole.id).state == SPLIT
    assert list(ledger.get(whole.id).split_into) == [first.id, second.id]
    with ledger.read() as uow:
        (spent,) = uow.statistics.spend_by_month(Period(None, None))
        assert (str(spent[1].amount), spent[1].count) == ("238", 2)
        past = uow.pasts.of(second.id, second.data, second.supplier_id)
        assert [(other.id, other.same_bytes) for other in past.others] == [(first.id, False)]
        assert uow.suppliers.get(first.supplier_id).invoice_count == 2


def test_a_claim_names_the_pages_of_a_part(ledger: Ledger) -> None:
    _, second = split(ledger, ledger.processed(invoice("R-1"), pages=2))
    assert second.state == RECEIVED
    assert ledger.claimed(second.id).document.pages == HALVES[1]


def test_of_two_who_split_the_same_version_only_the_first_does(ledger: Ledger) -> None:
    whole = ledger.processed(invoice("R-1"), pages=2)
    split(ledger, whole)
    with pytest.raises(ServiceError) as refused:
        split(ledger, whole)
    assert refused.value.reason == "ETAG_MISMATCH"


def test_parts_keep_the_document_when_the_whole_is_purged(ledger: Ledger) -> None:
    whole = ledger.processed(invoice("R-1"), pages=2)
    first, _ = split(ledger, whole)
    finished(ledger, first, invoice("R-1"))
    deleted: list[str] = []
    with ledger.write() as uow:
        uow.trash.put(first.id, etag="", actor="ada")
        uow.trash.put(whole.id, etag="", actor="ada")
    ledger.clock.turn(1)
    with ledger.write() as uow:
        assert uow.trash.purge(whole.id, deleted_before=ledger.clock(), delete_objects=deleted.append)
    assert deleted == []
    with ledger.write() as uow:
        back = uow.trash.take_out(first.id, etag="", actor="ada")
    assert (back.split_from, back.document.pages) == (whole.id, HALVES[0])
