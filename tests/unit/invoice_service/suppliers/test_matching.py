"""Which known supplier an invoice is from."""

from invoice_service.suppliers.marks import Mark
from invoice_service.suppliers.matching import KnownSupplier, best_match
from invoicemesh.invoice.v1.supplier_pb2 import (
    SUPPLIER_MARK_KIND_IBAN,
    SUPPLIER_MARK_KIND_NAME,
    SUPPLIER_MARK_KIND_REGISTRATION,
    SUPPLIER_MARK_KIND_VAT_ID,
    SupplierMarkKind,
)

KINDS = {
    "vat_id": SUPPLIER_MARK_KIND_VAT_ID,
    "registration": SUPPLIER_MARK_KIND_REGISTRATION,
    "iban": SUPPLIER_MARK_KIND_IBAN,
    "name": SUPPLIER_MARK_KIND_NAME,
}


def pairs(marks: dict[str, str]) -> set[tuple[SupplierMarkKind.ValueType, str]]:
    return {(KINDS[kind], value) for kind, value in marks.items()}


def known(supplier_id: str, **marks: str) -> KnownSupplier:
    return KnownSupplier(supplier_id, frozenset(pairs(marks)))


def match(*suppliers: KnownSupplier, **marks: str) -> str | None:
    return best_match([Mark(kind, value, value) for kind, value in pairs(marks)], suppliers)


def test_the_vat_id_decides_whatever_the_name_is() -> None:
    by_vat_id, by_name = known("1", vat_id="DE1", name="old"), known("2", name="new")
    assert match(by_vat_id, by_name, vat_id="DE1", name="new") == "1"


def test_two_vat_ids_of_one_country_are_two_suppliers_however_alike() -> None:
    assert match(known("1", vat_id="DE1", name="muster", iban="I"), vat_id="DE2", name="muster", iban="I") is None


def test_vat_ids_of_two_countries_may_be_one_suppliers() -> None:
    assert match(known("1", vat_id="DE1", name="muster"), vat_id="AT2", name="muster") == "1"


def test_a_registration_or_an_account_decides_between_like_names() -> None:
    assert match(known("1", registration="HRB1", name="musterbau"), registration="HRB1", name="musterbaus") == "1"
    assert match(known("1", iban="I", name="musterbau"), iban="I", name="musterhochbau") == "1"


def test_an_account_that_two_companies_share_says_nothing() -> None:
    assert match(known("1", iban="FACTOR", name="musterbau"), iban="FACTOR", name="schreinereilang") is None


def test_the_name_decides_where_nothing_else_is_known() -> None:
    assert match(known("1", name="muster"), name="muster") == "1"


def test_a_misread_letter_does_not_matter() -> None:
    assert match(known("1", name="schreinereilang"), name="schreinere1lang") == "1"


def test_another_name_is_another_supplier() -> None:
    assert match(known("1", name="muellerbau"), name="muellerbad") is None


def test_names_with_different_numbers_are_two_suppliers() -> None:
    assert match(known("1", name="metrofiliale3berlin"), name="metrofiliale13berlin") is None
    assert match(known("1", name="metrofiliale13berlin"), name="metrofiliale13berlim") == "1"


def test_the_older_of_two_equals_is_taken() -> None:
    assert match(known("2", name="muster"), known("1", name="muster"), name="muster") == "1"


def test_among_no_suppliers_there_is_none() -> None:
    assert match(name="muster") is None
