"""The reductions and additions of the whole document one by one, each with its reason and percentage."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from nlp_service.candidates.amounts import Amount
from nlp_service.candidates.candidate import Scored
from nlp_service.particulars.facts import Facts, likely
from nlp_service.reading.folding import fold
from nlp_service.reading.near import Link, Side
from nlp_service.reading.page import Word

_LISTS = ("allowances", "charges")
_LIKELIHOOD = 0.9
_LEAST_STRENGTH = 0.5
# A row that begins so is the sum of the others.
_SUM = re.compile(r"(?:summe|total|sum|totaal|somme|suma|soma|toplam|totale)\b")
# What follows the reason in its run of words: a percentage, an amount, a sign.
_REST = re.compile(r"[\s:(]*(?:[-+−]?\s?\d[\d.,]*\s?%|@).*$|[\s:(-]+$")
_LONGEST_REASON = 100
_LETTER = re.compile(r"[^\W\d_]")


@dataclass(frozen=True)
class _Item:
    amount: Amount
    percent: Amount | None
    reason: str
    reason_words: tuple[Word, ...]


def find_allowance_items(facts: Facts) -> Iterator[Scored]:
    """The items of both lists, each list only where its items make up the total that was chosen for it."""
    for name in _LISTS:
        total = facts.amount(f"totals.{name}")
        items = list(_items(facts, f"totals.{name}")) if total else []
        if items and total is not None and sum(abs(item.amount.value) for item in items) == abs(total):
            for number, item in enumerate(items, start=1):
                yield from _scored(f"{name}[{number}]", item)


def _scored(path: str, item: _Item) -> Iterator[Scored]:
    amount, percent = item.amount, item.percent
    value = format(abs(amount.value), "f")
    yield likely(f"{path}.amount", value, amount.words, _LIKELIHOOD, raw_text=amount.text)
    if item.reason:
        yield likely(f"{path}.reason", item.reason, item.reason_words, _LIKELIHOOD)
    if percent is not None:
        value = format(abs(percent.value), "f")
        yield likely(f"{path}.percent", value, percent.words, _LIKELIHOOD, raw_text=percent.text)


def _items(facts: Facts, field: str) -> Iterator[_Item]:
    """One for each row outside the lines where a label of `field` names an amount of money."""
    rows: set[int] = set()
    early = {id(label.segment) for label in facts.spots.labels("payment.early_payment_discounts")}
    for amount in facts.survey.amounts:
        if not amount.is_money_like or not amount.value or id(amount.segment) in facts.survey.table_segments:
            continue
        link = next((link for link in facts.survey.links[id(amount)] if _names(link, field)), None)
        row = facts.survey.near.row_of(amount.segment) if link else None
        if link is None or row is None or id(row) in rows or _SUM.match(fold(link.label.segment.text)):
            continue
        if id(link.label.segment) in early:
            continue
        rows.add(id(row))
        rates = [a for other in row.segments for a in facts.spots.amounts_in(other) if a.number.is_percent]
        segment = link.label.segment
        text = segment.text[: amount.number.start] if amount.segment is segment else segment.text
        reason = _REST.sub("", text)[:_LONGEST_REASON].strip()
        reason = reason if _LETTER.match(reason) else ""
        words = segment.words_between(0, len(reason)) if reason else ()
        yield _Item(amount, rates[0] if len(rates) == 1 else None, reason, words)


def _names(link: Link, field: str) -> bool:
    return link.label.field == field and link.side is not Side.BELOW and link.strength >= _LEAST_STRENGTH
