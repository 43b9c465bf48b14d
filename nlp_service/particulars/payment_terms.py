"""The terms of payment as printed: the text at their label, or a sentence that begins as such sentences do."""

import re
from collections.abc import Iterable, Iterator

from nlp_service.candidates.candidate import Scored
from nlp_service.particulars.facts import Facts, likely
from nlp_service.particulars.sentences import sentence_at, sentence_from
from nlp_service.particulars.spots import words_of
from nlp_service.reading.labels import Label
from nlp_service.reading.near import Side
from nlp_service.reading.page import Word

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
# The next sentence on payment begins no further below than this, in text heights.
_GAP = 1.5

Words = tuple[Word, ...]


def find_payment_terms(facts: Facts) -> Iterator[Scored]:
    """The candidates for the terms, in reading order, each with the sentences on payment that follow it."""
    labelled = [(label, sentence_at(facts, label)) for label in facts.spots.labels(_SENTENCE)]
    sentences = [words for label, words in labelled if _says_enough(label, words)]
    for label in facts.spots.labels(FIELD):
        found = _at_label(facts, label)
        if found is not None:
            words, likelihood = found
            yield _terms(_with_following(facts, words, sentences), likelihood, label.words)
    for words in sentences:
        yield _terms(_with_following(facts, words, sentences), _IN_TEXT, ())


def _says_enough(label: Label, words: Words) -> bool:
    return _DIGIT.search(words_of(words)) is not None or label.strength == 1.0 or " " in label.text


def _terms(words: Words, likelihood: float, label_words: Words) -> Scored:
    return likely(FIELD, words_of(words)[:_LONGEST], words, likelihood, label_words=label_words)


def _at_label(facts: Facts, label: Label) -> tuple[Words, float] | None:
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
    return words, likelihood


def _with_following(facts: Facts, words: Words, sentences: Iterable[Words]) -> Words:
    """`words` and those of `sentences` that go on in their line or begin right below their beginning."""
    page = facts.survey.document.page(words[0].page)
    height, reach = page.text_height, page.text_height / page.aspect
    for other in sentences:
        first, last = other[0], words[-1]
        if first in words or first.page != last.page:
            continue
        in_line = first.box.shared_height(last.box) > 0 and first.box.left >= last.box.right
        gap = first.box.top - last.box.bottom
        below = -height / 2 < gap <= _GAP * height and abs(first.box.left - words[0].box.left) <= reach
        if (in_line and first.box.left - last.box.right <= reach) or below:
            words = (*words, *other)
    return words
