"""The sum of the lines: the amount that a label of it names, or the one that the lines add up to."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from nlp_service.candidates.amounts import Amount
from nlp_service.candidates.candidate import Scored
from nlp_service.particulars.facts import Facts, likely
from nlp_service.reading.labels import Label

FIELD = "totals.sum_of_lines"
_LABELLED, _AGREES, _IS_NET = 0.88, 0.95, 0.85
_SAME = "The lines add up to the net total, and nothing is taken off or added."


@dataclass(frozen=True)
class SumOfLines:
    """An amount that may be the sum of the lines, and the label that says so, where one does."""

    amount: Amount
    label: Label | None


def sums_of_lines(facts: Facts) -> Iterator[SumOfLines]:
    """Those that a label names, then those subtotals that the lines add up to."""
    yield from _labelled(facts)
    total = _sum(facts)
    for amount in facts.survey.amounts if total is not None else ():
        if amount.is_money_like and amount.value == total and _is_subtotal(facts, amount):
            yield SumOfLines(amount, None)


def _labelled(facts: Facts) -> Iterator[SumOfLines]:
    """The one amount in the row of a label that begins it; also at the end of a table of lines."""
    for label in facts.spots.labels(FIELD):
        if label.strength < 1 or not facts.survey.document.page(label.segment.page).is_level(label.segment):
            continue
        row = facts.survey.near.row_of(label.segment)
        money = [
            amount
            for segment in row.segments
            for amount in facts.spots.amounts_in(segment)
            if amount.is_money_like and amount.box.left >= label.box.right
        ]
        if len(money) == 1:
            yield SumOfLines(money[0], label)


def find_sum_of_lines(facts: Facts) -> Iterator[Scored]:
    """The candidates: at a label, and surer those from which allowances and charges lead to the net total."""
    for found in _labelled(facts):
        yield _scored(found, _LABELLED)
    net = facts.amount("totals.net")
    off, on = (facts.amount(f"totals.{name}") or Decimal(0) for name in ("allowances", "charges"))
    wanted = None if net is None else net + abs(off) - on
    if wanted == net:
        yield from _net_total(facts)
        return
    for amount in facts.survey.amounts:
        if amount.is_money_like and amount.value == wanted and _is_subtotal(facts, amount):
            yield _scored(SumOfLines(amount, None), _AGREES)


def _net_total(facts: Facts) -> Iterator[Scored]:
    """The net total itself, where nothing is taken off or added and the lines make it up."""
    total = _sum(facts)
    if total is None or total != facts.amount("totals.net"):
        return
    for amount in facts.survey.amounts:
        if amount.is_money_like and amount.value == total and _is_subtotal(facts, amount):
            yield _scored(SumOfLines(amount, None), _IS_NET, _SAME)
            return


def _sum(facts: Facts) -> Decimal | None:
    """What the amounts of the lines add up to; None without lines."""
    lines = facts.items("line_items", "net_amount").values()
    return sum(map(Decimal, lines), Decimal(0)) if lines else None


def _is_subtotal(facts: Facts, amount: Amount) -> bool:
    return any(link.label.field in ("totals.net", "totals.gross") for link in facts.survey.links[id(amount)])


def _scored(found: SumOfLines, likelihood: float, explanation: str = "") -> Scored:
    amount, label_words = found.amount, found.label.words if found.label else ()
    value = format(amount.value, "f")
    return likely(
        FIELD, value, amount.words, likelihood, raw_text=amount.text, label_words=label_words, explanation=explanation
    )
