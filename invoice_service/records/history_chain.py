"""The chain of an invoice's history: each entry's hash covers the entry and the hash of the one before it."""

import hashlib
import json
from datetime import UTC, datetime

from invoice_service.records.field_change import FieldChange

BEGINNING = ""
"""What stands for the hash before the first entry."""


def entry_hash(previous: str, invoice_id: str, *, time: datetime, actor: str, action: str, change: FieldChange) -> str:
    """The SHA-256 of an entry, 64 lower-case hexadecimal digits, reckoned as the contract says at InvoiceEvent.hash."""
    moment = time.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
    content = [previous, invoice_id, moment, actor, action, change.path, change.old, change.new]
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()
