"""The checks that every record goes through. Each is a small pure function; these lists are all there are."""

from collections.abc import Callable, Iterable
from typing import TypeAlias

from invoice_service.checks.arithmetic import arithmetic
from invoice_service.checks.bank_account import bic, iban
from invoice_service.checks.currency import currency_without_evidence
from invoice_service.checks.dates import date_ahead, dates_in_order
from invoice_service.checks.document_type import document_type
from invoice_service.checks.doubtful_digits import doubtful_digits
from invoice_service.checks.duplicates import DUPLICATE, LOOK, NEAR, duplicates
from invoice_service.checks.own_company import own_company
from invoice_service.checks.page_failures import page_failures
from invoice_service.checks.past import Past
from invoice_service.checks.payment_terms import payment_terms
from invoice_service.checks.presence import presence
from invoice_service.checks.required_values import required_values
from invoice_service.checks.several_documents import several_documents
from invoice_service.checks.situation import Situation
from invoice_service.checks.supplier_defaults import SUPPLIER_DEFAULT, supplier_defaults
from invoice_service.checks.supplier_past import (
    ACCOUNT_CHANGED,
    AMOUNT_UNUSUAL,
    SUPPLIER_NEW,
    account_changed,
    amount_unusual,
    supplier_new,
)
from invoice_service.checks.vat_id import vat_id
from invoice_service.checks.vat_rate import vat_rate
from invoice_service.records.record import Record
from invoicemesh.invoice.v1.finding_pb2 import Finding

Check: TypeAlias = Callable[[Record], Iterable[Finding]]
SituatedCheck: TypeAlias = Callable[[Record, Situation], Iterable[Finding]]
PastCheck: TypeAlias = Callable[[Record, Past], Iterable[Finding]]

CHECKS: tuple[Check, ...] = (
    page_failures,
    several_documents,
    document_type,
    required_values,
    arithmetic,
    doubtful_digits,
    presence,
    vat_rate,
    vat_id,
    iban,
    bic,
    dates_in_order,
    payment_terms,
    currency_without_evidence,
)
SITUATED_CHECKS: tuple[SituatedCheck, ...] = (date_ahead, own_company)
PAST_CHECKS: tuple[PastCheck, ...] = (duplicates, account_changed, amount_unusual, supplier_new, supplier_defaults)

PAST_RULES = (DUPLICATE, NEAR, LOOK, ACCOUNT_CHANGED, AMOUNT_UNUSUAL, SUPPLIER_NEW, SUPPLIER_DEFAULT)
"""The rules of the checks that need other invoices, which a document that is not stored does without."""


def run_checks(record: Record, situation: Situation, past: Past | None) -> list[Finding]:
    """What all checks find, in the order of the lists. Without a past, the checks that need it are not made."""
    return [
        *(finding for check in CHECKS for finding in check(record)),
        *(finding for check in SITUATED_CHECKS for finding in check(record, situation)),
        *(finding for check in PAST_CHECKS if past is not None for finding in check(record, past)),
    ]
