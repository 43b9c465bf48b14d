"""What follows from the document as a whole and is seldom printed: its language, and the code of its type."""

import re
from collections.abc import Iterator

from en16931.document_types import document_type_of
from nlp_service.candidates.candidate import Scored
from nlp_service.candidates.title import title_of
from nlp_service.particulars.facts import Facts, likely

LANGUAGE, TYPE_CODE = "language", "document_type_code"
# The general code of each type (UNTDID 1001); a more special one, such as that of a partial invoice, is not guessed.
_CODES = {
    "INVOICE": "380",
    "CREDIT_NOTE": "381",
    "DEBIT_NOTE": "383",
    "CORRECTED_INVOICE": "384",
    "PREPAYMENT_INVOICE": "386",
    "PRO_FORMA": "325",
}
_ONE_LANGUAGE, _SEVERAL = 0.95, 0.75
# `Rechnung (380)`, as printed forms of e-invoices have it.
_CODE = re.compile(r"(?<=\w) \((\d{2,3})\)")
_PRINTED = 0.985


def _printed_code(facts: Facts, kind: str) -> Iterator[Scored]:
    """A code of this type that follows the title."""
    for segment in facts.survey.document.segments:
        for match in _CODE.finditer(segment.text) if segment.page == 1 else ():
            if document_type_of(match[1]) == kind and title_of(facts.survey, segment):
                yield likely(TYPE_CODE, match[1], segment.words_between(*match.span(1)), _PRINTED, raw_text=match[1])


def find_derived(facts: Facts) -> Iterator[Scored]:
    """The language that most labels and words are of, and the code of the document's type, as sure as the type is."""
    languages = facts.survey.languages
    if languages:
        reason = "Most of the labels and common words are of this language."
        likelihood = _SEVERAL if len(languages) > 1 else _ONE_LANGUAGE
        yield likely(LANGUAGE, languages[0], (), likelihood, explanation=reason)
    kind = facts.settled.get("document_type")
    if kind is not None:
        yield from _printed_code(facts, kind.value)
    code = _CODES.get(kind.value) if kind else None
    if kind is not None and code is not None:
        reason = "The general code of this type of document in UNTDID 1001; it is not printed."
        yield likely(TYPE_CODE, code, (), max(0.51, min(0.98, kind.confidence)), explanation=reason)
