"""From choices to readings: values with regions, alternatives, confidence and the sentence that says what decided."""

from collections.abc import Iterable

from nlp_service import confidence
from nlp_service.candidates.candidate import Candidate, Scored
from nlp_service.candidates.lines.line_items import Cell, Line
from nlp_service.candidates.survey import Survey
from nlp_service.candidates.tax_lines import TaxLine
from nlp_service.confidence import Curves
from nlp_service.extraction import Absence, Alternative, Reading, Source
from nlp_service.reading.page import Document, PageSource, Word, regions_of
from nlp_service.resolve.choice import Choice

# Cells of lines that no equation proves.
_TEXTS = frozenset(
    {
        *("line_number", "description", "product_code", "unit", "unit_code", "period.start", "period.end"),
        *("standard_product_code.value", "standard_product_code.scheme"),
    }
)


def read_choice(survey: Survey, choice: Choice, curves: Curves | None = None) -> Reading:
    """The reading of a field that was chosen, or of one that was looked for in vain; as sure as `curves` say."""
    sure = confidence.of_choice(choice, curves)
    alternatives = tuple(_alternative(survey.document, item, sure) for item in choice.others if item.score > -1)
    if choice.chosen is None:
        labelled = any(label.field == choice.field for label in (*survey.labels, *survey.particulars))
        absence = Absence.NOT_FOUND if labelled or choice.others else Absence.NOT_PRINTED
        return Reading(
            path=choice.field,
            value="",
            raw_text="",
            confidence=0.0,
            source=Source.DERIVED,
            alternatives=alternatives,
            absence=absence,
            explanation=choice.reason,
        )
    candidate = choice.chosen.candidate
    if candidate.other_value:
        alternatives = (_other_reading(survey.document, candidate), *alternatives)
    return Reading(
        path=choice.field,
        value=candidate.value,
        raw_text=candidate.raw_text,
        confidence=sure,
        source=_source(survey.document, candidate.words),
        value_regions=regions_of(candidate.words),
        label_regions=regions_of(candidate.label_words),
        alternatives=alternatives,
        explanation=choice.reason or candidate.explanation,
    )


def read_lines(document: Document, lines: Iterable[Line], sum_agrees: bool | None) -> Iterable[Reading]:
    """The readings of the lines, with ids that count from 1."""
    for number, line in enumerate(lines, start=1):
        for name, cell in line.cells:
            sure = confidence.of_line(line.adds_up, sum_agrees, is_text=name in _TEXTS)
            yield _cell(document, f"line_items[{number}].{name}", cell, sure)


def read_tax_lines(document: Document, lines: Iterable[TaxLine]) -> Iterable[Reading]:
    """The readings of the tax lines, with ids that count from 1."""
    for number, line in enumerate(lines, start=1):
        for name, amount in (("rate", line.rate), ("base_amount", line.base), ("tax_amount", line.tax)):
            cell = Cell(format(amount.value, "f"), amount.text, amount.words)
            yield _cell(document, f"tax_lines[{number}].{name}", cell, confidence.OF_TAX_LINE)


def _cell(document: Document, path: str, cell: Cell, sure: float) -> Reading:
    return Reading(
        path=path,
        value=cell.value,
        raw_text=cell.raw_text,
        confidence=sure,
        source=_source(document, cell.words),
        value_regions=regions_of(cell.words),
    )


def _alternative(document: Document, item: Scored, sure: float) -> Alternative:
    candidate = item.candidate
    return Alternative(
        value=candidate.value,
        raw_text=candidate.raw_text,
        confidence=confidence.of_alternative(item, sure),
        source=_source(document, candidate.words),
        value_regions=regions_of(candidate.words),
        label_regions=regions_of(candidate.label_words),
    )


def _other_reading(document: Document, candidate: Candidate) -> Alternative:
    """The same characters, read the other way: the month first, or the other decimal mark."""
    return Alternative(
        value=candidate.other_value,
        raw_text=candidate.raw_text,
        confidence=candidate.other_share,
        source=_source(document, candidate.words),
        value_regions=regions_of(candidate.words),
        label_regions=regions_of(candidate.label_words),
    )


def _source(document: Document, words: tuple[Word, ...]) -> Source:
    if not words:
        return Source.DERIVED
    page = document.page(words[0].page)
    return Source.OCR if page.source is PageSource.OCR else Source.TEXT_LAYER
