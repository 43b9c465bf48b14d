"""Tables of invoice lines: a header row whose labels name columns, and the rows below it up to the totals."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice, product

from nlp_service.language.lexicon import words_of
from nlp_service.reading.folding import fold
from nlp_service.reading.geometry import Box
from nlp_service.reading.labels import Label
from nlp_service.reading.near import Neighbourhood
from nlp_service.reading.page import Document, Page, Row, Segment, Word

_COLUMN = "column."
# A header names at least this many columns and consists to this part of such names.
_FEWEST_COLUMNS = 3
_LABEL_SHARE = 0.5
# One of these at least makes a table one of invoice lines.
_MONEY = frozenset({"net_amount", "unit_price", "gross_amount"})
_THINGS = frozenset({"description", "quantity", "product_code", "line_number"})
# A row with a label this strong that names a total, and with no more cells than this, is no line.
_SURE_LABEL = 0.9
_MOST_CELLS_OF_TOTAL = 2
# After a subtotal more lines may follow within this many rows.
_MOST_ROWS_BETWEEN = 5
_OF_FULL_LINE = ("quantity", "unit_price", "net_amount")
# Readings of an ambiguous header that are tried at most.
_MOST_READINGS = 512


@dataclass(frozen=True)
class Column:
    """A column: what its header says it holds (`quantity`, `net_amount`, …) and where the header stands."""

    kind: str
    box: Box


@dataclass(frozen=True)
class TableRow:
    """A row of a table: for each column the words that stand under its header; one tuple for each column."""

    row: Row
    cells: tuple[tuple[Word, ...], ...]


@dataclass(frozen=True)
class Table:
    """A table of invoice lines on one page."""

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
    for page in document.pages:
        index = 0
        while index < len(page.rows):
            found = _header(page, index, near)
            if found is None:
                index += 1
                continue
            columns, header = found
            first = page.rows.index(header[-1]) + 1
            rows = tuple(_body(page, first, columns, near))
            tables.append(Table(page, columns, header, rows))
            index = first + len(rows)
    return tuple(tables)


def _header(page: Page, index: int, near: Neighbourhood) -> tuple[tuple[Column, ...], tuple[Row, ...]] | None:
    row = page.rows[index]
    spans = _column_labels(row, near)
    letters = sum(len(segment.text.replace(" ", "")) for segment in row.segments)
    named = sum(len(labels[0].text.replace(" ", "")) for labels in spans)
    if len(spans) < 2 or named < _LABEL_SHARE * letters:
        return None
    used = [row]
    for neighbour in page.rows[max(0, index - 1) : index] + page.rows[index + 1 : index + 2]:
        gap = max(neighbour.box.top - row.box.bottom, row.box.top - neighbour.box.bottom)
        if gap < row.box.height and not any(c.isdigit() for c in neighbour.text):
            extra = _column_labels(neighbour, near)
            if extra:
                spans = _stack(spans, extra)
                used.append(neighbour)
    columns = _choose_kinds(spans)
    kinds = {column.kind for column in columns}
    if len(columns) < _FEWEST_COLUMNS or not kinds & _MONEY or not kinds & _THINGS:
        return None
    return columns, tuple(sorted(used, key=lambda r: r.box.top))


def _column_labels(row: Row, near: Neighbourhood) -> list[list[Label]]:
    """The places in `row` that name columns, each with the labels that it may be."""
    places: dict[tuple[int, int], list[Label]] = {}
    for segment in row.segments:
        for label in near.labels_in(segment):
            if label.field.startswith(_COLUMN):
                places.setdefault((id(segment), label.start), []).append(label)
    return list(places.values())


def _stack(spans: list[list[Label]], extra: list[list[Label]]) -> list[list[Label]]:
    """Joins labels of a header of two rows: what stands above another label is read as the head of it."""
    stacked = list(spans)
    for labels in extra:
        over = [i for i, other in enumerate(stacked) if other[0].box.shared_width(labels[0].box) > 0]
        if not over:
            stacked.append(labels)
        elif len(over) == 1 and labels[0].box.top < stacked[over[0]][0].box.top:
            stacked[over[0]] = labels
    return stacked


def _choose_kinds(spans: Sequence[Sequence[Label]]) -> tuple[Column, ...]:
    """One kind for each place so that few are named twice and quantity, price and amount follow one another."""
    ordered = sorted(spans, key=lambda labels: labels[0].box.left)

    def worth(choice: tuple[Label, ...]) -> float:
        kinds = [label.field.removeprefix(_COLUMN) for label in choice]
        place = {kind: position for position, kind in enumerate(kinds)}
        total = float(len(place)) * 2 + sum(label.strength for label in choice)
        for left, right in (("quantity", "unit_price"), ("unit_price", "net_amount"), ("description", "net_amount")):
            if left in place and right in place:
                total += 0.5 if place[left] < place[right] else -0.5
        return total + 0.3 * ("net_amount" in place) + 0.2 * ("description" in place)

    best = max(islice(product(*ordered), _MOST_READINGS), key=worth)
    columns: dict[str, Column] = {}
    for label in best:
        kind = label.field.removeprefix(_COLUMN)
        if kind == "unit_price" and kind in columns and "net_amount" not in columns and label is best[-1]:
            # `Unit price … Price without tax`: the last of two prices is the line's.
            kind = "net_amount"
        columns.setdefault(kind, Column(kind, label.box))
    return tuple(columns.values())


def _body(page: Page, first: int, columns: tuple[Column, ...], near: Neighbourhood) -> Iterable[TableRow]:
    for index, row in enumerate(page.rows[first:], start=first):
        if _header_again(row, columns, near):
            return
        if ends_table(row) or _is_total(row, columns, near):
            following = page.rows[index + 1 : index + 1 + _MOST_ROWS_BETWEEN]
            if not any(_is_full_line(other, columns) for other in following):
                return
            # A subtotal of some lines: others follow.
            continue
        if not _starts_with(row, "carried_forward"):
            yield TableRow(row, _cells(row, columns))


def _is_full_line(row: Row, columns: tuple[Column, ...]) -> bool:
    """Whether quantity, unit price and amount stand in this row, so that it can only be a line."""
    cells = dict(zip((column.kind for column in columns), _cells(row, columns), strict=True))
    numeric = [kind for kind in _OF_FULL_LINE if any(c.isdigit() for word in cells.get(kind, ()) for c in word.text)]
    return len(numeric) == len(_OF_FULL_LINE) and not ends_table(row)


def _is_total(row: Row, columns: tuple[Column, ...], near: Neighbourhood) -> bool:
    """Whether a total is named in this row, and the row has too few cells to be a line."""
    named = any(
        label.field.startswith("totals.") and label.strength >= _SURE_LABEL
        for segment in row.segments
        for label in near.labels_in(segment)
    )
    return named and sum(bool(cell) for cell in _cells(row, columns)) <= _MOST_CELLS_OF_TOTAL


def _header_again(row: Row, columns: tuple[Column, ...], near: Neighbourhood) -> bool:
    return len(_column_labels(row, near)) >= max(_FEWEST_COLUMNS, len(columns) - 1)


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


def _cells(row: Row, columns: tuple[Column, ...]) -> tuple[tuple[Word, ...], ...]:
    cells: list[list[Word]] = [[] for _ in columns]
    for segment in row.segments:
        over = [i for i, column in enumerate(columns) if column.box.shared_width(segment.box) > 0]
        if len(over) <= 1:
            cells[over[0] if over else _nearest(segment.box, columns)].extend(segment.words)
        else:
            for word in segment.words:
                cells[_nearest(word.box, columns)].append(word)
    return tuple(tuple(cell) for cell in cells)


def _nearest(box: Box, columns: Sequence[Column]) -> int:
    return max(
        range(len(columns)),
        key=lambda i: (min(0.0, columns[i].box.shared_width(box)), -abs(columns[i].box.center_x - box.center_x)),
    )


def cell_segment(words: tuple[Word, ...]) -> Segment | None:
    """The words of a cell as one run, or None for an empty cell."""
    return Segment(words) if words else None
