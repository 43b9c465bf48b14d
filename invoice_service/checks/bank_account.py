"""Accounts to pay to whose numbers cannot be right."""

from collections.abc import Iterable

from en16931.identifiers import is_bic, is_iban
from invoice_service.checks.misreading import may_be_misread, other_readings
from invoice_service.records.record import Record
from invoicemesh.invoice.v1.finding_pb2 import Finding, Severity


def iban(record: Record) -> Iterable[Finding]:
    """An error for each IBAN whose length or check digits are wrong."""
    for account in record.data.payment.accounts:
        if account.iban and not is_iban(account.iban):
            path = f"payment.accounts[{account.id}].iban"
            yield Finding(
                rule_id="IBAN",
                severity=Severity.SEVERITY_ERROR,
                message=f"{account.iban} is no IBAN: its length or its check digits are wrong.",
                field_paths=[path],
                proposals=other_readings(record, path, is_iban),
            )


def bic(record: Record) -> Iterable[Finding]:
    """A warning for each BIC that has not the form of one, and may be misread; a word where it is stated so.

    Payments within Europe need none.
    """
    for account in record.data.payment.accounts:
        if account.bic and not is_bic(account.bic):
            path = f"payment.accounts[{account.id}].bic"
            yield Finding(
                rule_id="BIC",
                severity=Severity.SEVERITY_WARNING if may_be_misread(record, path) else Severity.SEVERITY_INFO,
                message=f"{account.bic} is no BIC, which has 8 or 11 characters and names a country.",
                field_paths=[path],
                proposals=other_readings(record, path, is_bic),
            )
