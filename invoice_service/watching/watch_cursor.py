"""The cursor of a watch: how far it has come, bound to what it watches."""

import base64
import binascii
import hashlib
import struct
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from invoicemesh.invoice.v1.invoice_service_pb2 import InvoiceFilter, WatchInvoicesRequest
from mesh.errors import ServiceError

_LAYOUT = struct.Struct(">Qd8s")


@dataclass(frozen=True)
class Scope:
    """What a watch is about: these invoices, or, when there are none, those of the filter."""

    invoice_ids: frozenset[str]
    invoice_filter: InvoiceFilter

    @classmethod
    def of(cls, invoice_ids: Sequence[str], invoice_filter: InvoiceFilter) -> "Scope":
        """The scope of a request. A filter beside ids is ignored, as the contract says."""
        return cls(frozenset(invoice_ids), InvoiceFilter() if invoice_ids else invoice_filter)

    def mark(self) -> bytes:
        """Eight bytes that tell this scope from others."""
        same = WatchInvoicesRequest(invoice_ids=sorted(self.invoice_ids), filter=self.invoice_filter)
        return hashlib.blake2b(same.SerializeToString(deterministic=True), digest_size=8).digest()


@dataclass(frozen=True)
class Position:
    """Every change up to the event `event_id` had been sent at `time`."""

    event_id: int
    time: datetime

    def write(self, scope: Scope) -> str:
        """The cursor."""
        packed = _LAYOUT.pack(self.event_id, self.time.timestamp(), scope.mark())
        return base64.urlsafe_b64encode(packed).decode()

    @classmethod
    def read(cls, cursor: str, scope: Scope) -> "Position":
        """The position in a cursor. ServiceError `TOKEN_INVALID` for one of another scope."""
        try:
            event_id, moment, mark = _LAYOUT.unpack(base64.b64decode(cursor, altchars=b"-_", validate=True))
            time = datetime.fromtimestamp(moment, UTC)
        except (binascii.Error, struct.error, ValueError, OverflowError, OSError) as error:
            raise ServiceError("TOKEN_INVALID") from error
        if mark != scope.mark() or event_id >= 2**63:
            raise ServiceError("TOKEN_INVALID")
        return cls(event_id, time)
