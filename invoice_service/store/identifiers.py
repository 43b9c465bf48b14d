"""Makes identifiers that sort by the time of their making (UUID version 7, RFC 9562, section 5.7)."""

import secrets
from datetime import UTC, datetime, timedelta
from uuid import UUID

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_VERSION = 7
_VARIANT = 0b10


def new_id(moment: datetime) -> str:
    """Give a new identifier: 36 characters in lower case, which sort by `moment` to the microsecond.

    The microseconds fill the twelve bits after the milliseconds (section 6.2, method 3); the other 62 bits are random.
    """
    microseconds = (moment - _EPOCH) // timedelta(microseconds=1)
    milliseconds, rest = divmod(microseconds, 1000)
    fraction = (rest << 12) // 1000
    high = milliseconds << 16 | _VERSION << 12 | fraction
    low = _VARIANT << 62 | secrets.randbits(62)
    return str(UUID(int=high << 64 | low))
