"""What EN 16931 wants a document to state that claims to follow it."""

from collections.abc import Iterable

from en16931.rules.presence import check_presence
from invoice_service.records.record import Record
from invoicemesh.invoice.v1.finding_pb2 import Finding


def presence(record: Record) -> Iterable[Finding]:
    """A finding for each statement that is missing."""
    return check_presence(record.data)
