"""What a document says of fields that the flat result lacks: right values by their path in the record (EN 16931)."""

import re
from collections.abc import Collection, Iterator, Mapping

from samples.invoice import Invoice
from samples.layouts.fact import Fact
from samples.party import Party

# `TX 00042`: the state stands before the postcode.
_STATE_FIRST = re.compile(r"([A-Z]{2}) (\d{5})")
# The number in the registration, in countries where the samples give it the form that it has there.
_REGISTRATION_NUMBER = {"DE": r"HRB \d+", "AT": r"FN \w+", "GB": r"\d+$", "IE": r"\d+$"}


def record_of(invoice: Invoice, facts: Collection[Fact]) -> Mapping[str, str]:
    """The values that a print with these facts shows; of what is not here nothing is known."""
    return dict(
        (
            *_supplier(invoice.supplier, facts),
            *_customer(invoice.customer, facts),
            *_account(invoice, facts),
            *_particulars(invoice, facts),
            *_adjustments(invoice, facts),
        )
    )


def _supplier(party: Party, facts: Collection[Fact]) -> Iterator[tuple[str, str]]:
    if Fact.SUPPLIER_ADDRESS in facts:
        yield from _address("supplier", party)
    if Fact.SUPPLIER_PHONE in facts and party.phone is not None:
        yield "supplier.contact.phone", party.phone
    if Fact.SUPPLIER_EMAIL in facts:
        yield "supplier.contact.email", party.email
    if Fact.SUPPLIER_WEBSITE in facts:
        yield "supplier.website", party.website
    number = re.search(_REGISTRATION_NUMBER.get(party.country.code, "$^"), party.registration)
    if Fact.SUPPLIER_REGISTRATION in facts and number:
        yield "supplier.registration.value", number.group()


def _customer(party: Party, facts: Collection[Fact]) -> Iterator[tuple[str, str]]:
    if Fact.CUSTOMER_NAME in facts:
        yield from _address("customer", party)
    if Fact.CUSTOMER_VAT_ID in facts and party.vat_id is not None:
        yield "customer.vat_id", party.vat_id


def _address(role: str, party: Party) -> Iterator[tuple[str, str]]:
    state = _STATE_FIRST.fullmatch(party.postcode)
    yield f"{role}.address.full", party.address
    yield f"{role}.address.line1", party.street
    yield f"{role}.address.city", party.city
    yield f"{role}.address.postcode", state[2] if state else party.postcode
    if state:
        yield f"{role}.address.subdivision", state[1]


def _account(invoice: Invoice, facts: Collection[Fact]) -> Iterator[tuple[str, str]]:
    account = invoice.supplier.account
    if Fact.ACCOUNT not in facts:
        return
    yield "payment.accounts[1].bank_name", account.bank
    if account.bic is not None:
        yield "payment.accounts[1].iban", account.number
        yield "payment.accounts[1].bic", account.bic
    elif account.routing is not None:
        yield "payment.accounts[1].account_number", account.number
        yield "payment.accounts[1].bank_code", account.routing


def _particulars(invoice: Invoice, facts: Collection[Fact]) -> Iterator[tuple[str, str]]:
    if Fact.DELIVERY_DATE in facts:
        yield "delivery_date", str(invoice.delivery_date)
    if Fact.CUSTOMER_NUMBER in facts:
        yield "references.customer_number", invoice.customer_number
    if Fact.PRECEDING_INVOICE in facts and invoice.preceding_invoice is not None:
        yield "references.preceding_invoices[1].number", invoice.preceding_invoice


def _adjustments(invoice: Invoice, facts: Collection[Fact]) -> Iterator[tuple[str, str]]:
    """Allowances and charges one by one, and the sum of the lines that stands above them."""
    if Fact.SUM_OF_LINES in facts:
        yield "totals.sum_of_lines", str(invoice.sum_of_lines)
    for name, items in (("allowances", invoice.allowances), ("charges", invoice.charges)):
        for number, item in enumerate(items if Fact.ADJUSTMENTS in facts else (), start=1):
            yield f"{name}[{number}].amount", str(item.amount)
            yield f"{name}[{number}].reason", item.reason
