"""Tax lines: a rate with the amount taxed and the tax, found where the three satisfy their equation."""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from nlp_service.candidates.amounts import Amount
from nlp_service.candidates.survey import Survey

_CENT = Decimal("0.01")
# Rates beyond this are no VAT anywhere.
_HIGHEST_RATE = Decimal(30)


@dataclass(frozen=True, slots=True)
class TaxLine:
    """The tax of one rate as printed; the three amounts satisfy base x rate = tax to the cent."""

    rate: Amount
    base: Amount
    tax: Amount


def find_tax_lines(survey: Survey) -> tuple[TaxLine, ...]:
    """The tax lines of the document, one for each rate, in printed order."""
    by_row: dict[int, list[Amount]] = {}
    for amount in survey.amounts:
        if id(amount.segment) not in survey.table_segments:
            by_row.setdefault(id(survey.near.row_of(amount.segment)), []).append(amount)
    found: dict[Decimal, TaxLine] = {}
    for amounts in by_row.values():
        for rate in (amount for amount in amounts if _can_be_rate(amount)):
            line = _line(
                rate, [a for a in amounts if a is not rate and a.number.decimals == 2 and not a.number.is_percent]
            )
            if line is not None:
                found.setdefault(rate.value, line)
    return tuple(found.values())


def _can_be_rate(amount: Amount) -> bool:
    """A percentage, or a bare number that may be one."""
    return 0 < amount.value <= _HIGHEST_RATE and not amount.number.currency_sign


def _line(rate: Amount, amounts: list[Amount]) -> TaxLine | None:
    for base in amounts:
        for tax in amounts:
            if base is not tax and tax.value and tax.value == _tax(base.value, rate.value):
                return TaxLine(rate, base, tax)
    return None


def _tax(base: Decimal, rate: Decimal) -> Decimal:
    return (base * rate / 100).quantize(_CENT, ROUND_HALF_UP)
