"""The local engine: candidates with evidence, scores, a joint choice. Needs no language model and no network."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from nlp_service import explain
from nlp_service.candidates.candidate import Candidate, Scored
from nlp_service.candidates.currency import find_currencies
from nlp_service.candidates.day import find_days
from nlp_service.candidates.document_signs import DocumentSigns, find_document_signs
from nlp_service.candidates.document_type import FIELD as DOCUMENT_TYPE
from nlp_service.candidates.document_type import find_document_types
from nlp_service.candidates.hints import Hints
from nlp_service.candidates.identifiers import CUSTOMER_VAT, IBAN, SUPPLIER_VAT, find_ibans, find_vat_ids
from nlp_service.candidates.lines.line_choice import choose_lines
from nlp_service.candidates.lines.line_codes import with_standard_codes
from nlp_service.candidates.lines.line_items import Line
from nlp_service.candidates.lines.line_periods import with_periods
from nlp_service.candidates.lines.line_tax import with_tax_rates
from nlp_service.candidates.lines.tax_codes import find_tax_codes
from nlp_service.candidates.number import find_document_numbers
from nlp_service.candidates.party.addresses import find_address
from nlp_service.candidates.party.parties import find_party_names
from nlp_service.candidates.party.party_links import CUSTOMER, SUPPLIER
from nlp_service.candidates.survey import Survey, survey
from nlp_service.candidates.tax_lines import TaxLine, find_tax_lines
from nlp_service.candidates.totals import find_totals
from nlp_service.confidence import Curves
from nlp_service.doubts.finding import find_doubts
from nlp_service.doubts.proposing import with_corrections
from nlp_service.doubts.second_look import Correction, corrections, looks_for, unanswered
from nlp_service.extraction import Extraction, Reading, SecondReading
from nlp_service.language.lexicon import load_languages
from nlp_service.particulars.choosing import choose_particulars
from nlp_service.parts.dividing import divide
from nlp_service.parts.page_signs import find_page_signs
from nlp_service.reading.folding import squeeze
from nlp_service.reading.labels import LabelFinder
from nlp_service.reading.page import Document
from nlp_service.resolve.accounts import choose_accounts
from nlp_service.resolve.agreement import Known
from nlp_service.resolve.choice import Choice, choose_alone
from nlp_service.resolve.credit_note import give_positively
from nlp_service.resolve.deducted import give_deductions_positively
from nlp_service.resolve.document_type import choose_document_type
from nlp_service.resolve.parties import choose_parties
from nlp_service.resolve.party_names import choose_names
from nlp_service.resolve.totals import choose_totals
from nlp_service.scoring.learned import LearnedScorer, load_models
from nlp_service.scoring.scorer import Scorer

_FINDERS = (
    find_document_types,
    find_document_numbers,
    find_days,
    find_currencies,
    find_party_names,
    find_vat_ids,
    find_ibans,
    find_totals,
)
_ALONE = (
    "invoice_number",
    "issue_date",
    "due_date",
    "currency",
    "references.purchase_order",
    "payment.accounts[1].iban",
)
_CENT = Decimal("0.01")


@dataclass(frozen=True)
class Found:
    """What was found on a document before anything is chosen: the candidates by field, the lines and tax lines."""

    survey: Survey
    candidates: Mapping[str, Sequence[Candidate]]
    lines: tuple[Line, ...]
    tax_lines: tuple[TaxLine, ...]


class LocalEngine:
    """Extraction by rules and small models over words and their places. Loads both when it is made."""

    name = "local"
    version = "2"

    def __init__(self, scorer: Scorer | None = None) -> None:
        self._finder = LabelFinder(load_languages())
        self._scorer = scorer or LearnedScorer(load_models())

    def extract(self, document: Document, hints: Hints, second: Sequence[SecondReading] = ()) -> Extraction:
        """The readings of `document`; one for each field that was looked for, with or without a value.

        What `second` readings and a rule agree on against the first one becomes the first alternative of its field.
        """
        found = self.find(document, hints)
        choices = self.choose(found)
        scored = _scored(found, self._scorer)
        doubts = find_doubts(found.survey, scored, choices, found.lines)
        looks = tuple(looks_for(document, doubts))
        extraction = self.read(found, choices, corrections=corrections(looks, second))
        parts = divide(find_page_signs(found.survey, scored)) if len(document.pages) > 1 else ()
        return replace(extraction, second_looks=unanswered(looks, second), parts=parts)

    def find(self, document: Document, hints: Hints) -> Found:
        """Everything that the fields of `document` might be."""
        seen = survey(document, hints, self._finder)
        candidates: dict[str, list[Candidate]] = {}
        for finder in _FINDERS:
            for candidate in finder(seen):
                candidates.setdefault(candidate.field, []).append(candidate)
        tax_lines = find_tax_lines(seen)
        lines = with_tax_rates(choose_lines(seen), tax_lines, find_tax_codes(seen))
        lines = with_periods(with_standard_codes(lines), seen.date_order)
        return Found(seen, candidates, lines, tax_lines)

    def choose(self, found: Found, scorer: Scorer | None = None) -> tuple[Choice, ...]:
        """A choice for each field, by `scorer` or the engine's own."""
        scored = _scored(found, scorer or self._scorer)
        return (
            choose_document_type(scored.get(DOCUMENT_TYPE, ()), _signs(found, scored)),
            *(choose_alone(field, scored.get(field, ())) for field in _ALONE),
            *_parties(found.survey, scored, scorer or self._scorer),
            *choose_totals(scored, _known(found.lines, found.tax_lines)),
        )

    def read(
        self,
        found: Found,
        choices: Iterable[Choice],
        curves: Curves | None = None,
        corrections: Iterable[Correction] = (),
    ) -> Extraction:
        """The readings that follow from `choices`, as sure as `curves` say or the fitted ones, beside `corrections`."""
        known = tuple(choices)
        # A further choice takes the place of an earlier one for the same field.
        all_choices = {choice.field: choice for choice in (*known, *self._further(found, known))}
        readings = with_corrections(_readings(found, all_choices.values(), curves), corrections)
        return Extraction(give_deductions_positively(give_positively(readings)), self.name, self.version)

    def _further(self, found: Found, choices: Sequence[Choice]) -> Iterable[Choice]:
        """Choices that follow from others: what belongs to the parties and accounts that were chosen."""
        vat_ids = [item for field in (SUPPLIER_VAT, CUSTOMER_VAT) for item in found.candidates.get(field, ())]
        yield from choose_parties(found.survey, choices, vat_ids, self._scorer)
        yield from choose_accounts(found.survey, choices, found.candidates.get(IBAN, ()), self._scorer)


