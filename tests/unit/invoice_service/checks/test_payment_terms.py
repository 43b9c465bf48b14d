"""Terms of payment and the due date."""

from datetime import date

import pytest

from en16931.dates import from_date
from invoice_service.checks.payment_terms import payment_terms
from invoice_service.records.record import Record
from invoicemesh.invoice.v1.finding_pb2 import Severity
from invoicemesh.invoice.v1.invoice_data_pb2 import InvoiceData

ISSUED = from_date(date(2024, 5, 3))


def record(terms: str, due: date) -> Record:
    return Record(InvoiceData(issue_date=ISSUED, due_date=from_date(due), payment_terms=terms))


@pytest.mark.parametrize(
    "terms", ["30 days net", "zahlbar innerhalb von 30 Tagen", "30 jours", "pagamento a 30 giorni", "30 Kalendertage"]
)
def test_a_due_date_that_the_days_do_not_lead_to_is_a_warning_with_a_proposal(terms: str) -> None:
    (finding,) = payment_terms(record(terms, date(2024, 7, 2)))
    assert (finding.rule_id, finding.severity) == ("PAYMENT-TERMS", Severity.SEVERITY_WARNING)
    assert [(proposal.field_path, proposal.value) for proposal in finding.proposals] == [("due_date", "2024-06-02")]


@pytest.mark.parametrize("due", [date(2024, 6, 2), date(2024, 6, 5), date(2024, 5, 31)])
def test_the_days_may_be_moved_off_a_holiday(due: date) -> None:
    assert not list(payment_terms(record("30 days net", due)))


@pytest.mark.parametrize("due", [date(2024, 5, 13), date(2024, 6, 2)])
def test_one_of_several_terms_is_enough(due: date) -> None:
    assert not list(payment_terms(record("10 days 2 %, 30 days net", due)))


def test_none_of_several_terms_is_a_warning_without_proposal() -> None:
    (finding,) = payment_terms(record("10 days 2 %, 30 days net", date(2024, 8, 2)))
    assert not finding.proposals


@pytest.mark.parametrize(
    "terms",
    [
        "30 days end of month",
        "14 Tage nach Erhalt",
        "10 working days",
        "2 % Skonto bei Zahlung innerhalb von 10 Tagen",
        "payable at once",
        "",
    ],
)
def test_terms_that_lead_to_no_date_are_let_be(terms: str) -> None:
    assert not list(payment_terms(record(terms, date(2024, 8, 2))))
