"""Multiplications in a row, as `3 pcs × 4,20` or `2 x 3.50`: the quantity, unit and price that make an amount."""

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from nlp_service.candidates.amounts import Amount
from nlp_service.reading.page import Word

# What may stand between quantity and price: a unit, and a sign of multiplication.
_BETWEEN = re.compile(
    r"\s*(?P<unit>[^\W\d_]{1,12}\.?(?:\s[^\W\d_]{1,12}\.?)?)?\s*[x×*@à]\s*(?:[^\w\s]|[A-Z]{2,3})?\s*$", re.IGNORECASE
)
_CENT = Decimal("0.01")
_WHOLE = 100


@dataclass(frozen=True, slots=True)
class Multiplication:
    """Quantity and price as printed, with their values as the amount proves them; `unit` is empty where there is none.

    `discount` is the percentage that the amount is less; None where it is the whole product.
    """

    quantity: Amount
    price: Amount
    quantity_value: Decimal
    price_value: Decimal
    unit: tuple[Word, ...]
    discount: Amount | None

    @property
    def words(self) -> tuple[Word, ...]:
        """All words that it is written in."""
        discount = self.discount.words if self.discount else ()
        return (*self.quantity.words, *self.unit, *self.price.words, *discount)


def find_multiplication(numbers: Sequence[Amount], amount: Decimal) -> Multiplication | None:
    """The multiplication among the numbers of a row, from left to right, whose product is `amount` to the cent."""
    for quantity, price in itertools.pairwise(numbers):
        if quantity.segment is not price.segment:
            continue
        between = _BETWEEN.fullmatch(quantity.segment.text, quantity.number.end, price.number.start)
        if between is None:
            continue
        percentages = [None, *(number for number in numbers if number is not quantity and _can_be_discount(number))]
        for discount in percentages:
            for left in _values(quantity):
                for right in _values(price):
                    rest = 1 - discount.value / _WHOLE if discount is not None else Decimal(1)
                    if abs(left * right * rest - amount) <= _CENT:
                        unit = quantity.segment.words_between(*between.span("unit")) if between["unit"] else ()
                        return Multiplication(quantity, price, left, right, unit, discount)
    return None


def _can_be_discount(number: Amount) -> bool:
    """A percentage, or a bare number that may be one, as in `discount 15`."""
    return number.number.is_percent or (0 < number.value < _WHOLE and not number.is_money_like)


def _values(amount: Amount) -> Sequence[Decimal]:
    return (amount.value,) if amount.other_value is None else (amount.value, amount.other_value)
