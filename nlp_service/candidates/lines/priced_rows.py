"""All rows of a document that end in an amount, in reading order: lines, totals, extras and amounts without words."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

from nlp_service.candidates.amounts import Amount
from nlp_service.candidates.lines.multiplication import find_multiplication
from nlp_service.candidates.lines.priced_row import PricedRow, price_row
from nlp_service.candidates.survey import Survey
from nlp_service.reading.page import Row

# Rows that begin with a label of these, or have one of the second or third group anywhere, are no lines.
_NO_LINES = ("totals.", "tendered", "change", "issue_date", "due_date")
SUMS = ("totals.net", "totals.gross", "totals.amount_due")
_EXTRAS = ("totals.tax", "totals.charges", "totals.allowances", "totals.tip", "totals.rounding", "column.discount")
_NAMED = 0.9
_NAMED_INSIDE = 0.55


class Role(Enum):
    """What an amount at the end of a row is."""

    LINE = "the price of something"
    EXTRA = "tax, a charge or an allowance"
    TOTAL = "a total, or what was paid"
    BARE = "an amount without words"


@dataclass(frozen=True, slots=True)
class Entry:
    """A row that ends in an amount. `priced` is there exactly for lines."""

    row: int
    amount: Amount
    role: Role
    priced: PricedRow | None


AmountsByRow = Mapping[int, Sequence[Amount]]


def amounts_by_row(survey: Survey) -> AmountsByRow:
    """The amounts by the position of their row in the document, each row from left to right."""
    positions = {id(segment): number for number, row in enumerate(survey.document.rows) for segment in row.segments}
    rows: dict[int, list[Amount]] = {}
    for amount in survey.amounts:
        rows.setdefault(positions[id(amount.segment)], []).append(amount)
    return {number: sorted(rows[number], key=lambda amount: amount.box.left) for number in sorted(rows)}


def entry_at(survey: Survey, by_row: AmountsByRow, number: int) -> Entry | None:
    """The entry of the row at `number`; None where it ends in no money with two decimals."""
    row = survey.document.rows[number]
    amounts = [a for a in by_row.get(number, ()) if a.number.decimals == 2 and not a.number.is_percent]
    if not amounts:
        return None
    amount = amounts[-1]
    if find_multiplication(by_row[number], amount.value) is None and _names(survey, row, _EXTRAS, _NAMED_INSIDE):
        return Entry(number, amount, Role.EXTRA, None)
    if _names(survey, row, _NO_LINES, _NAMED) or _names(survey, row, SUMS, _NAMED_INSIDE):
        return Entry(number, amount, Role.TOTAL, None)
    priced = price_row(survey.document.rows, number, by_row, amount)
    return Entry(number, amount, Role.LINE if priced is not None else Role.BARE, priced)


def entries(survey: Survey, by_row: AmountsByRow) -> Iterator[Entry]:
    """The entries of all rows."""
    for number in by_row:
        entry = entry_at(survey, by_row, number)
        if entry is not None:
            yield entry


def heights_apart(survey: Survey, amount: Amount, other: Amount) -> float:
    """How far apart the right edges of two amounts are, in text heights."""
    page = survey.document.page(amount.segment.page)
    return abs(amount.box.right - other.box.right) * page.aspect / page.text_height


def _names(survey: Survey, row: Row, fields: tuple[str, ...], strength: float) -> bool:
    """Whether a label of `fields` that is at least this strong stands in `row`."""
    return any(
        label.field.startswith(fields) and label.strength >= strength
        for segment in row.segments
        for label in survey.near.labels_in(segment)
    )
