"""The strips of the page that the words of a table's lines fill, with empty ones between them."""

import re
from collections.abc import Callable, Sequence
from itertools import pairwise

from nlp_service.reading.page import Row, Segment, Word
from nlp_service.reading.table_cells import DIGIT_GROUP, Frame, has_digits, is_numeric, unit_words

# Words of one strip are parted by no more than this many text heights.
_WIDEST_SPACE = 0.1
# The groups of one number are parted by no more than this many.
_WIDEST_GROUP_SPACE = 0.75
_GROUP = 3
# A strip is empty where no more than this part of the rows has words.
_CROSSING = 0.06
# Rows that are looked at, and what part of the numbers of the fullest of them a row has to have.
_MOST_ROWS = 60
_LEAST_NUMBERS = 0.5
# What speaks against numbers that count in a column of others, and against others in one that counts the lines.
_COUNTING_ODD = 1.2
_FEWEST_COUNTED = 2
_DATE_OR_TIME = re.compile(r"\d{1,2}:\d\d|\d{1,4}([./-])\d{1,2}\1\d{2,4}\W*$")
# A strip is one of numbers if this part of its cells are.
MOSTLY = 0.6


class Strip:
    """A strip from `left` to `right`, in parts of the page's width.

    `cells` are its words by row, `share` the part of the rows that have some, and `misfits` what speaks against it in
    each column: distance in text heights, and kind.
    """

    def __init__(self, left: float, right: float, rows: Sequence[Row], frame: Frame, units: set[int]) -> None:
        self.left, self.right = left, right
        self.cells = [
            [w for segment in row.segments for w in segment.words if left <= w.box.center_x <= right] for row in rows
        ]
        self._segments = {id(word): segment for row in rows for segment in row.segments for word in segment.words}
        filled = [cell for cell in self.cells if cell]
        self.share = len(filled) / max(1, len(rows))
        self.is_number = sum(any(map(is_number, cell)) for cell in filled) >= MOSTLY * len(filled)
        self.is_currency = bool(filled) and all(
            is_numeric(w.text) and not has_digits(w.text) for c in filled for w in c
        )
        self.has_letters = sum(any(not is_numeric(word.text) for word in cell) for cell in filled) >= MOSTLY * len(
            filled
        )
        self.misfits: list[float] = []
        if filled:
            odds = [frame.odds(w, is_unit=id(w) in units) for cell in filled for w in cell]
            away = frame.distances(left, right)
            counting = [_COUNTING_ODD if is_odd else 0.0 for is_odd in frame.odds_of_counting(_counts(filled))]
            self.misfits = [
                far + sum(odd) / len(odds) + more
                for far, odd, more in zip(away, zip(*odds, strict=True), counting, strict=True)
            ]

    @property
    def likeliest(self) -> int:
        """The position of the column that least speaks against."""
        return min(range(len(self.misfits)), key=self.misfits.__getitem__)

    def segment_of(self, word: Word) -> Segment | None:
        """The run of words that `word` stands in."""
        return self._segments.get(id(word))


def _counts(cells: Sequence[Sequence[Word]]) -> bool | None:
    """Whether the cells are numbered one after the other; None where they are too few, or no numbers."""
    numbers = [cell[0].text.strip(".)") for cell in cells]
    if len(numbers) < _FEWEST_COUNTED or any(character.isalpha() for number in numbers for character in number):
        return None
    return all(number.isdecimal() for number in numbers) and all(int(b) - int(a) == 1 for a, b in pairwise(numbers))


def find_strips(rows: Sequence[Row], frame: Frame, unit: float) -> Sequence[Strip]:
    """The strips of the lines among `rows`, from left to right, the groups of a number in one strip.

    `unit` is the height of ordinary text as a part of the page's width.
    """
    sample = _lines_among(rows)
    units = {id(word) for row in sample for segment in row.segments for word in unit_words(segment)}
    found = [Strip(left, right, sample, frame, units) for left, right in _extents(sample, unit)]
    return _joined(
        [strip for strip in found if strip.misfits], unit, lambda left, right: Strip(left, right, sample, frame, units)
    )


