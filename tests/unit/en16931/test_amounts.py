"""Tests of amounts and their rounding."""

from decimal import Decimal

import pytest
from google.type import decimal_pb2
from hypothesis import given
from hypothesis import strategies as st

from en16931.amounts import from_decimal, parse_decimal, round_amount, to_decimal, tolerance

decimals = st.decimals(min_value=-(10**15) + 1, max_value=10**15 - 1, places=2) | st.decimals(
    min_value=-999, max_value=999, places=6
)


@given(decimals)
def test_a_number_survives_the_message_with_its_scale(number: Decimal) -> None:
    again = to_decimal(from_decimal(number))
    assert again == number
    assert again.as_tuple().exponent == number.as_tuple().exponent


@given(decimals)
def test_a_message_has_neither_exponent_nor_negative_zero(number: Decimal) -> None:
    text = from_decimal(number).value
    assert "E" not in text.upper()
    assert not (number == 0 and text.startswith("-"))


@pytest.mark.parametrize(
    ("number", "text"),
    [("1E+3", "1000"), ("-0.00", "0.00"), ("1190.00", "1190.00"), ("0.000001", "0.000001"), ("-7", "-7")],
)
def test_a_number_is_written_plainly(number: str, text: str) -> None:
    assert from_decimal(Decimal(number)).value == text


@pytest.mark.parametrize("text", ["1.50", "+1.50", "1.5e0", ".5", "5.", "-12e2"])
def test_every_notation_of_the_message_is_understood(text: str) -> None:
    assert to_decimal(decimal_pb2.Decimal(value=text)) == Decimal(text)


@pytest.mark.parametrize(
    "text", ["", " 1", "1,50", "1_000", "NaN", "Infinity", "1e9999999", "١٢", "0x10", "1.2.3", "-"]
)
def test_a_malformed_number_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="not a decimal number"):
        to_decimal(decimal_pb2.Decimal(value=text))


@pytest.mark.parametrize("text", ["1234567890123456", "1e15", "0.0000000000001", "0e99"])
def test_a_number_with_too_many_digits_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="at most"):
        parse_decimal(text)


@pytest.mark.parametrize("number", ["NaN", "Infinity", "-Infinity"])
def test_a_number_that_is_not_finite_has_no_message(number: str) -> None:
    with pytest.raises(ValueError, match="finite"):
        from_decimal(Decimal(number))


@pytest.mark.parametrize(
    ("value", "currency", "rounded"),
    [
        ("2.345", "EUR", "2.35"),
        ("-2.345", "EUR", "-2.35"),
        ("2.344999", "EUR", "2.34"),
        ("2.5", "JPY", "3"),
        ("2.3455", "KWD", "2.346"),
        ("2.345", "RSD", "2.35"),
        ("2.345", "", "2.35"),
    ],
)
def test_an_amount_is_rounded_to_the_minor_unit_halves_away_from_zero(value: str, currency: str, rounded: str) -> None:
    assert str(round_amount(Decimal(value), currency)) == rounded


def test_the_tolerance_is_two_minor_units() -> None:
    assert tolerance() == Decimal("0.02")
    assert tolerance("JPY") == 2
