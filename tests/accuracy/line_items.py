"""Judges line items cell by cell: rows are paired with those of the truth by how many of their cells agree."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tests.accuracy.fields import Cell
from tests.accuracy.judging import JudgedValue, RowPlace, verdict_of
from tests.accuracy.matching import Matching
from tests.accuracy.result import Result
from tests.accuracy.truth import Row


@dataclass(frozen=True)
class _Rows:
    """Both tables, and the cells that the truth knows of any row: the others are not scored."""

    true: Sequence[Row]
    read: Sequence[Row]
    cells: Sequence[Cell]
    matching: Matching

    def is_right(self, place: RowPlace, cell: Cell) -> bool:
        if place.true is None or place.read is None:
            return False
        true, read = self.true[place.true].get(cell), self.read[place.read].get(cell)
        return true is not None and read is not None and self.matching.is_cell_right(cell, read, true)

    def agreement(self, true: int, read: int) -> int:
        place = RowPlace(true, read)
        return sum(self.is_right(place, cell) for cell in self.cells)


def judge_line_items(truth: Sequence[Row], result: Result, matching: Matching) -> tuple[JudgedValue, ...]:
    """Gives the cells that the truth has or that were read, row by row of the truth, then the rows that it has not.

    Nothing is judged where the truth knows no line items. A row without one right cell is paired with none.
    """
    cells = [cell for cell in Cell if any(cell in row for row in truth)]
    rows = _Rows(truth, result.rows, cells, matching)
    return tuple(value for place in _places(rows) for value in _judged(rows, place, result))


def _places(rows: _Rows) -> Iterator[RowPlace]:
    read_of = _pairs(rows)
    yield from (RowPlace(true, read_of.get(true)) for true in range(len(rows.true)))
    if rows.true:
        paired = set(read_of.values())
        yield from (RowPlace(None, read) for read in range(len(rows.read)) if read not in paired)


def _pairs(rows: _Rows) -> dict[int, int]:
    """Pairs greedily: most right cells first, then the rows whose places in the tables are nearest."""
    ranked = sorted(
        (-agreement, abs(true - read), true, read)
        for true in range(len(rows.true))
        for read in range(len(rows.read))
        if (agreement := rows.agreement(true, read))
    )
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for *_, true, read in ranked:
        if true not in pairs and read not in taken:
            pairs[true] = read
            taken.add(read)
    return pairs


def _judged(rows: _Rows, place: RowPlace, result: Result) -> Iterator[JudgedValue]:
    for cell in rows.cells:
        true = None if place.true is None else rows.true[place.true].get(cell)
        read = None if place.read is None else rows.read[place.read].get(cell)
        if true is None and read is None:
            continue
        verdict = verdict_of(read, is_right=rows.is_right(place, cell))
        sure = None if place.read is None or read is None else result.cell_confidence(place.read, cell)
        yield JudgedValue(cell, verdict, read, () if true is None else (true,), sure, place)
