"""What follows from the document as a whole and is printed nowhere: its language, and the code of its type."""

from collections.abc import Iterator

from nlp_service.candidates.candidate import Scored
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


def find_derived(facts: Facts) -> Iterator[Scored]:
    """The language that most labels and words are of, and the code of the document's type, as sure as the type is."""
    languages = facts.survey.languages
    if languages:
        reason = "Most of the labels and common words are of this language."
        likelihood = _SEVERAL if len(languages) > 1 else _ONE_LANGUAGE
        yield likely(LANGUAGE, languages[0], (), likelihood, explanation=reason)
    kind = facts.settled.get("document_type")
    code = _CODES.get(kind.value) if kind else None
    if kind is not None and code is not None:
        reason = "The general code of this type of document in UNTDID 1001; it is not printed."
        yield likely(TYPE_CODE, code, (), max(0.51, min(0.98, kind.confidence)), explanation=reason)
