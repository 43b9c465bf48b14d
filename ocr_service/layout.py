"""Puts words into rows and rows into lines. Units do not matter as long as x and y have the same."""

from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise
from typing import TypeVar

from ocr_service.geometry import Polygon
from ocr_service.words import Line, Word

_Item = TypeVar("_Item")

# Words farther apart than this share of their height belong to different lines: columns of a table, label and value.
_COLUMN_GAP = 1.2
# Things whose middles are nearer than this share of the smaller height stand in one row.
_SAME_ROW = 0.5


def lines_of(words: Iterable[Word]) -> list[Line]:
    """Lines of upright words, in reading order."""
    runs = (run for row in rows(words, lambda word: word.polygon) for run in _runs(row))
    return [Line(tuple(run), Polygon.around(word.polygon for word in run)) for run in runs]


def rows(items: Iterable[_Item], outline: Callable[[_Item], Polygon]) -> list[list[_Item]]:
    """Groups what stands side by side; rows from top to bottom, items of a row from left to right."""
    found: list[list[_Item]] = []
    for item in sorted(items, key=lambda item: _middle(outline(item))):
        # Compared with the row's first: from one to the next, rows that are offset to each other would run together.
        if found and _side_by_side(outline(found[-1][0]), outline(item)):
            found[-1].append(item)
        else:
            found.append([item])
    return [sorted(row, key=lambda item: outline(item).left) for row in found]


def _side_by_side(first: Polygon, second: Polygon) -> bool:
    height = min(first.bottom - first.top, second.bottom - second.top)
    return _middle(second) - _middle(first) < _SAME_ROW * height


def _middle(polygon: Polygon) -> float:
    return (polygon.top + polygon.bottom) / 2


def _runs(row: Sequence[Word]) -> list[list[Word]]:
    """Splits a row where its gaps are those of columns."""
    runs = [[row[0]]]
    for before, word in pairwise(row):
        height = max(polygon.bottom - polygon.top for polygon in (before.polygon, word.polygon))
        if word.polygon.left - before.polygon.right > _COLUMN_GAP * height:
            runs.append([])
        runs[-1].append(word)
    return runs
