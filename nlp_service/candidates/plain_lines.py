"""Lines without a table's header: rows of text and an amount that stand above a total and add up to it exactly."""

from collections.abc import Sequence
from decimal import Decimal

from nlp_service.candidates.amounts import Amount
from nlp_service.candidates.line_items import Line
from nlp_service.candidates.priced_row import PricedRow, without_line_numbers
from nlp_service.candidates.priced_rows import (
    SUMS,
    AmountsByRow,
    Entry,
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
# The amounts stand in one column: their right edges differ by no more than this many text heights.
_COLUMN_WIDTH = 3.0
# Rows of text alone between two lines.
_MOST_REMARKS = 3
# Rows at the foot of one page and the head of the next.
_MOST_ROWS_OF_MARGINS = 20
# Entries of a document that are looked at where no labelled total is directly proved.
_MOST_ENTRIES = 2000
# How much a document has to look like a receipt for its lines to be taken where nothing adds up.
_LIKE_RECEIPT = 0.3


def find_plain_lines(survey: Survey) -> tuple[Line, ...]:
    """The lines that a total proves; if none does, those above the first total, unproved.

    Proof is a total directly below that they add up to, or a row that is the sum of those before it, or any total.
    """
    by_row = amounts_by_row(survey)
    found = _above_a_total(survey, by_row)
    if not found:
        all_entries = [entry for entry, _ in zip(entries(survey, by_row), range(_MOST_ENTRIES), strict=False)]
        runs = _runs(survey, all_entries)
        found = _with_a_sum(survey, all_entries, runs) or _unproved(survey, all_entries, runs)
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
            remarks = -_MOST_ROWS_OF_MARGINS
        entry = entry_at(survey, by_row, number)
        if entry is None or (in_column and heights_apart(survey, entry.amount, total) > _COLUMN_WIDTH):
            remarks += 1
            if remarks > _MOST_REMARKS and found:
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


def _runs(survey: Survey, all_entries: Sequence[Entry]) -> Sequence[tuple[int, int]]:
    """The first and, exclusively, the last position of lines that follow one another."""
    rows = survey.document.rows
    runs: list[tuple[int, int]] = []
    for position, entry in enumerate(all_entries):
        if entry.role is not Role.LINE:
            continue
        before = all_entries[position - 1] if position else None
        follows = (
            before is not None
            and before.role is Role.LINE
            and (
                entry.row - before.row <= _MOST_REMARKS + 1
                or (
                    rows[entry.row].page != rows[before.row].page
                    and entry.row - before.row <= _MOST_REMARKS + 1 + _MOST_ROWS_OF_MARGINS
                )
            )
        )
        if follows and runs:
            runs[-1] = (runs[-1][0], position + 1)
        else:
            runs.append((position, position + 1))
    return runs


def _with_a_sum(survey: Survey, all_entries: Sequence[Entry], runs: Sequence[tuple[int, int]]) -> Sequence[PricedRow]:
    """The longest lines of one run of which a later row is the sum, whatever that is called."""
    later = [entry for entry in all_entries if entry.role in (Role.TOTAL, Role.BARE)]
    best: Sequence[Entry] = ()
    for first, last in runs:
        run = all_entries[first:last]
        totals = {entry.amount.value for entry in later if entry.row > run[-1].row}
        for found in (_lines_up_to_a_sum(run), _last_lines_of_a_total(run, totals)):
            best = max(best, found, key=len)
        if not best and _is_alone(survey, run, later):
            best = run
    return [entry.priced for entry in best if entry.priced is not None]


def _is_alone(survey: Survey, run: Sequence[Entry], later: Sequence[Entry]) -> bool:
    """Whether `run` is the only line of a receipt, and its amount stands again below as a total in the same column."""
    if len(run) != 1 or not run[0].amount.value or survey.receipt_weight < _LIKE_RECEIPT:
        return False
    same = (entry.amount for entry in later if entry.row > run[0].row and entry.amount.value == run[0].amount.value)
    return any(heights_apart(survey, run[0].amount, amount) <= _COLUMN_WIDTH for amount in same)


def _lines_up_to_a_sum(run: Sequence[Entry]) -> Sequence[Entry]:
    """The lines of `run` of which a line of it is the sum; empty where there are fewer than two."""
    before: dict[Decimal, int] = {Decimal(0): 0}
    total = Decimal(0)
    for position, entry in enumerate(run):
        start = before.get(total - entry.amount.value)
        if start is not None and position - start > 1 and entry.amount.value:
            return run[start:position]
        total += entry.amount.value
        before.setdefault(total, position + 1)
    return ()


def _last_lines_of_a_total(run: Sequence[Entry], totals: set[Decimal]) -> Sequence[Entry]:
    """As many of the last lines of `run` as add up to one of the `totals`; empty where there are fewer than two."""
    total = Decimal(0)
    longest: Sequence[Entry] = ()
    for start in range(len(run) - 1, -1, -1):
        total += run[start].amount.value
        if len(run) - start > 1 and total and total in totals:
            longest = run[start:]
    return longest


def _unproved(survey: Survey, all_entries: Sequence[Entry], runs: Sequence[tuple[int, int]]) -> Sequence[PricedRow]:
    """The lines in one column above the first total, one of whose amounts may be misread: all of a receipt's.

    Of other documents at least two that stand directly above the total.
    """
    total = next((i for i, entry in enumerate(all_entries) if entry.role in (Role.TOTAL, Role.EXTRA)), None)
    if total is None:
        return ()
    is_receipt = survey.receipt_weight >= _LIKE_RECEIPT
    above = [run for run in runs if (run[1] <= total if is_receipt else run[1] == total)]
    found = [
        entry.priced
        for first, last in above
        for entry in all_entries[first:last]
        if entry.priced is not None and heights_apart(survey, entry.amount, all_entries[total].amount) <= _COLUMN_WIDTH
    ]
    return found if is_receipt or len(found) > 1 else ()
