"""The token that gives the next page of any list with text as its order: where it goes on, bound to the list."""

import base64
import binascii
import hashlib

from mesh.errors import ServiceError

_CHECK_BYTES = 8


def write_place(place: str, list_name: str) -> str:
    """Give the token of the page that begins after `place`. `list_name` tells the list from others, by its filter."""
    content = place.encode()
    return base64.urlsafe_b64encode(_check(content, list_name) + content).decode().rstrip("=")


def read_place(token: str, list_name: str) -> str:
    """Give the place after which the page begins. ServiceError `TOKEN_INVALID` for a token of another list."""
    try:
        content = base64.b64decode(token + "=" * (-len(token) % 4), altchars=b"-_", validate=True)
        check, place = content[:_CHECK_BYTES], content[_CHECK_BYTES:]
        if check != _check(place, list_name):
            raise ServiceError("TOKEN_INVALID")
        return place.decode()
    except (binascii.Error, ValueError) as error:
        raise ServiceError("TOKEN_INVALID") from error


def _check(place: bytes, list_name: str) -> bytes:
    return hashlib.blake2b(place + b"\0" + list_name.encode(), digest_size=_CHECK_BYTES).digest()
