"""What the report shows of an error: the value beside the truth, and the place that it was read from."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from invoicemesh.invoice.v1.reading_pb2 import Alternative, Reading
from tests.accuracy.fields import Cell, Field
from tests.accuracy.judging import JudgedValue, RowPlace, Verdict
from tests.accuracy.matching import Matching
from tests.accuracy.report.difference import Piece, differences
from tests.accuracy.report.page_crops import Crop, PageCrops
from tests.accuracy.result import Result
from tests.accuracy.score import DocumentScore, is_fault
from tests.accuracy.truth import Row


@dataclass(frozen=True)
class RightAlternative:
    """The right value where it was considered and not chosen: its place among the others, from 1."""

    rank: int
    value: str
    confidence: float
    crops: tuple[Crop, ...]


@dataclass(frozen=True)
class ErrorView:
    """An error. `read` and `true` are in pieces that differ or not; empty where there is nothing.

    `raw_text` is what stands on the page where that is not the value itself.
    """

    title: str
    verdict: Verdict
    is_fault: bool
    read: tuple[Piece, ...]
    true: tuple[Piece, ...]
    confidence: float | None
    raw_text: str
    explanation: str
    crops: tuple[Crop, ...]
    right_alternative: RightAlternative | None = None


def view_errors(score: DocumentScore, pages: PageCrops | None, matching: Matching) -> tuple[ErrorView, ...]:
    """Gives the errors of a document, faults first; without pictures when its pages cannot be had.

    A row that was missed altogether, or that the truth has not, is one error and not one for each of its cells.
    """
    views = []
    for row, values in groupby(score.errors, key=lambda value: value.row):
        if row is None:
            views += [_of_field(value, score.result, pages, matching) for value in values]
        elif row.true is None or row.read is None:
            views.append(_of_row(row, score, pages))
        else:
            views += [_of_cell(value, row, row.read, score.result, pages) for value in values]
    return tuple(views)


def _of_field(value: JudgedValue, result: Result, pages: PageCrops | None, matching: Matching) -> ErrorView:
    readings = result.readings(Field(value.name))
    return _view(
        value,
        value.name.label,
        [reading for reading in readings if reading.value],
        pages,
        _right_alternative(value, readings, pages, matching),
    )


def _of_cell(value: JudgedValue, row: RowPlace, read_row: int, result: Result, pages: PageCrops | None) -> ErrorView:
    reading = result.cell_reading(read_row, Cell(value.name))
    return _view(value, f"{_row_title(row)}, {value.name.label}", [reading] if reading else [], pages)


def _of_row(row: RowPlace, score: DocumentScore, pages: PageCrops | None) -> ErrorView:
    true: Row = {} if row.true is None else score.document.truth.rows[row.true]
    read: Row = {} if row.read is None else score.result.rows[row.read]
    readings = (
        []
        if row.read is None
        else [reading for cell in read if (reading := score.result.cell_reading(row.read, cell)) is not None]
    )
    return ErrorView(
        title=_row_title(row),
        verdict=Verdict.MISSED if row.read is None else Verdict.WRONG,
        is_fault=False,
        read=(Piece(_row_text(read), differs=False),) if read else (),
        true=(Piece(_row_text(true), differs=False),) if true else (),
        confidence=min((reading.confidence for reading in readings), default=None),
        raw_text="",
        explanation="",
        crops=_crops(readings, pages),
    )


def _view(
    value: JudgedValue,
    title: str,
    readings: Sequence[Reading],
    pages: PageCrops | None,
    right_alternative: RightAlternative | None = None,
) -> ErrorView:
    read, true = value.read or "", value.truths[0] if value.truths else ""
    return ErrorView(
        title=title,
        verdict=value.verdict,
        is_fault=is_fault(value),
        read=differences(read, true),
        true=differences(true, read) if read else (Piece(true, differs=False),),
        confidence=value.confidence,
        raw_text=" … ".join(text for reading in readings if (text := reading.raw_text) not in ("", value.read)),
        explanation=" ".join(reading.explanation for reading in readings if reading.explanation),
        crops=_crops(readings, pages),
        right_alternative=right_alternative,
    )


def _right_alternative(
    value: JudgedValue, readings: Iterable[Reading], pages: PageCrops | None, matching: Matching
) -> RightAlternative | None:
    for rank, alternative in enumerate((other for reading in readings for other in reading.alternatives), start=1):
        if matching.is_right(Field(value.name), alternative.value, value.truths):
            return RightAlternative(rank, alternative.value, alternative.confidence, _crops([alternative], pages))
    return None


def _crops(origins: Iterable[Reading | Alternative], pages: PageCrops | None) -> tuple[Crop, ...]:
    known = tuple(origins)
    if pages is None:
        return ()
    return tuple(
        pages.cut(
            [region for origin in known for region in origin.value_regions],
            [region for origin in known for region in origin.label_regions],
        )
    )


def _row_title(row: RowPlace) -> str:
    return f"line {row.true + 1}" if row.true is not None else "a line that is not there"


def _row_text(row: Row) -> str:
    return " · ".join(row.values())
