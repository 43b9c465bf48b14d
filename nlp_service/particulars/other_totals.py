"""Totals beside those that are chosen together: withheld tax, and tax in another currency."""

from collections.abc import Iterator
from decimal import Decimal

from nlp_service.candidates.amounts import Amount
from nlp_service.candidates.candidate import Scored
from nlp_service.language.countries import currency_codes
from nlp_service.particulars.facts import Facts, likely
from nlp_service.particulars.spots import Spot

WITHHELD = "totals.withholding_tax"
TAX_IN_TAX_CURRENCY, TAX_CURRENCY, RATE = "totals.tax_in_tax_currency", "tax_currency", "exchange_rate"
_LABELLED, _AGREES, _CONVERTED = 0.88, 0.95, 0.93
_CENT = Decimal("0.01")
# A conversion of the tax is rounded, and so is the rate that is printed for it.
_CONVERSION_TOLERANCE = Decimal("0.005")


def find_other_totals(facts: Facts) -> Iterator[Scored]:
    """The candidates for all of these, each only where the other totals agree with it; a rate at its label."""
    yield from _withheld(facts)
    yield from _conversion(facts)


def amounts_at(facts: Facts, spot: Spot) -> list[Amount]:
    """The amounts in a spot that are no percentages, from left to right."""
    return [
        amount
        for amount in facts.spots.amounts_in(spot.segment)
        if spot.start <= amount.number.end <= spot.end and not amount.number.is_percent
    ]


def _withheld(facts: Facts) -> Iterator[Scored]:
    gross, due = facts.amount("totals.gross"), facts.amount("totals.amount_due")
    deducted = facts.amount("totals.deductions")
    for spot in facts.spots.at(WITHHELD):
        for amount in amounts_at(facts, spot)[-1:]:
            value = abs(amount.value)
            leads_to_due = gross is not None and due is not None and abs(gross - value - due) <= _CENT
            if value and amount.is_money_like and (leads_to_due or value == abs(deducted or 0)):
                yield _amount(WITHHELD, amount, _AGREES, spot)


def _conversion(facts: Facts) -> Iterator[Scored]:
    """The rate at its label; and the tax in the other currency, which is the tax times or by the rate."""
    tax, currency = facts.amount("totals.tax"), facts.value("currency")
    for spot in facts.spots.at(RATE):
        for rate in amounts_at(facts, spot)[-1:]:
            if rate.value <= 0 or rate.number.decimals < 2:
                continue
            yield _amount(RATE, rate, _LABELLED, spot)
            for amount in facts.survey.amounts if tax else ():
                code = amount.number.currency_sign.upper()
                is_other = code in currency_codes() and code != currency
                if tax and is_other and _converts(tax, amount.value, rate.value):
                    yield _amount(TAX_IN_TAX_CURRENCY, amount, _CONVERTED)
                    yield likely(TAX_CURRENCY, code, amount.words, _CONVERTED, raw_text=amount.text)


def _converts(tax: Decimal, other: Decimal, rate: Decimal) -> bool:
    return any(abs(other - expected) <= abs(expected) * _CONVERSION_TOLERANCE for expected in (tax * rate, tax / rate))


def _amount(field: str, amount: Amount, likelihood: float, spot: Spot | None = None) -> Scored:
    value = format(abs(amount.value) if field == WITHHELD else amount.value, "f")
    label_words = spot.label.words if spot else ()
    return likely(field, value, amount.words, likelihood, raw_text=amount.text, label_words=label_words)
