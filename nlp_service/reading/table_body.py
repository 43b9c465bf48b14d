"""The rows below the header of a table: which of them are lines or belong to one, and which end the table."""

import re
from collections.abc import Iterable

from nlp_service.reading.header_names import column_labels
from nlp_service.reading.near import Neighbourhood
from nlp_service.reading.page import Page, Row, Word
from nlp_service.reading.table import TableRow
from nlp_service.reading.table_cells import cut_row, has_digits, is_numeric
from nlp_service.reading.table_end import ends_table, says_exactly, starts_with
from nlp_service.reading.table_header import Header
from nlp_service.reading.table_lanes import WIDEST_OVERHANG, Lanes

# A label this strong that names a total is none by chance.
SURE_LABEL = 0.9
# One of this strength speaks against a line.
LIKELY_LABEL = 0.55
# After a subtotal more lines may follow within this many rows.
_MOST_ROWS_BETWEEN = 5
_NO_LINES = ("totals.", "column.tax_rate", "column.tax_amount")
_FEWEST_LETTERS = 3
_NUMBER = re.compile(r"(?<![^\W\d_])\d")
_PERCENTAGE = re.compile(r"[\d.,]+\s*%")
_OF_FULL_LINE = frozenset({"quantity", "unit_price", "net_amount"})
_AMOUNTS = frozenset({"net_amount", "gross_amount"})
_MAKE_UP_AMOUNT = frozenset({"quantity", "unit_price"})
SUMS = frozenset({"totals.net", "totals.tax", "totals.gross", "totals.amount_due"})
_NUMBERS_OF_LINE = _OF_FULL_LINE | {"gross_amount"}
_MOSTLY_PERCENTAGES = frozenset({"tax_rate", "discount"})
# An empty stretch of more text heights than this, and this many times the widest one before, ends a table.
WIDE_STRETCH = 6.0
_WIDER = 2.5
# The text of a line begins no further from the left edge of the descriptions than this many text heights.
_INDENT = 2.0
# A row that repeats a header names at least this many of its columns.
FEWEST_AGAIN = 3


class Body:
    """Reads the rows below a header.

    Afterwards `ended` says whether a total ended the table, and `stopped_at` is the position of the row it stopped at.
    """

    def __init__(self, page: Page, header: Header, lanes: Lanes, near: Neighbourhood) -> None:
        self._page = page
        self._header = header
        self._lanes = lanes
        self._columns = lanes.columns
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
            if stretch > max(WIDE_STRETCH * self._page.text_height, _WIDER * widest) and index > first:
                if not self._is_line(row):
                    return
            else:
                widest = max(widest, stretch)
            if self._ends(row):
                # After a subtotal of some lines others may follow; `Freight to the site` among lines is one itself.
                is_like_others = self._looks_like_line(row)
                is_line = self._looks_like_line if is_like_others else self._is_line
                if not any(map(is_line, rows[index + 1 : index + 1 + _MOST_ROWS_BETWEEN])):
                    self.ended = True
                    return
                if not is_like_others:
                    continue
            if not starts_with(row, "carried_forward") and any(character.isalnum() for character in row.text):
                inside = self._inside(row)
                if inside is not None:
                    yield TableRow(inside, self._cells(inside), has_numbers=bool(self._numbers_in(inside)))
        self.stopped_at = len(rows)

    def _inside(self, row: Row) -> Row | None:
        """`row` without what stands beside the table, if it describes its lines in a column with a header."""
        if not any(column.kind == "description" for column in self._columns):
            return row
        beyond = WIDEST_OVERHANG * self._page.text_height / self._page.aspect
        left, right = self._header.columns[0].box.left - beyond, self._header.columns[-1].box.right + beyond
        segments = tuple(s for s in row.segments if s.box.right > left and s.box.left < right)
        if any(character.isalpha() for segment in segments for character in segment.text):
            return Row(segments)
        # The header may be centred over longer descriptions: without them the numbers would stand alone.
        return row if segments else None

    def is_full_line(self, row: Row) -> bool:
        """Whether quantity, unit price and amount stand in this row, so that it can only be a line."""
        return not ends_table(row) and (self._numbers_in(row) >= _OF_FULL_LINE or self._looks_like_line(row))

    def _ends(self, row: Row) -> bool:
        """Whether this row ends the lines, or those of a group: it says so, or names a total, and is no line."""
        if says_exactly(row.segments[0], "table_end"):
            return True
        return (ends_table(row) and not self._numbers_in(row) >= _OF_FULL_LINE) or self._is_total(row)

    def _is_line(self, row: Row) -> bool:
        """Whether this row has text in the column of descriptions and at least two of the numbers of a line."""
        if says_exactly(row.segments[0], "table_end"):
            return False
        numbers = self._numbers_in(row)
        if not numbers >= _OF_FULL_LINE and (ends_table(row) or self._named_in(row, _NO_LINES, LIKELY_LABEL)):
            return False
        letters = sum(
            character.isalpha()
            for column, words in zip(self._columns, self._cells(row), strict=True)
            if column.kind == "description"
            for word in words
            if not is_numeric(word.text)
            for character in word.text
        )
        if numbers >= _OF_FULL_LINE or (self._looks_like_line(row) and self._cells_filled(row) > 1):
            return True
        return letters >= _FEWEST_LETTERS and len(numbers & _NUMBERS_OF_LINE) > 1

    def _cells_filled(self, row: Row) -> int:
        """In how many columns but that of the descriptions something stands."""
        return sum(
            bool(words) and column.kind != "description"
            for column, words in zip(self._columns, self._cells(row), strict=True)
        )

    def _looks_like_line(self, row: Row) -> bool:
        """Whether this row has a number wherever most lines do, and text of its own where they are described."""
        usual = self._lanes.usual - _MOSTLY_PERCENTAGES
        if not usual & _AMOUNTS or not self._numbers_in(row) >= usual:
            return False
        if self._named_in(row, _NO_LINES, LIKELY_LABEL) - {"totals.charges"}:
            return False
        within = next((c for c in self._columns if c.kind == "description"), None)
        if within is None or says_exactly(row.segments[0], "table_end"):
            return False
        first = next((w for s in row.segments for w in s.words if not is_numeric(w.text)), None)
        return (
            first is not None
            and first.box.left >= self._columns[0].box.left - self._page.text_height
            and (first.box.left < within.box.left + _INDENT * self._page.text_height / self._page.aspect)
        )

    def _numbers_in(self, row: Row) -> frozenset[str]:
        """Which columns but that of the descriptions have a number in this row; percentages are none."""
        if not has_digits(row.text):
            return frozenset()
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
        named = self._named_in(row, ("totals.",), SURE_LABEL)
        if not named:
            return False
        numbers = self._numbers_in(row)
        if numbers >= _OF_FULL_LINE or (not named & SUMS and numbers & _MAKE_UP_AMOUNT):
            return False
        # `Discount: 0.67` in the text of a line is no total, and has no amount in its column.
        return bool(numbers) or not any(character.isdigit() for character in row.text)

    def _is_header_again(self, row: Row) -> bool:
        return len(column_labels(row, self._near)) >= max(FEWEST_AGAIN, len(self._columns) - 1)

    def _cells(self, row: Row) -> tuple[tuple[Word, ...], ...]:
        if id(row) not in self._cut:
            cells = self._lanes.cells(row) or cut_row(row, self._columns, self._page.text_height / self._page.aspect)
            self._cut[id(row)] = row, cells
        return self._cut[id(row)][1]
