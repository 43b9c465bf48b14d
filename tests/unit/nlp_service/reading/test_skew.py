from collections.abc import Callable
from dataclasses import replace

import pytest

from nlp_service.reading.geometry import Box
from nlp_service.reading.page import Word
from nlp_service.reading.skew import find_slope, straighten

SLOPE = 0.03


def _tilted(words: list[Word]) -> list[Word]:
    def tilt(box: Box) -> Box:
        by = SLOPE * (box.center_x - 0.5)
        return Box(box.left, box.top + by, box.right, box.bottom + by)

    return [replace(word, box=tilt(word.box)) for word in words]


@pytest.fixture
def level(make_words: Callable[..., list[Word]]) -> list[Word]:
    return make_words([(0.05 + 0.18 * column, 0.1 + 0.03 * row, "word") for row in range(20) for column in range(5)])


def test_a_level_page_has_no_slope(level: list[Word]) -> None:
    assert find_slope(level) == 0


def test_the_slope_of_a_tilted_page_is_found(level: list[Word]) -> None:
    assert find_slope(_tilted(level)) == pytest.approx(SLOPE, abs=0.004)


def test_straightening_brings_the_words_of_a_line_to_one_height(level: list[Word]) -> None:
    heights = [word.box.center_y for word in straighten(_tilted(level))[:5]]
    assert max(heights) - min(heights) < 0.004


def test_polygons_stay_where_they_are_on_the_page(level: list[Word]) -> None:
    tilted = _tilted(level)
    assert [word.polygon for word in straighten(tilted)] == [word.polygon for word in tilted]


def test_a_few_words_tell_no_slope(level: list[Word]) -> None:
    assert find_slope(_tilted(level)[:6]) == 0
