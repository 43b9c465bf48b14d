"""The rules on lines: their sum (BR-CO-10), their net amounts (LINE-NET) and their prices (LINE-PRICE)."""

from collections.abc import Iterator
from decimal import Decimal

from en16931.amounts import canonical, round_amount, tolerance
from en16931.rules.equation import Equation, total
from en16931.rules.term import Term, item_terms, term_of, total_term
from invoicemesh.invoice.v1.finding_pb2 import SEVERITY_ERROR, SEVERITY_INFO
from invoicemesh.invoice.v1.invoice_data_pb2 import InvoiceData, LineItem

_MAX_LINE_NUMBER = 20
"""Characters of a printed line number that a sentence quotes; what is longer is none."""


def sum_of_lines(data: InvoiceData) -> Iterator[Equation]:
    """BR-CO-10: the sum of the lines is the sum of their net amounts."""
    result, terms = total_term(data, "sum_of_lines"), item_terms(data.line_items, "line_items", "net_amount")
    if result and terms:
        yield total("BR-CO-10", result, terms, "The lines add up to {expected}, but their sum is given as {result}.")


def line_net_amounts(data: InvoiceData) -> Iterator[Equation]:
    """LINE-NET: a line's net amount (BT-131) is quantity × (price / base quantity) + charges - allowances.

    The product is rounded, and `tolerance` applies. No base quantity means that the price is for one. What is off by
    no more than the printed price was rounded is worth knowing, no error: 50 × 4.10 may well be 204.75, at 4.095.
    """
    for line in data.line_items:
        yield from _line_net_amount(line, data.currency)


def line_prices(data: InvoiceData) -> Iterator[Equation]:
    """LINE-PRICE: a line's unit price (BT-146) is the price before discount (BT-148) less the discount (BT-147)."""
    for line in data.line_items:
        prefix = _prefix(line)
        price, gross = term_of(line, prefix, "unit_price"), term_of(line, prefix, "gross_unit_price")
        discount = term_of(line, prefix, "price_discount", -1)
        if price and gross and discount:
            yield total(
                "LINE-PRICE",
                price,
                (gross, discount),
                "price {0} less discount {1} is {expected}, but the unit price is {result}.",
                subject=_subject(line),
            )


def _line_net_amount(line: LineItem, currency: str) -> Iterator[Equation]:
    prefix = _prefix(line)
    net = term_of(line, prefix, "net_amount")
    quantity, price = term_of(line, prefix, "quantity", 0), term_of(line, prefix, "unit_price", 0)
    base = term_of(line, prefix, "base_quantity", 0)
    charges = item_terms(line.charges, f"{prefix}charges", "amount")
    allowances = item_terms(line.allowances, f"{prefix}allowances", "amount", -1)
    if net is None or quantity is None or price is None or charges is None or allowances is None:
        return
    if base and not base.value:
        return  # A price for nothing says nothing about the amount.
    added = charges + allowances
    product = quantity.value * price.value / (base.value if base else 1)
    expected = round_amount(sum((term.sign * term.value for term in added), product), currency)
    rounded = abs(quantity.value / (base.value if base else 1)) * _half_of_last_decimal(price.value)
    yield Equation(
        "LINE-NET",
        net,
        (quantity, price, *((base,) if base else ()), *added),
        expected,
        f"{_subject(line)}{_spoken(quantity, price, base, added)} make {canonical(expected)}, "
        f"but the net amount is {canonical(net.value)}.",
        tolerance(currency),
        SEVERITY_INFO if abs(net.value - expected) <= rounded else SEVERITY_ERROR,
    )


def _half_of_last_decimal(price: Decimal) -> Decimal:
    # A price without cents is a round price, not one that was rounded.
    return Decimal("0.5").scaleb(min(int(price.as_tuple().exponent), -2))


def _spoken(quantity: Term, price: Term, base: Term | None, added: tuple[Term, ...]) -> str:
    per = f" per {canonical(base.value)}" if base and base.value != 1 else ""
    product = f"{canonical(quantity.value)} × {canonical(price.value)}{per}"
    return ", ".join([product, *(f"{'plus' if term.sign > 0 else 'less'} {canonical(term.value)}" for term in added)])


def _prefix(line: LineItem) -> str:
    return f"line_items[{line.id}]."


def _subject(line: LineItem) -> str:
    number = line.line_number if 0 < len(line.line_number) <= _MAX_LINE_NUMBER else line.id
    return f"Line {number}: "
