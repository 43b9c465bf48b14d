"""What the samples know of a country: VAT rates, currency, legal forms, and how its addresses are written."""

from dataclasses import dataclass
from decimal import Decimal
from enum import Enum


class TaxClass(Enum):
    """How the law taxes a thing, in whichever country."""

    STANDARD = "standard"
    READING = "reading"  # Printed books.
    FOOD = "food"  # Groceries.


@dataclass(frozen=True, slots=True)
class Rates:
    """Rates of VAT or sales tax in per cent."""

    standard: Decimal
    reading: Decimal
    food: Decimal

    @classmethod
    def parse(cls, text: str) -> "Rates":
        """The rates from three numbers parted by spaces: standard, reading, food."""
        standard, reading, food = (Decimal(rate) for rate in text.split())
        return cls(standard, reading, food)


@dataclass(frozen=True, slots=True, kw_only=True)
class Country:
    """A country, or the part of one that speaks one language, as its invoices show it."""

    code: str  # ISO 3166-1 alpha-2
    locale: str  # whose wording and formats it uses
    currency: str  # ISO 4217
    rates: Rates
    vat_id_label: str | None  # None where firms have no VAT id
    legal_forms: tuple[str, ...]
    registration: str  # with a place for `{number}` and for `{city}`
    phone: str | None  # a number kept free for fiction, `#` standing for any digit; None where none is known
    place: str  # with places for `{postcode}` and `{city}`
    postcode: str  # of a range believed not to be in use; `#` stands for any digit, `@` for any letter

    def tax_rate(self, tax_class: TaxClass) -> Decimal:
        """The rate in per cent for things of that class."""
        by_class = {
            TaxClass.STANDARD: self.rates.standard,
            TaxClass.READING: self.rates.reading,
            TaxClass.FOOD: self.rates.food,
        }
        return by_class[tax_class]
