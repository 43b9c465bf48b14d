import numpy as np
import pytest

from ocr_service.engines.crops import crops_of
from ocr_service.geometry import Point, Polygon
from ocr_service.picture import Picture


@pytest.fixture
def picture() -> Picture:
    """White with a black left half of the part from (20, 30) to (80, 50)."""
    page = np.full((100, 120, 3), 255, np.uint8)
    page[30:50, 20:50] = 0
    return page


def test_a_line_is_cut_out_as_it_lies(picture: Picture) -> None:
    (crop,) = crops_of(picture, Polygon.box(20, 30, 80, 50))
    assert crop.picture.shape == (20, 60, 3)
    assert crop.picture[:, :29].max() == 0
    assert crop.picture[:, 31:].min() == 255


def test_what_is_higher_than_wide_is_given_in_three_directions(picture: Picture) -> None:
    turned = np.ascontiguousarray(np.rot90(picture, -1))
    upright, downwards, upwards = crops_of(turned, Polygon.box(50, 20, 70, 80))
    assert upright.picture.shape == (60, 20, 3)
    # Turning the page clockwise made the line one that is read downwards.
    assert downwards.picture[:, :29].max() == 0
    assert downwards.outline.top_left == Point(70, 20)
    assert upwards.picture[:, :29].min() == 255
    assert upwards.outline.top_left == Point(50, 80)


def test_what_has_no_area_is_not_cut_out(picture: Picture) -> None:
    assert crops_of(picture, Polygon.box(20, 30, 20, 50)) == []
