"""The reference to give with a payment: structured ones by their check digits, others at a label of theirs."""

import re
from collections.abc import Iterator
from types import ModuleType

from stdnum import iso11649, luhn
from stdnum.be import ogm_vcs
from stdnum.ch import esr

from nlp_service.candidates.candidate import Scored
from nlp_service.particulars.document_numbers import number_at
from nlp_service.particulars.facts import Facts, likely, likely_at

FIELD = "payment.reference"
# A Norwegian payment's KID, with a check digit by Luhn or by weights of 11.
_KID = "payment.reference.kid"
_SEPARATORS = re.compile(r"[ ./+*-]")
_CHECKED = 0.97
# Form, rule of the check digits, and whether the form alone is telling enough to need no label.
_STRUCTURED: tuple[tuple[re.Pattern[str], ModuleType], ...] = (
    # ISO 11649, the creditor reference `RF18 5390 0754 7034`.
    (re.compile(r"(?<!\w)RF\d{2}(?:\s?[A-Z0-9]{1,4}){1,6}(?!\w)"), iso11649),
    # Belgium's +++090/9337/55493+++.
    (re.compile(r"(?:\+{3}|\*{3})\s?\d{3}\s?/\s?\d{4}\s?/\s?\d{5}\s?(?:\+{3}|\*{3})"), ogm_vcs),
    # The QR reference of Swiss payments, 27 digits.
    (re.compile(r"(?<!\d)\d{2}(?: \d{5}){5}(?!\d)|(?<!\d)\d{27}(?!\d)"), esr),
)
_KID_FORM = re.compile(r"\d[\d ]{1,28}\d")


def find_payment_references(facts: Facts) -> Iterator[Scored]:
    """The candidates for the reference; one whose check digits hold is surer than any label."""
    for segment in facts.survey.document.segments:
        for pattern, rule in _STRUCTURED:
            for match in pattern.finditer(segment.text):
                plain = _SEPARATORS.sub("", match.group())
                if rule.is_valid(plain):
                    words = segment.words_between(*match.span())
                    yield likely(FIELD, plain, words, _CHECKED, raw_text=match.group(), checked=True)
    for spot in facts.spots.at(_KID):
        kid = _KID_FORM.match(spot.text)
        plain = _SEPARATORS.sub("", kid.group()) if kid else ""
        if kid and (luhn.is_valid(plain) or _weighted_check(plain)):
            yield likely_at(spot, FIELD, plain, kid.span(), likelihood=_CHECKED, checked=True)
    for spot in facts.spots.at(FIELD):
        number = number_at(facts, spot)
        if number is not None and spot.label.strength == 1:
            yield likely_at(spot, FIELD, number.group(), number.span())


def _weighted_check(digits: str) -> bool:
    """Whether the last digit is the check of the others by the weights 2 to 7 (MOD11, Bits' brukerhåndbok OCR giro)."""
    total = sum(int(digit) * (2 + place % 6) for place, digit in enumerate(reversed(digits[:-1])))
    return (-total % 11) == int(digits[-1])
