"""The rows below the header of a table: which of them are lines or belong to one, and which end the table."""

import re
from collections.abc import Iterable

from nlp_service.language.lexicon import words_of
from nlp_service.reading.folding import fold
from nlp_service.reading.header_names import column_labels
from nlp_service.reading.near import Neighbourhood
from nlp_service.reading.page import Page, Row, Segment, Word
from nlp_service.reading.table import TableRow
from nlp_service.reading.table_cells import cut_row, is_numeric
from nlp_service.reading.table_header import Header

# A label this strong that names a total is none by chance.
_SURE_LABEL = 0.9
# One of this strength speaks against a line.
_LIKELY_LABEL = 0.55
# After a subtotal more lines may follow within this many rows.
_MOST_ROWS_BETWEEN = 5
_NO_LINES = ("totals.", "column.tax_rate", "column.tax_amount")
_FEWEST_LETTERS = 3
_NUMBER = re.compile(r"(?<![^\W\d_])\d")
_PERCENTAGE = re.compile(r"[\d.,]+\s*%")
_OF_FULL_LINE = frozenset({"quantity", "unit_price", "net_amount"})
_MAKE_UP_AMOUNT = frozenset({"quantity", "unit_price"})
_SUMS = frozenset({"totals.net", "totals.tax", "totals.gross", "totals.amount_due"})
_NUMBERS_OF_LINE = _OF_FULL_LINE | {"gross_amount"}
# An empty stretch of more text heights than this, and this many times the widest one before, ends a table.
_WIDE_STRETCH = 6.0
_WIDER = 2.5
# Cells stand apart from the outermost headers by at most this many text heights.
_WIDEST_OVERHANG = 3.0
# A row that repeats a header names at least this many of its columns.
_FEWEST_AGAIN = 3


