"""Why no VAT is due: the legal sentence, the line of tax it belongs to, and whether the customer owes the tax."""

from collections.abc import Iterator

from nlp_service.candidates.candidate import Scored
from nlp_service.particulars.facts import Facts, likely
from nlp_service.particulars.payment_terms import sentence_at
from nlp_service.particulars.spots import words_of
from nlp_service.reading.labels import Label

REVERSE_CHARGE = "reverse_charge"
# The reasons by the fields that the lexicon gives their sentences, with the VAT category (UNTDID 5305) they stand for.
_CATEGORIES = {
    "tax_reason.reverse_charge": "AE",
    "tax_reason.intra_community": "K",
    "tax_reason.export": "G",
    "tax_reason.exempt": "E",
}
_REVERSED, _REASON = 0.93, 0.9
_CATEGORY = "The sentence names the reason, which stands for this category."
_LONGEST = 300


def find_tax_reasons(facts: Facts) -> Iterator[Scored]:
    """The reason and its category for the line without tax, where no tax is charged or there is one such line."""
    tax = facts.amount("totals.tax")
    found = [(label, category) for field, category in _CATEGORIES.items() for label in facts.spots.labels(field)]
    if not tax:
        for label, category in found:
            if category == "AE":
                yield likely(REVERSE_CHARGE, "true", label.words, _REVERSED, raw_text=label.text)
    item = _untaxed_line(facts)
    if item is not None and found and len({category for _, category in found}) == 1:
        label, category = found[0]
        yield from _reason(facts, item, label, category)


def _reason(facts: Facts, item: str, label: Label, category: str) -> Iterator[Scored]:
    words = sentence_at(facts, label)
    yield likely(f"{item}.exemption_reason", words_of(words)[:_LONGEST], words, _REASON)
    yield likely(f"{item}.category", category, label.words, _REASON, raw_text=label.text, explanation=_CATEGORY)


def _untaxed_line(facts: Facts) -> str | None:
    """The item of the tax lines that has no tax; a first one where the document states no tax at all."""
    rates = facts.items("tax_lines", "rate")
    untaxed = [item for item, rate in rates.items() if not float(rate)]
    if untaxed:
        return untaxed[0] if len(untaxed) == 1 else None
    return "tax_lines[1]" if not rates and not facts.amount("totals.tax") else None
