"""Payments in parts: rows of a date and an amount that together make up what is owed."""

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from nlp_service.candidates.amounts import Amount
from nlp_service.candidates.candidate import Scored
from nlp_service.candidates.dates import DateMention
from nlp_service.particulars.facts import Facts, likely, likely_date
from nlp_service.reading.page import Row

_LIST = "payment.instalments"
_LIKELIHOOD = 0.9
_FEWEST, _MOST = 2, 60
_MOST_ROWS_APART = 2

_Part = tuple[int, DateMention, Amount]


def find_instalments(facts: Facts) -> Iterator[Scored]:
    """The due date and the amount of each part, where the parts add up to the gross total or the amount due."""
    owed = {facts.amount("totals.gross"), facts.amount("totals.amount_due")} - {None}
    for run in _runs(facts):
        days = [mention.read(day_first=facts.survey.date_order.day_first) for _, mention, _ in run]
        total = sum((amount.value for *_, amount in run), Decimal(0))
        if _FEWEST <= len(run) <= _MOST and total in owed and all(one < other for one, other in pairwise(days)):
            for number, (_, mention, amount) in enumerate(run, start=1):
                path = f"{_LIST}[{number}]"
                yield likely_date(facts, f"{path}.due_date", mention, _LIKELIHOOD, ())
                value = format(amount.value, "f")
                yield likely(f"{path}.amount", value, amount.words, _LIKELIHOOD, raw_text=amount.text)
            return


def _runs(facts: Facts) -> Iterator[list[_Part]]:
    run: list[_Part] = []
    for part in _parts(facts):
        if run and part[0] - run[-1][0] > _MOST_ROWS_APART:
            yield run
            run = []
        run.append(part)
    yield run


def _parts(facts: Facts) -> Iterator[_Part]:
    """The rows outside the lines that hold one date and one amount of money, by their number in the document."""
    for number, row in enumerate(facts.survey.document.rows):
        if any(id(segment) in facts.survey.table_segments for segment in row.segments):
            continue
        money = [a for segment in row.segments for a in facts.spots.amounts_in(segment) if _is_money(a)]
        dates = _dates(facts, row)
        if len(money) == 1 and len(dates) == 1:
            yield number, dates[0], money[0]


def _is_money(amount: Amount) -> bool:
    return amount.number.decimals == 2 and amount.value > 0 and not amount.number.is_percent


def _dates(facts: Facts, row: Row) -> list[DateMention]:
    return [mention for segment in row.segments for mention in facts.survey.dates_in(segment)]
