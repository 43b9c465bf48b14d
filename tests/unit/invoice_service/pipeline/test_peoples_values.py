"""What a person set survives a new reading of the document; everything else is as read now."""

from datetime import UTC, datetime

from google.type.decimal_pb2 import Decimal

from en16931 import field_path
from invoice_service.people.corrections import correct
from invoice_service.pipeline.peoples_values import keep_peoples_values
from invoice_service.records.record import Record
from invoicemesh.invoice.v1.invoice_data_pb2 import InvoiceData, LineItem, Payment, PaymentAccount, Totals
from invoicemesh.invoice.v1.invoice_pb2 import Correction
from invoicemesh.invoice.v1.reading_pb2 import Reading
from invoicemesh.ocr.v1.document_pb2 import PageFailure


def read(data: InvoiceData) -> Record:
    return Record(data, tuple(Reading(path=path, value=value) for path, value in field_path.values(data)))


def invoice(number: str, gross: str, *lines: tuple[str, str]) -> Record:
    items = [LineItem(id=id_, description=description) for id_, description in lines]
    return read(InvoiceData(invoice_number=number, totals=Totals(gross=Decimal(value=gross)), line_items=items))


def by_anna(record: Record, *corrections: Correction) -> Record:
    return correct(record, corrections, person="anna", now=datetime(2024, 5, 3, tzinfo=UTC)).record


def test_without_a_person_everything_is_as_read_now() -> None:
    fresh = invoice("B-2", "20.00", ("1", "Nut"))
    assert keep_peoples_values(fresh, invoice("A-1", "10.00", ("1", "Bolt"))) == fresh


def test_a_value_that_a_person_set_stays_and_the_others_are_new() -> None:
    former = by_anna(invoice("A-1", "10.00"), Correction(path="totals.gross", value="11.00"))
    kept = keep_peoples_values(invoice("B-2", "20.00"), former)
    assert (kept.data.totals.gross.value, kept.data.invoice_number) == ("11.00", "B-2")
    assert kept.reading_of["totals.gross"].confirmed_by == "anna"
    assert kept.reading_of["invoice_number"].value == "B-2"


def test_a_value_that_a_person_confirmed_stays() -> None:
    former = by_anna(invoice("A-1", "10.00"), Correction(path="invoice_number", confirm=True))
    assert keep_peoples_values(invoice("B-2", "20.00"), former).data.invoice_number == "A-1"


def test_a_value_that_a_person_cleared_stays_absent() -> None:
    former = by_anna(invoice("A-1", "10.00"), Correction(path="invoice_number", absent=True))
    assert keep_peoples_values(invoice("B-2", "20.00"), former).data.invoice_number == ""


def test_a_list_that_a_person_touched_is_kept_as_a_whole() -> None:
    former = by_anna(
        invoice("A-1", "10.00", ("1", "Bolt"), ("2", "Nut")),
        Correction(path="line_items[2].description", value="Wing nut"),
    )
    kept = keep_peoples_values(invoice("A-1", "10.00", ("1", "Bolt and nut"), ("2", "Freight"), ("3", "Tip")), former)
    assert [(line.id, line.description) for line in kept.data.line_items] == [("1", "Bolt"), ("2", "Wing nut")]
    assert {reading.path for reading in kept.readings if reading.path.startswith("line_items")} == {
        "line_items[1].description",
        "line_items[2].description",
    }


def test_a_line_that_a_person_removed_does_not_come_back() -> None:
    lines = ("1", "Bolt"), ("2", "Carried forward")
    former = by_anna(invoice("A-1", "10.00", *lines), Correction(path="line_items[2]", remove=True))
    kept = keep_peoples_values(invoice("A-1", "10.00", *lines), former)
    assert [line.id for line in kept.data.line_items] == ["1"]


def test_lists_within_groups_are_kept_too() -> None:
    data = InvoiceData(payment=Payment(accounts=[PaymentAccount(id="1", iban="DE02120300000000202051")]))
    former = by_anna(read(data), Correction(path="payment.accounts[1].iban", confirm=True))
    kept = keep_peoples_values(read(InvoiceData()), former)
    assert [account.iban for account in kept.data.payment.accounts] == ["DE02120300000000202051"]


def test_pages_that_failed_are_those_of_the_new_reading() -> None:
    fresh = Record(InvoiceData(), (), (PageFailure(page=2),))
    former = Record(InvoiceData(), (), (PageFailure(page=1),))
    assert keep_peoples_values(fresh, former).page_failures == (PageFailure(page=2),)
