"""Folds text so that case, width and spacing do not matter, and composes what an invoice is found by."""

import unicodedata
from collections.abc import Iterable

from invoice_service.store.rows import InvoiceRow
from invoicemesh.ocr.v1.document_pb2 import Page


def fold(text: str) -> str:
    """Give the text as it is searched: `Große  ＧmbH` and `GROSSE GmbH` become the same."""
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


def folded_fields(row: InvoiceRow) -> str:
    """Give what people see of an invoice in a list, its notes and its tags."""
    tags = (tag.tag for tag in row.tags)
    return fold(" ".join([row.filename, row.supplier_name, row.invoice_number, *tags, row.notes]))


def folded_pages(pages: Iterable[Page]) -> str:
    """Give the words of the pages in reading order."""
    return fold(" ".join(word.text for page in pages for line in page.lines for word in line.words))
