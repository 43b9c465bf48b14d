"""Keeps what invoices are found by in step with them."""

from collections.abc import Iterator

from sqlalchemy import ColumnElement, select, update
from sqlalchemy.orm import Session

from invoice_service.store.rows import InvoiceRow, PageRow, SearchTextRow
from invoice_service.store.search_text import field_terms, fold, page_terms


class SearchTexts:
    """The search texts of one unit of work. Only repositories see them."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def add(self, row: InvoiceRow) -> None:
        """Begin with what is known of an invoice at its upload. It must have been written."""
        self._session.add(SearchTextRow(invoice_id=row.id, supplier="", fields=field_terms(row), pages=""))

    def update_fields(self, row: InvoiceRow) -> None:
        """Follow a change of the record or of what people added."""
        self._set(row, supplier=fold(row.supplier_name), fields=field_terms(row))

    def update(self, row: InvoiceRow) -> None:
        """Follow the end of a run: what it made of the record, and the pages that it read."""
        contents = self._session.scalars(select(PageRow.content).where(*of_pages(row)).order_by(PageRow.number))
        self._set(row, supplier=fold(row.supplier_name), fields=field_terms(row), pages=page_terms(contents))

    def _set(self, row: InvoiceRow, **texts: str) -> None:
        self._session.execute(update(SearchTextRow).where(SearchTextRow.invoice_id == row.id).values(**texts))


def of_pages(row: InvoiceRow) -> Iterator[ColumnElement[bool]]:
    """Give the conditions that a page was read and belongs to an invoice."""
    yield PageRow.recognition_id == row.recognition_id
    if row.first_page is not None and row.last_page is not None:
        yield PageRow.number.between(row.first_page, row.last_page)
