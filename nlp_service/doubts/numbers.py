"""The printed numbers of a document by the field they stand for, and the equations that they should satisfy."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from nlp_service.candidates.candidate import Scored
from nlp_service.candidates.line_items import Line
from nlp_service.candidates.survey import Survey
from nlp_service.doubts.confusion import LETTERS, may_be
from nlp_service.doubts.equation import Equation, Product, Sum
from nlp_service.doubts.loose_text import amounts_in
from nlp_service.reading.page import Word
from nlp_service.resolve.choice import Choice

_TOTALS = ("totals.net", "totals.tax", "totals.gross", "totals.amount_due")
_EXTRAS: Mapping[str, int] = {"totals.charges": 1, "totals.tip": 1, "totals.rounding": 1, "totals.allowances": -1}
_TO_DUE: Mapping[str, int] = {
    "totals.paid": -1,
    "totals.deductions": -1,
    "totals.previous_balance": 1,
    "totals.tip": 1,
    "totals.rounding": 1,
}
_FIELDS = frozenset({*_TOTALS, *_EXTRAS, *_TO_DUE, "tendered", "change"})
_CELLS = ("quantity", "unit_price", "discount", "net_amount", "gross_amount")
# A label names the number from this score on, in log-odds, or from this strength on.
_NAMED = 0.5
_SURE_LABEL = 0.6
# The second print of a total has its path with this behind it, which is no path of a field.
_AGAIN = " again"
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
) -> Numbers:
    """The numbers by path: totals as chosen where they add up, else as their labels name them; the cells of lines."""
    chosen = {choice.field: choice.chosen for choice in choices if choice.chosen and choice.chosen.candidate.words}
    found = {field: _printed(item) for field, item in chosen.items() if field in _FIELDS}
    if not _adds_up(found):
        for field in _FIELDS:
            best = max(scored.get(field, ()), key=lambda item: item.score, default=None)
            if best is not None and best.score > _NAMED:
                found[field] = _printed(best)
        found = find_garbled(survey, _FIELDS - found.keys()) | found
    found = _repetitions(scored, found) | found
    for number, line in enumerate(lines, start=1):
        for name, cell in line.cells:
            if name in _CELLS:
                found[f"line_items[{number}].{name}"] = Printed(Decimal(cell.value), cell.raw_text, cell.words)
    return found


def _repetitions(scored: Mapping[str, Sequence[Scored]], found: Numbers) -> dict[str, Printed]:
    """For a total that its label names in two places with values that OCR confuses, the other place."""
    again: dict[str, Printed] = {}
    for field in _TOTALS:
        for item in sorted(scored.get(field, ()), key=lambda item: -item.score):
            other = _printed(item)
            if (
                field in found
                and item.score > _NAMED
                and other.words != found[field].words
                and may_be(other.text, found[field].value)
            ):
                again.setdefault(field + _AGAIN, replace(other, is_repetition=True))
    return again


def _printed(item: Scored) -> Printed:
    return Printed(Decimal(item.candidate.value), item.candidate.raw_text, item.candidate.words)


def _adds_up(numbers: Numbers) -> bool:
    """Whether net total, tax and gross total were chosen and add up; where there is no tax that says little."""
    if not {"totals.net", "totals.tax", "totals.gross"} <= numbers.keys() or not numbers["totals.tax"].value:
        return False
    values = {path: printed.value for path, printed in numbers.items()}
    return all(equation.holds(values) for equation in _of_totals(numbers) if equation.rule_id == "BR-CO-15")


def find_garbled(survey: Survey, fields: Iterable[str]) -> dict[str, Printed]:
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


def equations_of(survey: Survey, numbers: Numbers, lines: Sequence[Line]) -> tuple[Equation, ...]:
    """The equations between the numbers that are there. Absent is not zero, but for what is seldom printed."""
    return (*_of_totals(numbers), *_of_tax(survey, numbers), *_of_lines(numbers, lines))


def _of_totals(numbers: Numbers) -> Iterator[Equation]:
    if {"totals.net", "totals.tax", "totals.gross"} <= numbers.keys():
        terms = (("totals.net", 1), ("totals.tax", 1))
        yield Sum("BR-CO-15", "totals.gross", terms, _present(_EXTRAS, numbers))
    if {"totals.gross", "totals.amount_due"} <= numbers.keys():
        apart = numbers["totals.gross"].words != numbers["totals.amount_due"].words
        if apart:
            yield Sum("BR-CO-16", "totals.amount_due", (("totals.gross", 1),), _present(_TO_DUE, numbers))
    for field in _TOTALS:
        if field + _AGAIN in numbers:
            yield Sum("TOTAL-TWICE", field, ((field + _AGAIN, 1),), tolerance=Decimal(0))
    if {"totals.gross", "tendered", "change"} <= numbers.keys():
        yield Sum("CHANGE", "totals.gross", (("tendered", 1), ("change", -1)))


def _present(signs: Mapping[str, int], numbers: Numbers) -> tuple[tuple[str, int], ...]:
    """The numbers that are printed, allowances and the like as the amounts that they lessen."""
    return tuple(
        (path, sign if numbers[path].value >= 0 or sign > 0 else 1) for path, sign in signs.items() if path in numbers
    )


def _of_tax(survey: Survey, numbers: Numbers) -> Iterator[Equation]:
    """The tax of the one rate that stands in the row of the tax total."""
    if not {"totals.net", "totals.tax"} <= numbers.keys():
        return
    word = numbers["totals.tax"].words[0]
    rates = {
        amount.value
        for amount in survey.amounts
        if amount.number.is_percent and amount.words[0].page == word.page and amount.box.shared_height(word.box) > 0
    }
    if len(rates) == 1:
        (rate,) = rates
        yield Product("BR-CO-17", "totals.tax", ("totals.net",), rate / 100, f" x {rate}%")


def _of_lines(numbers: Numbers, lines: Sequence[Line]) -> Iterator[Equation]:
    for name in ("net_amount", "gross_amount"):
        paths = [f"line_items[{number}].{name}" for number in range(1, len(lines) + 1)]
        if not paths or not numbers.keys() >= set(paths):
            continue
        signs = tuple((path, 1) for path in paths)
        net = "totals.net" if name == "net_amount" and "totals.net" in numbers else "totals.gross"
        if net in numbers:
            extras = {path: sign for path, sign in _EXTRAS.items() if path in ("totals.charges", "totals.allowances")}
            yield Sum("BR-CO-13", net, signs, _present(extras, numbers))
        break
    for number in range(1, len(lines) + 1):
        prefix = f"line_items[{number}]."
        amount = prefix + ("net_amount" if prefix + "net_amount" in numbers else "gross_amount")
        factors = (prefix + "quantity", prefix + "unit_price")
        if {amount, *factors} <= numbers.keys() and prefix + "discount" not in numbers:
            yield Product("LINE-NET", amount, factors)
