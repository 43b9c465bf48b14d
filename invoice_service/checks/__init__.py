"""The checks that every record goes through. Each is a small pure function; this list is all there are."""

from collections.abc import Callable, Iterable
from typing import TypeAlias

from invoice_service.checks.arithmetic import arithmetic
from invoice_service.checks.document_type import document_type
from invoice_service.checks.page_failures import page_failures
from invoice_service.checks.required_values import required_values
from invoice_service.record import Record
from invoicemesh.invoice.v1.finding_pb2 import Finding

Check: TypeAlias = Callable[[Record], Iterable[Finding]]

CHECKS: tuple[Check, ...] = (page_failures, document_type, required_values, arithmetic)


def run_checks(record: Record) -> list[Finding]:
    """What all checks find, in the order of the list."""
    return [finding for check in CHECKS for finding in check(record)]
