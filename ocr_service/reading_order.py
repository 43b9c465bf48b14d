"""The order in which the lines of a page are read: row by row, but columns of running text one after the other."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from ocr_service.layout import rows
from ocr_service.words import Line

# A gap between two lines of a row that may be the gutter between columns, in multiples of their height.
_LEAST_GUTTER = 0.8
# Lines of a column are no farther apart, in multiples of their height.
_WIDEST_LEADING = 1.2
# What makes running text of the lines on one side of a gutter, and no column of a table: so many lines, so many words a
# line, lines that reach so far across the column, and so many letters among the characters.
_FEWEST_LINES = 4
_FEWEST_WORDS = 3.0
_LEAST_REACH = 0.6
_LEAST_LETTERS = 0.75


@dataclass(frozen=True)
class _Columns:
    """Consecutive rows, `first` to before `last`, whose lines stand on either side of a gutter."""

    first: int
    last: int
    left: list[Line]
    right: list[Line]


def in_reading_order(lines: Iterable[Line]) -> list[Line]:
    """Upright lines from the first to the last that is read."""
    return _ordered(rows(lines, lambda line: line.polygon))


def _ordered(page: Sequence[list[Line]]) -> list[Line]:
    columns = _columns(page)
    if columns is None:
        return [line for row in page for line in row]
    return [
        *_ordered(page[: columns.first]),
        *in_reading_order(columns.left),
        *in_reading_order(columns.right),
        *_ordered(page[columns.last :]),
    ]


def _columns(page: Sequence[list[Line]]) -> _Columns | None:
    """The largest part of the page that is set in columns, cut in two; None where nothing is."""
    found = [
        columns
        for gutter in _gutters(page)
        for columns in _beside(page, gutter)
        if _is_text(columns.left) and (_is_text(columns.right) or _is_set_in_columns(columns.right))
    ]
    return max(found, key=lambda columns: len(columns.left) + len(columns.right), default=None)


def _is_set_in_columns(lines: Sequence[Line]) -> bool:
    columns = _columns(rows(lines, lambda line: line.polygon))
    return columns is not None and 2 * (len(columns.left) + len(columns.right)) > len(lines)


def _gutters(page: Sequence[list[Line]]) -> list[float]:
    """Where a gutter may be: in the middle of gaps, each place once."""
    places: list[float] = []
    for row in page:
        for before, after in pairwise(row):
            height = max(before.polygon.bottom - before.polygon.top, after.polygon.bottom - after.polygon.top)
            if after.polygon.left - before.polygon.right >= _LEAST_GUTTER * height:
                place = (before.polygon.right + after.polygon.left) / 2
                if all(abs(place - other) > height / 2 for other in places):
                    places.append(place)
    return places


def _beside(page: Sequence[list[Line]], gutter: float) -> list[_Columns]:
    """The runs of rows that the gutter does not cross."""
    runs: list[_Columns] = []
    start = 0
    for index in range(len(page) + 1):
        if index < len(page) and all(
            line.polygon.right <= gutter or line.polygon.left >= gutter for line in page[index]
        ):
            continue
        first, last = _without_ends(page, start, index, gutter)
        lines = [line for row in page[first:last] for line in row]
        left = [line for line in lines if line.polygon.right <= gutter]
        if min(len(left), len(lines) - len(left)) >= _FEWEST_LINES:
            runs.append(_Columns(first, last, left, [line for line in lines if line.polygon.left >= gutter]))
        start = index + 1
    return runs


def _without_ends(page: Sequence[list[Line]], first: int, last: int, gutter: float) -> tuple[int, int]:
    """The run without what stands by itself above or below the columns, as a heading or a page's number does."""
    both = [index for index in range(first, last) if _is_on_both_sides(page[index], gutter)]
    if not both:
        return first, first
    start, end = both[0], both[-1] + 1
    while start > first and _gap(page[start - 1], page[start]) <= _WIDEST_LEADING:
        start -= 1
    while end < last and _gap(page[end - 1], page[end]) <= _WIDEST_LEADING:
        end += 1
    return start, end


def _is_on_both_sides(row: Sequence[Line], gutter: float) -> bool:
    return any(line.polygon.right <= gutter for line in row) and any(line.polygon.left >= gutter for line in row)


def _gap(above: Sequence[Line], below: Sequence[Line]) -> float:
    """The blank between two rows, in multiples of the height of a line."""
    bottom, top = max(line.polygon.bottom for line in above), min(line.polygon.top for line in below)
    return (top - bottom) / max(line.polygon.bottom - line.polygon.top for line in below)


def _is_text(lines: Sequence[Line]) -> bool:
    """Whether the lines are one column of running text."""
    if sum(len(line.words) for line in lines) < _FEWEST_WORDS * len(lines):
        return False
    width = max(line.polygon.right for line in lines) - min(line.polygon.left for line in lines)
    if median(line.polygon.right - line.polygon.left for line in lines) < _LEAST_REACH * width:
        return False
    characters = "".join(word.text for line in lines for word in line.words)
    return sum(map(str.isalpha, characters)) >= _LEAST_LETTERS * len(characters)
