import cv2
import numpy as np
import pytest

from ocr_service.geometry import Polygon
from ocr_service.picture import Picture
from ocr_service.straighten.paper import paper_of

CORNERS = ((120, 90), (690, 130), (660, 1080), (90, 1040))
LINES = [Polygon.box(200, y, 560, y + 20) for y in range(200, 1000, 100)]


def _photo(corners: tuple[tuple[int, int], ...] = CORNERS, *, desk: int = 90) -> Picture:
    """A sheet with lines of print on a desk, 800 by 1200."""
    photo = np.full((1200, 800, 3), desk, np.uint8)
    cv2.fillConvexPoly(photo, np.array(corners), (235, 235, 235))
    for line in LINES:
        photo[int(line.top) : int(line.bottom), int(line.left) : int(line.right) : 4] = 20
    return photo


def test_a_sheet_on_a_desk_is_found_by_its_corners() -> None:
    paper = paper_of(_photo(), LINES)
    assert paper is not None
    for corner, (x, y) in zip(paper.corners, CORNERS, strict=True):
        assert (corner.x, corner.y) == pytest.approx((x, y), abs=8)


def test_a_page_without_surroundings_has_no_edges() -> None:
    assert paper_of(_photo(((0, 0), (800, 0), (800, 1200), (0, 1200))), LINES) is None


def test_what_is_hardly_darker_is_no_desk() -> None:
    assert paper_of(_photo(desk=220), LINES) is None


def test_a_bright_box_with_lines_outside_is_no_page() -> None:
    outside = [Polygon.box(20, 20, 90, 40), Polygon.box(20, 60, 90, 80)]
    assert paper_of(_photo(), [*LINES, *outside]) is None


def test_a_small_bright_thing_is_no_page() -> None:
    assert paper_of(_photo(((300, 400), (500, 400), (500, 700), (300, 700))), LINES) is None


def test_a_page_with_a_corner_out_of_sight_is_left_as_it_is() -> None:
    assert paper_of(_photo(((120, 90), (690, 130), (660, 1080), (300, 1100), (90, 700))), LINES) is None


def test_a_blank_picture_has_no_edges() -> None:
    assert paper_of(_photo(), []) is None