def _scored(found: Found, scorer: Scorer) -> Mapping[str, Sequence[Scored]]:
    """The candidates with their scores, by field."""
    return {
        field: [Scored(*pair) for pair in zip(candidates, scorer.scores(candidates), strict=True)]
        for field, candidates in found.candidates.items()
    }


def _signs(found: Found, scored: Mapping[str, Sequence[Scored]]) -> DocumentSigns | None:
    has_number = any(item.score > 0 for item in scored.get("invoice_number", ()))
    is_priced = any(line.amount(name) is not None for line in found.lines for name in ("net_amount", "gross_amount"))
    return find_document_signs(found.survey, has_number=has_number, has_priced_lines=is_priced)


def _parties(seen: Survey, scored: Mapping[str, Sequence[Scored]], scorer: Scorer) -> Iterable[Choice]:
    """The names together; of the VAT ids the supplier's first: what it takes is not the customer's."""
    supplier, customer = choose_names(SUPPLIER, scored.get(SUPPLIER, ()), CUSTOMER, scored.get(CUSTOMER, ()))
    yield supplier
    yield customer
    if supplier.chosen:
        address = find_address(seen, supplier.chosen.candidate)
        known = [Scored(address, scorer.scores([address])[0])] if address else []
        yield choose_alone("supplier.address.full", known)
    vat = choose_alone(SUPPLIER_VAT, scored.get(SUPPLIER_VAT, ()))
    taken = squeeze(vat.chosen.candidate.value) if vat.chosen else None
    yield vat
    others = [item for item in scored.get(CUSTOMER_VAT, ()) if squeeze(item.candidate.value) != taken]
    yield choose_alone(CUSTOMER_VAT, others)


def _known(lines: tuple[Line, ...], tax_lines: tuple[TaxLine, ...]) -> Known:
    amounts = [amount for line in lines if (amount := line.amount("net_amount")) is not None]
    return Known(
        sum_of_lines=sum(amounts, Decimal(0)) if amounts else None,
        sum_of_tax=sum((line.tax.value for line in tax_lines), Decimal(0)) if tax_lines else None,
        sum_of_base=sum((line.base.value for line in tax_lines), Decimal(0)) if tax_lines else None,
    )


def _readings(found: Found, choices: Iterable[Choice], curves: Curves | None) -> Iterable[Reading]:
    readings = [*_main_readings(found, choices, curves)]
    particulars = choose_particulars(found.survey, readings)
    return [*readings, *(explain.read_choice(found.survey, choice, curves) for choice in particulars)]


def _main_readings(found: Found, choices: Iterable[Choice], curves: Curves | None) -> Iterable[Reading]:
    values: dict[str, Decimal] = {}
    for choice in choices:
        reading = explain.read_choice(found.survey, choice, curves)
        yield reading
        if reading.value and choice.field in ("totals.net", "totals.gross"):
            values[choice.field] = Decimal(reading.value)
    yield from explain.read_tax_lines(found.survey.document, found.tax_lines)
    total = _known(found.lines, ()).sum_of_lines
    agrees = any(abs(value - total) <= _CENT for value in values.values()) if values and total is not None else None
    yield from explain.read_lines(found.survey.document, found.lines, agrees)
