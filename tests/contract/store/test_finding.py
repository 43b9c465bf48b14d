"""Filters on everything that a list shows, words that begin alike, and counts by what could be chosen further."""

from collections.abc import Callable
from datetime import UTC, timedelta
from typing import Any

import pytest
from google.protobuf.timestamp_pb2 import Timestamp
from google.type import date_pb2, decimal_pb2

from invoice_service.records.record import Record
from invoice_service.records.states import NEEDS_REVIEW, READY
from invoice_service.store.repositories import counts
from invoicemesh.invoice.v1.finding_pb2 import Finding, Severity
from invoicemesh.invoice.v1.invoice_data_pb2 import DocumentType, InvoiceData, Party, Totals
from invoicemesh.invoice.v1.invoice_service_pb2 import Facet, Inclusion, InvoiceFilter
from mesh.errors import ServiceError
from tests.contract.store.ledger import Ledger, new_invoice


def _found(ledger: Ledger, **wanted: Any) -> list[str]:
    return ledger.found(InvoiceFilter(**wanted))


def _decimal(text: str) -> decimal_pb2.Decimal:
    return decimal_pb2.Decimal(value=text)


def _of_gross(amount: str) -> InvoiceData:
    return InvoiceData(currency="EUR", totals=Totals(gross=_decimal(amount)))


def test_amounts_are_compared_as_numbers_with_both_ends(ledger: Ledger) -> None:
    small, middle, large = (ledger.processed(_of_gross(amount)).id for amount in ("9.50", "100.10", "1000"))
    ledger.processed(InvoiceData())
    assert _found(ledger, amount_from=_decimal("100.10")) == [large, middle]
    assert _found(ledger, amount_until=_decimal("100.1")) == [middle, small]
    assert _found(ledger, amount_from=_decimal("9.51"), amount_until=_decimal("999")) == [middle]


def test_a_filter_by_what_is_no_amount_is_refused_by_name(ledger: Ledger) -> None:
    with pytest.raises(ServiceError) as refused:
        _found(ledger, amount_from=_decimal("much"))
    assert [violation.field for violation in refused.value.fields] == ["filter.amount_from"]


def test_due_days_currencies_and_types_are_filtered_by(ledger: Ledger) -> None:
    due = date_pb2.Date(year=2026, month=3, day=31)
    credit = DocumentType.DOCUMENT_TYPE_CREDIT_NOTE
    wanted = ledger.processed(InvoiceData(due_date=due, currency="CHF", document_type=credit)).id
    ledger.processed(InvoiceData(currency="EUR", document_type=DocumentType.DOCUMENT_TYPE_INVOICE))
    assert _found(ledger, due_from=due, due_until=due) == [wanted]
    assert _found(ledger, due_until=date_pb2.Date(year=2026, month=3, day=30)) == []
    assert _found(ledger, currency="CHF") == [wanted]
    assert _found(ledger, document_types=[credit]) == [wanted]


def test_people_are_filtered_by(ledger: Ledger) -> None:
    assigned, other = ledger.add().id, ledger.add().id
    with ledger.write() as uow:
        uow.invoices.update(assigned, etag="", actor="bob", assignee="bob")
    assert _found(ledger, assignee="bob") == [assigned]
    assert _found(ledger, assigned=True) == [assigned]
    assert _found(ledger, assigned=False) == [other]
    assert _found(ledger, uploaded_by="ada") == [other, assigned]
    assert _found(ledger, uploaded_by="bob") == []


def test_findings_are_filtered_by_whether_they_ask_for_a_review(ledger: Ledger) -> None:
    ids = []
    for severity in (Severity.SEVERITY_INFO, Severity.SEVERITY_WARNING):
        attempt = ledger.claimed(ledger.add().id)
        with ledger.write() as uow:
            uow.jobs.finish(attempt, Record(InvoiceData()), [Finding(severity=severity)], NEEDS_REVIEW)
        ids.append(attempt.invoice_id)
    assert _found(ledger, has_findings=True) == [ids[1]]
    assert _found(ledger, has_findings=False) == [ids[0]]


