"""Drafts of lines: which rows of a table make up one line, and which words they put in each of its cells."""

from collections.abc import Sequence, Set
from dataclasses import dataclass, field

from nlp_service.candidates.amounts import find_numbers
from nlp_service.reading.page import Row, Segment, Word
from nlp_service.reading.table_cells import is_numeric
from nlp_service.reading.tables import Table, TableRow

NUMERIC = (
    "quantity",
    "unit_price",
    "gross_unit_price",
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


@dataclass(slots=True)
class Draft:
    """A line in the making: the words of each kind of cell, and the row that was read last."""

    words: dict[str, list[Word]] = field(default_factory=dict)
    last_row: Row | None = None

    def add(self, row: TableRow, kinds: Sequence[str]) -> None:
        """Puts the words of `row` into the cells; numbers that are there already stay alone."""
        for kind, words in zip(kinds, row.cells, strict=True):
            known = self.words.setdefault(kind, [])
            if not (known and kind in NUMERIC):
                known.extend(words)
        self.last_row = row.row


def group_rows(table: Table, kinds: Sequence[str]) -> Sequence[Draft]:
    """Groups the rows: each row with an amount begins a line, rows of text alone join the line they stand close to.

    An amount in a row of its own completes the line above that has a quantity and a price.
    """
    drafts: list[Draft] = []
    waiting: list[TableRow] = []
    for row in table.rows:
        numbers = _kinds_with_numbers(row, kinds)
        last = drafts[-1].last_row if drafts and not waiting else None
        is_close = last is not None and _gap(last, row.row) < _CLOSE
        if is_close and _completes(drafts[-1], numbers):
            drafts[-1].add(row, kinds)
        elif _begins_line(numbers, kinds, _kinds_that_begin_with_numbers(row, kinds)):
            draft = Draft()
            described = any(words for kind, words in zip(kinds, row.cells, strict=True) if kind == "description")
            for early in _joining(waiting, row, _TIGHT if described else _CLOSE):
                draft.add(early, kinds)
            waiting = []
            draft.add(row, kinds)
            drafts.append(draft)
        elif is_close:
            drafts[-1].add(row, kinds)
        else:
            waiting.append(row)
    return drafts


def _completes(draft: Draft, numbers: Set[str]) -> bool:
    """Whether a row with these `numbers` gives the amount that `draft` lacks, and nothing of another line."""
    return bool(numbers & _AMOUNTS) and not numbers & _MAKE_UP_AMOUNT and not any(map(draft.words.get, _AMOUNTS))


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


def _kinds_that_begin_with_numbers(row: TableRow, kinds: Sequence[str]) -> Set[str]:
    return {kind for kind, words in zip(kinds, row.cells, strict=True) if words and is_numeric(words[0].text)}


def _begins_line(numbers: Set[str], kinds: Sequence[str], first: Set[str]) -> bool:
    """Whether the row has an amount, or what makes one up, or where the table has no such column, a price.

    `first` are the cells that begin with a number, as those that make up an amount do: `Discount: 0.02` is none.
    """
    if not _AMOUNTS & set(kinds):
        return "unit_price" in numbers
    return bool(numbers & _AMOUNTS) or (numbers & first) >= _MAKE_UP_AMOUNT


def _gap(upper: Row, lower: Row) -> float:
    """The empty space between two rows, in heights of the upper."""
    return (lower.box.top - upper.box.bottom) / upper.box.height
