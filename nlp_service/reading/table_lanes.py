"""The lanes of a table: the strips of the page that its lines fill, and the column that each belongs to.

Headers stand centred, left or right of what they head, so that a single row often does not tell its columns apart; all
rows together do: they leave the same strips empty.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from nlp_service.reading.geometry import Box
from nlp_service.reading.page import Row, Word
from nlp_service.reading.table_cells import NUMBERS, SAME_NUMBERS_APART, Frame, torn
from nlp_service.reading.table_header import OTHER, Column
from nlp_service.reading.table_strips import MOSTLY, Strip, find_strips, is_number

# Cells stand apart from the outermost headers by at most this many text heights.
WIDEST_OVERHANG = 3.0
# A word stands in a lane with all but this part of its width.
_WIDEST_BEYOND = 0.25
# What speaks against two strips in one column, as in `table_cells`: a text height of distance costs one.
_TEXT_BESIDE_NUMBER = 0.3
_TEXT_BESIDE_TEXT = 1.0
_DESCRIPTION_GOES_ON = 0.3
_AFTER_WIDE_GAP = 1.0
_NUMBER_IN_TEXT = 1.5
_NUMBER_ENDS_TEXT = 0.4
_MOST_TORN = 1.5
# Words of one text are parted by less than this many text heights.
_SPACE = 0.7
# A gap is wide from this many text heights on.
_WIDE = 1.0
# What speaks against a strip without a header; where none says `description`, text may stand under none.
_NO_HEADER = 3.0
_TEXT_WITHOUT_HEADER = 1.0
# What speaks against a column of numbers, or of descriptions, in which nothing stands.
_EMPTY = 0.8
_NOT_DESCRIBED = 2.0
# A strip in a column of its own, and one that goes on with such a column.
_NEW, _SAME_NEW = -1, -2
# A number in one of these makes no line.
_NO_LINE_BY_ITSELF = frozenset({"description", "product_code", "line_number", "date", "unit"})


@dataclass(frozen=True, slots=True)
class Lane:
    """A strip from `left` to `right`, in parts of the page's width, and the position of its column."""

    left: float
    right: float
    column: int


@dataclass(frozen=True, slots=True)
class Lanes:
    """Columns, at the places where their cells stand, and the lanes of their cells, from left to right.

    `usual` are the kinds of the columns that have a number in most lines.
    """

    columns: tuple[Column, ...]
    lanes: tuple[Lane, ...] = ()
    usual: frozenset[str] = frozenset()

    def cells(self, row: Row) -> tuple[tuple[Word, ...], ...] | None:
        """For each column the words of `row` in it; None where a word stands in no lane or in two."""
        cells: list[list[Word]] = [[] for _ in self.columns]
        for segment in row.segments:
            for word in segment.words:
                lane = self._lane_of(word)
                if lane is None:
                    return None
                cells[lane.column].append(word)
        return tuple(map(tuple, cells))

    def _lane_of(self, word: Word) -> Lane | None:
        touched = [lane for lane in self.lanes if word.box.right > lane.left and word.box.left < lane.right]
        if len(touched) != 1:
            return None
        beyond = _WIDEST_BEYOND * word.box.width
        is_inside = touched[0].left - beyond <= word.box.left and word.box.right <= touched[0].right + beyond
        return touched[0] if is_inside else None


def find_lanes(columns: Sequence[Column], rows: Sequence[Row], unit: float) -> Lanes:
    """The lanes of the lines among `rows`, which follow a header with these `columns`.

    `unit` is the height of ordinary text as a part of the page's width. A lane of its own that no header stands over
    is a column more, of no known kind.
    """
    is_described = any(column.kind == "description" for column in columns)
    beyond = WIDEST_OVERHANG * unit if is_described else 1.0
    left, right = columns[0].box.left - beyond, columns[-1].box.right + beyond
    inside = (tuple(s for s in row.segments if s.box.right > left and s.box.left < right) for row in rows)
    strips = find_strips([Row(segments) for segments in inside if segments], Frame(columns, unit), unit)
    return _place(columns, strips, unit) if strips else Lanes(tuple(columns))


