"""Lines without a table's header: rows of text and an amount that stand above a total and add up to it exactly."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from nlp_service.candidates.amounts import Amount
from nlp_service.candidates.line_items import Line
from nlp_service.candidates.multiplication import find_multiplication
from nlp_service.candidates.priced_row import PricedRow, price_row
from nlp_service.candidates.survey import Survey
from nlp_service.reading.near import Side
from nlp_service.reading.page import Row

# How surely a label must name the total that the lines add up to.
_SURE_LABEL = 0.5
# Totals that are tried, and the rows above each that are looked at.
_MOST_TOTALS = 6
_MOST_ROWS = 120
# The amounts stand in one column: their right edges differ by no more than this many text heights.
_COLUMN_WIDTH = 3.0
# Rows of text alone between two lines.
_MOST_REMARKS = 3
# Rows at the foot of one page and the head of the next.
_MOST_ROWS_OF_MARGINS = 20
# Rows that begin with a label of these, or have one of the second or third group anywhere, are no lines.
_NO_LINES = ("totals.", "tendered", "change", "issue_date", "due_date")
_SUMS = ("totals.net", "totals.gross", "totals.amount_due")
_EXTRAS = ("totals.tax", "totals.charges", "totals.allowances", "totals.tip", "totals.rounding", "column.discount")
_NAMED = 0.9
_NAMED_INSIDE = 0.55


def find_plain_lines(survey: Survey) -> tuple[Line, ...]:
    """The lines above the first total that they add up to; none where no total proves them."""
    by_row = _amounts_by_row(survey)
    totals = [(row, a) for row, amounts in by_row.items() for a in amounts if _is_total(survey, a)]
    for row, total in totals[:_MOST_TOTALS]:
        found = max((_rows_adding_up(survey, by_row, row, total, in_column=c) for c in (True, False)), key=len)
        if len(found) == 1:
            # What looks like the only line may be a sum itself.
            parts = _rows_adding_up(survey, by_row, found[0].row, found[0].amount, in_column=True)
            found = parts if len(parts) > 1 or any(part.multiplication for part in parts) else found
        if found:
            return tuple(priced.line() for priced in found)
    return ()


def _amounts_by_row(survey: Survey) -> Mapping[int, Sequence[Amount]]:
    """The amounts by the position of their row in the document, each row from left to right."""
    positions = {id(segment): number for number, row in enumerate(survey.document.rows) for segment in row.segments}
    rows: dict[int, list[Amount]] = {}
    for amount in survey.amounts:
        rows.setdefault(positions[id(amount.segment)], []).append(amount)
    return {number: sorted(rows[number], key=lambda amount: amount.box.left) for number in sorted(rows)}


def _is_total(survey: Survey, amount: Amount) -> bool:
    return (
        bool(amount.value)
        and amount.number.decimals == 2
        and any(
            link.label.field in _SUMS and link.strength >= _SURE_LABEL and link.side is not Side.BELOW
            for link in survey.links[id(amount)]
        )
    )


def _rows_adding_up(
    survey: Survey, by_row: Mapping[int, Sequence[Amount]], last: int, total: Amount, *, in_column: bool
) -> Sequence[PricedRow]:
    """The fewest rows above `total` in row `last`, one following the other, that add up to it; in printed order.

    Tax and charges may be part of the sum, but are no lines. A line alone makes a total only with `in_column`, or as a
    multiplication.
    """
    rows = survey.document.rows
    found: list[PricedRow] = []
    sum_of_lines = sum_of_extras = Decimal(0)
    remarks = 0
    for number in range(last - 1, max(-1, last - 1 - _MOST_ROWS), -1):
        row = rows[number]
        if row.page != rows[number + 1].page:
            remarks = -_MOST_ROWS_OF_MARGINS
        amounts = [a for a in by_row.get(number, ()) if a.number.decimals == 2 and not a.number.is_percent]
        if not amounts or (in_column and _heights_apart(survey, amounts[-1], total) > _COLUMN_WIDTH):
            remarks += 1
            if remarks > _MOST_REMARKS and found:
                return ()
            continue
        remarks = 0
        amount = amounts[-1]
        if find_multiplication(by_row[number], amount.value) is None and _names(survey, row, _EXTRAS, _NAMED_INSIDE):
            sum_of_extras += amount.value
        elif _names(survey, row, _NO_LINES, _NAMED) or _names(survey, row, _SUMS, _NAMED_INSIDE):
            return ()
        else:
            priced = price_row(rows, number, by_row, amount)
            if priced is None:
                return ()
            found.insert(0, priced)
            sum_of_lines += amount.value
        is_enough = len(found) > 1 or (found and (in_column or found[0].multiplication is not None))
        if is_enough and total.value in (sum_of_lines, sum_of_lines + sum_of_extras):
            return found
    return ()


def _heights_apart(survey: Survey, amount: Amount, total: Amount) -> float:
    """How far apart the right edges of two amounts are, in text heights."""
    page = survey.document.page(amount.segment.page)
    return abs(amount.box.right - total.box.right) * page.aspect / page.text_height


def _names(survey: Survey, row: Row, fields: tuple[str, ...], strength: float) -> bool:
    """Whether a label of `fields` that is at least this strong stands in `row`."""
    return any(
        label.field.startswith(fields) and label.strength >= strength
        for segment in row.segments
        for label in survey.near.labels_in(segment)
    )
