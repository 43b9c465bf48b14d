"""BR-CO-25 and BR-CO-26."""

import pytest
from google.type.date_pb2 import Date
from google.type.decimal_pb2 import Decimal

from en16931.rules.presence import check_presence
from invoicemesh.invoice.v1.finding_pb2 import Severity
from invoicemesh.invoice.v1.invoice_data_pb2 import DocumentType, Identifier, InvoiceData, Party, Totals


@pytest.fixture
def data() -> InvoiceData:
    return InvoiceData(
        document_type=DocumentType.DOCUMENT_TYPE_INVOICE,
        specification="urn:cen.eu:en16931:2017",
        due_date=Date(year=2024, month=6, day=2),
        supplier=Party(name="Muster GmbH", vat_id="DE136695976"),
        totals=Totals(amount_due=Decimal(value="119.00")),
    )


def rules(data: InvoiceData) -> list[str]:
    return [finding.rule_id for finding in check_presence(data)]


def test_a_document_that_states_both_breaks_no_rule(data: InvoiceData) -> None:
    assert rules(data) == []


def test_an_amount_that_is_due_at_no_time_breaks_br_co_25(data: InvoiceData) -> None:
    data.ClearField("due_date")
    (finding,) = check_presence(data)
    assert (finding.rule_id, finding.severity) == ("BR-CO-25", Severity.SEVERITY_ERROR)
    assert list(finding.field_paths) == ["due_date", "payment_terms"]


def test_terms_stand_for_a_due_date(data: InvoiceData) -> None:
    data.ClearField("due_date")
    data.payment_terms = "30 days net"
    assert rules(data) == []


@pytest.mark.parametrize("amount", ["0.00", "-5.00"])
def test_where_nothing_is_owed_no_date_is_needed(data: InvoiceData, amount: str) -> None:
    data.ClearField("due_date")
    data.totals.amount_due.value = amount
    assert rules(data) == []


def test_a_credit_note_needs_no_due_date(data: InvoiceData) -> None:
    data.ClearField("due_date")
    data.document_type = DocumentType.DOCUMENT_TYPE_CREDIT_NOTE
    assert rules(data) == []


def test_a_supplier_whom_nothing_identifies_breaks_br_co_26(data: InvoiceData) -> None:
    data.supplier.ClearField("vat_id")
    assert rules(data) == ["BR-CO-26"]


def test_a_registration_or_another_identifier_identifies_the_supplier(data: InvoiceData) -> None:
    data.supplier.ClearField("vat_id")
    data.supplier.registration.value = "HRB 4711"
    assert rules(data) == []
    data.supplier.ClearField("registration")
    data.supplier.identifiers.append(Identifier(id="1", value="4012345000009"))
    assert rules(data) == []


def test_a_document_that_claims_nothing_is_bound_by_neither(data: InvoiceData) -> None:
    data.ClearField("specification")
    data.ClearField("due_date")
    data.supplier.ClearField("vat_id")
    assert rules(data) == []
