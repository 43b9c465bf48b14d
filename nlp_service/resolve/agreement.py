"""What the arithmetic between totals says for or against a choice of them, in log-odds."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from nlp_service.candidates.candidate import Scored

_ROUNDING = "totals.rounding"
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
class Option:
    """A candidate for a total with its amount, or none."""

    scored: Scored | None
    value: Decimal | None

    @property
    def score(self) -> float:
        """Its log-odds; 0 for none."""
        return self.scored.score if self.scored else 0.0


def agreement(combination: tuple[Option, ...], known: Known, extras: Mapping[str, Decimal]) -> float:
    """What the equations between net total, tax, gross total and amount due (in this order) are worth together.

    `extras` are the totals that were chosen before: paid, rounding, allowances and so on, by field.
    """
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
    worth += _ROUNDED if is_rounded(gross, known, extras) else 0.0
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


def is_rounded(gross: Decimal | None, known: Known, extras: Mapping[str, Decimal]) -> bool:
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
