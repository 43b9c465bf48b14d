"""What is known of other invoices when one is checked."""

from decimal import Decimal

from google.type import decimal_pb2

from invoice_service.checks.past import Past
from invoice_service.checks.supplier_past import ACCOUNT_CHANGED
from invoicemesh.invoice.v1.finding_pb2 import Dismissal, Finding
from invoicemesh.invoice.v1.invoice_data_pb2 import InvoiceData, Party, Payment, PaymentAccount, Totals
from invoicemesh.invoice.v1.invoice_pb2 import Invoice
from tests.contract.store.ledger import Ledger, new_invoice

IBAN, OTHER_IBAN = "DE89370400440532013000", "GB33BUKB20201555555555"
LOOK = "0" * 64


def data(number: str = "", *, name: str = "Lang", iban: str = IBAN, gross: str = "119.00") -> InvoiceData:
    return InvoiceData(
        invoice_number=number,
        currency="EUR",
        supplier=Party(name=name),
        payment=Payment(accounts=[PaymentAccount(id="1", iban=iban)]),
        totals=Totals(gross=decimal_pb2.Decimal(value=gross)),
    )


def past_of(ledger: Ledger, invoice: Invoice) -> Past:
    with ledger.read() as uow:
        return uow.pasts.of(invoice.id, invoice.data, invoice.supplier_id or None)


def others(past: Past) -> list[tuple[str, bool, bool]]:
    return [(other.invoice_number, other.same_supplier, other.same_bytes) for other in past.others]


def test_the_first_invoice_of_a_supplier_has_no_past(ledger: Ledger) -> None:
    past = past_of(ledger, ledger.processed(data("1")))
    assert past.supplier is not None
    assert (past.supplier.name, past.supplier.is_new) == ("Lang", True)
    assert (past.supplier.ibans, past.supplier.amounts, past.others) == (frozenset(), (), ())


def test_a_later_invoice_knows_accounts_and_amounts_of_those_before_it(ledger: Ledger) -> None:
    first = ledger.processed(data("1", gross="100.00"), new=new_invoice("1"))
    second = ledger.processed(data("2", iban=OTHER_IBAN), new=new_invoice("2"))
    past = past_of(ledger, second)
    assert past.supplier is not None
    assert (past.supplier.is_new, set(past.supplier.ibans)) == (False, {IBAN})
    assert past.supplier.amounts == (Decimal(100),)
    before = past_of(ledger, first)
    assert before.supplier is not None
    assert before.supplier.is_new


def test_an_account_in_question_is_not_known_until_a_person_says_so(ledger: Ledger) -> None:
    doubt = Finding(rule_id=ACCOUNT_CHANGED)
    ledger.processed(data("1", iban=OTHER_IBAN), new=new_invoice("1"), findings=[doubt])
    later = ledger.processed(data("2"), new=new_invoice("2"))
    past = past_of(ledger, later)
    assert past.supplier is not None
    assert past.supplier.ibans == frozenset()
    settled = Finding(rule_id=ACCOUNT_CHANGED, dismissal=Dismissal(person="ada", reason="They called."))
    ledger.processed(data("3", iban=OTHER_IBAN), new=new_invoice("3"), findings=[settled])
    last = ledger.processed(data("4"), new=new_invoice("4"))
    past = past_of(ledger, last)
    assert past.supplier is not None
    assert past.supplier.ibans == {IBAN, OTHER_IBAN}


def test_the_past_of_merged_suppliers_is_one(ledger: Ledger) -> None:
    part = ledger.processed(data("1", name="Lang Möbel", iban=OTHER_IBAN), new=new_invoice("1"))
    whole = ledger.processed(data("2", gross="1.00"), new=new_invoice("2"))
    with ledger.write() as uow:
        uow.suppliers.merge(whole.supplier_id, part.supplier_id, etag="", actor="ada")
    past = past_of(ledger, whole)
    assert past.supplier is not None
    assert past.supplier.ibans == {OTHER_IBAN}


def test_others_share_the_number_the_amount_or_the_bytes(ledger: Ledger) -> None:
    ledger.processed(data("R-1", gross="1.00"), new=new_invoice("1"))
    ledger.processed(data("7", name="Kurz", gross="119.00"), new=new_invoice("2"))
    ledger.processed(data("8", name="Kurz", gross="2.00"), new=new_invoice("3"))
    ledger.processed(data("9", gross="3.00"), new=new_invoice("4"))
    own = ledger.processed(data("r1"), new=new_invoice("3"))
    assert others(past_of(ledger, own)) == [("R-1", True, False), ("7", False, False), ("8", False, True)]


def test_invoices_without_numbers_have_no_number_in_common(ledger: Ledger) -> None:
    ledger.processed(data("", gross="1.00"), new=new_invoice("1"))
    assert others(past_of(ledger, ledger.processed(data(""), new=new_invoice("2")))) == []


def test_the_looks_of_first_pages_are_compared(ledger: Ledger) -> None:
    ledger.processed(data("1"), new=new_invoice("1"), look=LOOK)
    ledger.processed(data("2"), new=new_invoice("2"), look="f" * 64)
    ledger.processed(data("3"), new=new_invoice("3"))
    own = ledger.processed(data("4"), new=new_invoice("4"), look=LOOK[:-1] + "1")
    alike = [other.invoice_number for other in past_of(ledger, own).others if other.looks_alike]
    assert alike == ["1"]


def test_what_lies_in_the_trash_or_was_rejected_proves_nothing(ledger: Ledger) -> None:
    thrown = ledger.processed(data("1"), new=new_invoice("1"))
    rejected = ledger.processed(data("1"), new=new_invoice("2"))
    with ledger.write() as uow:
        uow.trash.put(thrown.id, etag="", actor="bob")
        uow.decisions.reject(rejected.id, etag="", actor="bob", reason="A fraud.")
    past = past_of(ledger, ledger.processed(data("1"), new=new_invoice("3")))
    assert past.supplier is not None
    assert past.supplier.is_new
    assert (past.supplier.ibans, past.supplier.amounts, past.others) == (frozenset(), (), ())
