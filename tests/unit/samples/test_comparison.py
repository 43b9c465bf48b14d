import json
from pathlib import Path

from invoicemesh_client import FlatResult
from invoicemesh_client.flat import FlatLineItem
from samples.comparison import FieldComparison, Verdict, compare


def test_fields_and_cells_are_right_missed_or_wrong(tmp_path: Path) -> None:
    truth = tmp_path / "a.json"
    truth.write_text(
        json.dumps(
            {
                "supplier_name": "Blauwerk  AG",
                "gross_total": "119.00",
                "due_date": "2024-04-01",
                "iban": None,
                "line_items": [{"quantity": "2", "unit": "pcs"}, {"quantity": "1"}],
            }
        )
    )
    read = FlatResult(
        supplier_name="BLAUWERK AG",
        gross_total="191.00",
        iban="DE02120300000000202051",
        line_items=(FlatLineItem(quantity="2.00"),),
        confidence={"gross_total": 0.9},
    )
    assert compare(read, truth) == (
        FieldComparison("supplier_name", Verdict.RIGHT, "BLAUWERK AG", "Blauwerk  AG"),
        FieldComparison("gross_total", Verdict.WRONG, "191.00", "119.00"),
        FieldComparison("due_date", Verdict.MISSED, None, "2024-04-01"),
        FieldComparison("line_items[0].quantity", Verdict.RIGHT, "2.00", "2"),
        FieldComparison("line_items[0].unit", Verdict.MISSED, None, "pcs"),
        FieldComparison("line_items[1].quantity", Verdict.MISSED, None, "1"),
        FieldComparison("iban", Verdict.WRONG, "DE02120300000000202051", None),
    )
