import pytest

from ocr_service.engines.ctc import Character, Reading
from ocr_service.engines.word_split import line_of
from ocr_service.geometry import Point, Polygon

OUTLINE = Polygon.box(100, 10, 200, 20)


def _reading(*characters: tuple[str, int, float], columns: float = 20) -> Reading:
    return Reading(tuple(Character(*character) for character in characters), columns)


def test_words_are_what_spaces_part() -> None:
    line = line_of(_reading(("a", 1, 0.8), ("b", 3, 0.6), (" ", 5, 0.1), ("c", 9, 1.0)), OUTLINE)
    assert line is not None
    assert [(word.text, word.confidence) for word in line.words] == [("ab", pytest.approx(0.7)), ("c", 1.0)]
    assert line.polygon == OUTLINE


def test_a_word_reaches_half_a_character_beyond_its_middles() -> None:
    line = line_of(_reading(("a", 1, 1), ("b", 3, 1), (" ", 5, 1), ("c", 9, 1), ("d", 11, 1)), OUTLINE)
    assert line is not None
    first, second = (word.polygon for word in line.words)
    # Columns are 5 pixels wide, characters 2 columns apart.
    assert (first.left, first.right) == pytest.approx((102.5, 122.5))
    assert (second.left, second.right) == pytest.approx((142.5, 162.5))
    assert (first.top, first.bottom) == (10, 20)


def test_neighbouring_words_do_not_overlap() -> None:
    line = line_of(_reading(("a", 0, 1), (" ", 1, 1), ("b", 2, 1), ("c", 6, 1), ("d", 10, 1)), OUTLINE)
    assert line is not None
    assert line.words[0].polygon.right <= line.words[1].polygon.left


def test_words_of_a_slanted_line_are_slanted() -> None:
    slanted = Polygon(Point(0, 0), Point(100, 20), Point(100, 30), Point(0, 10))
    line = line_of(_reading(("a", 4, 1), (" ", 9, 1), ("b", 14, 1)), slanted)
    assert line is not None
    assert line.words[1].polygon.top_left.y > line.words[0].polygon.top_left.y


def test_a_single_character_fills_its_line() -> None:
    line = line_of(_reading(("7", 10, 1)), OUTLINE)
    assert line is not None
    assert line.words[0].polygon.right - line.words[0].polygon.left > 90


def test_spaces_alone_are_no_line() -> None:
    assert line_of(_reading((" ", 3, 1)), OUTLINE) is None
    assert line_of(_reading(), OUTLINE) is None
