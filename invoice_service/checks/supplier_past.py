"""What does not fit a supplier's earlier invoices: another account, an amount far off, or that there are none."""

from collections.abc import Iterable

from en16931.amounts import canonical, to_decimal
from en16931.identifiers import compact, is_iban
from invoice_service.checks.past import Past
from invoice_service.records.record import Record
from invoicemesh.invoice.v1.finding_pb2 import Finding, Severity

ACCOUNT_CHANGED, AMOUNT_UNUSUAL, SUPPLIER_NEW = "ACCOUNT-CHANGED", "AMOUNT-UNUSUAL", "SUPPLIER-NEW"

# Fewer amounts give no range. Beyond these factors an amount is more likely a misread point than a large order.
_FEWEST_AMOUNTS = 5
_TIMES_LARGEST = 3
_PART_OF_SMALLEST = 10


def account_changed(record: Record, past: Past) -> Iterable[Finding]:
    """An error for each account that is none of the supplier's earlier ones: the mark of a common fraud."""
    if past.supplier is None or not past.supplier.ibans:
        return
    known = sorted(past.supplier.ibans)
    for account in record.data.payment.accounts:
        if is_iban(account.iban) and compact(account.iban) not in past.supplier.ibans:
            yield Finding(
                rule_id=ACCOUNT_CHANGED,
                severity=Severity.SEVERITY_ERROR,
                message=f"{past.supplier.name} was paid to {' or '.join(known[:3])} before, and now asks for "
                f"payment to {account.iban}. Ask the supplier, by a number that you know, before you pay.",
                field_paths=[f"payment.accounts[{account.id}].iban"],
            )


def amount_unusual(record: Record, past: Past) -> Iterable[Finding]:
    """A warning when the total is far outside what the supplier's earlier invoices come to."""
    if past.supplier is None or not record.data.totals.HasField("gross"):
        return
    amounts = [amount for amount in past.supplier.amounts if amount > 0]
    gross = to_decimal(record.data.totals.gross)
    if len(amounts) < _FEWEST_AMOUNTS or gross <= 0:
        return
    smallest, largest = min(amounts), max(amounts)
    if not smallest / _PART_OF_SMALLEST <= gross <= largest * _TIMES_LARGEST:
        yield Finding(
            rule_id=AMOUNT_UNUSUAL,
            severity=Severity.SEVERITY_WARNING,
            message=f"{canonical(gross)} is far outside the {canonical(smallest)} to {canonical(largest)} of the "
            f"{len(amounts)} earlier invoices of {past.supplier.name.removesuffix('.')}.",
            field_paths=["totals.gross"],
        )


def supplier_new(record: Record, past: Past) -> Iterable[Finding]:
    """A word on the first invoice of a supplier."""
    if past.supplier is not None and past.supplier.is_new:
        yield Finding(
            rule_id=SUPPLIER_NEW,
            severity=Severity.SEVERITY_INFO,
            message=f"This is the first invoice of {past.supplier.name.removesuffix('.')}.",
            field_paths=["supplier.name"],
        )
