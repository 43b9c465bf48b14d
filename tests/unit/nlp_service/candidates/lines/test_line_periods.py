from collections.abc import Callable

import pytest

from nlp_service.candidates.lines.line_items import read_lines
from nlp_service.candidates.lines.line_periods import with_periods
from nlp_service.candidates.survey import Survey


def _period(look_over: Callable[..., Survey], *texts: str, header: str = "Date") -> tuple[str | None, str | None]:
    seen = look_over(
        *[(0.05, 0.3, header), (0.3, 0.3, "Description"), (0.6, 0.3, "Hours"), (0.72, 0.3, "Rate")],
        *[(0.88, 0.3, "Amount"), (0.05, 0.33, texts[0]), (0.3, 0.33, "Advice on the contract"), (0.6, 0.33, "2")],
        *[(0.72, 0.33, "30.00"), (0.88, 0.33, "60.00")],
        *((0.05, 0.6 + number / 50, text) for number, text in enumerate(texts[1:])),
    )
    [line] = with_periods(read_lines(seen), seen.date_order)
    cells = {name: cell.value for name, cell in line.cells}
    return cells.get("period.start"), cells.get("period.end")


@pytest.mark.parametrize("header", ["Date", "Datum"])
def test_the_day_of_a_line_is_its_period(look_over: Callable[..., Survey], header: str) -> None:
    assert _period(look_over, "25.03.2024", header=header) == ("2024-03-25", "2024-03-25")


def test_two_days_are_the_first_and_the_last(look_over: Callable[..., Survey]) -> None:
    assert _period(look_over, "1.3.24 - 31.3.24", header="Service period") == ("2024-03-01", "2024-03-31")


def test_a_day_that_may_be_another_is_read_only_where_the_document_tells_the_order(
    look_over: Callable[..., Survey],
) -> None:
    assert _period(look_over, "03/04/2024") == (None, None)
    assert _period(look_over, "03/04/2024", "Printed on 04/25/2024") == ("2024-03-04", "2024-03-04")


def test_a_first_day_alone_is_no_period(look_over: Callable[..., Survey]) -> None:
    assert _period(look_over, "25.03.2024", header="Start date") == (None, None)


def test_a_column_without_dates_gives_no_period(look_over: Callable[..., Survey]) -> None:
    assert _period(look_over, "Monday") == (None, None)
