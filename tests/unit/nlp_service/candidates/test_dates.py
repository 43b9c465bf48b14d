from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp_service.candidates.dates import decide_order, find_dates
from nlp_service.reading.geometry import Box, Point
from nlp_service.reading.page import Segment, Word

Make = Callable[[str], Segment]


@pytest.mark.parametrize(
    "text",
    [
        "2024-03-14",
        "14.03.2024",
        "14/03/24",
        "14. März 2024",
        "14 March 2024",
        "March 14, 2024",
        "14-Mar-24",
        "14MAR2024",
        "Mar14'24",
        "14 de marzo de 2024",
        "le 14 mars 2024",
        "14 marzo 2024",
        "14 maart 2024",
        "20240314",
        "2024.03.14",
    ],
)
def test_every_usual_form_is_read(segment: Make, text: str) -> None:
    [mention] = find_dates(segment(text))
    assert mention.read(day_first=True) == date(2024, 3, 14)


def test_an_ambiguous_date_keeps_both_readings(segment: Make) -> None:
    [mention] = find_dates(segment("03/04/2024"))
    assert (mention.read(day_first=True), mention.read(day_first=False)) == (date(2024, 4, 3), date(2024, 3, 4))
    assert mention.is_ambiguous


@pytest.mark.parametrize(
    "text", ["31.02.2024", "99/99/2024", "192.168.10.1", "12.50", "040 123 456", "00.00.0000", "+6 03 2026 6386"]
)
def test_what_is_no_day_is_no_date(segment: Make, text: str) -> None:
    assert find_dates(segment(text)) == ()


def test_another_date_of_the_document_decides_the_order(segment: Make) -> None:
    mentions = [*find_dates(segment("03/04/2024")), *find_dates(segment("04/25/2024"))]
    order = decide_order(mentions, day_first_by_country=True)
    assert not order.day_first
    assert "04/25/2024" in order.reason


def test_points_say_that_the_day_comes_first(segment: Make) -> None:
    assert decide_order(find_dates(segment("03.04.2024")), day_first_by_country=False).day_first


def test_the_country_decides_where_no_date_does(segment: Make) -> None:
    assert not decide_order(find_dates(segment("03/04/2024")), day_first_by_country=False).day_first


def test_doubt_is_greatest_where_nothing_decides(segment: Make) -> None:
    mentions = find_dates(segment("03/04/2024"))
    nothing = decide_order(mentions, day_first_by_country=None).doubt
    country = decide_order(mentions, day_first_by_country=True).doubt
    assert nothing > country > decide_order(find_dates(segment("25/04/2024")), day_first_by_country=None).doubt


@given(st.text(max_size=60))
def test_no_text_breaks_the_reader(text: str) -> None:
    corners = (Point(0, 0), Point(1, 0), Point(1, 1), Point(0, 1))
    find_dates(Segment((Word("1.0", text, 1.0, 1, corners, Box(0, 0, 1, 1)),)))
