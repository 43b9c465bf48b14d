"""What a page shows of being the first or the last of a document."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from nlp_service.candidates.candidate import Candidate, Scored
from nlp_service.candidates.survey import Survey
from nlp_service.language.lexicon import words_of
from nlp_service.parts.page_counter import Counter, find_counter
from nlp_service.reading.folding import fold, squeeze
from nlp_service.reading.near import Side
from nlp_service.reading.page import Page

_TITLES = frozenset({"INVOICE", "CREDIT_NOTE", "CORRECTED_INVOICE", "DEBIT_NOTE", "RECEIPT", "PRO_FORMA"})
_TOTALS = ("totals.gross", "totals.amount_due")
# A title stands above this part of the page, alone or first in its line.
_UPPER_PART = 0.5
_TITLE_FORM = 0.5
_SURE = 0.55
# Rows at the head of a page that may carry a sum over from the page before.
_HEAD_ROWS = 12


@dataclass(frozen=True)
class PageSigns:
    """The signs on one page. `number` is the document's, squeezed; `text` all that stands there, squeezed.

    `total` is the last amount that a label calls the total. `is_carried` says that a sum is carried over from before.
    """

    page: int
    title: str
    number: str
    printed_number: str
    counter: Counter | None
    vat_ids: frozenset[str]
    total: str
    is_carried: bool
    text: str


def find_page_signs(survey: Survey, scored: Mapping[str, Sequence[Scored]]) -> tuple[PageSigns, ...]:
    """The signs of each page with words, in the order of the pages."""
    return tuple(_signs(survey, page, scored) for page in survey.document.pages if page.rows)


def _signs(survey: Survey, page: Page, scored: Mapping[str, Sequence[Scored]]) -> PageSigns:
    numbers = [item for item in scored.get("invoice_number", ()) if _is_on(item.candidate, page) and item.score > 0]
    number = max(numbers, key=lambda item: item.score).candidate.value if numbers else ""
    titles = [
        item.candidate
        for item in scored.get("document_type", ())
        if _is_on(item.candidate, page) and item.candidate.value in _TITLES and _is_title(item.candidate)
    ]
    vat_ids = {
        item.candidate.value
        for item in scored.get("supplier.vat_id", ())
        if _is_on(item.candidate, page) and item.candidate.features.check == 1
    }
    totals = [
        amount.text
        for amount in survey.amounts
        if amount.segment.page == page.number
        and amount.is_money_like
        and any(
            link.label.field in _TOTALS and link.strength >= _SURE and link.side is not Side.BELOW
            for link in survey.links[id(amount)]
        )
    ]
    carried = words_of("carried_forward")
    head = (fold(row.text) for row in page.rows[:_HEAD_ROWS])
    return PageSigns(
        page=page.number,
        title=titles[0].raw_text if titles else "",
        number=squeeze(number),
        printed_number=number,
        counter=find_counter(page.segments),
        vat_ids=frozenset(vat_ids),
        total=totals[-1] if totals else "",
        is_carried=any(row.startswith(tuple(carried)) for row in head),
        text=squeeze(" ".join(row.text for row in page.rows)),
    )


def _is_on(candidate: Candidate, page: Page) -> bool:
    return bool(candidate.words) and candidate.words[0].page == page.number


def _is_title(candidate: Candidate) -> bool:
    return candidate.features.form >= _TITLE_FORM and candidate.words[0].box.center_y < _UPPER_PART
