"""Suppliers: found by what invoices show, changed, merged and separated again by people."""

from collections.abc import Callable

import pytest

from invoice_service.suppliers.settled import Settled
from invoicemesh.invoice.v1.invoice_data_pb2 import InvoiceData, Party, Payment, PaymentAccount
from invoicemesh.invoice.v1.supplier_pb2 import Supplier, SupplierMarkKind
from mesh.errors import ServiceError
from tests.contract.store.ledger import Ledger, new_invoice

VAT_ID, OTHER_VAT_ID = "DE136695976", "DE811569869"
IBAN, OTHER_IBAN = "DE89370400440532013000", "GB33BUKB20201555555555"


def of(name: str = "", *, vat_id: str = "", iban: str = "") -> InvoiceData:
    accounts = [PaymentAccount(id="1", iban=iban)] if iban else []
    return InvoiceData(supplier=Party(name=name, vat_id=vat_id), payment=Payment(accounts=accounts))


def supplier_of(ledger: Ledger, data: InvoiceData) -> str:
    return ledger.processed(data, new=new_invoice(str(ledger.clock()))).supplier_id


def get(ledger: Ledger, supplier_id: str) -> Supplier:
    with ledger.read() as uow:
        return uow.suppliers.get(supplier_id)


def names(ledger: Ledger, name: str = "") -> list[str]:
    with ledger.read() as uow:
        return [supplier.name for supplier in uow.suppliers.list(page_size=100, name=name).suppliers]


def refusal(call: Callable[[], object]) -> str:
    with pytest.raises(ServiceError) as refused:
        call()
    return refused.value.reason


def test_an_invoice_without_a_supplier_has_none(ledger: Ledger) -> None:
    assert ledger.processed(InvoiceData()).supplier_id == ""


def test_invoices_of_one_supplier_are_put_to_it_by_any_mark(ledger: Ledger) -> None:
    first = supplier_of(ledger, of("Schreinerei Lang GmbH", vat_id=VAT_ID, iban=IBAN))
    assert supplier_of(ledger, of("SCHREINEREI LANG")) == first
    assert supplier_of(ledger, of("Misread", vat_id=VAT_ID)) == first
    assert supplier_of(ledger, of("Schreinerei Lang u. Partner", iban=IBAN)) == first
    assert supplier_of(ledger, of("Schreinere1 Lang GmbH")) == first
    assert supplier_of(ledger, of("Schlosserei Kurz GmbH")) != first


def test_a_supplier_shows_what_its_invoices_show(ledger: Ledger) -> None:
    supplier_of(ledger, of("Lang GmbH", vat_id=VAT_ID, iban=IBAN))
    supplier = get(ledger, supplier_of(ledger, of("Lang", vat_id=VAT_ID)))
    assert (supplier.name, supplier.invoice_count) == ("Lang GmbH", 2)
    shown = [(SupplierMarkKind.Name(mark.kind), mark.invoice_count) for mark in supplier.marks]
    assert shown == [
        ("SUPPLIER_MARK_KIND_VAT_ID", 2),
        ("SUPPLIER_MARK_KIND_IBAN", 1),
        ("SUPPLIER_MARK_KIND_NAME", 2),
    ]


def test_a_misread_supplier_goes_with_its_correction(ledger: Ledger) -> None:
    right = supplier_of(ledger, of("Schreinerei Lang", vat_id=VAT_ID))
    wrong = ledger.processed(of("Rechnung"), new=new_invoice("another"))
    corrected = ledger.corrected(wrong, of("Schreinerei Lang", vat_id=VAT_ID))
    assert corrected.supplier_id == right
    assert names(ledger) == ["Schreinerei Lang"]
    assert refusal(lambda: get(ledger, wrong.supplier_id)) == "SUPPLIER_NOT_FOUND"


def test_the_only_invoice_of_a_supplier_names_it(ledger: Ledger) -> None:
    invoice = ledger.processed(of("Schreinere1 Lang"))
    corrected = ledger.corrected(invoice, of("Schreinerei Lang"))
    assert corrected.supplier_id == invoice.supplier_id
    assert names(ledger) == ["Schreinerei Lang"]


def test_a_correction_of_one_invoice_changes_nothing_for_the_others(ledger: Ledger) -> None:
    invoice = ledger.processed(of("Lang", vat_id=VAT_ID))
    supplier_of(ledger, of("Lang", vat_id=VAT_ID))
    ledger.corrected(invoice, of("Kurz", vat_id=OTHER_VAT_ID))
    supplier = get(ledger, invoice.supplier_id)
    assert (supplier.name, supplier.invoice_count) == ("Lang", 1)


def test_people_change_names_and_defaults(ledger: Ledger) -> None:
    supplier_id = supplier_of(ledger, of("Lang"))
    settled = Settled("Schreinerei Lang", ("Lang Möbel", "L & Co."), "EUR", 30)
    with ledger.write() as uow:
        changed = uow.suppliers.update(supplier_id, settled, etag='"1"')
    assert (changed.name, list(changed.aliases)) == ("Schreinerei Lang", ["Lang Möbel", "L & Co."])
    assert (changed.default_currency, changed.default_payment_days) == ("EUR", 30)
    assert get(ledger, supplier_id) == changed
    assert supplier_of(ledger, of("LANG MÖBEL GmbH")) == supplier_id
    with ledger.write() as uow:
        fewer = uow.suppliers.update(supplier_id, Settled(aliases=("L & Co.",)), etag="")
    assert list(fewer.aliases) == ["L & Co."]
    assert fewer.default_currency == "EUR"


