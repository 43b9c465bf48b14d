"""Tables of invoice lines: the rows below a header up to the totals, cell by cell, over as many pages as they take."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from nlp_service.language.lexicon import words_of
from nlp_service.reading.folding import fold
from nlp_service.reading.near import Neighbourhood
from nlp_service.reading.page import Document, Page, Row, Word
from nlp_service.reading.table_cells import cut_row, is_numeric
from nlp_service.reading.table_header import Column, Header, column_labels, find_header

# A label this strong that names a total is none by chance.
_SURE_LABEL = 0.9
# After a subtotal more lines may follow within this many rows.
_MOST_ROWS_BETWEEN = 5
_OF_FULL_LINE = ("quantity", "unit_price", "net_amount")
# An empty stretch of more text heights than this, and this many times the widest one before, ends a table.
_WIDE_STRETCH = 6.0
_WIDER = 2.5
# Cells stand apart from the outermost headers by at most this many text heights.
_WIDEST_OVERHANG = 3.0
# A row that repeats a header names at least this many of its columns.
_FEWEST_AGAIN = 3


@dataclass(frozen=True)
class TableRow:
    """A row of a table: for each column the words that stand in it; one tuple for each column."""

    row: Row
    cells: tuple[tuple[Word, ...], ...]


@dataclass(frozen=True)
class Table:
    """A table of invoice lines on one page. `header` is empty where it goes on from the page before."""

    page: Page
    columns: tuple[Column, ...]
    header: tuple[Row, ...]
    rows: tuple[TableRow, ...]

    @cached_property
    def segments(self) -> frozenset[int]:
        """The identities of all segments of header and rows."""
        rows = (*self.header, *(row.row for row in self.rows))
        return frozenset(id(segment) for row in rows for segment in row.segments)


def find_tables(document: Document, near: Neighbourhood) -> tuple[Table, ...]:
    """The tables of invoice lines of all pages, from top to bottom."""
    tables: list[Table] = []
    # The header of a table that no total has ended, and that may go on over the page.
    open_header: Header | None = None
    for page in document.pages:
        found = [*_tables_of(page, near)]
        if not found and open_header is not None:
            found = [*_continued(page, open_header, near)]
        tables += (table for table, _ in found)
        if found:
            last, ended = found[-1]
            open_header = None if ended else Header(last.header, last.columns)
    return tuple(tables)


def _tables_of(page: Page, near: Neighbourhood) -> Iterator[tuple[Table, bool]]:
    """The tables of one page, each with whether something ended it before the page did."""
    index = 0
    while index < len(page.rows):
        header = find_header(page, index, near)
        if header is None:
            index += 1
            continue
        first = index + 1 + sum(row.box.top > page.rows[index].box.top for row in header.rows)
        body = _Body(page, header, near)
        rows = tuple(body.rows_from(first))
        yield Table(page, header.columns, header.rows, rows), body.ended
        index = max(first, body.stopped_at)


def _continued(page: Page, header: Header, near: Neighbourhood) -> Iterator[tuple[Table, bool]]:
    """The rows on `page` that go on with the columns of the page before, if a line of that table is among them."""
    body = _Body(page, header, near)
    first = next((i for i, row in enumerate(page.rows) if body.is_full_line(row)), None)
    if first is not None:
        rows = tuple(body.rows_from(first))
        yield Table(page, header.columns, (), rows), body.ended


class _Body:
    """Reads the rows below a header."""

    def __init__(self, page: Page, header: Header, near: Neighbourhood) -> None:
        self._page = page
        self._columns = header.columns
        self._near = near
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
                if not self.is_full_line(row):
                    return
            else:
                widest = max(widest, stretch)
            if ends_table(row) or self._is_total(row):
                if not any(self.is_full_line(other) for other in rows[index + 1 : index + 1 + _MOST_ROWS_BETWEEN]):
                    self.ended = True
                    return
                # A subtotal of some lines: others follow.
                continue
            if not _starts_with(row, "carried_forward"):
                inside = self._inside(row)
                if inside is not None:
                    yield TableRow(inside, self._cells(inside))
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
        if ends_table(row):
            return False
        cells = dict(zip((column.kind for column in self._columns), self._cells(row), strict=True))
        return all(any(_has_number(word) for word in cells.get(kind, ())) for kind in _OF_FULL_LINE)

    def _is_total(self, row: Row) -> bool:
        """Whether a total is named in this row, and nothing in it is the quantity or the price of a line."""
        named = any(
            label.field.startswith("totals.") and label.strength >= _SURE_LABEL
            for segment in row.segments
            for label in self._near.labels_in(segment)
        )
        cells = zip(self._columns, self._cells(row), strict=True)
        return named and not any(
            column.kind in ("quantity", "unit_price") and any(_has_number(word) for word in words)
            for column, words in cells
        )

    def _is_header_again(self, row: Row) -> bool:
        return len(column_labels(row, self._near)) >= max(_FEWEST_AGAIN, len(self._columns) - 1)

    def _cells(self, row: Row) -> tuple[tuple[Word, ...], ...]:
        return cut_row(row, self._columns, self._page.text_height / self._page.aspect)


def _has_number(word: Word) -> bool:
    return is_numeric(word.text) and any(character.isdigit() for character in word.text)


def ends_table(row: Row) -> bool:
    """Whether this row begins the totals or another part of the document."""
    return _starts_with(row, "table_end") and not _starts_with(row, "carried_forward")


def _starts_with(row: Row, kind: str) -> bool:
    phrases = words_of(kind)
    for segment in row.segments[:3]:
        words = fold(segment.text).replace(":", " ").replace(".", " ").split()
        if any(" ".join(words[:count]) in phrases for count in (1, 2, 3)):
            return True
    return False
