"""The joint choice of the totals: the set of candidates that explains most, its labels and its arithmetic together."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import product

from nlp_service.candidates.candidate import Scored
from nlp_service.resolve.agreement import Known, Option, agreement, is_rounded
from nlp_service.resolve.choice import MOST_ALTERNATIVES, Choice, best_by_value, choose_alone
from nlp_service.resolve.fitting import with_fitting_extra
from nlp_service.resolve.paid import with_paid_by_difference
from nlp_service.resolve.superfluous import without_superfluous

JOINT = ("totals.net", "totals.tax", "totals.gross", "totals.amount_due")
# These are chosen by their own labels first, and help to explain the others.
ALONE = (
    "totals.paid",
    "totals.deductions",
    "totals.rounding",
    "totals.previous_balance",
    "totals.tip",
    "totals.allowances",
    "totals.charges",
)
_ROUNDING = "totals.rounding"
# What a receipt says of the payment: not part of the record, but cash less change is the total.
PAYMENT = ("tendered", "change")
# Candidates of a field that take part; the others are too unlikely for any arithmetic to lift.
_MOST_CANDIDATES = 7
_LEAST_SCORE = -3.2

# Amounts that part the amount due from the gross total, and the score below which one is hardly there.
_BETWEEN_GROSS_AND_DUE = (
    "totals.paid",
    "totals.deductions",
    "totals.previous_balance",
    "totals.rounding",
    "tendered",
    "change",
)
_UNLIKELY = -1.0
# A receipt is paid already.
_MOST_RECEIPT = 0.3
_NOTHING_PAID = "Nothing is printed as paid or deducted, so that the gross total is due."


def choose_totals(scored: Mapping[str, Sequence[Scored]], known: Known) -> tuple[Choice, ...]:
    """A choice for each total, in the order of `JOINT` and `ALONE`."""
    alone = {field: choose_alone(field, _plausible(field, scored.get(field, ()))) for field in (*ALONE, *PAYMENT)}
    extras = {
        field: Decimal(choice.chosen.candidate.value) for field, choice in alone.items() if choice.chosen is not None
    }
    options = [tuple(_options(scored.get(field, ()))) for field in JOINT]
    gross = scored.get("totals.gross", ())
    known = replace(known, before_rounding=_likely(gross), some_gross=bool(gross))
    best: tuple[float, tuple[Option, ...]] = (float("-inf"), ())
    by_value: dict[tuple[str, Decimal | None], float] = {}
    for combination in product(*options):
        total = sum(option.score for option in combination) + agreement(combination, known, extras)
        for field, option in zip(JOINT, combination, strict=True):
            key = (field, option.value)
            by_value[key] = max(by_value.get(key, float("-inf")), total)
        if total > best[0]:
            best = (total, combination)
    agreed = agreement(best[1], known, extras)
    joint = [
        replace(_choice(field, option, best[0], by_value, scored.get(field, ())), agreement=agreed)
        for field, option in zip(JOINT, best[1], strict=True)
    ]
    net, tax, total_due, due = (option.value for option in best[1])
    rest = without_superfluous(
        (alone[field] for field in ALONE), sum_of_lines=known.sum_of_lines, net=net, tax=tax, gross=total_due
    )
    if is_rounded(total_due, known, extras) and due in (None, total_due):
        rest = [_contained(choice) if choice.field == _ROUNDING else choice for choice in rest]
    rest = with_fitting_extra(rest, scored, sum_of_lines=known.sum_of_lines, net=net)
    totals = (*joint[:-1], _due_as_gross(joint, scored))
    return (*totals, *with_paid_by_difference(rest, totals, scored))


def _contained(choice: Choice) -> Choice:
    """A rounding that the gross total contains already; between gross total and amount due there is then none."""
    others = (choice.chosen, *choice.others) if choice.chosen else choice.others
    return replace(choice, chosen=None, others=others, reason="The printed rounding is part of the gross total.")


def _likely(scored: Sequence[Scored]) -> frozenset[Decimal]:
    return frozenset(Decimal(item.candidate.value) for item in scored if item.score > 0)


def _plausible(field: str, scored: Sequence[Scored]) -> Sequence[Scored]:
    """Without roundings of a whole unit and more: those are totals after rounding."""
    if field != _ROUNDING:
        return scored
    return [item for item in scored if abs(Decimal(item.candidate.value)) < 1]


def _due_as_gross(joint: Sequence[Choice], scored: Mapping[str, Sequence[Scored]]) -> Choice:
    """What is due: where nothing names it, and nothing on the document may lessen or raise it, the gross total."""
    *_, gross, due = joint
    if due.chosen or gross.chosen is None or gross.chosen.candidate.features.receipt > _MOST_RECEIPT:
        return due
    if any(item.score > _UNLIKELY for field in _BETWEEN_GROSS_AND_DUE for item in scored.get(field, ())):
        return due
    return Choice(due.field, gross.chosen, gross.margin, gross.others, _NOTHING_PAID, gross.agreement)


def _options(scored: Iterable[Scored]) -> Iterator[Option]:
    yield Option(None, None)
    for item in best_by_value(scored)[:_MOST_CANDIDATES]:
        if item.score > _LEAST_SCORE:
            yield Option(item, Decimal(item.candidate.value))


def _choice(
    field: str,
    option: Option,
    total: float,
    by_value: Mapping[tuple[str, Decimal | None], float],
    scored: Sequence[Scored],
) -> Choice:
    rivals = [worth for (name, value), worth in by_value.items() if name == field and value != option.value]
    margin = total - max(rivals, default=0.0) if rivals else 0.0
    others = tuple(
        item for item in best_by_value(scored) if option.value is None or Decimal(item.candidate.value) != option.value
    )
    return Choice(field, option.scored, margin, others[:MOST_ALTERNATIVES])
