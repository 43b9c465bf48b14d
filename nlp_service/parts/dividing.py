"""Divides the pages of a file into documents. Careful: a cut that is not sure is not made."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from nlp_service.parts.page_signs import PageSigns

# What speaks for a new document, and how much of it is enough.
_OTHER_NUMBER = 2.0
_NO_NUMBER = -1.5
_FIRST_PAGE = 2.0
_COMPLETE = 1.0
_INCOMPLETE = -3.0
_TITLE = 1.5
_NO_TITLE = -1.0
_TOTAL_BEFORE = 1.0
_NO_TOTAL_BEFORE = -1.0
_TOTAL_HERE = 0.5
_OTHER_SUPPLIER = 1.0
_ENOUGH = 3.0
# Shorter numbers stand on other pages by chance, and what looks like one may be something else.
_FEWEST_OF_NUMBER = 4


@dataclass(frozen=True, slots=True)
class Part:
    """A document of a file: its first and last page, its number where it has one, and why it is one by itself."""

    first_page: int
    last_page: int
    number: str
    explanation: str


@dataclass
class _Document:
    """A document as far as its pages were looked at."""

    pages: list[PageSigns]
    reasons: list[str] = field(default_factory=list)

    @property
    def number(self) -> PageSigns | None:
        return next((page for page in self.pages if page.number), None)

    @property
    def has_total(self) -> bool:
        return any(page.total for page in self.pages)

    @property
    def vat_ids(self) -> frozenset[str]:
        return frozenset[str]().union(*(page.vat_ids for page in self.pages))

    def part(self) -> Part:
        """As it is given away."""
        number = self.number
        explanation = f"{'; '.join(self.reasons)}." if self.reasons else "The file begins with it."
        last = self.pages[-1].page
        return Part(self.pages[0].page, last, number.printed_number if number else "", explanation)


def divide(pages: Sequence[PageSigns]) -> tuple[Part, ...]:
    """The documents, in the order of their pages; none where the pages seem to be one document."""
    documents: list[_Document] = []
    for page in pages:
        reasons = _reasons(documents[-1], page) if documents else []
        if documents and not reasons:
            documents[-1].pages.append(page)
        else:
            documents.append(_Document([page], reasons))
    return tuple(document.part() for document in documents) if len(documents) > 1 else ()


def _reasons(document: _Document, page: PageSigns) -> list[str]:
    """Why `page` begins another document than the one before it; empty where that is not sure."""
    if page.is_carried or _goes_on(document, page):
        return []
    reasons: list[str] = []
    score = 0.0
    last, known = document.pages[-1].counter, document.number
    if page.counter is not None:
        score += _FIRST_PAGE
        reasons.append("it says that it is a first page")
        score += _COMPLETE if last and last[0] == last[1] else 0.0
    elif last is not None and last[1] is not None:
        score += _COMPLETE if last[0] == last[1] else _INCOMPLETE
    if len(page.number) >= _FEWEST_OF_NUMBER and known is not None:
        score += _OTHER_NUMBER
        reasons.append(f"it has another number, {page.printed_number}, than {known.printed_number} before")
    elif known is not None:
        score += _NO_NUMBER
    score += _TITLE if page.title else _NO_TITLE
    if page.title:
        reasons.append(f"it is titled {page.title}")
    score += _TOTAL_BEFORE if document.has_total else _NO_TOTAL_BEFORE
    score += _TOTAL_HERE if page.total else 0.0
    if page.vat_ids and document.vat_ids and not page.vat_ids & document.vat_ids:
        score += _OTHER_SUPPLIER
        reasons.append("it names another supplier")
    return [f"Page {page.page}: {reasons[0]}", *reasons[1:]] if reasons and score >= _ENOUGH else []


def _goes_on(document: _Document, page: PageSigns) -> bool:
    """Whether the page says itself that it is a later page, or has the number of the document."""
    if page.counter is not None and page.counter[0] > 1:
        return True
    numbers = {earlier.number for earlier in document.pages if earlier.number}
    return page.number in numbers or any(len(number) >= _FEWEST_OF_NUMBER and number in page.text for number in numbers)
