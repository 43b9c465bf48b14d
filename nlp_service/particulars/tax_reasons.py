"""Why no VAT is due: the legal sentence, the line of tax it belongs to, and whether the customer owes the tax."""

import re
from collections.abc import Iterator

from nlp_service.candidates.candidate import Scored
from nlp_service.particulars.facts import Facts, likely
from nlp_service.particulars.sentences import sentence_at
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
_EXEMPT = "E"
_BY_RATE = "VAT at a rate above zero is of category S; it is not printed."
# The taxes of the Canary Islands, and of Ceuta and Melilla, have categories of their own.
_ISLANDS = re.compile(r"\b(?:IGIC|IPSI)\b")
_LONGEST = 300


def find_tax_reasons(facts: Facts) -> Iterator[Scored]:
    """The reason and its category for the line without tax, where no tax is charged or there is one such line.

    Lines with tax get the category that follows from that.
    """
    tax = facts.amount("totals.tax")
    found = [(label, category) for field, category in _CATEGORIES.items() for label in facts.spots.labels(field)]
    if not tax:
        for label, category in found:
            if category == "AE":
                yield likely(REVERSE_CHARGE, "true", label.words, _REVERSED, raw_text=label.text)
    item = _untaxed_line(facts)
    # That something is exempt is less than why.
    found = [pair for pair in found if pair[1] != _EXEMPT] or found
    if item is not None and found and len({category for _, category in found}) == 1:
        label, category = found[0]
        yield from _reason(facts, item, label, category)
    yield from _standard(facts)


def _reason(facts: Facts, item: str, label: Label, category: str) -> Iterator[Scored]:
    words = sentence_at(facts, label)
    yield likely(f"{item}.exemption_reason", words_of(words)[:_LONGEST], words, _REASON)
    yield likely(f"{item}.category", category, label.words, _REASON, raw_text=label.text, explanation=_CATEGORY)


def _standard(facts: Facts) -> Iterator[Scored]:
    """The category of lines with tax on invoices of suppliers that name a VAT identifier, where no special tax is."""
    if not facts.value("supplier.vat_id") or any(_ISLANDS.search(s.text) for s in facts.survey.document.segments):
        return
    for item, rate in facts.items("tax_lines", "rate").items():
        if float(rate):
            yield likely(f"{item}.category", "S", (), _REASON, explanation=_BY_RATE)


def _untaxed_line(facts: Facts) -> str | None:
    """The item of the tax lines that has no tax; a first one where the document states no tax at all."""
    rates = facts.items("tax_lines", "rate")
    untaxed = [item for item, rate in rates.items() if not float(rate)]
    if untaxed:
        return untaxed[0] if len(untaxed) == 1 else None
    return "tax_lines[1]" if not rates and not facts.amount("totals.tax") else None
