"""The numbers of other documents and objects: orders, contracts, delivery notes, projects, meters, cost centres."""

import re
from collections.abc import Iterable, Iterator

from nlp_service.candidates.candidate import Scored
from nlp_service.particulars.facts import Facts, likely_at
from nlp_service.particulars.spots import Spot

_CUSTOMER, _ACCOUNT = "references.customer_number", "references.customer_number.account"
FIELDS = (
    "references.sales_order",
    "references.buyer_reference",
    "references.project",
    "references.contract",
    "references.receiving_advice",
    "references.despatch_advice",
    "references.tender_or_lot",
    "references.invoiced_object.value",
    "references.buyer_accounting_reference",
    _CUSTOMER,
)
# Letters and digits with the signs that such numbers contain, at least one digit; letters and a space may come before.
_NUMBER = re.compile(
    r"(?<!\w)(?:[A-Z]{1,6}[ -])?(?=[\w/.\\#*+-]*\d)[A-Za-z0-9][\w/.\\*+-]{1,38}(?<![.*+-])(?![\w/]|,\d)"
)
_AMOUNT = re.compile(r"(?:\d+|\d{1,3}(?:[.,' ]\d{3})+)[.,]\d\d")
_NO_NUMBER = re.compile(r"\d{1,3}/\d{1,3}|\d{1,2}[:.h]\d\d|\d\d?[-./]\d\d?[-./]\d\d(?:\d\d)?|[xX*-]{4}.*")
# In the midst of a sentence a label needs a word or sign for `number` before its value.
_SIGN = re.compile(r"(?:nr|no|n[°ºo]|num|numer|n[uú]mer[oa]?|num[ée]ro|nummer|number|numara|#|:)\W*$", re.IGNORECASE)
# What may follow a number in its run of words without making it part of a sentence.
_END = re.compile(r"\s*(?:$|[,;|(/–-]|(?:vom|von|du|dated|of|del|van|z dnia|dnia|de|data|from|tarihli|au|am|on|den)\b)")
# A number in a sentence, or one that words follow, is only worth mentioning.
_UNSURE = 0.45
_SHORTEST = 2
# Accounts in so many rows around one of these are those of a bank.
_ROWS_AROUND = 3
_BANK = re.compile(r"\b(?:bank|sort code|iban|bic|swift|beneficiary|routing|aba|bsb|ach|wire|remit)\b", re.IGNORECASE)


def find_document_numbers(facts: Facts) -> Iterator[Scored]:
    """The candidates for every field of `FIELDS`, each at a label of it; those of lines are not the document's."""
    taken = {facts.value("invoice_number"), facts.value("references.purchase_order")} - {""}
    for field in FIELDS:
        for spot in facts.spots.at(field):
            if id(spot.segment) not in facts.survey.table_segments:
                yield from (item for item in _numbers(facts, spot, field) if item.candidate.value not in taken)
    yield from (item for item in _account_numbers(facts) if item.candidate.value not in taken)


def _account_numbers(facts: Facts) -> Iterator[Scored]:
    """Numbers of accounts that the customer has with the supplier: those away from anything that speaks of a bank."""
    for spot in facts.spots.at(_ACCOUNT):
        page = facts.survey.document.page(spot.segment.page)
        if spot.label.strength < 1 or not page.is_level(spot.segment):
            continue
        place = page.row_number(spot.label.segment)
        around = page.rows[max(0, place - _ROWS_AROUND) : place + _ROWS_AROUND + 1]
        if not any(_BANK.search(row.text) for row in around):
            yield from _numbers(facts, spot, _CUSTOMER)


def number_at(facts: Facts, spot: Spot) -> re.Match[str] | None:
    """The number that a spot begins with; None where it begins with anything else."""
    match = _NUMBER.match(spot.text)
    if match is None or _AMOUNT.fullmatch(match.group()) or _NO_NUMBER.fullmatch(match.group()):
        return None
    start, end = spot.start + match.start(), spot.start + match.end()
    if any(start < date.end and date.start < end for date in facts.survey.dates_in(spot.segment)):
        return None
    return match if len(match.group()) >= _SHORTEST else None


def _numbers(facts: Facts, spot: Spot, field: str) -> Iterable[Scored]:
    match = number_at(facts, spot)
    if match is None:
        return
    is_told = spot.label.strength == 1 or _SIGN.search(spot.segment.text[: spot.start + match.start()]) is not None
    ends = _END.match(spot.text, match.end()) is not None
    likelihood = spot.likelihood if ends and is_told else _UNSURE
    yield likely_at(spot, field, match.group(), match.span(), likelihood=likelihood)
