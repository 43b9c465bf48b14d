"""The token that gives the next page of a list: where it goes on, bound to the filter that the list was made with."""

import base64
import binascii
import hashlib
from uuid import UUID

from invoicemesh.invoice.v1.invoice_service_pb2 import InvoiceFilter
from mesh.errors import ServiceError

_ID_BYTES = 16
_CHECK_BYTES = 8


def write_token(last_id: str, invoice_filter: InvoiceFilter) -> str:
    """Give the token of the page that begins after the invoice `last_id`."""
    position = UUID(last_id).bytes
    return base64.urlsafe_b64encode(position + _check(position, invoice_filter)).decode().rstrip("=")


def read_token(token: str, invoice_filter: InvoiceFilter) -> str:
    """Give the id after which the page begins. ServiceError `TOKEN_INVALID` for a token not made with this filter."""
    try:
        content = base64.b64decode(token + "=" * (-len(token) % 4), altchars=b"-_", validate=True)
    except (binascii.Error, ValueError) as error:
        raise ServiceError("TOKEN_INVALID") from error
    position, check = content[:_ID_BYTES], content[_ID_BYTES:]
    if len(position) != _ID_BYTES or check != _check(position, invoice_filter):
        raise ServiceError("TOKEN_INVALID")
    return str(UUID(bytes=position))


def _check(position: bytes, invoice_filter: InvoiceFilter) -> bytes:
    content = position + invoice_filter.SerializeToString(deterministic=True)
    return hashlib.blake2b(content, digest_size=_CHECK_BYTES).digest()
