"""Candidates for VAT identifiers and IBANs: what looks like one, with the verdict of its check digits."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from stdnum import iban as iban_rules
from stdnum.eu import vat as eu_vat
from stdnum.exceptions import ValidationError
from stdnum.util import get_cc_module

from nlp_service.candidates.candidate import Candidate, Features, recognition
from nlp_service.candidates.survey import Survey
from nlp_service.reading.near import Link
from nlp_service.reading.page import PageSource, Row, Segment, Word

SUPPLIER_VAT, CUSTOMER_VAT, IBAN = "supplier.vat_id", "customer.vat_id", "payment.accounts[1].iban"

_IBAN = re.compile(r"(?<![A-Za-z0-9])[A-Z]{2}\s?\d{2}(?:[ .-]?[A-Z0-9]{1,4}){2,8}(?![A-Za-z0-9])")
# Check digits that fail where nothing can be misread: it may still be another number.
_FAILS_IN_TEXT = -0.25
_SHORTEST_IBAN = 15
_VAT = re.compile(
    r"(?<![A-Za-z0-9])(?:AT|BE|BG|CHE|CY|CZ|DE|DK|EE|EL|ES|FI|FR|GB|HR|HU|IE|IT|LT|LU|LV|MT|NL|NO|PL|PT|RO|SE|SI|SK|XI)"
    r"[ .:-]{0,2}[A-Z0-9]{1,4}(?:[ .-]?[A-Z0-9]{1,4}){1,4}(?: ?(?:MWST|TVA|IVA))?(?![A-Za-z0-9])"
)
# National identifiers without a country's letters: only beside a label that names them.
_LOCAL_VAT = re.compile(r"(?<![\w/-])[A-Z]?\d(?:[ .-]?\d){6,13}[A-Z]?\d?[A-Z]?(?![\w/-])")
_GSTIN = re.compile(r"(?<!\w)\d{2}[A-Z]{5}\d{4}[A-Z][A-Z0-9]Z[A-Z0-9](?!\w)")
_LETTERS = re.compile(r"[^A-Za-z0-9]")


@dataclass(frozen=True)
class _Found:
    """An identifier on the page: as printed, without spaces, the labels at it, the verdict of its check digits."""

    raw: str
    value: str
    segment: Segment
    words: tuple[Word, ...]
    links: tuple[Link, ...]
    check: float


def find_vat_ids(survey: Survey) -> tuple[Candidate, ...]:
    """The candidates for the supplier's and the customer's VAT identifier, in reading order.

    One whose check digits fail is a candidate only where a label names it.
    """
    return tuple(
        candidate
        for segment in (*survey.document.segments, *(row.segments[0] for row in survey.document.upright))
        for found in _vat_ids(survey, segment)
        for candidate in (
            _candidate(survey, found, SUPPLIER_VAT, CUSTOMER_VAT),
            _candidate(survey, found, CUSTOMER_VAT, SUPPLIER_VAT),
        )
    )


def _vat_ids(survey: Survey, segment: Segment) -> Iterator[_Found]:
    for pattern in (_VAT, _GSTIN, _LOCAL_VAT):
        for match in pattern.finditer(segment.text):
            links = tuple(survey.near.links(segment, match.start(), segment.box_between(*match.span())))
            plain = _LETTERS.sub("", match.group()).upper()
            check = vat_id_check(plain)
            if check == 1 or any(link.label.field in (SUPPLIER_VAT, CUSTOMER_VAT) for link in links):
                yield _Found(match.group(), plain, segment, segment.words_between(*match.span()), links, check)


def _candidate(survey: Survey, found: _Found, field: str, other: str) -> Candidate:
    link = next((link for link in found.links if link.label.field == field), None)
    own = {_LETTERS.sub("", vat_id).upper() for vat_id in survey.hints.own_vat_ids}
    features = Features(
        label=link.strength if link else 0.0,
        rival=max((near.strength for near in found.links if near.label.field in (other, "other.number")), default=0.0),
        form=1.0 if found.value[:2].isalpha() else 0.5,
        check=_check(survey, found),
        top=survey.top_of(found.segment),
        own=float(found.value in own),
        recognition=recognition(found.words),
    )
    return Candidate(field, found.value, found.raw, found.words, link.label.words if link else (), features)


def _check(survey: Survey, found: _Found) -> float:
    """What the check digits say of the reading: characters that no engine recognised are what the document states."""
    is_text = survey.document.page(found.segment.page).source is PageSource.TEXT_LAYER
    return _FAILS_IN_TEXT if is_text and found.check < 0 else found.check


def vat_id_check(plain: str) -> float:
    """1 when the check digits hold, -1 when they fail, 0 when there is no rule for such a number."""
    country = plain[:2].lower()
    if not country.isalpha():
        return 0.0
    try:
        if eu_vat.is_valid(plain):
            return 1.0
        module = get_cc_module("ch" if country == "ch" else country, "vat")
        if module is None:
            return 0.0
        module.validate(plain)
    except ValidationError:
        return -1.0
    return 1.0


def find_ibans(survey: Survey) -> tuple[Candidate, ...]:
    """The candidates for the account to pay to: only IBANs whose check digits hold, which may run over segments."""
    found: dict[str, Candidate] = {}
    for row in (*survey.document.rows, *survey.document.upright):
        for value, words in _ibans(row):
            segment = next(segment for segment in row.segments if words[0] in segment.words)
            features = Features(
                label=max(
                    (label.strength for label in survey.near.labels_in(segment) if label.field == "payment.iban"),
                    default=0.0,
                ),
                form=1.0,
                check=1.0,
                top=survey.top_of(segment),
                order=1 / (1 + len(found)),
                recognition=recognition(words),
            )
            raw = " ".join(word.text for word in words)
            found.setdefault(value, Candidate(IBAN, value, raw, words, (), features))
    return tuple(found.values())


def _ibans(row: Row) -> Iterator[tuple[str, tuple[Word, ...]]]:
    line = Segment(tuple(word for segment in row.segments for word in segment.words))
    for match in _IBAN.finditer(line.text):
        text = match.group()
        # What follows an IBAN can look like its next group, so the longest part that checks is taken.
        while len(_LETTERS.sub("", text)) >= _SHORTEST_IBAN:
            plain = _LETTERS.sub("", text).upper()
            if iban_rules.is_valid(plain):
                yield plain, line.words_between(match.start(), match.start() + len(text))
                break
            text = re.sub(r"[ .-]?[A-Z0-9]+$", "", text)