def _extents(rows: Sequence[Row], unit: float) -> Sequence[tuple[float, float]]:
    """From where to where words stand in more than a few of the `rows`."""
    edges: list[tuple[float, int]] = []
    for row in rows:
        runs: list[list[float]] = []
        for word in (word for segment in row.segments for word in segment.words):
            if runs and word.box.left - runs[-1][1] <= _WIDEST_SPACE * unit:
                runs[-1][1] = max(runs[-1][1], word.box.right)
            else:
                runs.append([word.box.left, word.box.right])
        edges += [(left, 1) for left, _ in runs]
        edges += [(right, -1) for _, right in runs]
    crossing = int(_CROSSING * len(rows))
    strips: list[tuple[float, float]] = []
    depth, start = 0, 0.0
    for place, step in sorted(edges):
        if depth == crossing and step > 0:
            start = place
        if depth == crossing + 1 and step < 0 and place > start:
            strips.append((start, place))
        depth += step
    return strips


def _lines_among(rows: Sequence[Row]) -> Sequence[Row]:
    """The rows with the most numbers: of those in running text there are none in lines."""
    counts = [count_numbers(row) for row in rows[:_MOST_ROWS]]
    most = max(counts, default=0)
    return [row for row, count in zip(rows, counts, strict=False) if count >= max(1.0, _LEAST_NUMBERS * most)]


def count_numbers(row: Row) -> int:
    """How many numbers of `row` may be cells: those that follow no word without a gap."""
    found = 0
    for segment in row.segments:
        before = None
        for word in segment.words:
            if is_number(word) and (before is None or is_numeric(before.text)):
                found += 1
            before = word
    return found


def is_number(word: Word) -> bool:
    """Whether `word` is a number with digits, and no date or time."""
    return has_digits(word.text) and is_numeric(word.text) and not _DATE_OR_TIME.match(word.text)


def _joined(strips: Sequence[Strip], unit: float, make: Callable[[float, float], Strip]) -> Sequence[Strip]:
    """`strips` with those joined that hold the groups of the same numbers, as `16` and `471,00`, or their currency."""
    joined: list[Strip] = []
    for strip in strips:
        if joined and (_is_currency_of(joined[-1], strip, strips) or _continue(joined[-1], strip, unit)):
            joined.append(make(joined.pop().left, strip.right))
        else:
            joined.append(strip)
    return joined


def _is_currency_of(left: Strip, strip: Strip, strips: Sequence[Strip]) -> bool:
    """Whether one of the two is the currency of the other; a currency may belong to the number behind it as well."""
    if left.is_currency or not strip.is_currency:
        return left.is_currency and strip.is_number
    behind = next((other for other in strips if other.left >= strip.right), None)
    return left.is_number and (behind is None or not behind.is_number or _gap(strip, behind) > _gap(left, strip))


def _gap(left: Strip, right: Strip) -> float:
    """How far apart the words of both strips are on average."""
    gaps = [b[0].box.left - a[-1].box.right for a, b in zip(left.cells, right.cells, strict=True) if a and b]
    return sum(gaps) / len(gaps) if gaps else right.left - left.right


def _continue(left: Strip, right: Strip, unit: float) -> bool:
    """Whether each number on the left is followed by three digits, and none on the right has more before its mark."""
    pairs = [([w for w in a if has_digits(w.text)], b) for a, b in zip(left.cells, right.cells, strict=True) if b]
    if not left.is_number or not right.is_number or right.left - left.right > _WIDEST_GROUP_SPACE * unit:
        return False
    if max((b[0].box.left - a[-1].box.right for a, b in pairs if a), default=0.0) > _WIDEST_GROUP_SPACE * unit:
        return False
    if all(a for a, _ in pairs) and left.likeliest != right.likeliest:
        return False
    return all(
        DIGIT_GROUP.match(f"{a[-1].text} {b[0].text}") if a else _digits_before_mark(b[0].text) <= _GROUP
        for a, b in pairs
    )


def _digits_before_mark(text: str) -> int:
    return sum(character.isdigit() for character in re.split(r"[.,]", text)[0])
