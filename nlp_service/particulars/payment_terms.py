"""The terms of payment as printed: the text at their label, or a sentence that begins as such sentences do."""

import re
from collections.abc import Iterator

from nlp_service.candidates.candidate import Scored
from nlp_service.particulars.facts import Facts, likely
from nlp_service.particulars.sentences import sentence_at, sentence_from
from nlp_service.particulars.spots import words_of
from nlp_service.reading.labels import Label
from nlp_service.reading.near import Side

FIELD = "payment_terms"
_SENTENCE = "payment_terms.sentence"
_AT_LABEL, _BELOW, _IN_TEXT = 0.9, 0.78, 0.8
_LETTERS = re.compile(r"[^\W\d_]{3}|\d\s?[^\W\d_]|\d\s?%")
# `Terms & Conditions` are none of payment.
_GOES_ON = re.compile(r"(?:&|and|und|et|of|y|e|en|i|ve)\b|&", re.IGNORECASE)
# Below a label stands no word alone, unless it is the code of a condition, such as `CIA` for cash in advance.
_CODE = re.compile(r"[A-Z]{2,4}")
_DIGIT = re.compile(r"\d")
# A record takes so many characters of them.
_LONGEST = 400


def find_payment_terms(facts: Facts) -> Iterator[Scored]:
    """The candidates for the terms, in reading order."""
    for label in facts.spots.labels(FIELD):
        found = _at_label(facts, label)
        if found is not None:
            yield found
    for label in facts.spots.labels(_SENTENCE):
        words = sentence_at(facts, label)
        text = words_of(words)
        if _DIGIT.search(text) or label.strength == 1.0 or " " in label.text:
            yield likely(FIELD, text[:_LONGEST], words, _IN_TEXT, label_words=())


def _at_label(facts: Facts, label: Label) -> Scored | None:
    spot = next(facts.spots.at_label(label), None)
    if spot is None:
        return None
    if spot.side is Side.BELOW:
        words, likelihood = spot.words(0, len(spot.text)), _BELOW
    else:
        words, likelihood = sentence_from(facts, spot.segment, spot.start), _AT_LABEL
    text = words_of(words)
    if not _LETTERS.search(text) or _GOES_ON.match(text) or label.strength < 1:
        return None
    if spot.side is Side.BELOW and not _DIGIT.search(text) and not _CODE.fullmatch(text):
        return None
    return likely(FIELD, text[:_LONGEST], words, likelihood, label_words=label.words)
