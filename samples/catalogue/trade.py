"""What a trade sells, and the names firms are made of."""

import random
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import Enum

from samples.country import TaxClass

SUBSCRIBERS = tuple(f"{number:03d}" for number in range(101, 900, 37))
"""The last digits of telephone lines, one of which a bill names on each of its many lines."""


class Branch(Enum):
    """A branch of business; a layout suits some of them."""

    OFFICE = "office"
    SOFTWARE = "software"
    CRAFT = "craft"
    GROCERY = "grocery"
    CATERING = "catering"
    TELECOM = "telecom"


@dataclass(frozen=True, slots=True)
class Item:
    """One thing as it stands on an invoice line, before quantity and price are drawn."""

    name: str
    detail: str
    unit: str
    price: tuple[Decimal, Decimal]  # lowest and highest
    quantities: tuple[Decimal, ...]
    tax_class: TaxClass


@dataclass(frozen=True, slots=True)
class Product:
    """A thing that comes in variants; `{}` in its name takes the variant."""

    name: str
    detail: str
    unit: str
    price: tuple[str, str]
    quantities: str  # those that are usual, parted by spaces
    variants: tuple[str, ...] = ("",)
    tax_class: TaxClass = TaxClass.STANDARD

    def items(self) -> tuple[Item, ...]:
        """An item for each variant."""
        low, high = self.price
        quantities = tuple(Decimal(quantity) for quantity in self.quantities.split())
        return tuple(
            Item(
                self.name.format(variant),
                self.detail,
                self.unit,
                (Decimal(low), Decimal(high)),
                quantities,
                self.tax_class,
            )
            for variant in self.variants
        )


@dataclass(frozen=True, slots=True)
class Trade:
    """A kind of business: what its firms are called and what they sell."""

    branch: Branch
    business_words: tuple[str, ...]
    products: tuple[Product, ...]

    def items(self) -> tuple[Item, ...]:
        """Everything the trade sells, each variant on its own."""
        return tuple(item for product in self.products for item in product.items())


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """The parts that names and addresses of a language are made of."""

    families: tuple[str, ...]
    fancies: tuple[str, ...]
    customer_words: tuple[str, ...]
    cities: tuple[str, ...]  # invented
    streets: tuple[str, ...]
    street_pattern: str  # with places for `{street}` and `{number}`
    mailboxes: tuple[str, ...]
    banks: tuple[str, ...]  # invented

    def halves(self, rng: random.Random) -> tuple["Names", "Names"]:
        """The names dealt to two firms, so that neither shares family, fancy name, city or street with the other."""
        dealt = [rng.sample(names, len(names)) for names in (self.families, self.fancies, self.cities, self.streets)]
        return (
            self._with(*(tuple(names[::2]) for names in dealt)),
            self._with(*(tuple(names[1::2]) for names in dealt)),
        )

    def _with(
        self, families: tuple[str, ...], fancies: tuple[str, ...], cities: tuple[str, ...], streets: tuple[str, ...]
    ) -> "Names":
        return replace(self, families=families, fancies=fancies, cities=cities, streets=streets)
