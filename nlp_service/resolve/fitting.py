"""The allowance or charge that leads from the lines to the net total, where several amounts stand at such labels."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from nlp_service.candidates.candidate import Scored
from nlp_service.resolve.choice import Choice

_SIGNS = {"totals.allowances": -1, "totals.charges": 1}
_REASON = "It leads from the sum of the lines to the net total."


def with_fitting_extra(
    choices: Iterable[Choice],
    scored: Mapping[str, Sequence[Scored]],
    *,
    sum_of_lines: Decimal | None,
    net: Decimal | None,
) -> list[Choice]:
    """`choices` with the labelled allowance or charge that alone makes the net total of the lines.

    It takes the place of another one that does not, as the subtotal after a discount, which bears the discount's label.
    """
    given = list(choices)
    if sum_of_lines is None or net is None or sum_of_lines == net:
        return given
    field = "totals.allowances" if net < sum_of_lines else "totals.charges"
    chosen = {choice.field: abs(Decimal(choice.chosen.candidate.value)) for choice in given if choice.chosen}
    extras = sum((sign * chosen.get(name, Decimal(0)) for name, sign in _SIGNS.items()), Decimal(0))
    wanted = abs(net - sum_of_lines)
    if extras == net - sum_of_lines or any(name in chosen for name in _SIGNS if name != field):
        return given
    fitting = next((item for item in scored.get(field, ()) if abs(Decimal(item.candidate.value)) == wanted), None)
    if fitting is None:
        return given
    return [_given(choice, fitting) if choice.field == field else choice for choice in given]


def _given(choice: Choice, item: Scored) -> Choice:
    others = (choice.chosen, *choice.others) if choice.chosen else choice.others
    return replace(
        choice,
        chosen=replace(item, score=max(item.score, 1.0)),
        others=tuple(other for other in others if other is not item),
        reason=_REASON,
    )
