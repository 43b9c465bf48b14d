"""Lists: the newest first, page by page, by what people filter by."""

import pytest
from google.type import date_pb2, decimal_pb2

from invoice_service.records.record import Record
from invoice_service.records.states import NEEDS_REVIEW, RECEIVED
from invoice_service.store.repositories import supplier_names
from invoicemesh.invoice.v1.finding_pb2 import Finding, Severity
from invoicemesh.invoice.v1.invoice_data_pb2 import DocumentType, InvoiceData, Party, Totals
from invoicemesh.invoice.v1.invoice_pb2 import ProcessingStep, Progress
from invoicemesh.invoice.v1.invoice_service_pb2 import ArchiveFilter, InvoiceFilter
from mesh.errors import ServiceError
from tests.contract.store.ledger import Ledger, new_invoice

EVERYTHING = InvoiceFilter()


def _found(ledger: Ledger, invoice_filter: InvoiceFilter) -> list[str]:
    return ledger.found(invoice_filter)


def _from(supplier: str) -> InvoiceData:
    return InvoiceData(supplier=Party(name=supplier))


def _issued(year: int, month: int, day: int) -> InvoiceData:
    return InvoiceData(issue_date=date_pb2.Date(year=year, month=month, day=day))


def _decimal(text: str) -> decimal_pb2.Decimal:
    return decimal_pb2.Decimal(value=text)


def test_a_summary_shows_what_the_record_says(ledger: Ledger) -> None:
    data = InvoiceData(
        document_type=DocumentType.DOCUMENT_TYPE_CREDIT_NOTE,
        supplier=Party(name="Müller & Söhne"),
        invoice_number="R-17",
        issue_date=date_pb2.Date(year=2026, month=1, day=31),
        due_date=date_pb2.Date(year=2026, month=2, day=28),
        currency="EUR",
        totals=Totals(gross=_decimal("999999999999999.99"), amount_due=_decimal("0.50")),
    )
    attempt = ledger.claimed(ledger.add(new_invoice(tags=("travel",))).id)
    findings = [
        Finding(severity=severity)
        for severity in (Severity.SEVERITY_INFO, Severity.SEVERITY_WARNING, Severity.SEVERITY_ERROR)
    ]
    with ledger.write() as uow:
        uow.jobs.finish(attempt, Record(data), findings, NEEDS_REVIEW)
    invoice = ledger.get(attempt.invoice_id)
    with ledger.read() as uow:
        (summary,) = uow.summaries.list(EVERYTHING, page_size=1).summaries
    assert summary.id == invoice.id
    assert summary.state == NEEDS_REVIEW
    assert summary.etag == invoice.etag
    assert summary.filename == "scan.pdf"
    assert summary.document_type == data.document_type
    assert summary.supplier_name == "Müller & Söhne"
    assert summary.invoice_number == "R-17"
    assert (summary.issue_date, summary.due_date) == (data.issue_date, data.due_date)
    assert summary.currency == "EUR"
    assert (summary.gross_total, summary.amount_due) == (data.totals.gross, data.totals.amount_due)
    assert summary.finding_count == 2
    assert list(summary.tags) == ["travel"]
    assert (summary.create_time, summary.update_time) == (invoice.create_time, invoice.update_time)
    assert not summary.HasField("archive_time")


@pytest.mark.parametrize(
    ("currency", "printed", "shown"),
    [
        ("EUR", "119", "119.00"),
        ("EUR", "0.125000", "0.125"),
        ("JPY", "5000", "5000"),
        ("JPY", "5000.5", "5000.5"),
        ("EUR", "-0.000001", "-0.000001"),
        ("EUR", "0", "0.00"),
        ("EUR", "100", "100.00"),
    ],
)
def test_an_amount_is_shown_exactly_and_with_the_decimals_of_its_currency(
    ledger: Ledger, currency: str, printed: str, shown: str
) -> None:
    ledger.processed(InvoiceData(currency=currency, totals=Totals(gross=_decimal(printed))))
    with ledger.read() as uow:
        (summary,) = uow.summaries.list(EVERYTHING, page_size=1).summaries
    assert summary.gross_total.value == shown
    assert not summary.HasField("amount_due")


def test_a_value_that_fits_no_column_is_left_out_of_the_list_and_stays_in_the_record(ledger: Ledger) -> None:
    data = InvoiceData(
        supplier=Party(name="x" * 300),
        issue_date=date_pb2.Date(year=2026, month=2),
        currency="EURO",
        totals=Totals(gross=_decimal("1" * 16), amount_due=_decimal("NaN")),
    )
    invoice = ledger.processed(data)
    with ledger.read() as uow:
        (summary,) = uow.summaries.list(EVERYTHING, page_size=1).summaries
    assert summary.supplier_name == "x" * 255
    assert summary.currency == ""
    assert not any(summary.HasField(field) for field in ("issue_date", "gross_total", "amount_due"))
    assert ledger.get(invoice.id).data == data


