"""Drafts of lines: which rows of a table make up one line, and which words they put in each of its cells."""

from collections.abc import Sequence, Set
from dataclasses import dataclass, field
from itertools import pairwise

from nlp_service.candidates.amounts import find_numbers
from nlp_service.reading.page import PageSource, Row, Segment, Word
from nlp_service.reading.table import Table, TableRow
from nlp_service.reading.table_cells import has_digits, is_numeric

NUMERIC = (
    "quantity",
    "unit_price",
    "gross_unit_price",
    "base_quantity",
    "discount",
    "net_amount",
    "tax_rate",
    "tax_amount",
    "gross_amount",
)
_AMOUNTS = frozenset({"net_amount", "gross_amount"})
_MAKE_UP_AMOUNT = frozenset({"quantity", "unit_price"})
# A row joins the line above it when the gap is no wider than this many of its heights. It joins the line below only
# where that is tighter, since a heading stands above its lines too, or where that line lacks a description.
_CLOSE = 1.0
_TIGHT = 0.5
# Rows of text belong to the line below where the widest gap above them is wider by this many heights than those after.
_CLEARLY_CLOSER = 0.1
# Boxes of words that OCR read end at their lowest letter.
_CLOSER_BY_OCR = 0.5


@dataclass(slots=True)
class Draft:
    """A line in the making: the words of each kind of cell, and the row that was read last."""

    words: dict[str, list[Word]] = field(default_factory=dict)
    last_row: Row | None = None

    def add(self, row: TableRow, kinds: Sequence[str]) -> None:
        """Puts the words of `row` into the cells; numbers that are there already stay alone."""
        for kind, words in zip(kinds, row.cells, strict=True):
            known = self.words.setdefault(kind, [])
            if not (kind in NUMERIC and any(has_digits(word.text) for word in known)):
                known.extend(words)
        self.last_row = row.row


def group_rows(table: Table, kinds: Sequence[str]) -> Sequence[Draft]:
    """Groups the rows: each row with an amount begins a line, rows of text alone join the line they stand close to.

    A row with quantity and price begins one too, unless amounts of this table stand in rows of their own.
    """
    drafts: list[Draft] = []
    waiting: list[TableRow] = []
    numbers = [_kinds_with_numbers(row, kinds) for row in table.rows]
    amounts_apart = any(found & _AMOUNTS and not found & _MAKE_UP_AMOUNT for found in numbers)
    begins = [
        _has_amount(found, kinds) or (not amounts_apart and _makes_up_amount(row, found, kinds))
        for row, found in zip(table.rows, numbers, strict=True)
    ]
    is_exact = table.page.source is PageSource.TEXT_LAYER
    of_next = _rows_of_next(table.rows, begins, _CLEARLY_CLOSER if is_exact else _CLOSER_BY_OCR)
    for number, row in enumerate(table.rows):
        if begins[number]:
            draft = Draft()
            described = any(words for kind, words in zip(kinds, row.cells, strict=True) if kind == "description")
            for early in _joining(waiting, row, _TIGHT if described else _CLOSE):
                draft.add(early, kinds)
            waiting = []
            draft.add(row, kinds)
            drafts.append(draft)
        elif (
            drafts
            and drafts[-1].last_row is not None
            and not waiting
            and number not in of_next
            and _gap(drafts[-1].last_row, row.row) < _CLOSE
        ):
            drafts[-1].add(row, kinds)
        else:
            waiting.append(row)
    return drafts


def _rows_of_next(rows: Sequence[TableRow], begins: Sequence[bool], closer: float) -> Set[int]:
    """The positions of rows of text that stand `closer` (in heights) to the line below than to what is above them."""
    lines = [number for number, is_line in enumerate(begins) if is_line]
    found: set[int] = set()
    for upper, lower in pairwise(lines):
        gaps = [_gap(rows[number - 1].row, rows[number].row) for number in range(upper + 1, lower + 1)]
        widest = max(range(len(gaps)), key=gaps.__getitem__)
        if len(gaps) > 1 and gaps[widest] - max(gaps[widest + 1 :], default=gaps[widest]) > closer:
            found.update(range(upper + 1 + widest, lower))
    return found


def _joining(waiting: Sequence[TableRow], row: TableRow, widest: float) -> Sequence[TableRow]:
    """The last of the `waiting` rows that follow one another down to `row` with no gap wider than `widest`."""
    first = len(waiting)
    lower = row.row
    while first and _gap(waiting[first - 1].row, lower) < widest:
        first -= 1
        lower = waiting[first].row
    return waiting[first:]


def _kinds_with_numbers(row: TableRow, kinds: Sequence[str]) -> Set[str]:
    return {
        kind
        for kind, words in zip(kinds, row.cells, strict=True)
        if any(find_numbers(Segment((word,))) for word in words)
    }


def _has_amount(numbers: Set[str], kinds: Sequence[str]) -> bool:
    """Whether the row has an amount, or where the table has no such column, a price."""
    return bool(numbers & _AMOUNTS) if _AMOUNTS & set(kinds) else "unit_price" in numbers


def _makes_up_amount(row: TableRow, numbers: Set[str], kinds: Sequence[str]) -> bool:
    """Whether quantity and price stand in the row, in cells that begin with them: `Discount: 0.02` is no price."""
    first = {kind for kind, words in zip(kinds, row.cells, strict=True) if words and is_numeric(words[0].text)}
    return numbers & first >= _MAKE_UP_AMOUNT


def _gap(upper: Row, lower: Row) -> float:
    """The empty space between two rows, in heights of the upper."""
    return (lower.box.top - upper.box.bottom) / upper.box.height
