"""Chooses the VAT identifiers of both parties anew where their place says something else than their labels."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from nlp_service.candidates.candidate import Candidate
from nlp_service.candidates.identifiers import CUSTOMER_VAT, SUPPLIER_VAT
from nlp_service.candidates.party.blocks import Blocks
from nlp_service.language.registers import load_registers
from nlp_service.resolve.choice import Choice, choose_among
from nlp_service.scoring.scorer import Scorer

# How strongly the place names whose it is where no label names it at all.
_BY_PLACE = 0.5
_LABELLED = 0.5


def choose_vat_ids(
    blocks: Blocks, chosen: Mapping[str, Candidate], candidates: Sequence[Candidate], scorer: Scorer
) -> Iterator[Choice]:
    """New choices for the identifiers in `chosen`, by field: one that stands in the customer's block is the customer's.

    Only `candidates` whose check digits hold change anything.
    """
    checked = [candidate for candidate in candidates if candidate.features.check == 1]
    theirs = {id(item) for item in checked if _is_customers(blocks, item)}
    supplier = chosen.get(SUPPLIER_VAT)
    if supplier is not None and _is_customers(blocks, supplier):
        others = [item for item in checked if item.field == SUPPLIER_VAT and id(item) not in theirs]
        choice = choose_among(SUPPLIER_VAT, others, scorer)
        if choice.chosen:
            supplier = choice.chosen.candidate
            yield choice
    own = [
        _as_labelled(item)
        for item in candidates
        if item.field == CUSTOMER_VAT
        and _is_named(item)
        and _is_customers(blocks, item)
        and (supplier is None or item.value != supplier.value)
    ]
    choice = choose_among(CUSTOMER_VAT, own, scorer)
    if choice.chosen and CUSTOMER_VAT not in chosen:
        yield choice


def _is_named(candidate: Candidate) -> bool:
    """Whether check digits hold: those of a country, or of a national number without its letters that a label names."""
    if candidate.features.check == 1:
        return True
    return candidate.features.rival >= _LABELLED and any(
        register.kind == "tax_id"
        and register.number.fullmatch(candidate.value)
        and register.verdict(candidate.value) == 1
        for register in load_registers()
    )


def _is_customers(blocks: Blocks, candidate: Candidate) -> bool:
    return bool(candidate.words) and blocks.owner_of(candidate.words[0]) == "customer"


def _as_labelled(candidate: Candidate) -> Candidate:
    """The same with the label beside it taken for the customer's: in the customer's block it is."""
    features = replace(candidate.features, label=candidate.features.rival or _BY_PLACE, rival=0.0)
    return replace(candidate, features=features)
