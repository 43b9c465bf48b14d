"""Finds all doubts about a document: by equations first, then by check digits."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from nlp_service.candidates.candidate import Scored
from nlp_service.candidates.identifiers import CUSTOMER_VAT, IBAN, SUPPLIER_VAT
from nlp_service.candidates.line_items import Line
from nlp_service.candidates.survey import Survey
from nlp_service.doubts.arithmetic import find_doubtful_numbers
from nlp_service.doubts.doubt import Doubt
from nlp_service.doubts.identifiers import find_doubtful_ibans, find_doubtful_vat_ids
from nlp_service.doubts.numbers import equations_of, find_printed
from nlp_service.resolve.choice import Choice


def find_doubts(
    survey: Survey, scored: Mapping[str, Sequence[Scored]], choices: Iterable[Choice], lines: Sequence[Line]
) -> Iterator[Doubt]:
    """The doubts, those about money first."""
    made = {choice.field: choice for choice in choices}
    numbers = find_printed(survey, scored, made.values(), lines)
    yield from find_doubtful_numbers(numbers, equations_of(survey, numbers, lines), survey.decimal_mark)
    if made[IBAN].chosen is None:
        yield from find_doubtful_ibans(survey)
    vat_ids = (made[field].chosen for field in (SUPPLIER_VAT, CUSTOMER_VAT))
    yield from find_doubtful_vat_ids(item.candidate for item in vat_ids if item is not None)
