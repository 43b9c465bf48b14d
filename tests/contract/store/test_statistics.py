"""Statistics: sums are exact, currencies apart, credit notes subtracted, and what is in the trash counts nowhere."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

from google.type import date_pb2, decimal_pb2

from invoice_service.figures.statistics import figures
from invoice_service.records.field_change import FieldChange
from invoice_service.records.record import Record
from invoice_service.records.states import APPROVED, NEEDS_REVIEW, READY, RECEIVED
from invoice_service.store.repositories.statistics import Period, Sum
from invoicemesh.invoice.v1.invoice_data_pb2 import DocumentType, InvoiceData, Party, Totals
from invoicemesh.invoice.v1.statistics_pb2 import GetStatisticsResponse, Overdue, Quality
from tests.contract.store.ledger import Ledger

EVER = Period(None, None)
CREDIT_NOTE = DocumentType.DOCUMENT_TYPE_CREDIT_NOTE


def _data(
    gross: str,
    *,
    issued: date = date(2026, 1, 15),
    due: date | None = None,
    currency: str = "EUR",
    supplier: str = "Müller",
    kind: DocumentType.ValueType = DocumentType.DOCUMENT_TYPE_INVOICE,
) -> InvoiceData:
    amount = decimal_pb2.Decimal(value=gross)
    return InvoiceData(
        document_type=kind,
        supplier=Party(name=supplier),
        currency=currency,
        issue_date=_date(issued),
        due_date=_date(due) if due else None,
        totals=Totals(gross=amount, amount_due=amount),
    )


def _date(day: date) -> date_pb2.Date:
    return date_pb2.Date(year=day.year, month=day.month, day=day.day)


def _delete(ledger: Ledger, invoice_id: str) -> None:
    with ledger.write() as uow:
        uow.trash.put(invoice_id, etag="", actor="bob")


def _sum(amount: str, count: int, currency: str = "EUR") -> Sum:
    return Sum(currency, Decimal(amount), count)


def test_sums_are_exact_where_floating_point_numbers_are_not(ledger: Ledger) -> None:
    for amount in ("0.10", "0.20", "99999999999999.01"):
        ledger.processed(_data(amount))
    with ledger.read() as uow:
        ((month, total),) = uow.statistics.spend_by_month(EVER)
    assert (month, total) == (date(2026, 1, 1), _sum("99999999999999.31", 3))


def test_spend_is_by_month_and_currency_and_credit_notes_reduce_it(ledger: Ledger) -> None:
    ledger.processed(_data("100"))
    ledger.processed(_data("30", kind=CREDIT_NOTE))
    ledger.processed(_data("7", issued=date(2026, 2, 1)))
    ledger.processed(_data("5", currency="CHF"))
    ledger.processed(_data("1000", kind=DocumentType.DOCUMENT_TYPE_QUOTE))
    rejected, deleted = ledger.processed(_data("1000")).id, ledger.processed(_data("1000")).id
    _delete(ledger, deleted)
    with ledger.write() as uow:
        uow.decisions.reject(rejected, etag="", actor="bob", reason="wrong")
    january, february = date(2026, 1, 1), date(2026, 2, 1)
    with ledger.read() as uow:
        assert uow.statistics.spend_by_month(EVER) == [
            (january, _sum("5", 1, "CHF")),
            (january, _sum("70", 2)),
            (february, _sum("7", 1)),
        ]
        assert uow.statistics.spend_by_month(Period(february, february)) == [(february, _sum("7", 1))]
        assert uow.statistics.spend_by_month(Period(None, date(2026, 1, 14))) == []


def test_the_largest_suppliers_of_each_currency_come_first(ledger: Ledger) -> None:
    for amount, supplier, currency in (("1", "A", "EUR"), ("9", "B", "EUR"), ("5", "C", "EUR"), ("2", "A", "CHF")):
        ledger.processed(_data(amount, supplier=supplier, currency=currency))
    with ledger.read() as uow:
        spent = uow.statistics.spend_by_supplier(EVER, limit=2)
        assert [(one.name, one.sum) for one in spent] == [
            ("A", _sum("2", 1, "CHF")),
            ("B", _sum("9", 1)),
            ("C", _sum("5", 1)),
        ]
        assert uow.suppliers.get(spent[1].supplier_id).name == "B"


def test_what_was_spent_with_merged_suppliers_counts_together(ledger: Ledger) -> None:
    invoices = [ledger.processed(_data(amount, supplier=name)) for amount, name in (("1", "A"), ("2", "B"), ("4", "C"))]
    first, second, third = (invoice.supplier_id for invoice in invoices)
    with ledger.write() as uow:
        uow.suppliers.merge(second, third, etag="", actor="ada")
        uow.suppliers.merge(first, second, etag="", actor="ada")
    with ledger.read() as uow:
        (spent,) = uow.statistics.spend_by_supplier(EVER, limit=2)
        assert (spent.supplier_id, spent.name, spent.sum) == (first, "A", _sum("7", 3))


def test_what_is_owed_is_told_by_how_long_it_is_overdue(ledger: Ledger) -> None:
    today = date(2026, 6, 30)
    for days, amount in ((0, "1"), (-5, "2"), (1, "4"), (30, "8"), (31, "16"), (61, "32"), (91, "64")):
        ledger.processed(_data(amount, due=today - timedelta(days=days)))
    ledger.processed(_data("128"))
    with ledger.read() as uow:
        ageing = dict(uow.statistics.ageing(today))
    assert ageing == {
        Overdue.OVERDUE_UNSPECIFIED: _sum("128", 1),
        Overdue.OVERDUE_NOT_DUE: _sum("3", 2),
        Overdue.OVERDUE_30_DAYS: _sum("12", 2),
        Overdue.OVERDUE_60_DAYS: _sum("16", 1),
        Overdue.OVERDUE_90_DAYS: _sum("32", 1),
        Overdue.OVERDUE_LONGER: _sum("64", 1),
    }


def _finished_ready(ledger: Ledger) -> str:
    attempt = ledger.claimed(ledger.add().id)
    with ledger.write() as uow:
        uow.jobs.finish(attempt, Record(_data("1")), (), READY)
    return attempt.invoice_id


def _corrected(ledger: Ledger, invoice_id: str, *paths: str) -> None:
    with ledger.write() as uow:
        uow.invoices.correct(
            invoice_id,
            etag="",
            record=Record(_data("1")),
            findings=(),
            state=READY,
            changes=[FieldChange(path, None, "x") for path in paths],
            actor="bob",
        )


def test_touchless_is_what_passed_without_a_change_of_a_value(ledger: Ledger) -> None:
    untouched, touched = _finished_ready(ledger), _finished_ready(ledger)
    ledger.processed(_data("1"))
    ledger.add()
    _corrected(ledger, touched, "totals.gross")
    with ledger.write() as uow:
        assert uow.decisions.approve(untouched, etag="", actor="bob").state == APPROVED
    with ledger.read() as uow:
        assert uow.statistics.processed(EVER) == (3, 1)
        tomorrow = ledger.clock.now.date() + timedelta(days=1)
        assert uow.statistics.processed(Period(tomorrow, None)) == (0, 0)


def test_corrections_count_by_field_whatever_the_line(ledger: Ledger) -> None:
    invoice_id = _finished_ready(ledger)
    _corrected(ledger, invoice_id, "line_items[1].quantity", "line_items[2].quantity", "totals.gross")
    with ledger.read() as uow:
        assert uow.statistics.corrections(EVER, limit=5) == [("line_items[].quantity", 2), ("totals.gross", 1)]
        assert uow.statistics.corrections(EVER, limit=1) == [("line_items[].quantity", 2)]


def test_states_and_the_queue_are_told_as_they_are_now(ledger: Ledger) -> None:
    waiting, running, _ = ledger.add(), ledger.add(), ledger.processed(_data("1"))
    _delete(ledger, ledger.processed(_data("1")).id)
    ledger.claimed(running.id)
    with ledger.read() as uow:
        queue = uow.statistics.queue()
        states = uow.statistics.states()
    assert (queue.waiting, queue.running) == (1, 1)
    assert queue.oldest is not None
    assert queue.oldest >= waiting.create_time.ToDatetime(UTC)
    assert (states[RECEIVED], states[NEEDS_REVIEW]) == (1, 1)


def test_review_times_are_those_of_people(ledger: Ledger) -> None:
    for hours in (1, 2, 10):
        invoice_id = _finished_ready(ledger)
        ledger.clock.turn(hours * 3600)
        with ledger.write() as uow:
            uow.decisions.approve(invoice_id, etag="", actor="bob")
    by_itself = _finished_ready(ledger)
    with ledger.write() as uow:
        uow.decisions.approve(by_itself, etag="", actor="invoicemesh")
    with ledger.read() as uow:
        quality = figures(uow, EVER, ledger.clock.now).quality
    assert quality.decided == 3
    assert round(quality.median_review.ToTimedelta().total_seconds()) == 2 * 3600
    assert round(quality.p90_review.ToTimedelta().total_seconds()) == 10 * 3600


def test_statistics_of_nothing_are_empty(ledger: Ledger) -> None:
    with ledger.read() as uow:
        nothing = figures(uow, EVER, datetime(2026, 1, 31, tzinfo=UTC))
    assert nothing == GetStatisticsResponse(quality=Quality(), time=nothing.time)


def test_amounts_are_written_with_the_decimals_of_their_currency(ledger: Ledger) -> None:
    ledger.processed(_data("100", currency="JPY"))
    ledger.processed(_data("100"))
    with ledger.read() as uow:
        spend = figures(uow, EVER, ledger.clock.now).spend_by_supplier
    assert [(one.currency, one.amount.value) for one in spend] == [("EUR", "100.00"), ("JPY", "100")]
