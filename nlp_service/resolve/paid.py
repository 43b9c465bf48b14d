"""What is paid already, where no label says so: the printed amount that parts the gross total from the amount due."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from nlp_service.candidates.candidate import Scored
from nlp_service.resolve.choice import Choice

_PAID = "totals.paid"
# Choices that tell the difference of gross total and amount due in another way.
_TELLING = ("totals.deductions", "totals.previous_balance", "totals.rounding", "totals.tip", "totals.withholding_tax")
# From this strength on a label calls an amount something else.
_NAMED_OTHERWISE = 0.6
_REASON = "It is what parts the gross total from the amount due."


def with_paid_by_difference(
    choices: Sequence[Choice], joint: Iterable[Choice], scored: Mapping[str, Sequence[Scored]]
) -> list[Choice]:
    """`choices` with what was paid where a printed amount explains why less is due than the gross total.

    The amount must be no other total, since the tax parts gross and net total too, and no label may call it something
    else. `joint` are the choices of net, tax and gross total and of the amount due.
    """
    values = {choice.field: abs(Decimal(choice.chosen.candidate.value)) for choice in joint if choice.chosen}
    gross, due = values.get("totals.gross"), values.get("totals.amount_due")
    if gross is None or due is None or not 0 < due < gross:
        return list(choices)
    if any(choice.chosen for choice in choices if choice.field in _TELLING):
        return list(choices)
    paid = gross - due
    taken = {abs(Decimal(choice.chosen.candidate.value)) for choice in choices if choice.chosen}
    if paid in taken or paid in values.values():
        return list(choices)
    amounts = (item for field in scored if field.startswith("totals.") for item in scored[field])
    found = next((item for item in amounts if _is(item, paid)), None)
    if found is None:
        return list(choices)
    return [_given(choice, found) if choice.field == _PAID else choice for choice in choices]


def _is(item: Scored, amount: Decimal) -> bool:
    return abs(Decimal(item.candidate.value)) == amount and item.candidate.features.rival < _NAMED_OTHERWISE


def _given(choice: Choice, item: Scored) -> Choice:
    """What was chosen before contradicts the amount due, which has a label of its own."""
    candidate = replace(item.candidate, field=_PAID, label_words=())
    others = (choice.chosen, *choice.others) if choice.chosen else choice.others
    return replace(choice, chosen=Scored(candidate, 1.0), others=others, reason=_REASON)
