"""How numbers, amounts and dates are written, and the ways among which a document chooses."""

import random
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from babel.dates import format_date
from babel.numbers import format_decimal

_SIGNS = {"EUR": "€", "GBP": "£", "USD": "$", "CHF": "Fr."}
_PARTED_BY = "|"


@dataclass(frozen=True, slots=True, kw_only=True)
class Formats:
    """The formats of one document."""

    language: str  # of the names of months
    group: str  # parts thousands; may be empty
    decimal: str
    date_pattern: str  # as Unicode's CLDR writes it
    percent_pattern: str  # `{}` takes the number, `{two}` the number with two decimals
    money_pattern: str  # with places for `{amount}`, `{sign}` and `{code}`
    negative_pattern: str  # `{}` takes the amount without its sign

    def amount(self, value: Decimal) -> str:
        """An amount without its currency, e.g. `1.234,50`."""
        return self._signed(value, f"{abs(value):,.2f}")

    def money(self, value: Decimal, currency: str) -> str:
        """An amount with its currency, e.g. `1.234,50 €`."""
        return self.money_pattern.format(amount=self.amount(value), sign=_SIGNS[currency], code=currency)

    def number(self, value: Decimal) -> str:
        """A quantity or a rate without trailing zeros, e.g. `37,5`."""
        return self._signed(value, format_decimal(abs(value), "#,##0.###", locale="en"))

    def percent(self, value: Decimal) -> str:
        """A rate in per cent, e.g. `19 %`; more than two decimals are all written."""
        number = self.number(value)
        return self.percent_pattern.format(number, two=self.amount(value) if value == round(value, 2) else number)

    def date(self, value: date) -> str:
        """A date."""
        return format_date(value, self.date_pattern, locale=self.language)

    def _signed(self, value: Decimal, english: str) -> str:
        digits = english.translate({ord(","): self.group, ord("."): self.decimal})
        return self.negative_pattern.format(digits) if value < 0 else digits


@dataclass(frozen=True, slots=True, kw_only=True)
class FormatChoices:
    """The ways a language knows; each entry holds several, parted by `|`."""

    language: str  # ISO 639-1, or as Babel names it
    groups: str
    decimal: str
    dates: str
    percents: str
    money: str
    negatives: str = "-{}|-{}|-{}|{}-|\N{EN DASH}{}"

    def pick(self, rng: random.Random) -> Formats:
        """One way for each thing."""

        def one(choices: str) -> str:
            return rng.choice(choices.split(_PARTED_BY))

        return Formats(
            language=self.language,
            group=one(self.groups),
            decimal=self.decimal,
            date_pattern=one(self.dates),
            percent_pattern=one(self.percents),
            money_pattern=one(self.money),
            negative_pattern=one(self.negatives),
        )
