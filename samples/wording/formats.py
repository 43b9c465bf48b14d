"""How a language writes numbers, amounts and dates."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from babel.dates import format_date
from babel.numbers import format_currency, format_decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Formats:
    """The formats of one language. Patterns are those of Unicode's CLDR."""

    locale: str  # as Babel names it
    date_pattern: str
    written_date_pattern: str
    percent_pattern: str  # `{}` takes the number

    def amount(self, value: Decimal) -> str:
        """An amount without its currency, e.g. `1.234,50`."""
        return format_decimal(value, "#,##0.00", locale=self.locale)

    def money(self, value: Decimal, currency: str) -> str:
        """An amount with the sign of its currency, e.g. `1.234,50 €`; the space in it does not break."""
        return format_currency(value, currency, locale=self.locale)

    def number(self, value: Decimal) -> str:
        """A quantity or a rate without trailing zeros, e.g. `37,5`."""
        return format_decimal(value, "#,##0.###", locale=self.locale)

    def percent(self, value: Decimal) -> str:
        """A rate in per cent, e.g. `19 %`."""
        return self.percent_pattern.format(self.number(value))

    def digits_date(self, value: date) -> str:
        """A date in digits."""
        return format_date(value, self.date_pattern, locale=self.locale)

    def written_date(self, value: date) -> str:
        """A date with the month's name."""
        return format_date(value, self.written_date_pattern, locale=self.locale)
