"""Values come out of a column as they went in."""

from datetime import UTC, datetime, timedelta, timezone
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Dialect
from sqlalchemy.dialects import mysql, sqlite

from invoice_service.store.column_types import Amount, ProtoEnum, ProtoMessage, UtcDateTime
from invoicemesh.invoice.v1.invoice_pb2 import InvoiceState
from invoicemesh.ocr.v1.document_pb2 import Page

DIALECTS: list[Dialect] = [sqlite.dialect(), mysql.dialect()]
every_dialect = pytest.mark.parametrize("dialect", DIALECTS, ids=["sqlite", "mysql"])


@every_dialect
@given(amount=st.decimals(min_value=-(10**15) + 1, max_value=10**15 - 1, places=6))
def test_an_amount_keeps_its_value(dialect: Dialect, amount: Decimal) -> None:
    column = Amount()
    assert column.process_result_value(column.process_bind_param(amount, dialect), dialect) == amount


@pytest.mark.parametrize(
    ("stored", "given_back"),
    [("119.000000", "119"), ("100.000000", "100"), ("0.000000", "0"), ("0.125000", "0.125"), ("-7.500000", "-7.5")],
)
def test_an_amount_comes_without_decimals_that_say_nothing(stored: str, given_back: str) -> None:
    assert str(Amount().process_result_value(stored, sqlite.dialect())) == given_back


def test_sqlite_gets_the_digits_of_an_amount_and_not_a_floating_point_number() -> None:
    assert Amount().process_bind_param(Decimal("0.1"), sqlite.dialect()) == "0.100000"


@every_dialect
@given(moment=st.datetimes(timezones=st.just(UTC)))
def test_a_moment_keeps_its_microseconds(dialect: Dialect, moment: datetime) -> None:
    column = UtcDateTime()
    stored = column.process_bind_param(moment, dialect)
    assert stored is not None
    assert stored.tzinfo is None
    assert column.process_result_value(stored, dialect) == moment


def test_a_moment_of_another_zone_is_stored_in_utc() -> None:
    moment = datetime(2026, 1, 31, 1, 30, tzinfo=timezone(timedelta(hours=2)))
    assert UtcDateTime().process_bind_param(moment, sqlite.dialect()) == datetime(2026, 1, 30, 23, 30)  # noqa: DTZ001


def test_a_moment_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="without a zone"):
        UtcDateTime().process_bind_param(datetime(2026, 1, 31), sqlite.dialect())  # noqa: DTZ001


def test_an_enum_is_stored_by_its_name_without_the_prefix() -> None:
    column = ProtoEnum(InvoiceState.DESCRIPTOR)
    for state in InvoiceState.values():
        name = column.process_bind_param(state, sqlite.dialect())
        assert f"INVOICE_STATE_{name}" == InvoiceState.Name(state)
        assert column.process_result_value(name, sqlite.dialect()) == state


def test_a_message_keeps_its_content() -> None:
    column, page = ProtoMessage(Page), Page(number=3, engine="paddle")
    stored = column.process_bind_param(page, sqlite.dialect())
    assert isinstance(stored, bytes)
    assert column.process_result_value(stored, sqlite.dialect()) == page


@pytest.mark.parametrize(
    "column", [Amount(), UtcDateTime(), ProtoEnum(InvoiceState.DESCRIPTOR), ProtoMessage(Page)], ids=repr
)
def test_an_absent_value_stays_absent(column: Amount | UtcDateTime | ProtoEnum | ProtoMessage[Page]) -> None:
    assert column.process_bind_param(None, sqlite.dialect()) is None
    assert column.process_result_value(None, sqlite.dialect()) is None
