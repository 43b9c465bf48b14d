"""What an invoice shows of its supplier."""

from invoice_service.suppliers.marks import marks_of
from invoicemesh.invoice.v1.invoice_data_pb2 import Identifier, InvoiceData, Party, Payment, PaymentAccount
from invoicemesh.invoice.v1.supplier_pb2 import SupplierMarkKind

IBAN = "DE89370400440532013000"


def shown(data: InvoiceData) -> set[tuple[str, str]]:
    prefix = "SUPPLIER_MARK_KIND_"
    return {(SupplierMarkKind.Name(mark.kind).removeprefix(prefix), mark.value) for mark in marks_of(data)}


def test_a_full_invoice_shows_marks_of_every_kind() -> None:
    data = InvoiceData(
        supplier=Party(
            name="Muster GmbH",
            trading_name="Musterhaus",
            vat_id="DE 136695976",
            registration=Identifier(value="HRB 12345 B"),
        ),
        payment=Payment(accounts=[PaymentAccount(id="1", iban="DE89 3704 0044 0532 0130 00")]),
    )
    assert shown(data) == {
        ("VAT_ID", "DE136695976"),
        ("REGISTRATION", "HRB12345B"),
        ("IBAN", IBAN),
        ("NAME", "muster"),
        ("NAME", "musterhaus"),
    }


def test_what_fails_its_check_digits_is_no_mark() -> None:
    data = InvoiceData(
        supplier=Party(vat_id="DE136695977", registration=Identifier(value="123")),
        payment=Payment(accounts=[PaymentAccount(id="1", iban=IBAN.replace("89", "98"))]),
    )
    assert shown(data) == set()


def test_a_vat_id_of_a_country_without_known_rules_is_one() -> None:
    assert shown(InvoiceData(supplier=Party(vat_id="US12-3456789"))) == {("VAT_ID", "US123456789")}


def test_a_number_without_a_country_is_none() -> None:
    assert shown(InvoiceData(supplier=Party(vat_id="12/345/67890"))) == set()


def test_the_same_mark_comes_once() -> None:
    accounts = [PaymentAccount(id="1", iban=IBAN), PaymentAccount(id="2", iban=IBAN)]
    assert len(marks_of(InvoiceData(payment=Payment(accounts=accounts)))) == 1
