"""A cursor comes back as the position that it was made from, in the same scope only."""

import base64
import struct
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from invoice_service.watching.watch_cursor import Position, Scope
from invoicemesh.invoice.v1.invoice_service_pb2 import InvoiceFilter
from mesh.errors import ServiceError

EVERYTHING = Scope.of([], InvoiceFilter())
POSITION = Position(42, datetime(2024, 5, 3, 12, 30, 1, 250_000, tzinfo=UTC))


@given(st.integers(0, 2**63 - 1), st.integers(0, 2**33))
def test_a_position_comes_back(event_id: int, seconds: int) -> None:
    position = Position(event_id, datetime.fromtimestamp(seconds, UTC))
    assert Position.read(position.write(EVERYTHING), EVERYTHING) == position


def test_the_order_of_ids_makes_no_other_scope_and_a_filter_beside_them_neither() -> None:
    cursor = POSITION.write(Scope.of(["a", "b"], InvoiceFilter()))
    assert Position.read(cursor, Scope.of(["b", "a"], InvoiceFilter(text="ignored"))) == POSITION


@pytest.mark.parametrize(
    "other",
    [Scope.of(["a"], InvoiceFilter()), Scope.of([], InvoiceFilter(text="x")), Scope.of([], InvoiceFilter(tag="x"))],
)
def test_a_cursor_of_another_scope_is_refused(other: Scope) -> None:
    with pytest.raises(ServiceError, match="TOKEN_INVALID"):
        Position.read(POSITION.write(EVERYTHING), other)


@given(st.binary(max_size=40))
def test_no_bytes_do_more_than_be_refused(content: bytes) -> None:
    with pytest.raises(ServiceError, match="TOKEN_INVALID"):
        Position.read(base64.urlsafe_b64encode(content).decode(), EVERYTHING)


@given(st.text(max_size=40))
def test_no_text_does_more_than_be_refused(cursor: str) -> None:
    with pytest.raises(ServiceError, match="TOKEN_INVALID"):
        Position.read(cursor, EVERYTHING)


@pytest.mark.parametrize("moment", [float("nan"), float("inf"), 1e300])
def test_a_forged_time_is_refused(moment: float) -> None:
    content = bytearray(base64.urlsafe_b64decode(POSITION.write(EVERYTHING)))
    content[8:16] = struct.pack(">d", moment)
    forged = base64.urlsafe_b64encode(content).decode()
    with pytest.raises(ServiceError, match="TOKEN_INVALID"):
        Position.read(forged, EVERYTHING)
