"""The rules of arithmetic between the printed numbers of a document."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from nlp_service.candidates.lines.line_items import Line
from nlp_service.candidates.survey import Survey
from nlp_service.doubts.equation import Equation, Product, Sum
from nlp_service.doubts.printed import AGAIN, EXTRAS, TO_DUE, TOTALS, Numbers


def equations_of(survey: Survey, numbers: Numbers, lines: Sequence[Line]) -> tuple[Equation, ...]:
    """The equations between the numbers that are there. Absent is not zero, but for what is seldom printed."""
    return (*_of_totals(numbers), *_of_tax(survey, numbers), *_of_lines(numbers, lines))


def _of_totals(numbers: Numbers) -> Iterator[Equation]:
    if {"totals.net", "totals.tax", "totals.gross"} <= numbers.keys():
        terms = (("totals.net", 1), ("totals.tax", 1))
        yield Sum("BR-CO-15", "totals.gross", terms, _present(EXTRAS, numbers))
    elif {"totals.net", "totals.tax", "totals.amount_due"} <= numbers.keys() and "totals.gross" not in numbers:
        yield Sum("BR-CO-15", "totals.amount_due", (("totals.net", 1), ("totals.tax", 1)), _present(EXTRAS, numbers))
    if {"totals.gross", "totals.amount_due"} <= numbers.keys():
        apart = numbers["totals.gross"].words != numbers["totals.amount_due"].words
        if apart:
            yield Sum("BR-CO-16", "totals.amount_due", (("totals.gross", 1),), _present(TO_DUE, numbers))
    for field in TOTALS:
        if field + AGAIN in numbers:
            yield Sum("TOTAL-TWICE", field, ((field + AGAIN, 1),), tolerance=Decimal(0))
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
            extras = {path: sign for path, sign in EXTRAS.items() if path in ("totals.charges", "totals.allowances")}
            yield Sum("BR-CO-13", net, signs, _present(extras, numbers))
        break
    for number in range(1, len(lines) + 1):
        prefix = f"line_items[{number}]."
        amount = prefix + ("net_amount" if prefix + "net_amount" in numbers else "gross_amount")
        factors = (prefix + "quantity", prefix + "unit_price")
        if {amount, *factors} <= numbers.keys() and prefix + "discount" not in numbers:
            yield Product("LINE-NET", amount, factors)