def test_a_change_of_what_another_person_changed_is_refused(ledger: Ledger) -> None:
    supplier_id = supplier_of(ledger, of("Lang"))
    with ledger.write() as uow:
        uow.suppliers.update(supplier_id, Settled(name="Schreinerei Lang"), etag="")

    def late() -> None:
        with ledger.write() as uow:
            uow.suppliers.update(supplier_id, Settled(name="Lange"), etag='"1"')

    assert refusal(late) == "SUPPLIER_CHANGED"


def test_merged_suppliers_are_one_until_that_is_taken_back(ledger: Ledger) -> None:
    whole, part = supplier_of(ledger, of("Lang", vat_id=VAT_ID)), supplier_of(ledger, of("Kurz", vat_id=OTHER_VAT_ID))
    with ledger.write() as uow:
        merged = uow.suppliers.merge(whole, part, etag="", actor="ada")
    assert (merged.id, merged.invoice_count, len(merged.marks), merged.etag) == (whole, 2, 4, '"2"')
    with ledger.read() as uow:
        assert [one.invoice_count for one in uow.suppliers.list(page_size=10).suppliers] == [2]
    assert [(one.id, one.name, one.merged_by) for one in merged.merged] == [(part, "Kurz", "ada")]
    assert get(ledger, part) == merged
    assert names(ledger) == ["Lang"]
    assert get(ledger, supplier_of(ledger, of("Kurz", vat_id=OTHER_VAT_ID))).invoice_count == 3
    with ledger.write() as uow:
        separate = uow.suppliers.undo_merge(part)
    assert (separate.id, separate.invoice_count) == (part, 2)
    assert (get(ledger, whole).invoice_count, get(ledger, whole).etag) == (1, '"3"')
    assert names(ledger) == ["Kurz", "Lang"]


def test_a_merge_of_merged_suppliers_reaches_all_of_them(ledger: Ledger) -> None:
    first, second, third = (supplier_of(ledger, of(name)) for name in ("Alpha", "Beispiel", "Celsius"))
    with ledger.write() as uow:
        uow.suppliers.merge(second, third, etag="", actor="ada")
        assert uow.suppliers.merge(first, third, etag="", actor="ada").invoice_count == 3
        assert uow.suppliers.get(third).id == first


def test_what_is_one_already_is_not_merged_again(ledger: Ledger) -> None:
    first, second = supplier_of(ledger, of("Alpha")), supplier_of(ledger, of("Beispiel"))
    with ledger.write() as uow:
        uow.suppliers.merge(first, second, etag="", actor="ada")

    def again() -> None:
        with ledger.write() as uow:
            uow.suppliers.merge(second, first, etag="", actor="ada")

    def undo_nothing() -> None:
        with ledger.write() as uow:
            uow.suppliers.undo_merge(first)

    assert refusal(again) == "SUPPLIER_MERGE_NOT_ALLOWED"
    assert refusal(undo_nothing) == "SUPPLIER_MERGE_NOT_ALLOWED"


def test_the_list_goes_by_name_page_by_page(ledger: Ledger) -> None:
    for name in ("Zeta", "Ärmel", "beta", "Alpha Ltd", "Alpine"):
        supplier_of(ledger, of(name))
    with ledger.read() as uow:
        first = uow.suppliers.list(page_size=3)
        second = uow.suppliers.list(page_size=3, page_token=first.next_page_token)
    listed = [supplier.name for page in (first, second) for supplier in page.suppliers]
    assert listed == ["Ärmel", "Alpha Ltd", "Alpine", "beta", "Zeta"]
    assert second.next_page_token == ""
    assert names(ledger, "ALP") == ["Alpha Ltd", "Alpine"]


def test_a_token_of_another_list_is_refused(ledger: Ledger) -> None:
    for name in ("Alpha", "Alpine", "Beispiel"):
        supplier_of(ledger, of(name))
    with ledger.read() as uow:
        token = uow.suppliers.list(page_size=1).next_page_token
        assert refusal(lambda: uow.suppliers.list(page_size=1, page_token=token, name="al")) == "TOKEN_INVALID"
        assert refusal(lambda: uow.suppliers.list(page_size=1, page_token="ä")) == "TOKEN_INVALID"


def test_two_runs_that_meet_a_new_supplier_at_once_make_one(ledger: Ledger) -> None:
    """The second finds no mark of the first, which has not been written yet, and still comes to the same supplier."""
    invoice = ledger.add()
    with ledger.write() as uow:
        first = uow.supplier_marks.settle(invoice.id, of("Lang", vat_id=VAT_ID))
    with ledger.write() as uow:
        assert uow.supplier_marks.settle(invoice.id, of("Kurz", vat_id=VAT_ID)) == first
