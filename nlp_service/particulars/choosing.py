"""From the candidates for particulars to a choice for each field: every single one, and the items that were found."""

from collections.abc import Callable, Iterable, Iterator
from types import MappingProxyType

from nlp_service.candidates.candidate import Scored
from nlp_service.candidates.survey import Survey
from nlp_service.extraction import Reading
from nlp_service.particulars import (
    derived,
    direct_debit,
    document_numbers,
    labelled_dates,
    other_totals,
    payment_means,
    payment_reference,
    payment_terms,
    periods,
    sum_of_lines,
    tax_reasons,
)
from nlp_service.particulars.allowance_items import find_allowance_items
from nlp_service.particulars.derived import find_derived
from nlp_service.particulars.direct_debit import find_direct_debits
from nlp_service.particulars.document_numbers import find_document_numbers
from nlp_service.particulars.early_payment import find_early_payment_discounts
from nlp_service.particulars.facts import Facts
from nlp_service.particulars.instalments import find_instalments
from nlp_service.particulars.labelled_dates import find_labelled_dates
from nlp_service.particulars.notes import find_notes
from nlp_service.particulars.other_totals import find_other_totals
from nlp_service.particulars.payment_means import find_payment_means
from nlp_service.particulars.payment_reference import find_payment_references
from nlp_service.particulars.payment_terms import find_payment_terms
from nlp_service.particulars.periods import find_service_period
from nlp_service.particulars.preceding_invoices import find_preceding_invoices
from nlp_service.particulars.routing_id import find_routing_ids
from nlp_service.particulars.spots import Spots
from nlp_service.particulars.sum_of_lines import find_sum_of_lines
from nlp_service.particulars.tax_reasons import find_tax_reasons
from nlp_service.resolve.choice import Choice, choose_alone

_FINDERS: tuple[Callable[[Facts], Iterable[Scored]], ...] = (
    find_document_numbers,
    find_routing_ids,
    find_preceding_invoices,
    find_labelled_dates,
    find_service_period,
    find_payment_terms,
    find_early_payment_discounts,
    find_payment_references,
    find_payment_means,
    find_direct_debits,
    find_instalments,
    find_allowance_items,
    find_sum_of_lines,
    find_other_totals,
    find_tax_reasons,
    find_notes,
    find_derived,
)
SINGLE_FIELDS = (
    *document_numbers.FIELDS,
    *labelled_dates.FIELDS,
    periods.START,
    periods.END,
    payment_terms.FIELD,
    payment_reference.FIELD,
    payment_means.CODE,
    payment_means.TEXT,
    payment_means.CARD,
    direct_debit.MANDATE,
    direct_debit.CREDITOR,
    direct_debit.DEBITED,
    sum_of_lines.FIELD,
    other_totals.WITHHELD,
    other_totals.RATE,
    other_totals.TAX_CURRENCY,
    other_totals.TAX_IN_TAX_CURRENCY,
    tax_reasons.REVERSE_CHARGE,
    derived.LANGUAGE,
    derived.TYPE_CODE,
)


def choose_particulars(survey: Survey, settled: Iterable[Reading]) -> Iterator[Choice]:
    """A choice for each of `SINGLE_FIELDS` and for each field of the items that were found.

    `settled` are the readings of the other fields, which some of these follow from.
    """
    facts = Facts(survey, Spots(survey), MappingProxyType({reading.path: reading for reading in settled}))
    found: dict[str, list[Scored]] = {field: [] for field in SINGLE_FIELDS}
    for finder in _FINDERS:
        for item in finder(facts):
            found.setdefault(item.candidate.field, []).append(item)
    return (choose_alone(field, scored) for field, scored in found.items())
