"""Lines that follow one another on pages without a table's header, and the rows that prove them by being their sum."""

from collections.abc import Sequence
from decimal import Decimal

from nlp_service.candidates.lines.priced_row import PricedRow
from nlp_service.candidates.lines.priced_rows import Entry, Role, heights_apart
from nlp_service.candidates.survey import Survey

# The amounts stand in one column: their right edges differ by no more than this many text heights.
COLUMN_WIDTH = 3.0
# Rows of text alone between two lines.
MOST_REMARKS = 3
# Rows at the foot of one page and the head of the next.
MOST_ROWS_OF_MARGINS = 20
# How much a document has to look like a receipt for its lines to be taken where nothing adds up.
_LIKE_RECEIPT = 0.3


def find_runs(survey: Survey, all_entries: Sequence[Entry]) -> Sequence[tuple[int, int]]:
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
                entry.row - before.row <= MOST_REMARKS + 1
                or (
                    rows[entry.row].page != rows[before.row].page
                    and entry.row - before.row <= MOST_REMARKS + 1 + MOST_ROWS_OF_MARGINS
                )
            )
        )
        if follows and runs:
            runs[-1] = (runs[-1][0], position + 1)
        else:
            runs.append((position, position + 1))
    return runs


def with_a_sum(survey: Survey, all_entries: Sequence[Entry], runs: Sequence[tuple[int, int]]) -> Sequence[PricedRow]:
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
    return any(heights_apart(survey, run[0].amount, amount) <= COLUMN_WIDTH for amount in same)


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


def unproved(survey: Survey, all_entries: Sequence[Entry], runs: Sequence[tuple[int, int]]) -> Sequence[PricedRow]:
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
        if entry.priced is not None and heights_apart(survey, entry.amount, all_entries[total].amount) <= COLUMN_WIDTH
    ]
    return found if is_receipt or len(found) > 1 else ()
