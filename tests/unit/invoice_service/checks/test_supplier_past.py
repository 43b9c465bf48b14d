"""What does not fit a supplier's earlier invoices."""

from dataclasses import replace
from decimal import Decimal

import pytest
from google.type import decimal_pb2

from invoice_service.checks.past import Past, SupplierPast
from invoice_service.checks.supplier_past import account_changed, amount_unusual, supplier_new
from invoice_service.records.record import Record
from invoicemesh.invoice.v1.finding_pb2 import Severity
from invoicemesh.invoice.v1.invoice_data_pb2 import InvoiceData, Payment, PaymentAccount, Totals

OLD, NEW = "DE89370400440532013000", "GB33BUKB20201555555555"
SUPPLIER = SupplierPast(
    id="1",
    name="Muster GmbH",
    is_new=False,
    ibans=frozenset({OLD}),
    amounts=tuple(Decimal(amount) for amount in (100, 110, 90, 120, 105)),
)
NOBODY = Past(None, ())


def paid_to(*ibans: str) -> Record:
    accounts = [PaymentAccount(id=str(number), iban=iban) for number, iban in enumerate(ibans, start=1)]
    return Record(InvoiceData(payment=Payment(accounts=accounts)))


def over(amount: str) -> Record:
    return Record(InvoiceData(totals=Totals(gross=decimal_pb2.Decimal(value=amount))))


def test_another_account_is_an_error_that_names_both() -> None:
    (finding,) = account_changed(paid_to(OLD, NEW), Past(SUPPLIER, ()))
    assert (finding.rule_id, finding.severity) == ("ACCOUNT-CHANGED", Severity.SEVERITY_ERROR)
    assert list(finding.field_paths) == ["payment.accounts[2].iban"]
    assert OLD in finding.message
    assert NEW in finding.message


@pytest.mark.parametrize("record", [paid_to(OLD), paid_to("DE89 3704 0044 0532 0130 00"), paid_to(), paid_to("DE00")])
def test_the_known_account_or_none_is_let_be(record: Record) -> None:
    assert not list(account_changed(record, Past(SUPPLIER, ())))


@pytest.mark.parametrize("past", [NOBODY, Past(replace(SUPPLIER, ibans=frozenset()), ())])
def test_where_no_account_is_known_none_has_changed(past: Past) -> None:
    assert not list(account_changed(paid_to(NEW), past))


@pytest.mark.parametrize("amount", ["360.01", "8.99", "11900.00"])
def test_an_amount_far_outside_the_range_is_a_warning(amount: str) -> None:
    (finding,) = amount_unusual(over(amount), Past(SUPPLIER, ()))
    assert (finding.rule_id, finding.severity) == ("AMOUNT-UNUSUAL", Severity.SEVERITY_WARNING)
    assert "90 to 120 of the 5 earlier invoices of Muster GmbH" in finding.message


@pytest.mark.parametrize("amount", ["360.00", "9.00", "200.00", "0.00", "-100.00"])
def test_an_amount_near_the_range_is_let_be(amount: str) -> None:
    assert not list(amount_unusual(over(amount), Past(SUPPLIER, ())))


@pytest.mark.parametrize("past", [NOBODY, Past(replace(SUPPLIER, amounts=SUPPLIER.amounts[:4]), ())])
def test_too_few_invoices_give_no_range(past: Past) -> None:
    assert not list(amount_unusual(over("99999.00"), past))


def test_the_first_invoice_of_a_supplier_is_worth_a_word() -> None:
    (finding,) = supplier_new(over("1.00"), Past(replace(SUPPLIER, name="Contoso Ltd.", is_new=True), ()))
    assert (finding.rule_id, finding.severity) == ("SUPPLIER-NEW", Severity.SEVERITY_INFO)
    assert finding.message == "This is the first invoice of Contoso Ltd."


@pytest.mark.parametrize("past", [NOBODY, Past(SUPPLIER, ())])
def test_a_later_one_is_not(past: Past) -> None:
    assert not list(supplier_new(over("1.00"), past))
