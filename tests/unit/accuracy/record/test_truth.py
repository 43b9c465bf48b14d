import json
from pathlib import Path

import pytest

from tests.accuracy.record.truth import find_record_truths
from tests.unit.accuracy.corpus_files import write_document
from tests.unit.nlp_service.engines.test_embedded import UBL
from tests.unit.ocr_service.documents import pdf, text, with_attachments


def test_the_record_beside_a_document_is_its_truth(tmp_path: Path) -> None:
    record = {"supplier.address.city": "Köln", "payment.accounts[1].iban": "A", "payment.accounts[2].iban": "B"}
    write_document(tmp_path, "a/1", record=record)
    write_document(tmp_path, "a/2")
    (truth,) = find_record_truths(tmp_path)
    assert truth.folder == "a"
    assert truth.values == {"supplier.address.city": ("Köln",), "payment.accounts[].iban": ("A", "B")}
    assert truth.text is None


def test_the_embedded_invoice_of_a_document_is_its_truth(tmp_path: Path) -> None:
    page = pdf(text("Rechnung RE-7"))
    (tmp_path / "x.pdf").write_bytes(with_attachments(page, notes=b"<Notes/>", invoice=UBL))
    (tmp_path / "plain.pdf").write_bytes(page)
    (truth,) = find_record_truths(tmp_path)
    assert truth.source.path.name == "x.pdf"
    assert truth.values["invoice_number"] == ("RE-7",)
    assert truth.text == "Rechnung RE-7"


def test_a_truth_of_no_field_is_refused(tmp_path: Path) -> None:
    path = write_document(tmp_path, "1")
    path.with_suffix(".json").write_text(json.dumps({"record": {"supplier.colour": "red"}}))
    with pytest.raises(ValueError, match=r"supplier\.colour"):
        find_record_truths(tmp_path)


def test_folders_can_be_chosen(tmp_path: Path) -> None:
    for folder in ("a", "b"):
        write_document(tmp_path, f"{folder}/1", record={"supplier.address.city": "Köln"})
    assert [truth.folder for truth in find_record_truths(tmp_path, ["b"])] == ["b"]
