"""From loose words to segments and rows: which words stand side by side, and where a gap parts them."""

from bisect import bisect
from collections.abc import Iterable, Sequence

from nlp_service.reading.page import Page, PageSource, Row, Segment, Word
from nlp_service.reading.skew import straighten
from nlp_service.reading.upright import part_upright

# A gap wider than this many text heights parts two segments; a space is about a quarter of the height, and the widest
# spaces of justified or typewritten text stay below one and a half.
_WIDE_GAP = 1.5
# Words share a row when their centres are apart by less than this part of the smaller height.
_ROW_TOLERANCE = 0.5
# Text that is much taller than its neighbour stands in a row of its own, and so does not join the words beside it.
_HEIGHT_RATIO = 2.5
# A word joins one of so many rows that were begun last.
_ROWS_BACK = 4


def make_page(number: int, aspect: float, source: PageSource, words: Iterable[Word]) -> Page:
    """A page of these words, in any order. Words without extent or outside the page are left out: nobody sees them."""
    level, upright = part_upright([word for word in words if _is_visible(word)], aspect)
    rows = tuple(Row(tuple(_segments(row, aspect))) for row in _rows(straighten(level)))
    return Page(number, aspect, source, rows, tuple(upright))


def _is_visible(word: Word) -> bool:
    box = word.box
    return (
        bool(word.text.strip())
        and box.width > 0
        and box.height > 0
        and 0 <= box.center_x <= 1
        and 0 <= box.center_y <= 1
    )


class _RowOfWords:
    """A row in the making: its words by the middle of their width."""

    def __init__(self, word: Word) -> None:
        self._middles = [word.box.center_x]
        self._words = [word]

    def add(self, word: Word) -> None:
        place = bisect(self._middles, word.box.center_x)
        self._middles.insert(place, word.box.center_x)
        self._words.insert(place, word)

    def takes(self, word: Word) -> bool:
        """Whether `word` stands on the same line as the word of the row that is nearest to it."""
        place = bisect(self._middles, word.box.center_x)
        beside = self._words[max(0, place - 1) : place + 1]
        nearest = min(beside, key=lambda other: abs(other.box.center_x - word.box.center_x))
        small, large = sorted((word.box.height, nearest.box.height))
        apart = abs(word.box.center_y - nearest.box.center_y)
        return apart < _ROW_TOLERANCE * small and large < _HEIGHT_RATIO * small

    def from_left(self) -> list[Word]:
        return sorted(self._words, key=lambda word: word.box.left)


def _rows(words: Sequence[Word]) -> list[list[Word]]:
    rows: list[_RowOfWords] = []
    for word in sorted(words, key=lambda w: (w.box.center_y, w.box.left)):
        row = next((row for row in reversed(rows[-_ROWS_BACK:]) if row.takes(word)), None)
        if row is None:
            rows.append(_RowOfWords(word))
        else:
            row.add(word)
    return [row.from_left() for row in rows]


def _segments(row: Sequence[Word], aspect: float) -> Iterable[Segment]:
    run: list[Word] = []
    for word in row:
        if run:
            gap = (word.box.left - run[-1].box.right) * aspect
            if gap > _WIDE_GAP * min(word.box.height, run[-1].box.height):
                yield Segment(tuple(run))
                run = []
        run.append(word)
    yield Segment(tuple(run))
