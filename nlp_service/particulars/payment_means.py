"""How a document says that it is paid: the words for it, their code (UNTDID 4461), and the card that paid."""

import re
from collections.abc import Iterator

from stdnum import luhn

from nlp_service.candidates.candidate import Scored
from nlp_service.particulars.facts import Facts, likely
from nlp_service.reading.page import Segment

CODE, TEXT, CARD = "payment.means_code", "payment.means_text", "payment.card.last_digits"
_LABEL = "payment.means"
# Words for a means of payment, by the fields that the lexicon gives them, with their codes.
_CODES = {
    "means.credit_transfer": "30",
    "means.sepa_credit_transfer": "58",
    "means.direct_debit": "49",
    "means.sepa_direct_debit": "59",
    "means.card": "48",
    "means.cash": "10",
    "means.cheque": "20",
}
# Sentences that name a means without a label of it: `the amount will be debited from your account`.
_SENTENCES = {"means.sepa_direct_debit.sentence": "59", "means.direct_debit.sentence": "49"}
_SENTENCES |= {"means.credit_transfer.sentence": "30"}
_AT_LABEL, _IN_SENTENCE, _BY_CARD = 0.9, 0.82, 0.85
_LONGEST_TEXT = 60
_AMOUNT_AFTER = re.compile(r"[\s:]*[-\d.,]+$")
_MASKED = re.compile(r"(?:[*xX•#·]{2,4}[ -]?){1,4}(?P<last>\d{4})(?![\dxX*])")
_WHOLE = re.compile(r"(?<!\d)\d{4}(?:[ -]?\d{4}){2}[ -]?(?P<last>\d{4})(?!\d)")
_BRAND = re.compile(
    r"visa|master\s?card|maestro|amex|american express|diners|girocard|\bcard\b|karte|carte|tarjeta|carta|kaart|kart",
    re.IGNORECASE,
)


def find_payment_means(facts: Facts) -> Iterator[Scored]:
    """The candidates for the means in words and as a code, and for the last digits of a card."""
    cards = list(_cards(facts))
    yield from cards
    for spot in facts.spots.at(_LABEL, whole=True):
        code, end = _code_in(facts, spot.segment, spot.start)
        if code:
            stop = facts.spots.next_label(spot.segment, end)
            text = _AMOUNT_AFTER.sub("", spot.segment.text[spot.start : stop][:_LONGEST_TEXT]).strip()
            words = spot.segment.words_between(spot.start, spot.start + len(text))
            yield likely(TEXT, text, words, _AT_LABEL, label_words=spot.label.words)
            yield likely(CODE, code, words, _AT_LABEL, raw_text=text, label_words=spot.label.words)
    for field, code in _SENTENCES.items():
        for label in facts.spots.labels(field):
            yield likely(CODE, code, label.words, _IN_SENTENCE, raw_text=label.text)
    for card in cards:
        words = card.candidate.words
        yield likely(CODE, "48", words, _BY_CARD, raw_text=card.candidate.raw_text)


def _code_in(facts: Facts, segment: Segment, start: int) -> tuple[str, int]:
    """The code of the means that is named first in a segment from `start` on, and where its name ends."""
    named = [
        (label.start, label.end, code)
        for field, code in _CODES.items()
        for label in facts.spots.labels(field)
        if label.segment is segment and label.start >= start
    ]
    if not named:
        return "", 0
    _, end, code = min(named, key=lambda item: (item[0], -item[1]))
    return code, end


def _cards(facts: Facts) -> Iterator[Scored]:
    """The last four digits of a card that is printed masked; of a card's whole number no more is kept either."""
    for row in facts.survey.document.rows:
        if not _BRAND.search(row.text):
            continue
        for segment in row.segments:
            for match in (*_MASKED.finditer(segment.text), *_WHOLE.finditer(segment.text)):
                if match.re is _WHOLE and not luhn.is_valid(re.sub(r"\D", "", match.group())):
                    continue
                words = segment.words_between(*match.span("last"))
                yield likely(CARD, match["last"], words, _BY_CARD, raw_text=match["last"])