def _place(columns: Sequence[Column], strips: Sequence[Strip], unit: float) -> Lanes:
    """The lanes in the columns, in their order, that so little as possible speaks against."""
    count = len(columns)
    described = any(column.kind == "description" for column in columns)
    # By the column that was used last (0: none yet), what speaks against it so far and the choice of each strip.
    states: dict[int, tuple[float, tuple[int, ...]]] = {0: (0.0, ())}
    for number, strip in enumerate(strips):
        following: dict[int, tuple[float, tuple[int, ...]]] = {}
        for last, (cost, chosen) in states.items():
            apart = _apart(strips[number - 1], strip, unit) if number else 0.0
            alone = _NO_HEADER if strip.is_number or described else _TEXT_WITHOUT_HEADER
            options = [(last, _NEW, apart + alone * strip.share)]
            if chosen and chosen[-1] < 0 and not (strip.is_number and _is_wide(strips[number - 1], strip, unit)):
                beside = _beside(strips[number - 1], strip, "description", unit)
                options.append((last, _SAME_NEW, strip.share * beside))
            passed = 0.0
            for place in range(last, count):
                options.append((place + 1, place, passed + apart + strip.share * strip.misfits[place]))
                passed += _empty(columns[place])
            if last and chosen and chosen[-1] == last - 1:
                beside = _beside(strips[number - 1], strip, columns[last - 1].kind, unit)
                options.append((last, last - 1, strip.share * (strip.misfits[last - 1] + beside)))
            for place, choice, more in options:
                if place not in following or cost + more < following[place][0]:
                    following[place] = (cost + more, (*chosen, choice))
        states = following
    rest = {last: sum(map(_empty, columns[last:])) for last in states}
    _, chosen = min(
        ((cost + rest[last], chosen) for last, (cost, chosen) in states.items()), key=lambda state: state[0]
    )
    return _lanes(columns, strips, chosen)


def _beside(left: Strip, right: Strip, kind: str, unit: float) -> float:
    """What speaks against both strips in one column of this kind."""
    pairs = [(a, b) for a, b in zip(left.cells, right.cells, strict=True) if a and b]
    filled = max(1, sum(map(bool, right.cells)))
    share = len(pairs) / filled
    if left.is_number and right.is_number and kind in NUMBERS:
        # `4` and `boxes` beside `12 h` are one quantity.
        numbers = sum(any(map(is_number, a)) and any(map(is_number, b)) for a, b in pairs)
        return SAME_NUMBERS_APART * numbers / filled + _TEXT_BESIDE_NUMBER * share
    if kind == "description":
        is_wide = _is_wide(left, right, unit)
        if right.is_number and not right.has_letters:
            return _NUMBER_IN_TEXT if is_wide else _NUMBER_ENDS_TEXT
        return _AFTER_WIDE_GAP if is_wide else _DESCRIPTION_GOES_ON
    return share * (_TEXT_BESIDE_NUMBER if left.is_number != right.is_number else _TEXT_BESIDE_TEXT)


def _is_wide(left: Strip, right: Strip, unit: float) -> bool:
    return right.left - left.right > _WIDE * unit


def _empty(column: Column) -> float:
    """What speaks against leaving `column` empty."""
    if column.kind == "description":
        return _NOT_DESCRIBED
    return _EMPTY if column.kind in NUMBERS else 0.0


def _apart(left: Strip, right: Strip, unit: float) -> float:
    """What speaks against both strips in different columns: that words no more than a space apart would be parted."""
    costs = [
        min(_MOST_TORN, torn(a[-1], b[0], segment))
        if segment is not None and segment is left.segment_of(a[-1])
        else 0.0
        for a, b in zip(left.cells, right.cells, strict=True)
        if a and b and b[0].box.left - a[-1].box.right < _SPACE * unit
        for segment in (right.segment_of(b[0]),)
    ]
    return sum(costs) / len(right.cells)


def _lanes(columns: Sequence[Column], strips: Sequence[Strip], chosen: Sequence[int]) -> Lanes:
    order: list[tuple[float, Column, list[Strip]]] = []
    for place, column in enumerate(columns):
        own = [strip for strip, choice in zip(strips, chosen, strict=True) if choice == place]
        order.append((min((strip.left for strip in own), default=column.box.left), _moved(column, own), own))
    top, bottom = columns[0].box.top, columns[0].box.bottom
    for strip, choice in zip(strips, chosen, strict=True):
        if choice == _NEW:
            order.append((strip.left, Column(OTHER, Box(strip.left, top, strip.right, bottom)), [strip]))
        elif choice == _SAME_NEW:
            left, _, own = order.pop()
            order.append((left, Column(OTHER, Box(left, top, strip.right, bottom)), [*own, strip]))
    order.sort(key=lambda item: item[0])
    lanes = [Lane(strip.left, strip.right, place) for place, (_, _, own) in enumerate(order) for strip in own]
    lanes.sort(key=lambda lane: lane.left)
    in_order = all(left.column <= right.column for left, right in pairwise(lanes))
    usual = frozenset(
        column.kind
        for _, column, own in order
        if any(strip.is_number and strip.share >= MOSTLY for strip in own) and column.kind not in _NO_LINE_BY_ITSELF
    )
    return Lanes(tuple(column for _, column, _ in order), tuple(lanes) if in_order else (), usual)


def _moved(column: Column, strips: Sequence[Strip]) -> Column:
    """`column` at the place of its cells; text begins under its header, and may be narrower."""
    if not strips:
        return column
    box = Box(strips[0].left, column.box.top, strips[-1].right, column.box.bottom)
    return Column(column.kind, box if column.kind in NUMBERS else Box.union((box, column.box)))
