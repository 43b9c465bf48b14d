from collections.abc import Callable
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp_service.candidates.amounts import DecimalMark, Number, decide_mark, find_numbers, read_amounts
from nlp_service.reading.geometry import Box, Point
from nlp_service.reading.page import Segment, Word

Make = Callable[[str], Segment]


def _value(number: Number, mark: DecimalMark) -> Decimal:
    return read_amounts([number], mark)[0].value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1.234,56", "1234.56"),
        ("1,234.56", "1234.56"),
        ("1 234,56", "1234.56"),
        ("1'234.56", "1234.56"),
        ("1,23,456.00", "123456.00"),
        ("1234", "1234"),
        ("(12.00)", "-12.00"),
        ("12.00-", "-12.00"),
        ("-12.00", "-12.00"),
        ("12.00 CR", "-12.00"),
        ("$12.00", "12.00"),
        ("-$12.00", "-12.00"),
        ("RM9.00", "9.00"),
        ("12,50 €", "12.50"),
        (".50", "0.50"),
        ("170. 00", "170.00"),
        ("RM 4 . 24", "4.24"),
        ("27946 ,00", "27946.00"),
    ],
)
def test_every_notation_is_read(segment: Make, text: str, value: str) -> None:
    [number] = find_numbers(segment(text))
    assert str(_value(number, DecimalMark.POINT)) == value


@pytest.mark.parametrize("text", ["12.05.2024", "17:43", "INV-2024", "A4", "2024-05-01", "5/12", "#123", "***1234"])
def test_digits_of_other_things_are_no_amounts(segment: Make, text: str) -> None:
    assert find_numbers(segment(text)) == ()


@pytest.mark.parametrize(("mark", "value"), [(DecimalMark.POINT, "1234"), (DecimalMark.COMMA, "1.234")])
def test_an_ambiguous_number_is_decided_by_the_document(segment: Make, mark: DecimalMark, value: str) -> None:
    [number] = find_numbers(segment("1,234"))
    [amount] = read_amounts([number], mark)
    assert str(amount.value) == value
    assert amount.other_value is not None


def test_the_mark_is_what_unmistakable_amounts_use(segment: Make) -> None:
    numbers = find_numbers(segment("1.234,56 and 1.000 and 7,10"))
    assert decide_mark(numbers, DecimalMark.POINT) is DecimalMark.COMMA


def test_without_evidence_the_default_decides(segment: Make) -> None:
    assert decide_mark(find_numbers(segment("1.000")), DecimalMark.COMMA) is DecimalMark.COMMA


def test_percentages_and_currencies_are_marked(segment: Make) -> None:
    rate, money = find_numbers(segment("19 % 12.00 EUR"))
    assert (rate.is_percent, money.currency_sign) == (True, "eur")


def test_numbers_of_two_columns_are_not_joined(make_words: Callable[..., list[Word]]) -> None:
    words = make_words([(0.1, 0.1, "19"), (0.2, 0.1, "573.00")])
    assert [_value(n, DecimalMark.POINT) for n in find_numbers(Segment(tuple(words)))] == [19, Decimal("573.00")]


@given(st.text(max_size=60))
def test_no_text_breaks_the_reader(text: str) -> None:
    corners = (Point(0, 0), Point(1, 0), Point(1, 1), Point(0, 1))
    find_numbers(Segment((Word("1.0", text, 1.0, 1, corners, Box(0, 0, 1, 1)),)))


@given(st.decimals(min_value=0, max_value=10**9, places=2), st.sampled_from([("{:,.2f}", ",."), ("{:,.2f}", ".,")]))
def test_what_was_written_in_a_notation_is_read_back(value: Decimal, notation: tuple[str, str]) -> None:
    written = notation[0].format(value).translate(str.maketrans(",.", notation[1]))
    corners = (Point(0, 0), Point(1, 0), Point(1, 1), Point(0, 1))
    [number] = find_numbers(Segment((Word("1.0", written, 1.0, 1, corners, Box(0, 0, 1, 1)),)))
    mark = DecimalMark.POINT if notation[1] == ",." else DecimalMark.COMMA
    assert _value(number, mark) == value


def test_a_point_that_groups_and_begins_the_decimals_is_read(segment: Callable[[str], Segment]) -> None:
    [amount] = read_amounts(find_numbers(segment("4.776.00")), DecimalMark.COMMA)
    assert amount.value == Decimal("4776.00")
    assert amount.other_value is None
