"""Finds all doubts about a document: by equations first, then by check digits."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from nlp_service.candidates.candidate import Scored
from nlp_service.candidates.identifiers import CUSTOMER_VAT, IBAN, SUPPLIER_VAT
from nlp_service.candidates.lines.line_items import Line
from nlp_service.candidates.survey import Survey
from nlp_service.doubts.arithmetic import find_doubtful_numbers
from nlp_service.doubts.doubt import Doubt
from nlp_service.doubts.equation import Equation
from nlp_service.doubts.identifiers import find_doubtful_ibans, find_doubtful_vat_ids
from nlp_service.doubts.printed import Numbers, find_printed
from nlp_service.doubts.rules import equations_of
from nlp_service.resolve.choice import Choice


def find_doubts(
    survey: Survey, scored: Mapping[str, Sequence[Scored]], choices: Iterable[Choice], lines: Sequence[Line]
) -> Iterator[Doubt]:
    """The doubts, those about money first."""
    made = {choice.field: choice for choice in choices}
    for numbers in find_printed(survey, scored, made.values(), lines):
        equations = equations_of(survey, numbers, lines)
        yield from find_doubtful_numbers(numbers, equations, survey.decimal_mark)
        if _add_up(equations, numbers):
            break
    if made[IBAN].chosen is None:
        yield from find_doubtful_ibans(survey)
    vat_ids = (made[field].chosen for field in (SUPPLIER_VAT, CUSTOMER_VAT))
    yield from find_doubtful_vat_ids(item.candidate for item in vat_ids if item is not None)


def _add_up(equations: Iterable[Equation], numbers: Numbers) -> bool:
    """Whether net total and tax make the gross total, where there is a tax: the totals were chosen rightly then."""
    values = {path: printed.value for path, printed in numbers.items()}
    return any(
        equation.rule_id == "BR-CO-15" and values["totals.tax"] and equation.holds(values) for equation in equations
    )
