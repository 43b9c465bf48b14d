from collections.abc import Callable
from math import inf, nan

import pytest

from nlp_service.reading.geometry import Box, Point
from nlp_service.reading.lines import make_page
from nlp_service.reading.page import Document, Page, PageSource, Word


def test_words_with_a_space_between_them_are_one_segment(first_page: Callable[..., Page]) -> None:
    page = first_page((0.1, 0.1, "Total amount due"))
    assert [segment.text for segment in page.segments] == ["Total amount due"]


def test_a_wide_gap_parts_a_row_into_segments(first_page: Callable[..., Page]) -> None:
    page = first_page((0.1, 0.1, "Total"), (0.8, 0.1, "12.00"))
    assert [[segment.text for segment in row.segments] for row in page.rows] == [["Total", "12.00"]]


def test_rows_come_from_top_to_bottom_whatever_the_order_of_the_words(write: Callable[..., Document]) -> None:
    page = write([(0.1, 0.5, "below"), (0.1, 0.1, "above"), (0.6, 0.501, "beside")]).pages[0]
    assert [row.text for row in page.rows] == ["above", "below  beside"]


@pytest.mark.parametrize("x", [-0.5, 1.5, nan, inf])
def test_a_word_outside_the_page_is_left_out(x: float) -> None:
    corners = (Point(x, 0.1), Point(x + 0.1, 0.1), Point(x + 0.1, 0.12), Point(x, 0.12))
    word = Word("1.0", "hidden", 1.0, 1, corners, Box.around(corners))
    assert make_page(1, 0.7, PageSource.OCR, [word]).rows == ()
