"""What a person corrects is in the record with its origin, or nothing is."""

from collections.abc import Sequence
from datetime import UTC, datetime

import pytest
from google.type.decimal_pb2 import Decimal

from invoice_service.people.corrections import Corrected, correct
from invoice_service.records.field_change import FieldChange
from invoice_service.records.record import Record
from invoicemesh.invoice.v1.invoice_data_pb2 import InvoiceData, LineItem, Totals
from invoicemesh.invoice.v1.invoice_pb2 import Correction
from invoicemesh.invoice.v1.reading_pb2 import AbsenceReason, Reading, ReadingSource
from invoicemesh.ocr.v1.geometry_pb2 import Point, Polygon, Region
from mesh.errors import ServiceError

NOW = datetime(2024, 5, 3, 12, 30, tzinfo=UTC)
BOX = Region(page=1, polygon=Polygon(points=[Point(x=0, y=0), Point(x=1, y=0), Point(x=1, y=1), Point(x=0, y=1)]))


@pytest.fixture
def record() -> Record:
    data = InvoiceData(
        invoice_number="A-1",
        currency="EUR",
        totals=Totals(gross=Decimal(value="191.00")),
        line_items=[LineItem(id="1", description="Bolt"), LineItem(id="2", description="Nut")],
    )
    ocr = ReadingSource.READING_SOURCE_OCR
    return Record(
        data,
        (
            Reading(
                path="invoice_number", value="A-1", raw_text="A-1", confidence=0.7, source=ocr, value_regions=[BOX]
            ),
            Reading(path="totals.gross", value="191.00", raw_text="191,00", confidence=0.6, source=ocr),
            Reading(path="line_items[1].description", value="Bolt", confidence=0.9, source=ocr),
            Reading(path="line_items[2].description", value="Nut", confidence=0.9, source=ocr),
        ),
    )


def corrected(record: Record, *corrections: Correction) -> Corrected:
    return correct(record, corrections, person="anna", now=NOW)


def violations(record: Record, corrections: Sequence[Correction]) -> list[str]:
    with pytest.raises(ServiceError) as refused:
        corrected(record, *corrections)
    assert refused.value.reason == "FIELD_INVALID"
    return [violation.field for violation in refused.value.fields]


def test_a_value_is_set_with_the_person_as_its_source(record: Record) -> None:
    result = corrected(record, Correction(path="totals.gross", value="119.00", regions=[BOX]))
    reading = result.record.reading_of["totals.gross"]
    assert result.record.data.totals.gross.value == "119.00"
    assert (reading.value, reading.source, reading.confidence) == ("119.00", ReadingSource.READING_SOURCE_PERSON, 1)
    assert reading.confirmed_by == "anna"
    assert reading.confirm_time.ToDatetime(UTC) == NOW
    assert list(reading.value_regions) == [BOX]
    assert result.changes == (FieldChange("totals.gross", "191.00", "119.00"),)


def test_what_was_read_stays_as_an_alternative(record: Record) -> None:
    result = corrected(record, Correction(path="totals.gross", value="119.00"))
    (alternative,) = result.record.reading_of["totals.gross"].alternatives
    assert (alternative.value, alternative.raw_text) == ("191.00", "191,00")


def test_the_record_that_was_given_is_not_changed(record: Record) -> None:
    before = record.data.SerializeToString(), [reading.SerializeToString() for reading in record.readings]
    corrected(
        record,
        Correction(path="totals.gross", value="1.00"),
        Correction(path="invoice_number", confirm=True),
        Correction(path="line_items[1]", remove=True),
    )
    assert (record.data.SerializeToString(), [reading.SerializeToString() for reading in record.readings]) == before


def test_a_value_that_nothing_was_read_for_can_be_set(record: Record) -> None:
    result = corrected(record, Correction(path="supplier.name", value="Muster GmbH"))
    assert result.record.data.supplier.name == "Muster GmbH"
    assert result.changes == (FieldChange("supplier.name", None, "Muster GmbH"),)


def test_typing_what_was_read_confirms_it(record: Record) -> None:
    result = corrected(record, Correction(path="invoice_number", value="A-1"))
    reading = result.record.reading_of["invoice_number"]
    assert (reading.source, reading.confirmed_by) == (ReadingSource.READING_SOURCE_OCR, "anna")
    assert list(reading.value_regions) == [BOX]
    assert result.changes == ()


