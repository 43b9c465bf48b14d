"""The straight lines that are drawn across and down an upright page, such as those of tables."""

from collections.abc import Iterable
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from ocr_service.geometry import Point, Polygon
from ocr_service.picture import Grey

# Shorter strokes, as shares of the page's width and height, are parts of letters, logos and signatures.
_LEAST_ACROSS = 0.06
_LEAST_DOWN = 0.015
# Thicker ones, as a share of the page's longer side, are bars.
_MOST_THICKNESS = 0.004
# A thin line, in pixels, where it is drawn over three of them.
_LEAST_THICKNESS = 4.0
# How much darker than what is around it a rule is, in grey levels.
_LEAST_CONTRAST = 24
_SURROUNDINGS = 15
# How far, as a share of its height, the strokes of a word reach beyond its outline.
_SLACK = 0.25
_MOST_RULES = 200


@dataclass(frozen=True, slots=True)
class Rule:
    """A line from its left or upper end to the other, in fractions of the page."""

    start: Point
    end: Point


def rules_of(grey: Grey, words: Iterable[Polygon] = ()) -> list[Rule]:
    """The rules on an upright page, the longest `_MOST_RULES` of them.

    What lies within one of its `words` (outlines in fractions of the page) is the stroke of a letter.
    """
    height, width = grey.shape
    dark = cv2.adaptiveThreshold(
        grey, 255, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY_INV, _SURROUNDINGS, _LEAST_CONTRAST
    )
    across = _strokes(np.asarray(dark, np.uint8), (max(3, round(_LEAST_ACROSS * width)), 1))
    down = _strokes(np.asarray(dark, np.uint8), (1, max(3, round(_LEAST_DOWN * height))))
    most = max(_LEAST_THICKNESS, _MOST_THICKNESS * max(height, width))
    boxes = np.array([(word.left, word.top, word.right, word.bottom) for word in words]).reshape(-1, 4)
    strokes = [
        *(Rule(Point(x, y + h / 2), Point(x + w, y + h / 2)) for x, y, w, h in across if h <= most),
        *(Rule(Point(x + w / 2, y), Point(x + w / 2, y + h)) for x, y, w, h in down if w <= most),
    ]
    placed = (Rule(_share(rule.start, width, height), _share(rule.end, width, height)) for rule in strokes)
    rules = [rule for rule in placed if not _is_within(rule, boxes)]
    return sorted(rules, key=lambda rule: rule.start.distance(rule.end), reverse=True)[:_MOST_RULES]


def _is_within(stroke: Rule, boxes: NDArray[np.float64]) -> bool:
    """Whether one of the boxes (left, top, right, bottom) holds all of the stroke, or all but a little of its ends."""
    left, top, right, bottom = boxes.T
    slack = _SLACK * (bottom - top)
    holds = (left - slack <= stroke.start.x) & (stroke.end.x <= right + slack)
    holds &= (top - slack <= stroke.start.y) & (stroke.end.y <= bottom + slack)
    return bool(holds.any())


def _strokes(dark: Grey, kernel: tuple[int, int]) -> list[tuple[int, int, int, int]]:
    """Left, top, width and height of what is dark over at least the `kernel` (width, height)."""
    opened = cv2.morphologyEx(dark, cv2.MORPH_OPEN, cv2.getStructuringElement(cv2.MORPH_RECT, kernel))
    _, _, boxes, _ = cv2.connectedComponentsWithStats(opened)
    return [(int(x), int(y), int(w), int(h)) for x, y, w, h, _ in boxes[1:]]


def _share(pixel: Point, width: int, height: int) -> Point:
    return Point(pixel.x / width, pixel.y / height)
