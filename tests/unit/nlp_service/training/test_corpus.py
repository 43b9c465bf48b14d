import json
from pathlib import Path

from nlp_service.training.corpus import find_documents


def _put(folder: Path, name: str, **truth: str) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{name}.pdf").write_bytes(b"%PDF")
    (folder / f"{name}.json").write_text(json.dumps({"gross_total": "1.00", **truth}), encoding="utf-8")


def test_samples_are_grouped_by_layout(tmp_path: Path) -> None:
    _put(tmp_path, "de-letter-clean-00019", supplier_name="A")
    _put(tmp_path, "fr-letter-phone-00020", supplier_name="B")
    assert {document.group for document in find_documents(tmp_path)} == {"layout letter"}


def test_other_documents_are_grouped_by_manifest_and_supplier(tmp_path: Path) -> None:
    for name in ("one", "two", "three"):
        _put(tmp_path / "set", name, supplier_name="Acme Ltd.")
    manifest = "folder,base,group,doc_type\nset,one,maker_a,invoice\nset,two,receipt,receipt\n"
    (tmp_path / "manifest.csv").write_text(manifest, encoding="utf-8")
    groups = {document.name: document.group for document in find_documents(tmp_path)}
    assert groups == {"set/one": "maker", "set/two": "acmeltd", "set/three": "acmeltd"}


def test_a_file_without_a_total_is_no_truth(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"%PDF")
    (tmp_path / "a.json").write_text("{}", encoding="utf-8")
    assert not list(find_documents(tmp_path))
