import pytest

from ocr_service.geometry import Point, Polygon

BOX = Polygon.box(10, 20, 110, 40)


def test_a_slice_goes_from_left_to_right_as_it_is_read() -> None:
    assert BOX.slice(0.25, 0.5) == Polygon.box(35, 20, 60, 40)


def test_a_slice_of_a_slanted_line_keeps_its_slant() -> None:
    slanted = Polygon(Point(0, 0), Point(100, 10), Point(100, 30), Point(0, 20))
    assert slanted.slice(0.5, 1) == Polygon(Point(50, 5), Point(100, 10), Point(100, 30), Point(50, 25))


def test_a_quarter_turned_outline_begins_at_the_top_right() -> None:
    assert BOX.turned(3).corners == (Point(110, 20), Point(110, 40), Point(10, 40), Point(10, 20))


def test_the_box_around_outlines_is_the_smallest() -> None:
    assert Polygon.around([BOX, Polygon.box(0, 30, 20, 90)]) == Polygon.box(0, 20, 110, 90)
    with pytest.raises(ValueError, match="empty"):
        Polygon.around([])


def test_fractions_stay_within_the_page() -> None:
    assert Polygon.box(-5, 0, 50, 250).as_fractions(100, 200) == Polygon.box(0, 0, 0.5, 1)


def test_a_widened_outline_grows_by_its_thickness() -> None:
    wider = BOX.widened(0.5, 0.1)
    assert (wider.left, wider.top, wider.right, wider.bottom) == pytest.approx((0, 18, 120, 42))
    assert BOX.turned(1).widened(0.1, 0).top_left.distance(BOX.turned(1).top_left) == pytest.approx(10)


def test_an_outline_has_its_place_in_an_enlarged_part() -> None:
    assert BOX.within(10, 10, 2) == Polygon.box(0, 20, 200, 60)


def test_fractions_are_places_again() -> None:
    assert Polygon.box(0.1, 0.2, 0.5, 1).from_fractions(100, 200) == Polygon.box(10, 40, 50, 200)
