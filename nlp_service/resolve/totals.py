"""The joint choice of the totals: the set of candidates that explains most, its labels and its arithmetic together."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import product

from nlp_service.candidates.candidate import Scored
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

# What an equation that holds or fails is worth, in log-odds.
_HOLDS = 3.0
_HOLDS_TRIVIALLY = 0.8
_HOLDS_WITH_EXTRAS = 2.0
_FAILS = -4.0
_LINES_AGREE = 1.5
_TAX_LINES_AGREE = 1.5
_PAYMENT_AGREES = 2.5
_ROUNDED = 2.5
_WITH_TIP = 2.5
_DUE_EXPLAINED = 2.5
_DUE_IS_GROSS = 0.5
_DUE_UNEXPLAINED = -1.5
# Nearly every invoice and receipt prints its gross total.
_NO_GROSS = -2.0
# More so one that prints what the gross total is made of.
_NO_GROSS_OF_PARTS = -4.0
_CENT = Decimal("0.01")
# What cash is rounded to is a multiple of this in all currencies.
_COIN = Decimal("0.05")

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


@dataclass(frozen=True, slots=True)
class Known:
    """What the totals have to agree with: sums of lines and of tax lines, each None where there are none.

    `before_rounding` are the likely gross totals, from which a printed rounding may lead to another one, and
    `some_gross` says whether any amount might be one.
    """

    sum_of_lines: Decimal | None = None
    sum_of_tax: Decimal | None = None
    sum_of_base: Decimal | None = None
    before_rounding: frozenset[Decimal] = frozenset()
    some_gross: bool = False


@dataclass(frozen=True, slots=True)
class _Option:
    scored: Scored | None
    value: Decimal | None

    @property
    def score(self) -> float:
        return self.scored.score if self.scored else 0.0


def choose_totals(scored: Mapping[str, Sequence[Scored]], known: Known) -> tuple[Choice, ...]:
    """A choice for each total, in the order of `JOINT` and `ALONE`."""
    alone = {field: choose_alone(field, _plausible(field, scored.get(field, ()))) for field in (*ALONE, *PAYMENT)}
    extras = {
        field: Decimal(choice.chosen.candidate.value) for field, choice in alone.items() if choice.chosen is not None
    }
    options = [tuple(_options(scored.get(field, ()))) for field in JOINT]
    gross = scored.get("totals.gross", ())
    known = replace(known, before_rounding=_likely(gross), some_gross=bool(gross))
    best: tuple[float, tuple[_Option, ...]] = (float("-inf"), ())
    by_value: dict[tuple[str, Decimal | None], float] = {}
    for combination in product(*options):
        total = sum(option.score for option in combination) + _agreement(combination, known, extras)
        for field, option in zip(JOINT, combination, strict=True):
            key = (field, option.value)
            by_value[key] = max(by_value.get(key, float("-inf")), total)
        if total > best[0]:
            best = (total, combination)
    agreement = _agreement(best[1], known, extras)
    joint = [
        replace(_choice(field, option, best[0], by_value, scored.get(field, ())), agreement=agreement)
        for field, option in zip(JOINT, best[1], strict=True)
    ]
    net, tax, total_due, due = (option.value for option in best[1])
    rest = without_superfluous(
        (alone[field] for field in ALONE), sum_of_lines=known.sum_of_lines, net=net, tax=tax, gross=total_due
    )
    if _is_rounded(total_due, known, extras) and due in (None, total_due):
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


def _is_rounded(gross: Decimal | None, known: Known, extras: Mapping[str, Decimal]) -> bool:
    """Whether `gross` is another likely gross total after the printed rounding, whose sign is often left out."""
    rounding = extras.get(_ROUNDING)
    if gross is None or not rounding or gross % _COIN:
        return False
    return _follows(gross, known, (rounding, -rounding))


def _follows(gross: Decimal, known: Known, steps: Iterable[Decimal]) -> bool:
    """Whether one of `steps` leads from another likely gross total to this one."""
    return any(gross - step in known.before_rounding for step in steps)


def _tip_agreement(gross: Decimal | None, extras: Mapping[str, Decimal], known: Known) -> float:
    """Of two totals with a tip between them, the one with the tip is the gross total."""
    tip = extras.get("totals.tip")
    return _WITH_TIP if gross is not None and tip and _follows(gross, known, (tip,)) else 0.0


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


def _options(scored: Iterable[Scored]) -> Iterator[_Option]:
    yield _Option(None, None)
    for item in best_by_value(scored)[:_MOST_CANDIDATES]:
        if item.score > _LEAST_SCORE:
            yield _Option(item, Decimal(item.candidate.value))


def _choice(
    field: str,
    option: _Option,
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


def _agreement(combination: tuple[_Option, ...], known: Known, extras: Mapping[str, Decimal]) -> float:
    net, tax, gross, due = (option.value for option in combination)
    worth = 0.0
    if gross is None:
        has_parts = known.some_gross and (net is not None or tax is not None)
        worth = _NO_GROSS_OF_PARTS if has_parts else _NO_GROSS
    worth += _sum_agreement(net, tax, gross, extras)
    worth += _lines_agreement(net, gross, known)
    if known.sum_of_tax is not None and tax is not None:
        worth += _TAX_LINES_AGREE if _same(tax, known.sum_of_tax) else -_TAX_LINES_AGREE
    if known.sum_of_base is not None and net is not None:
        worth += _TAX_LINES_AGREE if _same(net, known.sum_of_base) else 0.0
    worth += _tax_lines_agreement(gross, known)
    worth += _due_agreement(gross, due, extras)
    worth += _payment_agreement(gross, extras)
    worth += _ROUNDED if _is_rounded(gross, known, extras) else 0.0
    worth += _tip_agreement(gross, extras, known)
    if gross is not None and gross < 0 < max(known.before_rounding, default=Decimal(0)):
        worth += _FAILS
    used = [id(option.scored.candidate.words) for option in combination[:3] if option.scored]
    if len(used) > len(set(used)):
        worth += _FAILS
    if "totals.deductions" in extras and due is not None and due == net:
        worth += _FAILS
    return worth


def _tax_lines_agreement(gross: Decimal | None, known: Known) -> float:
    """Where lines of tax are printed, the gross total is what they tax and the tax on it, and not the former alone."""
    if gross is None or known.sum_of_base is None or not known.sum_of_tax:
        return 0.0
    if _same(gross, known.sum_of_base + known.sum_of_tax):
        return _TAX_LINES_AGREE
    return _FAILS if _same(gross, known.sum_of_base) else 0.0


def _sum_agreement(
    net: Decimal | None, tax: Decimal | None, gross: Decimal | None, extras: Mapping[str, Decimal]
) -> float:
    if net is not None and gross is not None and tax is None:
        return 0.0 if abs(net) <= abs(gross) else _FAILS / 2
    if tax is not None and gross is not None and abs(tax) >= abs(gross) > 0:
        return _FAILS
    if net is None or tax is None or gross is None:
        return 0.0
    if _same(net + tax, gross):
        return _HOLDS if tax else _HOLDS_TRIVIALLY
    more = (
        extras.get("totals.charges", Decimal(0))
        - abs(extras.get("totals.allowances", Decimal(0)))
        + extras.get("totals.tip", Decimal(0))
    )
    rounding = extras.get(_ROUNDING, Decimal(0))
    if any(_same(net + tax + extra, gross) for extra in (more, rounding, more + rounding)):
        return _HOLDS_WITH_EXTRAS
    return _FAILS


def _lines_agreement(net: Decimal | None, gross: Decimal | None, known: Known) -> float:
    if known.sum_of_lines is None:
        return 0.0
    worth = _LINES_AGREE if net is not None and _same(net, known.sum_of_lines) else 0.0
    return worth + (_LINES_AGREE / 2 if gross is not None and _same(gross, known.sum_of_lines) else 0.0)


def _due_agreement(gross: Decimal | None, due: Decimal | None, extras: Mapping[str, Decimal]) -> float:
    if gross is None or due is None:
        return 0.0
    taken = abs(extras.get("totals.paid", Decimal(0))) + abs(extras.get("totals.deductions", Decimal(0)))
    added = (
        extras.get("totals.previous_balance", Decimal(0))
        + extras.get("totals.tip", Decimal(0))
        + extras.get(_ROUNDING, Decimal(0))
    )
    if (taken or added) and _same(due, gross - taken + added):
        return _DUE_EXPLAINED
    return _DUE_IS_GROSS if due == gross else _DUE_UNEXPLAINED


def _payment_agreement(gross: Decimal | None, extras: Mapping[str, Decimal]) -> float:
    tendered, change = extras.get("tendered"), extras.get("change")
    if gross is None or tendered is None:
        return 0.0
    return _PAYMENT_AGREES if _same(gross, tendered - (change or Decimal(0))) else 0.0


def _same(a: Decimal, b: Decimal) -> bool:
    return abs(a - b) <= _CENT
