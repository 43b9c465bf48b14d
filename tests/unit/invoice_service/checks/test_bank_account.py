"""IBAN and BIC."""

import pytest

from invoice_service.checks.bank_account import bic, iban
from invoice_service.records.record import Record
from invoicemesh.invoice.v1.finding_pb2 import Severity
from invoicemesh.invoice.v1.invoice_data_pb2 import InvoiceData, Payment, PaymentAccount
from invoicemesh.invoice.v1.reading_pb2 import Alternative, Reading, ReadingSource

RIGHT, WRONG = "DE89370400440532013000", "DE89370400440532013001"


def record(*readings: Reading, **account: str) -> Record:
    return Record(InvoiceData(payment=Payment(accounts=[PaymentAccount(id="1", **account)])), readings)


def test_an_iban_with_a_wrong_digit_is_an_error() -> None:
    (finding,) = iban(record(iban=WRONG))
    assert (finding.rule_id, finding.severity) == ("IBAN", Severity.SEVERITY_ERROR)
    assert list(finding.field_paths) == ["payment.accounts[1].iban"]
    assert WRONG in finding.message


@pytest.mark.parametrize("text", [RIGHT, ""])
def test_a_right_iban_or_none_is_let_be(text: str) -> None:
    assert not list(iban(record(iban=text)))


def test_another_reading_that_is_right_is_proposed() -> None:
    others = [Alternative(value=RIGHT), Alternative(value="DE00")]
    (finding,) = iban(record(Reading(path="payment.accounts[1].iban", alternatives=others), iban=WRONG))
    assert [proposal.value for proposal in finding.proposals] == [RIGHT]


def test_of_two_right_readings_none_is_proposed() -> None:
    others = [Alternative(value=RIGHT), Alternative(value="GB33BUKB20201555555555")]
    (finding,) = iban(record(Reading(path="payment.accounts[1].iban", alternatives=others), iban=WRONG))
    assert not finding.proposals


@pytest.mark.parametrize(
    ("source", "severity"),
    [
        (ReadingSource.READING_SOURCE_OCR, Severity.SEVERITY_WARNING),
        (ReadingSource.READING_SOURCE_EMBEDDED_XML, Severity.SEVERITY_INFO),
    ],
)
def test_a_bic_without_its_form_is_doubted_where_it_may_be_misread(
    source: ReadingSource.ValueType, severity: Severity.ValueType
) -> None:
    (finding,) = bic(record(Reading(path="payment.accounts[1].bic", source=source), bic="C0BADEF"))
    assert (finding.rule_id, finding.severity) == ("BIC", severity)


@pytest.mark.parametrize("text", ["COBADEFF", "COBADEFFXXX", ""])
def test_a_bic_of_the_right_form_is_let_be(text: str) -> None:
    assert not list(bic(record(bic=text)))
