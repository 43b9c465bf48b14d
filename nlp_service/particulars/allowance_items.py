"""The reductions and additions of the whole document one by one, each with its reason and percentage."""

import re
from collections.abc import Iterator
from decimal import Decimal

from nlp_service.candidates.amounts import Amount
from nlp_service.candidates.candidate import Scored
from nlp_service.particulars.facts import Facts, likely
from nlp_service.particulars.rows_to_net import steps_to_net
from nlp_service.reading.folding import fold
from nlp_service.reading.near import Link, Side
from nlp_service.reading.page import Row, Segment

_LISTS = ("allowances", "charges")
_LIKELIHOOD = 0.9
_LEAST_STRENGTH = 0.5
# A row that is called so is the sum of the others.
_SUM = re.compile(
    r"(?:gesamt\w*|summe|total\w*|sum|totaal\w*|somme|suma|soma|toplam|montant total|importe total"
    r"|valor total|razem|lacznie)\b"
    r"|.*\b(?:gesamt|insgesamt|total|totaal|totale)[\s:]*$"
)
# What follows the reason in its run of words.
_REST = re.compile(r"[\s:(-]+$")
# A currency before the amount is shorter than any reason.
_SHORTEST_REASON, _LONGEST_REASON = 4, 100
_LETTER = re.compile(r"[^\W\d_]")

_Item = tuple[Row, Amount]


def find_allowance_items(facts: Facts) -> Iterator[Scored]:
    """The items of both lists: the rows that lead from the sum of the lines to the net total.

    Where there are none, the rows at a label of either kind, each list only where it makes up the total chosen for it.
    """
    # On receipts the rows above the total belong to single lines.
    steps = () if facts.value("document_type") == "RECEIPT" else steps_to_net(facts)
    for name, sign in zip(_LISTS, (-1, 1), strict=True):
        total = facts.amount(f"totals.{name}")
        items = [(step.row, step.amount) for step in steps if step.value * sign > 0]
        if any(_SUM.match(fold(_named(row, amount).text)) for row, amount in items):
            continue
        if not steps:
            items = list(_labelled(facts, f"totals.{name}")) if total else []
        added = sum((abs(amount.value) for _, amount in items), Decimal(0))
        if items and (added == abs(total) if total is not None else bool(steps)):
            for number, item in enumerate(items, start=1):
                yield from _scored(facts, f"{name}[{number}]", item)


def _scored(facts: Facts, path: str, item: _Item) -> Iterator[Scored]:
    row, amount = item
    value = format(abs(amount.value), "f")
    yield likely(f"{path}.amount", value, amount.words, _LIKELIHOOD, raw_text=amount.text)
    segment = _named(row, amount)
    reason = _reason(segment, amount)
    if reason:
        yield likely(f"{path}.reason", reason, segment.words_between(0, len(reason)), _LIKELIHOOD)
    rates = [a for other in row.segments for a in facts.spots.amounts_in(other) if a.number.is_percent]
    if len(rates) == 1:
        value = format(abs(rates[0].value), "f")
        yield likely(f"{path}.percent", value, rates[0].words, _LIKELIHOOD, raw_text=rates[0].text)


def _named(row: Row, amount: Amount) -> Segment:
    """What stands before an amount: the beginning of its own segment, or the segment to its left."""
    before = [s for s in row.segments if s.box.right <= amount.segment.box.left and _LETTER.search(s.text)]
    own = sum(map(str.isalpha, amount.segment.text[: amount.number.start]))
    return amount.segment if own >= _SHORTEST_REASON or not before else before[-1]


def _reason(segment: Segment, amount: Amount) -> str:
    """What a row says before its amount; empty where that does not begin with a word."""
    text = segment.text[: amount.number.start] if amount.segment is segment else segment.text
    reason = _REST.sub("", text)[:_LONGEST_REASON].strip()
    return reason if _LETTER.match(reason) else ""


def _labelled(facts: Facts, field: str) -> Iterator[_Item]:
    """The rows outside the lines where a label of `field` names an amount of money that is no total itself."""
    totals = {facts.amount(f"totals.{name}") for name in ("net", "gross", "amount_due")}
    rows: set[int] = set()
    for amount in facts.survey.amounts:
        if not amount.is_money_like or not amount.value or id(amount.segment) in facts.survey.table_segments:
            continue
        link = next((link for link in facts.survey.links[id(amount)] if _names(link, field)), None)
        row = facts.survey.near.row_of(amount.segment) if link else None
        if link is None or row is None or id(row) in rows or _SUM.match(fold(link.label.segment.text)):
            continue
        if amount.value not in totals:
            rows.add(id(row))
            yield row, amount


def _names(link: Link, field: str) -> bool:
    return link.label.field == field and link.side is not Side.BELOW and link.strength >= _LEAST_STRENGTH
