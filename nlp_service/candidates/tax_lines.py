"""Tax lines: a rate with the amount taxed and the tax, found where the three satisfy their equation."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from nlp_service.candidates.amounts import Amount
from nlp_service.candidates.survey import Survey

_CENT = Decimal("0.01")
# Rates beyond this are no VAT anywhere.
_HIGHEST_RATE = Decimal(30)
# A number without a percent sign is a rate only in a row that speaks of tax, or at most this many rows below one.
_TAX_LABELS = ("totals.tax", "column.tax_rate", "column.tax_amount")
_MOST_ROWS_BELOW = 8
# How surely a label must name the net total for it to be what is taxed, where no such amount stands in the row.
_SURE_NET = 0.6


@dataclass(frozen=True, slots=True)
class TaxLine:
    """The tax of one rate as printed; the three amounts satisfy base x rate = tax to the cent."""

    rate: Amount
    base: Amount
    tax: Amount


def find_tax_lines(survey: Survey) -> tuple[TaxLine, ...]:
    """The tax lines of the document, one for each rate, in printed order.

    The taxed amount stands in the row of rate and tax, or is the net total where that has but one rate.
    """
    rows = _rows(survey)
    found: dict[Decimal, TaxLine] = {}
    for amounts in rows:
        for rate in (amount for amount in amounts if _can_be_rate(survey, amount)):
            line = _line(rate, _money(amounts, rate), _money(amounts, rate))
            if line is not None:
                found.setdefault(rate.value, line)
    if not found:
        nets = _net_totals(survey)
        for amounts in rows:
            for rate in (amount for amount in amounts if amount.number.is_percent and _can_be_rate(survey, amount)):
                line = _line(rate, nets, _money(amounts, rate))
                if line is not None:
                    return (line,)
    return tuple(found.values())


def _rows(survey: Survey) -> Sequence[Sequence[Amount]]:
    """The amounts outside the tables of lines, row by row."""
    by_row: dict[int, list[Amount]] = {}
    for amount in survey.amounts:
        if id(amount.segment) not in survey.table_segments:
            by_row.setdefault(id(survey.near.row_of(amount.segment)), []).append(amount)
    return list(by_row.values())


def _can_be_rate(survey: Survey, amount: Amount) -> bool:
    """A percentage, or a bare number where tax is spoken of."""
    if not 0 <= amount.value <= _HIGHEST_RATE or amount.number.currency_sign:
        return False
    return amount.number.is_percent or (amount.value > 0 and _speaks_of_tax(survey, amount))


def _speaks_of_tax(survey: Survey, amount: Amount) -> bool:
    page = survey.document.page(amount.segment.page)
    last = page.row_number(amount.segment)
    return any(
        label.field in _TAX_LABELS
        for row in page.rows[max(0, last - _MOST_ROWS_BELOW) : last + 1]
        for segment in row.segments
        for label in survey.near.labels_in(segment)
    )


def _money(amounts: Iterable[Amount], rate: Amount) -> list[Amount]:
    return [a for a in amounts if a is not rate and a.number.decimals == 2 and not a.number.is_percent]


def _net_totals(survey: Survey) -> list[Amount]:
    return [
        amount
        for amount in survey.amounts
        if amount.is_money_like
        and any(link.label.field == "totals.net" and link.strength >= _SURE_NET for link in survey.links[id(amount)])
    ]


def _line(rate: Amount, bases: Sequence[Amount], taxes: Sequence[Amount]) -> TaxLine | None:
    for base in bases:
        for tax in taxes:
            if base is not tax and base.value and tax.value == _tax(base.value, rate.value):
                return TaxLine(rate, base, tax)
    return None


def _tax(base: Decimal, rate: Decimal) -> Decimal:
    return (base * rate / 100).quantize(_CENT, ROUND_HALF_UP)