def test_a_summary_shows_progress_and_failure(ledger: Ledger) -> None:
    running, failing = ledger.claimed(ledger.add().id), ledger.claimed(ledger.add().id)
    progress = Progress(step=ProcessingStep.PROCESSING_STEP_EXTRACTING, pages_done=3, page_count=3)
    with ledger.write() as uow:
        uow.jobs.report(running, progress)
        uow.jobs.fail(failing, reason="DOCUMENT_ENCRYPTED", message="It is encrypted.")
    with ledger.read() as uow:
        failed, in_progress = uow.summaries.list(EVERYTHING, page_size=2).summaries
    assert in_progress.progress == progress
    assert not in_progress.HasField("failure")
    assert (failed.failure.reason, failed.failure.message) == ("DOCUMENT_ENCRYPTED", "It is encrypted.")
    assert not failed.HasField("progress")


def test_pages_follow_each_other_without_gap_or_repetition(ledger: Ledger) -> None:
    ids = [ledger.add().id for _ in range(7)]
    seen: list[str] = []
    sizes: list[int] = []
    token = ""
    while True:
        with ledger.read() as uow:
            page = uow.summaries.list(EVERYTHING, page_size=3, page_token=token)
        seen += [summary.id for summary in page.summaries]
        sizes.append(len(page.summaries))
        token = page.next_page_token
        if not token:
            break
    assert seen == ids[::-1]
    assert sizes == [3, 3, 1]


def test_a_full_last_page_has_no_next_one(ledger: Ledger) -> None:
    for _ in range(3):
        ledger.add()
    with ledger.read() as uow:
        assert uow.summaries.list(EVERYTHING, page_size=3).next_page_token == ""


def test_a_page_goes_on_after_invoices_that_came_in_between(ledger: Ledger) -> None:
    first, second, third = (ledger.add().id for _ in range(3))
    with ledger.read() as uow:
        page = uow.summaries.list(EVERYTHING, page_size=1)
    assert page.summaries[0].id == third
    ledger.add()
    with ledger.read() as uow:
        page = uow.summaries.list(EVERYTHING, page_size=5, page_token=page.next_page_token)
    assert [summary.id for summary in page.summaries] == [second, first]


def test_a_token_of_another_filter_is_refused(ledger: Ledger) -> None:
    ledger.add()
    ledger.add()
    with ledger.read() as uow:
        token = uow.summaries.list(EVERYTHING, page_size=1).next_page_token
        with pytest.raises(ServiceError) as refused:
            uow.summaries.list(InvoiceFilter(tag="travel"), page_size=1, page_token=token)
    assert refused.value.reason == "TOKEN_INVALID"


def test_states_are_filtered_by(ledger: Ledger) -> None:
    received, processed = ledger.add().id, ledger.processed(InvoiceData()).id
    assert _found(ledger, InvoiceFilter(states=[RECEIVED])) == [received]
    assert _found(ledger, InvoiceFilter(states=[RECEIVED, NEEDS_REVIEW])) == [processed, received]


def test_a_supplier_is_found_by_a_part_of_its_name_in_any_case(ledger: Ledger) -> None:
    wanted = ledger.processed(_from("MÜLLER & Söhne GmbH")).id
    ledger.processed(_from("Meier"))
    assert _found(ledger, InvoiceFilter(supplier="müller &  SÖHNE")) == [wanted]


@pytest.mark.parametrize("most", ["_MOST_NAMES", "_MOST_FOUND"])
def test_a_supplier_is_found_among_too_many_names_as_well(
    ledger: Ledger, monkeypatch: pytest.MonkeyPatch, most: str
) -> None:
    monkeypatch.setattr(supplier_names, most, 1)
    wanted = [ledger.processed(_from(f"Müller {number}")).id for number in (1, 2)]
    ledger.processed(_from("Meier"))
    assert _found(ledger, InvoiceFilter(supplier="müller")) == wanted[::-1]


def test_a_supplier_is_not_found_by_other_fields(ledger: Ledger) -> None:
    ledger.add(new_invoice(filename="Meier.pdf"))
    assert _found(ledger, InvoiceFilter(supplier="meier")) == []


