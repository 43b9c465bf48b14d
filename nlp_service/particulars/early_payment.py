"""Discounts for early payment: a percentage with the date or the number of days until which it may be taken."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal

from nlp_service.candidates.amounts import Amount
from nlp_service.candidates.candidate import Scored
from nlp_service.particulars.facts import Facts, likely
from nlp_service.reading.folding import fold
from nlp_service.reading.labels import Label
from nlp_service.reading.page import Segment

_LIST = "payment.early_payment_discounts"
_HIGHEST = Decimal(10)
_DAYS = re.compile(
    r"(?<![\d.,])(\d{1,2})\s?-?\s?(?:tagen?|days?|jours?|dias|giorni|gg|dagen|dni|dniach|gun|j)(?![a-z])"
)
# Beyond this many characters on either side of the percentage a date or days belong to something else.
_MOST_APART = 75
_LIKELIHOOD, _COUNTED = 0.88, 0.82
# `2/10 net 30`: two percent within ten days.
_SHORT = re.compile(r"(?<![\d/.,])(\d(?:[.,]\d{1,2})?)\s?%?\s?/\s?(\d{1,2})(?:\s?days?)?,?\s*(?:net|n)\s?/?\s?\d{2}")


def find_early_payment_discounts(facts: Facts) -> Iterator[Scored]:
    """The percentage of each, and until when, in reading order; days are counted from the day of issue."""
    seen: set[tuple[Decimal, str]] = set()
    for label in facts.spots.labels(_LIST):
        for segment in _around(facts, label):
            for amount in _percentages(facts, segment):
                until = _until(facts, segment, amount)
                if until is None or (amount.value, until[0]) in seen:
                    continue
                seen.add((amount.value, until[0]))
                yield from _discount(f"{_LIST}[{len(seen)}]", amount, label, until)
    yield from _short_forms(facts, len(seen))


def _around(facts: Facts, label: Label) -> tuple[Segment, ...]:
    """The segment of the label, and what stands to its right."""
    row = facts.survey.near.row_of(label.segment) if _is_level(facts, label.segment) else None
    if row is None or id(label.segment) in facts.survey.table_segments:
        return (label.segment,)
    return tuple(segment for segment in row.segments if segment.box.left >= label.segment.box.left)


def _is_level(facts: Facts, segment: Segment) -> bool:
    return facts.survey.document.page(segment.page).is_level(segment)


def _percentages(facts: Facts, segment: Segment) -> list[Amount]:
    return [
        amount
        for amount in facts.spots.amounts_in(segment)
        if amount.number.is_percent and 0 < amount.value <= _HIGHEST
    ]


_Until = tuple[str, int, int, float, str]
_Option = tuple[bool, int, _Until]
_CLAUSE = re.compile(r"[,;.]\s")


def _until(facts: Facts, segment: Segment, amount: Amount) -> _Until | None:
    """The last day, where it stands in the segment, how likely it is, and how it was found.

    What follows the percentage goes before what precedes it.
    """
    options: list[_Option] = []
    for mention in facts.survey.dates_in(segment):
        apart = max(mention.start - amount.number.end, amount.number.start - mention.end)
        day = mention.read(day_first=facts.survey.date_order.day_first).isoformat()
        is_before = mention.start < amount.number.start
        options.append((is_before, apart, (day, mention.start, mention.end, _LIKELIHOOD, "")))
    if not options and (issued := facts.value("issue_date")):
        for match in _DAYS.finditer(fold(segment.text)):
            apart = max(match.start() - amount.number.end, amount.number.start - match.end())
            day = (date.fromisoformat(issued) + timedelta(days=int(match[1]))).isoformat()
            reason = f"{match[1]} days after the date of issue."
            is_before = match.start() < amount.number.start
            options.append((is_before, apart, (day, *match.span(), _COUNTED, reason)))
    near = [option for option in options if option[1] <= _MOST_APART and not _is_parted(segment, option, amount)]
    return min(near)[2] if near else None


def _is_parted(segment: Segment, option: _Option, amount: Amount) -> bool:
    """Whether a date before the percentage belongs to a clause of its own: `until 4 July, 3 % within 10 days`."""
    is_before, _, until = option
    return is_before and _CLAUSE.search(segment.text[until[2] : amount.number.start]) is not None


def _discount(path: str, amount: Amount, label: Label, until: _Until) -> Iterator[Scored]:
    day, start, end, likelihood, explanation = until
    value = format(amount.value, "f")
    yield likely(f"{path}.percent", value, amount.words, likelihood, raw_text=amount.text, label_words=label.words)
    words = amount.segment.words_between(start, end)
    raw = amount.segment.text[start:end]
    path = f"{path}.until_date"
    yield likely(path, day, words, likelihood, raw_text=raw, label_words=label.words, explanation=explanation)


def _short_forms(facts: Facts, count: int) -> Iterator[Scored]:
    issued = facts.value("issue_date")
    for segment in facts.survey.document.segments if issued else ():
        match = _SHORT.search(fold(segment.text))
        if match is None:
            continue
        count += 1
        percent, words = match[1].replace(",", "."), segment.words_between(*match.span())
        yield likely(f"{_LIST}[{count}].percent", percent, words, _COUNTED, raw_text=match.group())
        day = (date.fromisoformat(issued or "") + timedelta(days=int(match[2]))).isoformat()
        reason = f"{match[2]} days after the date of issue."
        yield likely(f"{_LIST}[{count}].until_date", day, words, _COUNTED, raw_text=match.group(), explanation=reason)
        return
