"""Folds text so that case, width and spacing do not matter, and composes what an invoice is found by."""

import re
import unicodedata
from collections.abc import Iterable

from invoice_service.store.rows import InvoiceRow
from invoicemesh.ocr.v1.document_pb2 import Page

# Chinese, Japanese and Korean are written without spaces: there each character is a term.
_CJK = "\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\uac00-\ud7af"
_TERM = re.compile(rf"[{_CJK}]|[^\W_{_CJK}]+")

# MySQL indexes words of 3 to 84 characters that are no common English words. With this before it every term is one.
_PAD = "zz"
_MAX_TERM_LENGTH = 80


def fold(text: str) -> str:
    """Give the text as it is searched: `Große  ＧmbH` and `GROSSE GmbH` become the same."""
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


def words(text: str) -> list[str]:
    """Give the words and numbers of a text, folded and without accents, each once: `Müller, R-17` has three."""
    letters = unicodedata.normalize("NFKD", fold(text))
    plain = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return list(dict.fromkeys(_TERM.findall(unicodedata.normalize("NFC", plain))))


def term(word: str) -> str:
    """Give a word as full-text indexes know it."""
    return _PAD + word[:_MAX_TERM_LENGTH]


def terms(text: str) -> str:
    """Give the terms of a text with spaces between them, as they are kept."""
    return " ".join(term(word) for word in words(text))


def words_of_terms(kept: str) -> str:
    """Give the words that `terms` was made of."""
    return " ".join(one.removeprefix(_PAD) for one in kept.split())


def field_terms(row: InvoiceRow) -> str:
    """Give the terms of what people see of an invoice in a list, its notes and its tags."""
    tags = (tag.tag for tag in row.tags)
    return terms(" ".join([row.filename, row.supplier_name, row.invoice_number, *tags, row.notes]))


def page_terms(pages: Iterable[Page]) -> str:
    """Give the terms of the pages in reading order."""
    return terms(" ".join(word.text for page in pages for line in page.lines for word in line.words))
