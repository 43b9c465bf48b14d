import json
from pathlib import Path

import pytest
from google.type.decimal_pb2 import Decimal

from invoicemesh.invoice.v1.invoice_data_pb2 import LineItem
from invoicemesh.invoice.v1.reading_pb2 import Reading, ReadingSource
from invoicemesh_client.flat import FlatError, flatten_read_result
from tests.accuracy.fields import Cell, Field
from tests.accuracy.result import NO_RESULT, Result, read_result
from tests.unit.accuracy.corpus_files import flat_result, full_result, write_full_result


def cell_reading(path: str, confidence: float, source: ReadingSource.ValueType) -> Reading:
    return Reading(path=path, value="x", confidence=confidence, source=source)


def test_flat_and_full_files_give_the_same_flat_result(tmp_path: Path) -> None:
    write_full_result(tmp_path, "full", full_result())
    flat = read_result(tmp_path / "full.json").flat
    (tmp_path / "flat.json").write_text(json.dumps(flat.to_object()))
    assert read_result(tmp_path / "flat.json") == Result(flat)
    assert flat.gross_total == "119.00"
    assert read_result(tmp_path / "full.json").full == full_result()


def test_both_kinds_of_failure_keep_their_reason(tmp_path: Path) -> None:
    error = {"reason": "DOCUMENT_DAMAGED", "message": "The file is damaged."}
    for name, values in (("full", {"error": error}), ("flat", {"needs_review": True, "error": error})):
        (tmp_path / f"{name}.json").write_text(json.dumps(values))
        assert read_result(tmp_path / f"{name}.json").flat.error == FlatError(**error)


def test_a_file_that_is_not_there_is_no_result(tmp_path: Path) -> None:
    assert read_result(tmp_path / "none.json") is NO_RESULT


@pytest.mark.parametrize("text", ["{", '{"a": 1}', '{"needs_review": "perhaps"}', "[]", '{"error": {"code": 3}}'])
def test_another_file_is_refused_by_its_name(tmp_path: Path, text: str) -> None:
    (tmp_path / "other.json").write_text(text)
    with pytest.raises(ValueError, match=r"other\.json is no result"):
        read_result(tmp_path / "other.json")


def test_a_field_knows_its_readings_and_a_flat_result_has_none() -> None:
    full = full_result()
    full.readings.append(Reading(path="payment.accounts[7].iban", value="DE02"))
    result = Result(flatten_read_result(full), full)
    assert [reading.value for reading in result.readings(Field.IBAN)] == ["DE02"]
    assert [reading.path for reading in result.readings(Field.GROSS_TOTAL)] == ["totals.gross"]
    assert Result(flat_result()).readings(Field.GROSS_TOTAL) == ()


def test_cells_find_their_readings_past_lines_that_the_document_does_not_state() -> None:
    full = full_result()
    full.data.line_items.extend(
        [
            LineItem(id="1", quantity=Decimal(value="1")),
            LineItem(id="2", description="Tea", quantity=Decimal(value="3")),
        ]
    )
    full.readings.extend(
        [
            cell_reading("line_items[1].quantity", 0.9, ReadingSource.READING_SOURCE_DERIVED),
            cell_reading("line_items[2].description", 0.8, ReadingSource.READING_SOURCE_OCR),
            cell_reading("line_items[2].quantity", 0.7, ReadingSource.READING_SOURCE_OCR),
        ]
    )
    result = Result(flatten_read_result(full), full)
    assert result.rows == ({Cell.DESCRIPTION: "Tea", Cell.QUANTITY: "3"},)
    assert result.cell_confidence(0, Cell.DESCRIPTION) == 0.8
    assert result.cell_confidence(0, Cell.QUANTITY) == 0.7
    assert result.cell_reading(0, Cell.TAX_RATE) is None
