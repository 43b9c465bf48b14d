import numpy as np
import pytest

from ocr_service.geometry import Point, Polygon
from ocr_service.picture import Picture
from ocr_service.straighten.straightening import Straightening
from ocr_service.words import Line, Word

NONE = Straightening.none(200, 100)


def _black_at(*points: tuple[int, int]) -> Picture:
    """White, 200 by 100, with black squares of 9 pixels around the points."""
    page = np.full((100, 200, 3), 255, np.uint8)
    for x, y in points:
        page[y - 4 : y + 5, x - 4 : x + 5] = 0
    return page


def _moved(straightening: Straightening, x: float, y: float) -> Point:
    return straightening.outline(Polygon.box(x, y, x, y)).top_left


def test_nothing_leaves_picture_and_places_as_they_are() -> None:
    page = _black_at((50, 50))
    assert NONE.picture(page) is page
    assert _moved(NONE, 50, 20) == Point(50, 20)


@pytest.mark.parametrize("quarters", [1, 2, 3])
def test_turning_agrees_with_turning_the_pixels(quarters: int) -> None:
    page = _black_at((30, 20), (150, 40))
    turned = NONE.turned(quarters)
    pixels = np.rot90(page, -quarters)
    assert (turned.height, turned.width) == pixels.shape[:2]
    for x, y in ((30, 20), (150, 40)):
        place = _moved(turned, x, y)
        assert pixels[round(place.y), round(place.x)].max() == 0
        assert turned.picture(page)[round(place.y), round(place.x)].max() == 0


def test_a_rotated_page_is_large_enough_for_all_of_it() -> None:
    rotated = NONE.rotated(10)
    assert rotated.skew == 10
    corners = [_moved(rotated, x, y) for x in (0, 200) for y in (0, 100)]
    assert min(corner.x for corner in corners) == pytest.approx(0, abs=1)
    assert max(corner.x for corner in corners) == pytest.approx(rotated.width, abs=1)
    assert min(corner.y for corner in corners) == pytest.approx(0, abs=1)
    assert max(corner.y for corner in corners) == pytest.approx(rotated.height, abs=1)


def test_rotating_clockwise_makes_a_rising_line_straight() -> None:
    rising = Polygon(Point(20, 60), Point(180, 40), Point(182, 50), Point(22, 70))
    assert rising.slope == pytest.approx(-7.1, abs=0.1)
    straight = NONE.rotated(-rising.slope)
    assert straight.outline(rising).slope == pytest.approx(0, abs=0.01)


def test_the_paper_becomes_the_page() -> None:
    paper = Polygon(Point(20, 10), Point(180, 20), Point(190, 90), Point(10, 80))
    flat = NONE.flattened(paper)
    assert (flat.width, flat.height) == (180, 71)
    assert _moved(flat, 20, 10).x == pytest.approx(0, abs=0.01)
    assert _moved(flat, 190, 90).y == pytest.approx(71, abs=0.01)
    page = _black_at((100, 50))
    place = _moved(flat, 100, 50)
    assert flat.picture(page)[round(place.y), round(place.x)].max() < 60


def test_words_move_with_their_lines() -> None:
    box = Polygon.box(10, 10, 40, 20)
    (line,) = NONE.turned(1).lines([Line((Word("Total", 0.9, box),), box)])
    assert line.polygon == line.words[0].polygon
    assert line.words[0].text == "Total"
    assert (line.polygon.left, line.polygon.top) == pytest.approx((80, 10))


def test_the_origin_of_a_place_is_where_it_was() -> None:
    box = Polygon.box(30, 20, 60, 30)
    there = NONE.turned(1).rotated(4).moved(3, 5).scaled(2)
    back = there.origin(there.outline(box))
    for corner, expected in zip(back.corners, box.corners, strict=True):
        assert (corner.x, corner.y) == pytest.approx((expected.x, expected.y))


def test_one_after_the_other_is_both() -> None:
    first = NONE.turned(1)
    both = Straightening.none(first.width, first.height).rotated(5).after(first)
    assert _moved(both, 50, 20) == _moved(first.rotated(5), 50, 20)
    assert (both.width, both.height, both.skew) == (first.rotated(5).width, first.rotated(5).height, 5)
