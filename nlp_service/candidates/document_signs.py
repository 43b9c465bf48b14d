"""Signs of the kind of document beside its title: how much of a bill is there, of a till's print, of running text."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from nlp_service.candidates.survey import Survey
from nlp_service.reading.near import Side
from nlp_service.reading.page import Row

_TOTALS = ("totals.net", "totals.tax", "totals.gross", "totals.amount_due", "totals.paid", "totals.charges")
_TILL_LABELS = ("document_type.receipt", "document_type.receipt_sign", "tendered", "change")
_SURE = 0.55
_TIME = re.compile(r"(?<![\d:])(?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d)?(?![\d:])")
# A strip of paper, and a sheet as wide as half of A4 at most, in widths by heights.
_STRIP, _NARROW = 0.55, 0.66
# A row of running text has at least so many words, most of them without digits.
_FEWEST_WORDS = 8
_MOST_WITH_DIGITS = 0.25
_ENOUGH_TOTALS = 2
_FEWEST_WORDS_OF_ALL = 8


@dataclass(frozen=True, slots=True)
class DocumentSigns:
    """What speaks for kinds of document, each from 0 (nothing) to 1.

    `bill`: amounts that labels call totals, a number of the document, lines that cost something. `till`: a strip of
    paper, the time of day, cash and change. `letter`: terms of payment, an account, a customer. `prose`: the part of
    the words that stand in running text. `priced`: the part of the rows that have an amount of money.
    """

    bill: float
    till: float
    letter: float
    prose: float
    priced: float


def find_document_signs(survey: Survey, *, has_number: bool, has_priced_lines: bool) -> DocumentSigns | None:
    """The signs on the pages; None where hardly a word stands there.

    `has_number` is whether a label names the document's number, `has_priced_lines` whether lines have amounts.
    """
    if sum(len(segment.words) for segment in survey.document.segments) < _FEWEST_WORDS_OF_ALL:
        return None
    totals = {
        link.label.field
        for amount in survey.amounts
        if amount.is_money_like
        for link in survey.links[id(amount)]
        if link.label.field in _TOTALS and link.strength >= _SURE and link.side is not Side.BELOW
    }
    bill = 0.6 * min(1.0, len(totals) / _ENOUGH_TOTALS) + 0.2 * has_number + 0.2 * has_priced_lines
    return DocumentSigns(bill, _till(survey), _letter(survey), _prose(survey.document.rows), _priced(survey))


def _till(survey: Survey) -> float:
    signs = {label.text.lower() for label in survey.labels if label.field in _TILL_LABELS}
    is_alone = len(survey.document.pages) == 1
    aspect = min((page.aspect for page in survey.document.pages), default=1.0)
    paper = 0.35 * (aspect < _NARROW) + 0.15 * (aspect < _STRIP) if is_alone else 0.0
    told_time = is_alone and any(
        _TIME.search(segment.text) for segment in survey.document.segments if id(segment) not in survey.table_segments
    )
    return min(1.0, paper + 0.2 * min(3, len(signs)) + 0.2 * told_time)


def _letter(survey: Survey) -> float:
    fields = {label.field for label in survey.labels if label.strength >= _SURE}
    named = ("due_date", "payment.iban", "customer", "customer.vat_id", "references.purchase_order")
    return min(1.0, 0.3 * len(fields & set(named)) + 0.4 * (len(survey.document.pages) > 1))


def _prose(rows: Iterable[Row]) -> float:
    words = running = 0
    for row in rows:
        for segment in row.segments:
            count = len(segment.words)
            words += count
            with_digits = sum(any(map(str.isdigit, word.text)) for word in segment.words)
            running += count * (count >= _FEWEST_WORDS and with_digits <= _MOST_WITH_DIGITS * count)
    return running / words if words else 0.0


def _priced(survey: Survey) -> float:
    rows = {id(survey.near.row_of(amount.segment)) for amount in survey.amounts if amount.is_money_like}
    return len(rows) / max(1, len(survey.document.rows))
