from math import cos, radians, sin

import pytest

from ocr_service.geometry import Point, Polygon
from ocr_service.straighten.skew import skew_of


def _line(y: float, degrees: float, length: float = 300) -> Polygon:
    along, down = cos(radians(degrees)), sin(radians(degrees))
    start = Point(50, y)
    end = Point(50 + along * length, y + down * length)
    return Polygon(start, end, Point(end.x - down * 20, end.y + along * 20), Point(50 - down * 20, y + along * 20))


@pytest.mark.parametrize("degrees", [-14.5, -3, 0.7, 8, 14.5])
def test_the_skew_is_the_slope_of_the_lines(degrees: float) -> None:
    lines = [_line(y, degrees + error) for y, error in ((100, 0.2), (200, -0.2), (300, 0), (400, 0.1))]
    assert skew_of(lines) == pytest.approx(degrees, abs=0.3)


@pytest.mark.parametrize("degrees", [0, 0.3, 25, 45])
def test_what_is_straight_or_no_skew_is_left_alone(degrees: float) -> None:
    assert skew_of([_line(y, degrees) for y in (100, 200, 300)]) == 0


def test_lines_at_odds_say_nothing() -> None:
    assert skew_of([_line(y, degrees) for y, degrees in ((100, -6), (200, 0), (300, 3), (400, 7))]) == 0


def test_few_or_short_lines_say_nothing() -> None:
    assert skew_of([_line(100, 5), _line(200, 5)]) == 0
    assert skew_of([_line(y, 5, length=60) for y in (100, 200, 300)]) == 0


def test_one_stray_line_does_not_matter() -> None:
    assert skew_of([*(_line(y, 5) for y in (100, 200, 300, 400)), _line(500, -30)]) == pytest.approx(5)
