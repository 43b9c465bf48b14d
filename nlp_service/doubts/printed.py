"""The printed numbers of a document by the field that each stands for."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from nlp_service.candidates.candidate import Scored
from nlp_service.candidates.lines.line_items import Line
from nlp_service.candidates.survey import Survey
from nlp_service.doubts.confusion import LETTERS, may_be
from nlp_service.doubts.loose_text import amounts_in
from nlp_service.reading.page import Word
from nlp_service.resolve.choice import Choice

TOTALS = ("totals.net", "totals.tax", "totals.gross", "totals.amount_due")
# What may part the sum of net total and tax from the gross total, and the gross total from the amount due.
EXTRAS: Mapping[str, int] = {"totals.charges": 1, "totals.tip": 1, "totals.rounding": 1, "totals.allowances": -1}
TO_DUE: Mapping[str, int] = {
    "totals.paid": -1,
    "totals.deductions": -1,
    "totals.previous_balance": 1,
    "totals.tip": 1,
    "totals.rounding": 1,
}
# The second print of a total has its path with this behind it, which is no path of a field.
AGAIN = " again"
_FIELDS = frozenset({*TOTALS, *EXTRAS, *TO_DUE, "tendered", "change"})
_CELLS = ("quantity", "unit_price", "discount", "net_amount", "gross_amount")
# A label names the number from this score on, in log-odds, or from this strength on.
_NAMED = 0.5
_SURE_LABEL = 0.6
# An amount with letters among its digits: at least one of each.
_GARBLED = re.compile(
    r"(?<![\w.,])(?=[^\s]*\d)(?=[^\s]*[OoQDIil|SsBZz])[\dOoQDIil|SsBZz]{1,7}(?:[.,][\dOoQDIil|SsBZz]{3})*"
    r"[.,][\dOoQDIil|SsBZz]{2}(?![\w.,])"
)


@dataclass(frozen=True, slots=True)
class Printed:
    """A number on the page: its value as read, its characters and words.

    `is_garbled` says that letters stand among its digits, so that nothing took it for a number; the value is what the
    letters are taken for. `is_repetition` marks the other print of a total that is printed twice.
    """

    value: Decimal
    text: str
    words: tuple[Word, ...]
    is_garbled: bool = False
    is_repetition: bool = False


Numbers = Mapping[str, Printed]


def find_printed(
    survey: Survey, scored: Mapping[str, Sequence[Scored]], choices: Iterable[Choice], lines: Sequence[Line]
) -> tuple[Numbers, ...]:
    """The numbers by path: totals as they were chosen, then as their labels name them; each with the cells of lines.

    A misread total can make the joint choice take others in its place, which is why both are given.
    """
    chosen = {
        choice.field: _printed(choice.chosen)
        for choice in choices
        if choice.chosen and choice.chosen.candidate.words and choice.field in _FIELDS
    }
    cells = {
        f"line_items[{number}].{name}": Printed(Decimal(cell.value), cell.raw_text, cell.words)
        for number, line in enumerate(lines, start=1)
        for name, cell in line.cells
        if name in _CELLS
    }
    named = _filled(scored, {})
    garbled = _garbled(survey, _FIELDS - named.keys())
    ways = (_filled(scored, chosen), garbled | named)
    return tuple(_repetitions(scored, found) | found | cells for found in ways)


def _filled(scored: Mapping[str, Sequence[Scored]], known: Numbers) -> dict[str, Printed]:
    """`known`, and for each other field the number that a label names best and no other field has taken."""
    found = dict(known)
    best = [max(items, key=lambda item: item.score) for field, items in scored.items() if field in _FIELDS and items]
    for first in sorted(best, key=lambda item: -item.score):
        field = first.candidate.field
        taken = {printed.words for printed in found.values()}
        for item in sorted(scored[field], key=lambda item: -item.score):
            if field not in found and item.score > _NAMED and item.candidate.words not in taken:
                found[field] = _printed(item)
    return found


def _repetitions(scored: Mapping[str, Sequence[Scored]], found: Numbers) -> dict[str, Printed]:
    """For a total that its label names in two places with values that OCR confuses, the other place."""
    again: dict[str, Printed] = {}
    for field in TOTALS:
        for item in sorted(scored.get(field, ()), key=lambda item: -item.score):
            other = _printed(item)
            if (
                field in found
                and item.score > _NAMED
                and other.words != found[field].words
                and may_be(other.text, found[field].value)
            ):
                again.setdefault(field + AGAIN, replace(other, is_repetition=True))
    return again


def _printed(item: Scored) -> Printed:
    return Printed(Decimal(item.candidate.value), item.candidate.raw_text, item.candidate.words)


def _garbled(survey: Survey, fields: Iterable[str]) -> dict[str, Printed]:
    """For each of the `fields` the number with letters among its digits that a label of the field names."""
    found: dict[str, Printed] = {}
    wanted = frozenset(fields)
    for segment in survey.document.segments:
        for match in _GARBLED.finditer(segment.text):
            start, end = match.span()
            words = segment.words_between(start, end)
            numbers = amounts_in(match.group().translate(LETTERS), survey.decimal_mark, words[0])
            for link in survey.near.links(segment, start, segment.box_between(start, end)):
                if len(numbers) == 1 and link.label.field in wanted and link.strength >= _SURE_LABEL:
                    found.setdefault(link.label.field, Printed(numbers[0].value, match.group(), words, is_garbled=True))
    return found
