"""Allowances and charges that nothing asks for: what stands at their label is a rate, a number or another amount."""

from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal

from nlp_service.resolve.choice import Choice

_CENT = Decimal("0.01")
_SIGNS = {"totals.allowances": -1, "totals.charges": 1}
_REASON = "The lines make up the net total without it."


def without_superfluous(
    choices: Iterable[Choice],
    *,
    sum_of_lines: Decimal | None,
    net: Decimal | None,
    tax: Decimal | None,
    gross: Decimal | None,
) -> list[Choice]:
    """`choices` without allowances and charges where the lines are the net total already.

    They stay where they cancel each other out, and where they lead from net total and tax to the gross total.
    """
    given = list(choices)
    values = {c.field: abs(Decimal(c.chosen.candidate.value)) for c in given if c.field in _SIGNS and c.chosen}
    added = sum((_SIGNS[field] * value for field, value in values.items()), Decimal(0))
    if net is None or sum_of_lines is None or not _same(net, sum_of_lines) or not added:
        return given
    if tax is not None and gross is not None and _same(net + tax + added, gross):
        return given
    return [_left_out(choice) if values.get(choice.field) else choice for choice in given]


def _left_out(choice: Choice) -> Choice:
    others = (choice.chosen, *choice.others) if choice.chosen else choice.others
    return replace(choice, chosen=None, others=others, reason=_REASON)


def _same(one: Decimal, other: Decimal) -> bool:
    return abs(one - other) <= _CENT
