"""The equation of a line: quantity times unit price, less a discount, is the amount."""

from decimal import Decimal

# Amounts may differ from quantity times price by this, since prices are often printed rounded.
TOLERANCE = Decimal("0.02")


def adds_up(
    quantity: Decimal | None,
    unit_price: Decimal | None,
    amount: Decimal | None,
    discount: Decimal | None = None,
    base: Decimal | None = None,
) -> bool | None:
    """Whether quantity times price is the amount; None when one of them is absent.

    A `discount` may have been taken off, a percentage or money. The price is for `base` pieces (BT-149), or for one.
    """
    if quantity is None or unit_price is None or amount is None:
        return None
    whole = quantity * unit_price / (base or 1)
    expected = [whole]
    if discount is not None:
        expected += [whole * (1 - abs(discount) / 100), whole - abs(discount)]
    return any(abs(value - amount) <= TOLERANCE for value in expected)
