from collections.abc import Sequence

import numpy as np
import pytest

from ocr_service.geometry import Polygon
from ocr_service.picture import Picture
from ocr_service.straighten.reading_direction import quarters_to_turn

# A line is black where it begins: what is black at the other end stands on its head.
LINES = [Polygon.box(20, y, 220, y + 20) for y in (20, 60, 100, 140)]


def _page(lines: Sequence[Polygon] = LINES) -> Picture:
    page = np.full((300, 260, 3), 255, np.uint8)
    for line in lines:
        page[int(line.top) : int(line.bottom), int(line.left) : int(line.left) + 60] = 0
    return page


class Reader:
    """Sees black beginnings; `doubt` makes it take upright lines for ones on their heads, which reading does not."""

    def __init__(self, *, doubt: bool = False) -> None:
        self._doubt = doubt

    def upside_down(self, pictures: Sequence[Picture]) -> list[float]:
        return [0.9 if self._doubt or not _begins_black(picture) else 0.1 for picture in pictures]

    def certainty(self, pictures: Sequence[Picture]) -> list[float]:
        return [0.95 if _begins_black(picture) else 0.4 for picture in pictures]


def _begins_black(picture: Picture) -> bool:
    assert picture.shape[1] > picture.shape[0]
    return bool(picture[:, :10].mean() < 128)


def _outlines(lines: Sequence[Polygon], quarters: int) -> list[Polygon]:
    """Where the lines lie on the page turned by so many quarters, from the top left corner there."""
    boxes = []
    for line in lines:
        box = (line.left, line.top, line.right, line.bottom)
        width, height = 260, 300
        for _ in range(quarters):
            left, top, right, bottom = box
            box, width, height = (height - bottom, left, height - top, right), height, width
        boxes.append(Polygon.box(*box))
    return boxes


@pytest.mark.parametrize("quarters", [0, 1, 2, 3])
def test_a_turned_page_is_turned_back(quarters: int) -> None:
    page = np.ascontiguousarray(np.rot90(_page(), -quarters))
    assert quarters_to_turn(page, _outlines(LINES, quarters), Reader()) == -quarters % 4


def test_an_upright_page_stays_when_only_the_look_of_its_lines_speaks_against_it() -> None:
    assert quarters_to_turn(_page(), LINES, Reader(doubt=True)) == 0


def test_few_lines_are_too_few_to_turn_a_page() -> None:
    page = np.ascontiguousarray(np.rot90(_page(LINES[:2]), 2))
    assert quarters_to_turn(page, _outlines(LINES[:2], 2), Reader()) == 0


def test_a_line_along_the_edge_does_not_turn_the_page() -> None:
    upended = Polygon.box(235, 20, 250, 200)
    assert quarters_to_turn(_page(), [*LINES, upended], Reader()) == 0


def test_a_page_without_lines_stays() -> None:
    assert quarters_to_turn(_page([]), [], Reader()) == 0
