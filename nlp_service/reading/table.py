"""What a table of invoice lines is: rows of cells below a header, on one page."""

from dataclasses import dataclass
from functools import cached_property

from nlp_service.reading.page import Page, Row, Word
from nlp_service.reading.table_header import Column


@dataclass(frozen=True)
class TableRow:
    """A row of a table: for each column the words that stand in it; one tuple for each column.

    `has_numbers` says whether one stands in another column than that of the descriptions.
    """

    row: Row
    cells: tuple[tuple[Word, ...], ...]
    has_numbers: bool = True


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
