"""A direct debit: its mandate, the creditor's identifier (by its check digits) and the account that is debited."""

import re
from collections.abc import Iterator

from stdnum import iban
from stdnum.eu import at_02

from nlp_service.candidates.candidate import Scored
from nlp_service.particulars.document_numbers import number_at
from nlp_service.particulars.facts import Facts, likely, likely_at
from nlp_service.reading.labels import Label

MANDATE, CREDITOR = "payment.direct_debit.mandate_id", "payment.direct_debit.creditor_id"
DEBITED = "payment.direct_debit.debited_iban"
# Country, check digits, the creditor's business code, and its national identifier (EPC AT-02).
_CREDITOR = re.compile(r"(?<![A-Za-z0-9])[A-Z]{2}\d{2}\s?[A-Z0-9]{3}(?:\s?[A-Z0-9]){4,28}(?![A-Za-z0-9])")
_IBAN = re.compile(r"[A-Z]{2}\d{2}(?:\s?[A-Z0-9]{2,4}){2,8}")
_LABELLED = 0.98


def find_direct_debits(facts: Facts) -> Iterator[Scored]:
    """The candidates for every part of the direct debit, each at a label of it."""
    for spot in facts.spots.at(CREDITOR):
        match = _CREDITOR.search(spot.text)
        while match and not at_02.is_valid(match.group()):
            # What follows the identifier can look like a part of it.
            shorter = re.sub(r"\s?\S+$", "", match.group())
            match = _CREDITOR.fullmatch(spot.text, match.start(), match.start() + len(shorter)) if shorter else None
        if match:
            plain = re.sub(r"\s", "", match.group())
            yield likely_at(spot, CREDITOR, plain, match.span(), likelihood=_LABELLED, checked=True)
    for spot in facts.spots.at(MANDATE):
        number = number_at(facts, spot)
        if number is not None:
            yield likely_at(spot, MANDATE, number.group(), number.span())
    for label in facts.spots.labels(DEBITED):
        yield from _debited(label.segment.text[label.end :], label.end, label)


def _debited(text: str, offset: int, label: Label) -> Iterator[Scored]:
    match = _IBAN.search(text)
    while match and not iban.is_valid(match.group()):
        shorter = re.sub(r"\s?\S+$", "", match.group())
        match = _IBAN.fullmatch(text, match.start(), match.start() + len(shorter)) if shorter else None
    if match:
        words = label.segment.words_between(offset + match.start(), offset + match.end())
        value = re.sub(r"\s", "", match.group())
        yield likely(DEBITED, value, words, _LABELLED, label_words=label.words, checked=True)