class Body:
    """Reads the rows below a header.

    Afterwards `ended` says whether a total ended the table, and `stopped_at` is the position of the row it stopped at.
    """

    def __init__(self, page: Page, header: Header, near: Neighbourhood) -> None:
        self._page = page
        self._columns = header.columns
        self._near = near
        # By identity; the row itself is kept so that no other takes its place.
        self._cut: dict[int, tuple[Row, tuple[tuple[Word, ...], ...]]] = {}
        self.ended = False
        self.stopped_at = 0

    def rows_from(self, first: int) -> Iterable[TableRow]:
        """The rows of the table from the one at `first`; afterwards `ended` and `stopped_at` say where it ended."""
        rows = self._page.rows
        widest = 0.0
        for index, row in enumerate(rows[first:], start=first):
            self.stopped_at = index
            if self._is_header_again(row):
                return
            stretch = max(0.0, row.box.top - rows[index - 1].box.bottom) if index else 0.0
            if stretch > max(_WIDE_STRETCH * self._page.text_height, _WIDER * widest) and index > first:
                if not self._is_line(row):
                    return
            else:
                widest = max(widest, stretch)
            if self._ends(row):
                if not any(self._is_line(other) for other in rows[index + 1 : index + 1 + _MOST_ROWS_BETWEEN]):
                    self.ended = True
                    return
                # A subtotal of some lines: others follow.
                continue
            if not _starts_with(row, "carried_forward") and any(character.isalnum() for character in row.text):
                inside = self._inside(row)
                if inside is not None:
                    yield TableRow(inside, self._cells(inside), has_numbers=bool(self._numbers_in(inside)))
        self.stopped_at = len(rows)

    def _inside(self, row: Row) -> Row | None:
        """`row` without what stands beside the table, if it describes its lines in a column with a header."""
        if not any(column.kind == "description" for column in self._columns):
            return row
        beyond = _WIDEST_OVERHANG * self._page.text_height / self._page.aspect
        left, right = self._columns[0].box.left - beyond, self._columns[-1].box.right + beyond
        segments = tuple(s for s in row.segments if s.box.right > left and s.box.left < right)
        if any(character.isalpha() for segment in segments for character in segment.text):
            return Row(segments)
        # The header may be centred over longer descriptions: without them the numbers would stand alone.
        return row if segments else None

    def is_full_line(self, row: Row) -> bool:
        """Whether quantity, unit price and amount stand in this row, so that it can only be a line."""
        return not ends_table(row) and self._numbers_in(row) >= _OF_FULL_LINE

    def _ends(self, row: Row) -> bool:
        """Whether this row ends the lines, or those of a group: it says so, or names a total, and is no line."""
        is_full = self._numbers_in(row) >= _OF_FULL_LINE
        return _is_exactly(row.segments[0], "table_end") or (ends_table(row) and not is_full) or self._is_total(row)

    def _is_line(self, row: Row) -> bool:
        """Whether this row has text in the column of descriptions and at least two of the numbers of a line."""
        if _is_exactly(row.segments[0], "table_end"):
            return False
        numbers = self._numbers_in(row)
        if not numbers >= _OF_FULL_LINE and (ends_table(row) or self._named_in(row, _NO_LINES, _LIKELY_LABEL)):
            return False
        letters = sum(
            character.isalpha()
            for column, words in zip(self._columns, self._cells(row), strict=True)
            if column.kind == "description"
            for word in words
            if not is_numeric(word.text)
            for character in word.text
        )
        return numbers >= _OF_FULL_LINE or (letters >= _FEWEST_LETTERS and len(numbers & _NUMBERS_OF_LINE) > 1)

    def _numbers_in(self, row: Row) -> frozenset[str]:
        """Which columns but that of the descriptions have a number in this row; percentages are none."""
        return frozenset(
            column.kind
            for column, words in zip(self._columns, self._cells(row), strict=True)
            if column.kind != "description" and _NUMBER.search(_PERCENTAGE.sub("", " ".join(w.text for w in words)))
        )

    def _named_in(self, row: Row, fields: tuple[str, ...], strength: float) -> set[str]:
        """The fields that begin so and are named in this row by a label at least this strong."""
        return {
            label.field
            for segment in row.segments
            for label in self._near.labels_in(segment)
            if label.field.startswith(fields) and label.strength >= strength
        }

    def _is_total(self, row: Row) -> bool:
        """Whether a total is named in this row, and it has not the numbers of a line."""
        named = self._named_in(row, ("totals.",), _SURE_LABEL)
        if not named:
            return False
        numbers = self._numbers_in(row)
        if numbers >= _OF_FULL_LINE or (not named & _SUMS and numbers & _MAKE_UP_AMOUNT):
            return False
        # `Discount: 0.67` in the text of a line is no total, and has no amount in its column.
        return bool(numbers) or not any(character.isdigit() for character in row.text)

    def _is_header_again(self, row: Row) -> bool:
        return len(column_labels(row, self._near)) >= max(_FEWEST_AGAIN, len(self._columns) - 1)

    def _cells(self, row: Row) -> tuple[tuple[Word, ...], ...]:
        if id(row) not in self._cut:
            self._cut[id(row)] = row, cut_row(row, self._columns, self._page.text_height / self._page.aspect)
        return self._cut[id(row)][1]


def ends_table(row: Row) -> bool:
    """Whether this row begins the totals or another part of the document."""
    return _starts_with(row, "table_end") and not _starts_with(row, "carried_forward")


def _is_exactly(segment: Segment, kind: str) -> bool:
    """Whether `segment` says a phrase of this kind and nothing else."""
    return " ".join(_plain_words(segment)) in words_of(kind)


def _plain_words(segment: Segment) -> list[str]:
    return fold(segment.text).replace(":", " ").replace(".", " ").split()


def _starts_with(row: Row, kind: str) -> bool:
    phrases = words_of(kind)
    for segment in row.segments[:3]:
        words = _plain_words(segment)
        if any(" ".join(words[:count]) in phrases for count in (1, 2, 3)):
            return True
    return False
