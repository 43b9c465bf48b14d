"""The equations of EN 16931 between the amounts of the record."""

from collections.abc import Iterable

from en16931.rules.arithmetic import check_arithmetic
from invoice_service.records.record import Record
from invoicemesh.invoice.v1.finding_pb2 import Finding


def arithmetic(record: Record) -> Iterable[Finding]:
    """A finding for each equation that does not hold."""
    return check_arithmetic(record.data)
