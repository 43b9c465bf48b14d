"""The rows that lead from the sum of the lines to the net total: what each takes off or adds, whatever it is called."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import product

from nlp_service.candidates.amounts import Amount
from nlp_service.particulars.facts import Facts
from nlp_service.particulars.sum_of_lines import sums_of_lines
from nlp_service.reading.folding import fold
from nlp_service.reading.page import Row

# More rows than these between both are not a few allowances and charges.
_MOST_ROWS = 4
_ADJUSTING = ("totals.allowances", "totals.charges")
# Rows of tax that is contained in the prices lead from one total to another as well.
_TAX = re.compile(r"\b(?:vat|tax|gst|mwst|ust|umsatzsteuer|steuer|tva|iva|btw|kdv|podatek|imposta)\b")


@dataclass(frozen=True)
class Step:
    """A row that takes off or adds an amount; `value` is below zero for what it takes off."""

    row: Row
    amount: Amount
    value: Decimal


def steps_to_net(facts: Facts) -> tuple[Step, ...]:
    """The steps from the sum of the lines down to the net total; none where they do not add up in exactly one way."""
    net = facts.amount("totals.net")
    for start in sums_of_lines(facts) if net is not None else ():
        page = facts.survey.document.page(start.amount.segment.page)
        first = page.row_number(start.amount.segment) + 1 if page.is_level(start.amount.segment) else len(page.rows)
        between = _rows_before(facts, page.rows[first : first + 1 + _MOST_ROWS], net or Decimal(0))
        steps = _signed(start.amount.value, between, net or Decimal(0))
        if steps:
            return steps
    return ()


def _rows_before(facts: Facts, rows: Sequence[Row], net: Decimal) -> list[tuple[Row, Amount]]:
    """The rows of one amount each up to the row of the net total; none where another row stands between."""
    between: list[tuple[Row, Amount]] = []
    for row in rows:
        money = list(_money(facts, row))
        fields = set(_fields(facts, row))
        if between and any(amount.value == net for amount in money) and not fields & {*_ADJUSTING}:
            return between
        is_total = any(field.startswith("totals.") for field in fields) and not fields & {*_ADJUSTING}
        if len(money) != 1 or is_total or _TAX.search(fold(row.text)):
            return []
        between.append((row, money[0]))
    return []


def _signed(start: Decimal, between: Sequence[tuple[Row, Amount]], net: Decimal) -> tuple[Step, ...]:
    """The steps with their signs: as printed, else the one way in which they lead to the net total."""
    printed = tuple(amount.value for _, amount in between)
    ways = [printed] if printed and start + sum(printed) == net else []
    if printed and not ways:
        for signs in product((1, -1), repeat=len(printed)):
            way = tuple(sign * abs(value) for sign, value in zip(signs, printed, strict=True))
            ways += [way] if start + sum(way) == net else []
    if len(ways) != 1:
        return ()
    return tuple(Step(row, amount, value) for (row, amount), value in zip(between, ways[0], strict=True))


def _money(facts: Facts, row: Row) -> Iterator[Amount]:
    for segment in row.segments:
        for amount in facts.spots.amounts_in(segment):
            if amount.value and amount.number.decimals == 2 and not amount.number.is_percent:
                yield amount


def _fields(facts: Facts, row: Row) -> Iterator[str]:
    for segment in row.segments:
        yield from (label.field for label in facts.survey.near.labels_in(segment))
