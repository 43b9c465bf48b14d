from pathlib import Path

import pytest

from invoicemesh.ocr.v1.document_pb2 import Attachment
from ocr_service.document import attachments
from ocr_service.document.opening import open_document
from tests.unit.ocr_service.documents import LIMITS, pdf, stored, text, with_attachments


def _attachments(folder: Path, **files: bytes) -> list[Attachment]:
    with open_document(stored(folder, with_attachments(pdf(text("x")), **files)), LIMITS) as document:
        return document.attachments()


def test_embedded_files_come_with_name_and_content(tmp_path: Path) -> None:
    found = _attachments(tmp_path, invoice=b"<Invoice/>", notes=b"<Notes/>")
    assert {file.filename: file.content for file in found} == {"invoice.xml": b"<Invoice/>", "notes.xml": b"<Notes/>"}
    assert not any(file.omitted_reason for file in found)


def test_a_file_that_is_too_large_is_left_out_with_its_reason(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(attachments, "MAX_ATTACHMENT_BYTES", 100)
    (found,) = _attachments(tmp_path, large=b"x" * 101)
    assert found.content == b""
    assert found.omitted_reason == "It has 101 bytes; the limit is 100."


def test_files_that_are_too_large_together_are_left_out_from_there_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(attachments, "MAX_TOTAL_BYTES", 150)
    found = _attachments(tmp_path, a=b"x" * 100, b=b"x" * 100, c=b"x" * 50)
    assert [len(file.content) for file in found] == [100, 0, 50]
    assert found[1].omitted_reason


def test_only_so_many_files_are_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(attachments, "MAX_ATTACHMENTS", 2)
    assert len(_attachments(tmp_path, a=b"a", b=b"b", c=b"c")) == 2


def test_a_document_without_attachments_has_none(tmp_path: Path) -> None:
    with open_document(stored(tmp_path, pdf(text("x"))), LIMITS) as document:
        assert document.attachments() == []