def test_the_time_of_arrival_is_filtered_by(ledger: Ledger) -> None:
    first = ledger.add()
    ledger.clock.turn(3600)
    second = ledger.add()
    assert _found(ledger, received_from=second.create_time) == [second.id]
    assert _found(ledger, received_until=second.create_time) == [first.id]
    with pytest.raises(ServiceError) as refused:
        _found(ledger, received_until=Timestamp(seconds=-(2**60)))
    assert [violation.field for violation in refused.value.fields] == ["filter.received_until"]


def test_what_is_put_off_is_hidden_until_its_time(ledger: Ledger) -> None:
    invoice = ledger.processed(InvoiceData())
    with ledger.write() as uow:
        uow.decisions.postpone(invoice.id, etag="", actor="bob", until=ledger.clock.now + timedelta(hours=1))
    assert _found(ledger) == [invoice.id]
    assert _found(ledger, postponed=Inclusion.INCLUSION_EXCLUDED) == []
    assert _found(ledger, postponed=Inclusion.INCLUSION_ONLY) == [invoice.id]
    ledger.clock.turn(3601)
    assert _found(ledger, postponed=Inclusion.INCLUSION_EXCLUDED) == [invoice.id]
    assert _found(ledger, postponed=Inclusion.INCLUSION_ONLY) == []


def test_what_was_exported_is_filtered_by_and_its_version_stays(ledger: Ledger) -> None:
    exported, other = ledger.processed(InvoiceData()), ledger.add().id
    with ledger.write() as uow:
        uow.exports.note([exported.id, "gone"], actor="bob")
    assert _found(ledger, exported=Inclusion.INCLUSION_ONLY) == [exported.id]
    assert _found(ledger, exported=Inclusion.INCLUSION_EXCLUDED) == [other]
    noted = ledger.get(exported.id)
    assert noted.exported_time.ToDatetime(UTC) > noted.update_time.ToDatetime(UTC)
    assert noted.etag == exported.etag


@pytest.mark.parametrize("text", ["schreib", "SCHREIBWAREN müll", "muller", "r-17", "rechnung 2026", "票"])
def test_a_word_is_found_by_its_beginning(ledger: Ledger, text: str) -> None:
    data = InvoiceData(supplier=Party(name="Schreibwaren Müller"), invoice_number="R-17")
    wanted = ledger.processed(data, page_text="Rechnung 2026 發票 the a").id
    ledger.processed(InvoiceData(), page_text="etwas anderes")
    assert _found(ledger, text=text) == [wanted]


@pytest.mark.parametrize("text", ["waren", "17x", '"the" OR anderes', "the) OR (a"])
def test_neither_the_middle_of_a_word_nor_an_operator_finds_anything(ledger: Ledger, text: str) -> None:
    ledger.processed(InvoiceData(supplier=Party(name="Schreibwaren")), page_text="the a 17")
    assert _found(ledger, text=text) == []


def test_short_and_common_words_are_found(ledger: Ledger) -> None:
    wanted = ledger.processed(InvoiceData(), page_text="to be or not to be 7").id
    assert _found(ledger, text="to be") == [wanted]
    assert _found(ledger, text="7") == [wanted]


def test_the_index_follows_changes(ledger: Ledger) -> None:
    invoice = ledger.processed(InvoiceData(), page_text="page")
    with ledger.write() as uow:
        uow.invoices.update(invoice.id, etag="", actor="bob", notes="remember")
    assert _found(ledger, text="remember page") == [invoice.id]
    with ledger.write() as uow:
        uow.invoices.update(invoice.id, etag="", actor="bob", notes="")
    assert _found(ledger, text="remember") == []
    assert _found(ledger, text="page") == [invoice.id]


