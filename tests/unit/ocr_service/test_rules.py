import cv2
import numpy as np
import pytest

from ocr_service.geometry import Polygon
from ocr_service.picture import Grey
from ocr_service.rules import Rule, rules_of


def _page(*strokes: tuple[tuple[int, int], tuple[int, int]], thickness: int = 2) -> Grey:
    """White, 1,000 high and 800 wide, with black strokes from point to point."""
    page = np.full((1000, 800), 255, np.uint8)
    for start, end in strokes:
        cv2.line(page, start, end, (0,), thickness)
    return page


def _is(rule: Rule, *expected: float) -> bool:
    return (rule.start.x, rule.start.y, rule.end.x, rule.end.y) == pytest.approx(expected, abs=0.005)


def test_lines_across_and_down_are_rules_the_longest_first() -> None:
    across, down, short = rules_of(_page(((80, 500), (720, 500)), ((400, 520), (400, 700)), ((80, 900), (160, 900))))
    assert _is(across, 0.1, 0.5, 0.9, 0.5)
    assert _is(down, 0.5, 0.52, 0.5, 0.7)
    assert _is(short, 0.1, 0.9, 0.2, 0.9)


def test_the_rules_of_a_table_are_found_though_they_cross() -> None:
    grid = [((100, y), (700, y)) for y in (200, 250, 300)] + [((x, 200), (x, 300)) for x in (100, 400, 700)]
    rules = rules_of(_page(*grid))
    assert [rule.start.y == rule.end.y for rule in rules] == [True] * 3 + [False] * 3


def test_bars_dashes_and_slanted_strokes_are_none() -> None:
    assert rules_of(_page(((80, 500), (720, 500)), thickness=20)) == []
    assert rules_of(_page(*[((x, 500), (x + 10, 500)) for x in range(80, 700, 20)])) == []
    assert rules_of(_page(((80, 400), (720, 600)))) == []


def test_the_strokes_of_a_letter_are_none() -> None:
    page = _page(((400, 300), (400, 340)))
    assert len(rules_of(page)) == 1
    assert rules_of(page, [Polygon.box(0.4, 0.3, 0.6, 0.34)]) == []
    # A rule between columns is longer than the words beside it.
    assert len(rules_of(_page(((400, 300), (400, 400))), [Polygon.box(0.4, 0.3, 0.6, 0.34)])) == 1


def test_an_empty_page_has_none_and_a_checkered_one_not_too_many() -> None:
    assert rules_of(_page()) == []
    checks = [((0, at), (799, at)) for at in range(3, 1000, 6)] + [((at, 0), (at, 999)) for at in range(3, 800, 6)]
    assert len(rules_of(_page(*checks))) <= 200
