"""Tables of invoice lines: the rows below a header up to the totals, cell by cell, over as many pages as they take."""

from collections.abc import Iterable, Iterator

from nlp_service.reading.header_names import column_labels
from nlp_service.reading.labels import LabelFinder
from nlp_service.reading.near import Neighbourhood
from nlp_service.reading.page import Document, Page, Row
from nlp_service.reading.table import Table, TableRow
from nlp_service.reading.table_body import FEWEST_AGAIN, LIKELY_LABEL, SUMS, SURE_LABEL, WIDE_STRETCH, Body
from nlp_service.reading.table_end import ends_table
from nlp_service.reading.table_header import Header, find_header
from nlp_service.reading.table_lanes import Lanes, find_lanes
from nlp_service.reading.table_strips import count_numbers

# Text below the last number belongs to the table over at most this many rows, and gaps of this many of their heights.
_MOST_ROWS_AFTER_LAST = 6
_CLOSE = 1.0
# A row that names a total and has no more numbers than this is none of a line.
_FEW_NUMBERS = 2


def find_tables(document: Document, near: Neighbourhood, finder: LabelFinder) -> tuple[Table, ...]:
    """The tables of invoice lines of all pages, from top to bottom."""
    tables: list[Table] = []
    # The lanes of a table that no total has ended, and that may go on over the page.
    open_table: tuple[Header, Lanes] | None = None
    for page in document.pages:
        found = [*_tables_of(page, near, finder)]
        if not found and open_table is not None:
            found = [*_continued(page, *open_table, near)]
        tables += (table for table, *_ in found)
        if found:
            _, header, lanes, ended = found[-1]
            open_table = None if ended else (header, lanes)
    return tuple(tables)


def _tables_of(page: Page, near: Neighbourhood, finder: LabelFinder) -> Iterator[tuple[Table, Header, Lanes, bool]]:
    """The tables of one page, each with its header, its lanes and whether something ended it before the page did."""
    index = 0
    while index < len(page.rows):
        header = find_header(page, index, near, finder)
        if header is None:
            index += 1
            continue
        first = index + 1 + sum(row.box.top > page.rows[index].box.top for row in header.rows)
        lanes = _lanes_below(page, header, first, near)
        body = Body(page, header, lanes, near)
        rows = _trimmed(body.rows_from(first))
        yield Table(page, lanes.columns, header.rows, rows), header, lanes, body.ended
        index = max(first, body.stopped_at)


def _lanes_below(page: Page, header: Header, first: int, near: Neighbourhood) -> Lanes:
    """The lanes of the lines below `header`, from the row at `first` down to what looks like a total."""
    rows: list[Row] = []
    most = 0
    for row in page.rows[first:]:
        stretch = row.box.top - rows[-1].box.bottom if rows else 0.0
        numbers = count_numbers(row)
        labels = [label for segment in row.segments for label in near.labels_in(segment)]
        names_total = any(
            label.field.startswith("totals.")
            and label.strength >= (LIKELY_LABEL if label.field in SUMS else SURE_LABEL)
            for label in labels
        )
        looks_like_end = (names_total or ends_table(row)) and (numbers <= _FEW_NUMBERS or numbers < most)
        if rows and most and (stretch > WIDE_STRETCH * page.text_height or looks_like_end):
            break
        if len(column_labels(row, near)) >= FEWEST_AGAIN and not numbers:
            break
        most = max(most, numbers)
        rows.append(row)
    return find_lanes(header.columns, rows, page.text_height / page.aspect)


def _continued(
    page: Page, header: Header, lanes: Lanes, near: Neighbourhood
) -> Iterator[tuple[Table, Header, Lanes, bool]]:
    """The rows on `page` that go on with the columns of the page before, if a line of that table is among them.

    Nothing goes on below a row that ends tables.
    """
    body = Body(page, header, lanes, near)
    for first, row in enumerate(page.rows):
        if body.is_full_line(row):
            yield Table(page, lanes.columns, (), _trimmed(body.rows_from(first))), header, lanes, body.ended
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