def test_facets_count_what_else_could_be_chosen(ledger: Ledger) -> None:
    for currency, tags in (("EUR", ("a", "b")), ("EUR", ("a",)), ("CHF", ()), ("", ())):
        ledger.processed(InvoiceData(currency=currency), new=new_invoice(tags=tags))
    ledger.add()
    chosen = InvoiceFilter(states=[NEEDS_REVIEW], currency="EUR")
    with ledger.read() as uow:
        total = uow.counts.total(chosen)
        currencies, states, tagged = uow.counts.facets(
            chosen, [Facet.FACET_CURRENCY, Facet.FACET_STATE, Facet.FACET_TAG]
        )
    assert (total.count, total.has_more) == (2, False)
    assert [(one.value, one.count) for one in currencies.values] == [("EUR", 2), ("CHF", 1)]
    assert [(one.value, one.count) for one in states.values] == [("NEEDS_REVIEW", 2)]
    assert [(one.value, one.count) for one in tagged.values] == [("a", 2), ("b", 1)]


@pytest.mark.parametrize(
    ("facet", "change", "value"),
    [
        (Facet.FACET_SUPPLIER, lambda data: data.supplier.MergeFrom(Party(name="Müller")), "Müller"),
        (Facet.FACET_DOCUMENT_TYPE, lambda data: setattr(data, "document_type", 7), "RECEIPT"),
        (Facet.FACET_UPLOADER, lambda data: None, "ada"),
    ],
)
def test_a_facet_names_its_values_as_the_filter_takes_them(
    ledger: Ledger, facet: Facet.ValueType, change: Callable[[InvoiceData], None], value: str
) -> None:
    data = InvoiceData()
    change(data)
    ledger.processed(data)
    with ledger.read() as uow:
        ((counted,),) = ([*one.values] for one in uow.counts.facets(InvoiceFilter(), [facet]))
    assert (counted.value, counted.count) == (value, 1)


def test_a_count_ends_at_its_limit(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(counts, "MAX_COUNTED", 2)
    for currency in ("CHF", "EUR", "EUR"):
        ledger.processed(InvoiceData(currency=currency))
    with ledger.read() as uow:
        total = uow.counts.total(InvoiceFilter())
        (facet,) = uow.counts.facets(InvoiceFilter(), [Facet.FACET_CURRENCY])
    assert (total.count, total.has_more) == (2, True)
    assert ([(one.value, one.count) for one in facet.values], facet.has_more) == ([("EUR", 2)], True)


def test_batches_of_an_export_give_every_invoice_once(ledger: Ledger) -> None:
    ids = [ledger.processed(InvoiceData(invoice_number=str(number))).id for number in range(5)]
    wanted, seen = InvoiceFilter(states=[NEEDS_REVIEW]), [""]
    with ledger.read() as uow:
        while batch := uow.exports.batch(wanted, (), before=seen[-1], size=2):
            seen += [invoice.id for invoice in batch]
        chosen = uow.exports.batch(InvoiceFilter(states=[READY]), [ids[3], "gone"], before="", size=2)
    assert seen[1:] == ids[::-1]
    assert [invoice.data.invoice_number for invoice in chosen] == ["3"]


def test_invoices_of_a_supplier_are_found_with_those_of_what_was_merged_into_it(ledger: Ledger) -> None:
    one, other, third = (
        ledger.processed(InvoiceData(supplier=Party(name=name)))
        for name in ("Muster GmbH", "Beispiel AG", "Exempel KG")
    )

    def found(supplier_id: str) -> set[str]:
        with ledger.read() as uow:
            page = uow.summaries.list(InvoiceFilter(supplier_id=supplier_id), page_size=10)
            assert uow.counts.total(InvoiceFilter(supplier_id=supplier_id)).count == len(page.summaries)
        return {summary.id for summary in page.summaries}

    assert found(one.supplier_id) == {one.id}
    with ledger.write() as uow:
        uow.suppliers.merge(other.supplier_id, third.supplier_id, etag="", actor="ada")
        uow.suppliers.merge(one.supplier_id, other.supplier_id, etag="", actor="ada")
    assert found(one.supplier_id) == {one.id, other.id, third.id}
    assert found(other.supplier_id) == {other.id, third.id}
    assert found("nobody") == set()
