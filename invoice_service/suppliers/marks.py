"""What an invoice shows to know its supplier by, each in the form in which it is compared."""

from collections.abc import Iterator
from dataclasses import dataclass

from en16931.identifiers import compact, is_iban, vat_country, vat_id_holds
from invoice_service.suppliers.name_key import name_key
from invoicemesh.invoice.v1.invoice_data_pb2 import InvoiceData
from invoicemesh.invoice.v1.supplier_pb2 import (
    SUPPLIER_MARK_KIND_IBAN,
    SUPPLIER_MARK_KIND_NAME,
    SUPPLIER_MARK_KIND_REGISTRATION,
    SUPPLIER_MARK_KIND_VAT_ID,
    SupplierMarkKind,
)

MAX_LENGTH = 255
"""Characters of a mark that are compared and kept."""

# Shorter ones are numbers of many registers, and any could be a misreading of another.
_MIN_REGISTRATION = 5


@dataclass(frozen=True)
class Mark:
    """`value` is what is compared, `text` what the invoice shows."""

    kind: SupplierMarkKind.ValueType
    value: str
    text: str


def marks_of(data: InvoiceData) -> tuple[Mark, ...]:
    """The marks of an invoice, each once. What fails its check digits is none: it was misread, or is made up."""
    return tuple({(mark.kind, mark.value): mark for mark in _marks(data) if mark.value}.values())


def name_mark(name: str) -> Mark:
    """A name as a mark; its value is empty when the name has no letters."""
    return Mark(SUPPLIER_MARK_KIND_NAME, name_key(name)[:MAX_LENGTH], name[:MAX_LENGTH])


def _marks(data: InvoiceData) -> Iterator[Mark]:
    supplier = data.supplier
    if vat_country(supplier.vat_id) and vat_id_holds(supplier.vat_id) is not False:
        yield _mark(SUPPLIER_MARK_KIND_VAT_ID, supplier.vat_id)
    if len(compact(supplier.registration.value)) >= _MIN_REGISTRATION:
        yield _mark(SUPPLIER_MARK_KIND_REGISTRATION, supplier.registration.value)
    for account in data.payment.accounts:
        if is_iban(account.iban):
            yield _mark(SUPPLIER_MARK_KIND_IBAN, account.iban)
    yield name_mark(supplier.name)
    yield name_mark(supplier.trading_name)


def _mark(kind: SupplierMarkKind.ValueType, text: str) -> Mark:
    return Mark(kind, compact(text)[:MAX_LENGTH], text[:MAX_LENGTH])
