"""Invoice numbers that are one number have one key."""

import pytest

from invoice_service.suppliers.number_key import may_be_misread, number_key


@pytest.mark.parametrize(("number", "other"), [("RE-2024/0017", "re 2024 0017"), ("000123", "123"), ("A_1", "a1")])
def test_separators_case_and_leading_zeros_do_not_matter(number: str, other: str) -> None:
    assert number_key(number) == number_key(other)


def test_other_digits_are_another_number() -> None:
    assert number_key("2024-17") != number_key("2024-18")


@pytest.mark.parametrize(("number", "other"), [("2O24-17", "2024-17"), ("RE-S1", "RE-5I")])
def test_letters_taken_for_digits_may_be_a_misreading(number: str, other: str) -> None:
    assert may_be_misread(number, other)


def test_digits_taken_for_others_are_none() -> None:
    assert not may_be_misread("2024-17", "2024-18")
