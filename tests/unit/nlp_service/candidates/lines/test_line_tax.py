from collections.abc import Callable

from nlp_service.candidates.lines.line_items import Line, read_lines
from nlp_service.candidates.lines.line_tax import with_tax_rates
from nlp_service.candidates.survey import Survey
from nlp_service.candidates.tax_lines import find_tax_lines

HEADER = [(0.08, 0.3, "Description"), (0.45, 0.3, "Qty"), (0.6, 0.3, "Unit price"), (0.85, 0.3, "Amount")]


def _line(top: float, amount: str) -> list[tuple[float, float, str]]:
    return [(0.08, top, "Paper"), (0.45, top, "1"), (0.6, top, amount), (0.85, top, amount)]


def _rated(survey: Survey) -> tuple[Line, ...]:
    return with_tax_rates(read_lines(survey), find_tax_lines(survey))


def _rates(survey: Survey) -> list[str | None]:
    return [str(rate) if (rate := line.amount("tax_rate")) is not None else None for line in _rated(survey)]


def test_one_rate_on_the_sum_of_all_lines_is_the_rate_of_each(look_over: Callable[..., Survey]) -> None:
    tax = [(0.3, 0.5, "VAT 20% on"), (0.5, 0.5, "30.00"), (0.85, 0.5, "6.00")]
    assert _rates(look_over(*HEADER, *_line(0.33, "10.00"), *_line(0.36, "20.00"), *tax)) == ["20", "20"]


def test_two_rates_are_shared_out_by_what_they_are_on(look_over: Callable[..., Survey]) -> None:
    tax = [
        *[(0.3, 0.5, "VAT 20% on"), (0.5, 0.5, "10.00"), (0.85, 0.5, "2.00")],
        *[(0.3, 0.52, "VAT 5% on"), (0.5, 0.52, "20.00"), (0.85, 0.52, "1.00")],
    ]
    assert _rates(look_over(*HEADER, *_line(0.33, "10.00"), *_line(0.36, "20.00"), *tax)) == ["20", "5"]


def test_lines_that_either_rate_may_be_on_keep_none(look_over: Callable[..., Survey]) -> None:
    tax = [
        *[(0.3, 0.5, "VAT 20% on"), (0.5, 0.5, "10.00"), (0.85, 0.5, "2.00")],
        *[(0.3, 0.52, "VAT 5% on"), (0.5, 0.52, "10.00"), (0.85, 0.52, "0.50")],
    ]
    assert _rates(look_over(*HEADER, *_line(0.33, "10.00"), *_line(0.36, "10.00"), *tax)) == [None, None]


def test_a_rate_keeps_the_place_where_it_is_printed(look_over: Callable[..., Survey]) -> None:
    tax = [(0.3, 0.5, "VAT 20% on"), (0.5, 0.5, "10.00"), (0.85, 0.5, "2.00")]
    [line] = _rated(look_over(*HEADER, *_line(0.33, "10.00"), *tax))
    assert [word.text for word in dict(line.cells)["tax_rate"].words] == ["20%"]
