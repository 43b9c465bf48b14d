from collections.abc import Callable

import pytest

from nlp_service.reading.geometry import Box
from nlp_service.reading.page import Page
from nlp_service.reading.table_cells import cut_row, is_numeric
from nlp_service.reading.table_header import Column

Text = tuple[float, float, str]
COLUMNS = (
    Column("description", Box(0.08, 0.3, 0.2, 0.31)),
    Column("quantity", Box(0.5, 0.3, 0.54, 0.31)),
    Column("unit_price", Box(0.6, 0.3, 0.68, 0.31)),
    Column("net_amount", Box(0.8, 0.3, 0.86, 0.31)),
)
UNIT = 0.017


def _cut(page: Page) -> list[str]:
    return [" ".join(word.text for word in cell) for cell in cut_row(page.rows[0], COLUMNS, UNIT)]


def test_numbers_that_stand_right_of_their_headers_keep_their_order(first_page: Callable[..., Page]) -> None:
    page = first_page((0.08, 0.33, "Sink"), (0.57, 0.33, "8"), (0.7, 0.33, "90.00"), (0.87, 0.33, "720.00"))
    assert _cut(page) == ["Sink", "8", "90.00", "720.00"]


def test_a_long_description_runs_up_to_the_next_column(first_page: Callable[..., Page]) -> None:
    page = first_page((0.08, 0.33, "Paper of the best kind for all uses"), (0.8, 0.33, "6.00"))
    assert _cut(page) == ["Paper of the best kind for all uses", "", "", "6.00"]


def test_two_numbers_in_one_run_of_words_are_two_cells(first_page: Callable[..., Page]) -> None:
    page = first_page((0.08, 0.33, "Paper"), (0.5, 0.33, "2"), (0.62, 0.33, "3.00 9%"), (0.8, 0.33, "6.00"))
    assert _cut(page)[2].startswith("3.00")
    assert _cut(page)[3] == "6.00"


def test_the_groups_of_one_number_stay_together(first_page: Callable[..., Page]) -> None:
    assert _cut(first_page((0.8, 0.33, "16 471,00")))[3] == "16 471,00"


@pytest.mark.parametrize(
    ("text", "expected"),
    [("1.234,56", True), ("€12.00", True), ("EUR", True), ("19%", True), ("A4", False), ("m", False)],
)
def test_a_number_is_told_from_words(text: str, expected: bool) -> None:
    assert is_numeric(text) is expected


def test_a_unit_that_nobody_knows_goes_with_its_number(first_page: Callable[..., Page]) -> None:
    assert _cut(first_page((0.08, 0.33, "Licence"), (0.47, 0.33, "12 zorgls"), (0.8, 0.33, "6.00")))[:2] == [
        "Licence",
        "12 zorgls",
    ]
