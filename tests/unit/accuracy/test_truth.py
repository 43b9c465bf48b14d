import json
from pathlib import Path

import pytest

from tests.accuracy.fields import Cell, Field
from tests.accuracy.truth import Truth, read_truth


def truth(folder: Path, **known: object) -> Truth | None:
    path = folder / "a.json"
    path.write_text(json.dumps(known), encoding="utf-8")
    return read_truth(path)


def test_what_is_absent_is_unknown_and_what_is_null_is_known_to_be_absent(tmp_path: Path) -> None:
    found = truth(tmp_path, gross_total="9.00", iban=None, pages=3)
    assert found is not None
    assert found.values == {Field.GROSS_TOTAL: ("9.00",), Field.IBAN: ()}


def test_aliases_and_candidates_are_right_too_even_alone(tmp_path: Path) -> None:
    found = truth(
        tmp_path,
        gross_total="9.00",
        supplier_name="Sinclair",
        supplier_aliases=["WTTO"],
        issue_date_candidates=["2024-03-04", "2024-04-03"],
    )
    assert found is not None
    assert found.values[Field.SUPPLIER_NAME] == ("Sinclair", "WTTO")
    assert found.values[Field.ISSUE_DATE] == ("2024-03-04", "2024-04-03")


def test_rows_keep_the_cells_that_are_scored_and_have_a_value(tmp_path: Path) -> None:
    found = truth(
        tmp_path,
        gross_total="9.00",
        line_items=[{"description": "Tea", "quantity": None, "tax_rate": "", "unit": "kg"}],
    )
    assert found is not None
    assert found.rows == ({Cell.DESCRIPTION: "Tea"},)


@pytest.mark.parametrize("key", ["doc_type", "document_type"])
def test_a_receipt_is_told_by_its_type(tmp_path: Path, key: str) -> None:
    receipt, invoice = (truth(tmp_path, **{"gross_total": "1", key: kind}) for kind in ("receipt", "invoice"))
    assert receipt is not None
    assert invoice is not None
    assert (receipt.is_receipt, invoice.is_receipt) == (True, False)


def test_a_file_without_a_gross_total_is_no_truth(tmp_path: Path) -> None:
    assert truth(tmp_path, supplier_name="Sinclair") is None


def test_a_truth_that_is_no_json_is_refused_by_its_name(tmp_path: Path) -> None:
    path = tmp_path / "broken.json"
    path.write_text("{")
    with pytest.raises(ValueError, match=r"broken\.json is no JSON"):
        read_truth(path)
