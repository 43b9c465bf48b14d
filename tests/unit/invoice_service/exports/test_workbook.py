"""Workbooks: what they cannot hold is left out or refused, and nothing stays behind on the disk."""

import io
import tempfile
from contextlib import closing
from pathlib import Path

import pytest
from openpyxl import load_workbook

from invoice_service.exports.workbook import InvoiceWorkbook
from invoicemesh.invoice.v1.invoice_pb2 import Invoice, InvoiceState
from mesh.errors import ServiceError


def invoice(notes: str = "") -> Invoice:
    return Invoice(state=InvoiceState.INVOICE_STATE_READY, notes=notes)


def test_signs_that_a_workbook_does_not_know_are_left_out() -> None:
    file = io.BytesIO()
    with closing(InvoiceWorkbook()) as book:
        book.add([invoice("a\x00b\x0bc"), invoice("x" * 40_000)])
        book.save(file)
    heads, first, second = load_workbook(file)["invoices"].iter_rows(values_only=True)
    notes = heads.index("notes")
    assert (first[notes], second[notes]) == ("abc", "x" * 32_767)


def test_a_full_sheet_is_refused_with_its_limit() -> None:
    with closing(InvoiceWorkbook(max_rows=2)) as book:
        book.add([invoice()])
        with pytest.raises(ServiceError) as refused:
            book.add([invoice()])
    assert (refused.value.reason, refused.value.facts) == ("EXPORT_TOO_LARGE", {"limit_rows": 2})


def test_what_was_not_saved_leaves_no_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    with closing(InvoiceWorkbook()) as book:
        book.add([invoice()])
        assert list(tmp_path.iterdir())
    assert not list(tmp_path.iterdir())