def test_signs_of_a_pattern_stand_for_themselves(ledger: Ledger) -> None:
    wanted = ledger.processed(_from("100 % Wool_Shop")).id
    ledger.processed(_from("100 g Wool-Shop"))
    assert _found(ledger, InvoiceFilter(supplier="100 %")) == [wanted]
    assert _found(ledger, InvoiceFilter(supplier="wool_")) == [wanted]


def test_days_are_filtered_by_with_both_ends(ledger: Ledger) -> None:
    days = [ledger.processed(_issued(2026, 1, day)).id for day in (1, 2, 3)]
    ledger.processed(InvoiceData())
    first, last = _issued(2026, 1, 2).issue_date, _issued(2026, 1, 3).issue_date
    assert _found(ledger, InvoiceFilter(issued_from=first)) == [days[2], days[1]]
    assert _found(ledger, InvoiceFilter(issued_until=first)) == [days[1], days[0]]
    assert _found(ledger, InvoiceFilter(issued_from=last, issued_until=last)) == [days[2]]


def test_a_filter_by_half_a_date_is_refused_by_name(ledger: Ledger) -> None:
    with pytest.raises(ServiceError) as refused:
        _found(ledger, InvoiceFilter(issued_until=date_pb2.Date(year=2026)))
    assert refused.value.reason == "REQUEST_INVALID"
    assert [violation.field for violation in refused.value.fields] == ["filter.issued_until"]


def test_a_tag_is_filtered_by_as_a_whole(ledger: Ledger) -> None:
    wanted = ledger.add(new_invoice(tags=("travel", "2026"))).id
    ledger.add(new_invoice(tags=("travel costs",)))
    assert _found(ledger, InvoiceFilter(tag="travel")) == [wanted]


def test_archived_invoices_are_left_out_unless_asked_for(ledger: Ledger) -> None:
    archived, other = ledger.processed(InvoiceData()).id, ledger.add().id
    with ledger.write() as uow:
        uow.invoices.archive(archived, etag="", actor="bob")
    assert _found(ledger, EVERYTHING) == [other]
    assert _found(ledger, InvoiceFilter(archived=ArchiveFilter.ARCHIVE_FILTER_EXCLUDED)) == [other]
    assert _found(ledger, InvoiceFilter(archived=ArchiveFilter.ARCHIVE_FILTER_ONLY)) == [archived]
    assert _found(ledger, InvoiceFilter(archived=ArchiveFilter.ARCHIVE_FILTER_INCLUDED)) == [other, archived]


@pytest.mark.parametrize("text", ["SCAN.pdf", "müller", "r-17", "TRAVEL", "ask ada", "Straße", "müller r-17 strasse"])
def test_every_word_is_found_wherever_it_stands(ledger: Ledger, text: str) -> None:
    data = InvoiceData(supplier=Party(name="Müller"), invoice_number="R-17")
    invoice = ledger.processed(data, new=new_invoice(tags=("travel",)), page_text="Lange STRASSE 5")
    with ledger.write() as uow:
        uow.invoices.update(invoice.id, etag="", actor="bob", notes="Ask Ada about it.")
    assert _found(ledger, InvoiceFilter(text=text)) == [invoice.id]
    assert _found(ledger, InvoiceFilter(text=f"{text} nowhere")) == []


def test_a_corrected_value_is_found_and_the_former_one_no_more(ledger: Ledger) -> None:
    invoice = ledger.processed(InvoiceData(invoice_number="wrong"))
    with ledger.write() as uow:
        uow.invoices.correct(
            invoice.id,
            etag="",
            record=Record(InvoiceData(invoice_number="right")),
            findings=(),
            state=NEEDS_REVIEW,
            changes=(),
            actor="bob",
        )
    assert _found(ledger, InvoiceFilter(text="right")) == [invoice.id]
    assert _found(ledger, InvoiceFilter(text="wrong")) == []


def test_a_search_of_too_many_words_is_refused(ledger: Ledger) -> None:
    with pytest.raises(ServiceError) as refused:
        _found(ledger, InvoiceFilter(text=" ".join(f"word{number}" for number in range(51))))
    assert [violation.field for violation in refused.value.fields] == ["filter.text"]


def test_summaries_of_given_invoices_leave_out_what_does_not_pass(ledger: Ledger) -> None:
    first, second, third = (ledger.add(new_invoice(tags=tags)).id for tags in (("a",), (), ("a",)))
    with ledger.read() as uow:
        assert [summary.id for summary in uow.summaries.of([first, second, "unknown"])] == [second, first]
        assert [summary.id for summary in uow.summaries.of([third, second], InvoiceFilter(tag="a"))] == [third]
        assert uow.summaries.of([]) == ()