def test_confirming_keeps_where_the_value_was_read(record: Record) -> None:
    result = corrected(record, Correction(path="invoice_number", confirm=True))
    reading = result.record.reading_of["invoice_number"]
    assert (reading.value, reading.raw_text, reading.source) == ("A-1", "A-1", ReadingSource.READING_SOURCE_OCR)
    assert (reading.confidence, reading.confirmed_by) == (1, "anna")


def test_a_value_without_a_reading_can_be_confirmed(record: Record) -> None:
    reading = corrected(record, Correction(path="currency", confirm=True)).record.reading_of["currency"]
    assert (reading.value, reading.confirmed_by) == ("EUR", "anna")


def test_a_cleared_value_is_absent_and_says_who_cleared_it(record: Record) -> None:
    result = corrected(record, Correction(path="invoice_number", absent=True))
    reading = result.record.reading_of["invoice_number"]
    assert result.record.data.invoice_number == ""
    assert (reading.value, reading.absence_reason) == ("", AbsenceReason.ABSENCE_REASON_CLEARED)
    assert result.changes == (FieldChange("invoice_number", "A-1", None),)


def test_a_line_can_be_added_and_filled_in_one_call(record: Record) -> None:
    result = corrected(
        record,
        Correction(path="line_items[7]", add=True),
        Correction(path="line_items[7].description", value="Washer"),
    )
    assert [(line.id, line.description) for line in result.record.data.line_items][-1] == ("7", "Washer")
    assert [change.path for change in result.changes] == ["line_items[7]", "line_items[7].description"]


def test_a_removed_line_takes_its_readings_along_and_leaves_the_others(record: Record) -> None:
    result = corrected(record, Correction(path="line_items[1]", remove=True))
    assert [line.id for line in result.record.data.line_items] == ["2"]
    paths = [reading.path for reading in result.record.readings]
    assert "line_items[1].description" not in paths
    assert "line_items[2].description" in paths


def test_an_id_is_never_used_again(record: Record) -> None:
    removed = corrected(record, Correction(path="line_items[1]", remove=True)).record
    assert violations(removed, [Correction(path="line_items[1]", add=True)]) == ["corrections[0].path"]
    assert violations(record, [Correction(path="line_items[2]", add=True)]) == ["corrections[0].path"]


def test_a_line_whose_id_only_begins_alike_is_left_alone(record: Record) -> None:
    longer = corrected(
        record,
        Correction(path="line_items[12]", add=True),
        Correction(path="line_items[12].description", value="Rivet"),
        Correction(path="line_items[1]", remove=True),
    ).record
    assert [line.id for line in longer.data.line_items] == ["2", "12"]
    assert "line_items[12].description" in longer.reading_of


@pytest.mark.parametrize(
    ("correction", "field"),
    [
        (Correction(path="nonsense", value="1"), "corrections[0].path"),
        (Correction(path="", value="1"), "corrections[0].path"),
        (Correction(path="totals", value="1"), "corrections[0].path"),
        (Correction(path="totals.gross", value="1,5"), "corrections[0].value"),
        (Correction(path="issue_date", value="2024-02-30"), "corrections[0].value"),
        (Correction(path="currency", value="XQQ"), "corrections[0].value"),
        (Correction(path="invoice_number", value=""), "corrections[0].value"),
        (Correction(path="due_date", confirm=True), "corrections[0].confirm"),
        (Correction(path="currency", confirm=False), "corrections[0].confirm"),
        (Correction(path="line_items[9]", remove=True), "corrections[0].path"),
        (Correction(path="line_items", add=True), "corrections[0].path"),
        (Correction(path="currency"), "corrections[0].change"),
        (Correction(path="currency", confirm=True, regions=[Region(page=0)]), "corrections[0].regions[0]"),
        (Correction(path="currency", confirm=True, regions=[BOX, Region(page=1)]), "corrections[0].regions[1]"),
    ],
)
def test_a_correction_that_does_not_fit_is_named(record: Record, correction: Correction, field: str) -> None:
    assert violations(record, [correction]) == [field]


def test_every_correction_that_does_not_fit_is_named(record: Record) -> None:
    corrections = [
        Correction(path="nonsense", value="1"),
        Correction(path="totals.gross", value="119.00"),
        Correction(path="issue_date", value="soon"),
    ]
    assert violations(record, corrections) == ["corrections[0].path", "corrections[2].value"]
