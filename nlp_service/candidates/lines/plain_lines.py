"""Lines without a table's header: rows of text and an amount that stand above a total and add up to it exactly."""

from collections.abc import Sequence
from decimal import Decimal

from nlp_service.candidates.amounts import Amount
from nlp_service.candidates.lines.line_items import Line
from nlp_service.candidates.lines.line_runs import (
    COLUMN_WIDTH,
    MOST_REMARKS,
    MOST_ROWS_OF_MARGINS,
    find_runs,
    unproved,
    with_a_sum,
)
from nlp_service.candidates.lines.priced_row import PricedRow, without_line_numbers
from nlp_service.candidates.lines.priced_rows import (
    SUMS,
    AmountsByRow,
    Role,
    amounts_by_row,
    entries,
    entry_at,
    heights_apart,
)
from nlp_service.candidates.survey import Survey
from nlp_service.reading.near import Side

# How surely a label must name the total that the lines add up to.
_SURE_LABEL = 0.5
# Totals that are tried, and the rows above each that are looked at.
_MOST_TOTALS = 6
_MOST_ROWS = 120
# Entries of a document that are looked at where no labelled total is directly proved.
_MOST_ENTRIES = 2000


def find_plain_lines(survey: Survey) -> tuple[Line, ...]:
    """The lines that a total proves; if none does, those above the first total, unproved.

    Proof is a total directly below that they add up to, or a row that is the sum of those before it, or any total.
    """
    by_row = amounts_by_row(survey)
    found = _above_a_total(survey, by_row)
    if not found:
        all_entries = [entry for entry, _ in zip(entries(survey, by_row), range(_MOST_ENTRIES), strict=False)]
        runs = find_runs(survey, all_entries)
        found = with_a_sum(survey, all_entries, runs) or unproved(survey, all_entries, runs)
    return without_line_numbers([priced.line() for priced in found])


def _above_a_total(survey: Survey, by_row: AmountsByRow) -> Sequence[PricedRow]:
    totals = [(row, a) for row, amounts in by_row.items() for a in amounts if _is_total(survey, a)]
    for row, total in totals[:_MOST_TOTALS]:
        found = max((_rows_adding_up(survey, by_row, row, total, in_column=c) for c in (True, False)), key=len)
        if len(found) == 1:
            # What looks like the only line may be a sum itself.
            sums = (_rows_adding_up(survey, by_row, found[0].row, found[0].amount, in_column=c) for c in (True, False))
            parts = max(sums, key=len)
            found = parts if len(parts) > 1 or any(part.multiplication for part in parts) else found
        if found:
            return found
    return ()


def _is_total(survey: Survey, amount: Amount) -> bool:
    return (
        bool(amount.value)
        and amount.number.decimals == 2
        and any(
            link.label.field in SUMS and link.strength >= _SURE_LABEL and link.side is not Side.BELOW
            for link in survey.links[id(amount)]
        )
    )


def _rows_adding_up(
    survey: Survey, by_row: AmountsByRow, last: int, total: Amount, *, in_column: bool
) -> Sequence[PricedRow]:
    """The fewest rows above `total` in row `last`, one following the other, that add up to it; in printed order.

    Tax and charges may be part of the sum, but are no lines. A line alone makes a total only with `in_column`, or as a
    multiplication. Lines of nothing directly above belong to the others.
    """
    rows = survey.document.rows
    found: list[PricedRow] = []
    sum_of_lines = sum_of_extras = Decimal(0)
    remarks = 0
    is_enough = False
    for number in range(last - 1, max(-1, last - 1 - _MOST_ROWS), -1):
        if rows[number].page != rows[number + 1].page:
            remarks = -MOST_ROWS_OF_MARGINS
        entry = entry_at(survey, by_row, number)
        if entry is None or (in_column and heights_apart(survey, entry.amount, total) > COLUMN_WIDTH):
            remarks += 1
            if remarks > MOST_REMARKS and found:
                break
            continue
        remarks = 0
        if is_enough and (entry.amount.value or entry.role is not Role.LINE):
            break
        if entry.role is Role.EXTRA:
            sum_of_extras += entry.amount.value
        elif entry.priced is None:
            return ()
        else:
            found.insert(0, entry.priced)
            sum_of_lines += entry.amount.value
        proves = len(found) > 1 or (found and (in_column or found[0].multiplication is not None))
        is_enough = bool(proves) and total.value in (sum_of_lines, sum_of_lines + sum_of_extras)
    return found if is_enough else ()
