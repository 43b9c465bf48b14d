"""The choice of the document's type: its title together with signs of a bill, of a till's print and of running text."""

from collections.abc import Iterable, Mapping

from nlp_service.candidates.candidate import Candidate, Features, Scored
from nlp_service.candidates.document_signs import DocumentSigns
from nlp_service.candidates.document_type import FIELD
from nlp_service.resolve.choice import Choice, choose_alone

# What a document may be without a title that says so, and the sentence that says why.
_UNTITLED: Mapping[str, str] = {
    "INVOICE": "No title says so; its totals and terms do.",
    "RECEIPT": "No title says so; its amounts and the way it is printed do.",
    "OTHER": "It has hardly anything of what an invoice has.",
}
_BILLS = frozenset({"CREDIT_NOTE", "CORRECTED_INVOICE", "DEBIT_NOTE", "PREPAYMENT_INVOICE", "PRO_FORMA"})
# Rows with amounts beyond this part of all rows tell of a bill, as far as there is no running text between them.
_FEW_PRICED_ROWS = 0.08


def choose_document_type(scored: Iterable[Scored], signs: DocumentSigns | None) -> Choice:
    """The likeliest type: of each, its best title's score and what the signs add. None where nothing is likely.

    Without signs (there is too little text for any) only a title tells. The weights of the signs were set by hand on
    documents with known types.
    """
    if signs is None:
        return choose_alone(FIELD, scored)
    titles = [*scored, *(Scored(_untitled(name, why), 0.0) for name, why in _UNTITLED.items())]
    weighed = [Scored(item.candidate, item.score + _worth(item.candidate.value, signs)) for item in titles]
    return choose_alone(FIELD, weighed)


def _untitled(name: str, why: str) -> Candidate:
    return Candidate(FIELD, name, "", (), (), Features(), explanation=why)


def _worth(name: str, signs: DocumentSigns) -> float:
    """What the signs add to the score of a type, in log-odds."""
    rows = max(0.0, signs.priced - _FEW_PRICED_ROWS) * (1 - min(1.0, 2 * signs.prose))
    bill = min(1.0, signs.bill + 3 * rows)
    till = max(0.0, signs.till - 0.5 * signs.letter)
    of_no_till = max(0.0, till - 0.2)
    if name == "INVOICE":
        return 2.5 * (bill - 0.5) + signs.letter - 3 * of_no_till - 1.2
    if name == "RECEIPT":
        return 2.5 * (bill - 0.4) + 2.5 * (till - 0.1) - 1.5 * signs.letter - 2 * signs.prose
    if name in _BILLS:
        return 2.5 * min(0.0, bill - 0.5) - 2 * of_no_till
    if name == "OTHER":
        return 6 * (0.45 - bill) - 2.5 * till + signs.prose
    if name == "DELIVERY_NOTE":
        return 4 * (0.35 - bill) - 2 * till
    return -0.5 - 2 * till
