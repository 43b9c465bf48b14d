"""Tables of invoice lines: the rows below a header up to the totals, cell by cell, over as many pages as they take."""

from collections.abc import Iterable, Iterator

from nlp_service.reading.labels import LabelFinder
from nlp_service.reading.near import Neighbourhood
from nlp_service.reading.page import Document, Page, Row
from nlp_service.reading.table import Table, TableRow
from nlp_service.reading.table_body import Body, ends_table
from nlp_service.reading.table_header import Header, find_header

# Text below the last number belongs to the table over at most this many rows, and gaps of this many of their heights.
_MOST_ROWS_AFTER_LAST = 6
_CLOSE = 1.0


def find_tables(document: Document, near: Neighbourhood, finder: LabelFinder) -> tuple[Table, ...]:
    """The tables of invoice lines of all pages, from top to bottom."""
    tables: list[Table] = []
    # The header of a table that no total has ended, and that may go on over the page.
    open_header: Header | None = None
    for page in document.pages:
        found = [*_tables_of(page, near, finder)]
        if not found and open_header is not None:
            found = [*_continued(page, open_header, near)]
        tables += (table for table, _ in found)
        if found:
            last, ended = found[-1]
            open_header = None if ended else Header(last.header, last.columns)
    return tuple(tables)


def _tables_of(page: Page, near: Neighbourhood, finder: LabelFinder) -> Iterator[tuple[Table, bool]]:
    """The tables of one page, each with whether something ended it before the page did."""
    index = 0
    while index < len(page.rows):
        header = find_header(page, index, near, finder)
        if header is None:
            index += 1
            continue
        first = index + 1 + sum(row.box.top > page.rows[index].box.top for row in header.rows)
        body = Body(page, header, near)
        rows = _trimmed(body.rows_from(first))
        yield Table(page, header.columns, header.rows, rows), body.ended
        index = max(first, body.stopped_at)


def _continued(page: Page, header: Header, near: Neighbourhood) -> Iterator[tuple[Table, bool]]:
    """The rows on `page` that go on with the columns of the page before, if a line of that table is among them.

    Nothing goes on below a row that ends tables.
    """
    body = Body(page, header, near)
    for first, row in enumerate(page.rows):
        if body.is_full_line(row):
            yield Table(page, header.columns, (), _trimmed(body.rows_from(first))), body.ended
            return
        if ends_table(row):
            return


def _trimmed(rows: Iterable[TableRow]) -> tuple[TableRow, ...]:
    """`rows` up to the last one with a number outside the descriptions, and the few that follow it closely."""
    kept = tuple(rows)
    last = max((i for i, row in enumerate(kept) if row.has_numbers), default=-1)
    end = last + 1
    while 0 < end < len(kept) and end - last <= _MOST_ROWS_AFTER_LAST and _follows(kept[end - 1].row, kept[end].row):
        end += 1
    return kept[:end]


def _follows(upper: Row, lower: Row) -> bool:
    return lower.box.top - upper.box.bottom < _CLOSE * upper.box.height
