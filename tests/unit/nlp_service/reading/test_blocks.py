from collections.abc import Callable

from nlp_service.reading.blocks import begins_block, lines_below
from nlp_service.reading.page import Page


def test_the_lines_of_an_address_are_one_block(first_page: Callable[..., Page]) -> None:
    page = first_page((0.1, 0.1, "Name"), (0.1, 0.116, "Street 1"), (0.6, 0.116, "beside"), (0.1, 0.132, "City"))
    assert [line.text for line in lines_below(page, page.segments[0])] == ["Name", "Street 1", "City"]


def test_an_empty_line_ends_a_block(first_page: Callable[..., Page]) -> None:
    page = first_page((0.1, 0.1, "Name"), (0.1, 0.15, "Another"))
    assert [line.text for line in lines_below(page, page.segments[0])] == ["Name"]


def test_only_the_first_line_begins_a_block(first_page: Callable[..., Page]) -> None:
    page = first_page((0.1, 0.1, "Name"), (0.1, 0.116, "Street 1"))
    assert [begins_block(page, line) for line in page.segments] == [True, False]
