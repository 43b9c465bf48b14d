from collections.abc import Callable

import pytest

from en16931 import field_path
from invoicemesh.invoice.v1 import reading_pb2
from invoicemesh.nlp.v1.nlp_service_pb2 import ExtractHints
from invoicemesh.ocr.v1 import document_pb2, geometry_pb2
from nlp_service.candidates.hints import Hints
from nlp_service.extraction import Absence, Alternative, Extraction, Reading, Source
from nlp_service.messages import to_document, to_hints, to_response
from nlp_service.reading.geometry import Point, Region
from nlp_service.reading.page import PageSource, Word, regions_of

REGION = Region(2, (Point(0.25, 0.5), Point(0.5, 0.5), Point(0.5, 0.625), Point(0.25, 0.625)))


def _polygon(region: Region) -> geometry_pb2.Polygon:
    return geometry_pb2.Polygon(points=[geometry_pb2.Point(x=point.x, y=point.y) for point in region.polygon])


def _page(number: int, *texts: str) -> document_pb2.Page:
    words = [
        document_pb2.Word(id=f"{number}.{index}", text=text, confidence=0.5, polygon=_polygon(REGION))
        for index, text in enumerate(texts)
    ]
    return document_pb2.Page(
        number=number,
        width=707,
        height=1000,
        source=document_pb2.PAGE_SOURCE_OCR,
        lines=[document_pb2.Line(words=words)],
    )


def _extraction(*readings: Reading) -> Extraction:
    return Extraction(readings, "local", "1")


def test_a_word_keeps_its_text_its_confidence_and_its_place() -> None:
    [page] = to_document([_page(2, "Total")]).pages
    [word] = page.segments[0].words
    assert (word.id, word.text, word.confidence, word.page) == ("2.0", "Total", 0.5, 2)
    assert regions_of([word]) == (REGION,)
    assert page.source is PageSource.OCR
    assert page.aspect == pytest.approx(0.707)


def test_pages_come_in_the_order_of_their_numbers() -> None:
    assert [page.number for page in to_document([_page(3, "c"), _page(1, "a")]).pages] == [1, 3]


def test_a_word_without_four_corners_is_left_out() -> None:
    page = _page(1, "seen")
    page.lines[0].words.add(id="1.9", text="nowhere")
    assert [segment.text for segment in to_document([page]).segments] == ["seen"]


def test_a_page_without_a_size_can_be_read() -> None:
    page = _page(1, "Total")
    page.ClearField("height")
    assert to_document([page]).pages[0].segments


def test_hints_keep_what_they_say() -> None:
    hints = ExtractHints(language="de", country="de", own_names=["Weber KG"], own_vat_ids=["DE1"])
    assert to_hints(hints) == Hints("de", "DE", ("Weber KG",), ("DE1",))


def test_values_go_to_their_paths_in_the_record() -> None:
    values = {
        "document_type": "INVOICE",
        "issue_date": "2024-03-14",
        "totals.gross": "119.00",
        "supplier.address.full": "1 High Street, London",
        "payment.accounts[1].iban": "DE89370400440532013000",
        "line_items[1].quantity": "2",
        "line_items[1].net_amount": "6.00",
        "line_items[2].description": "Paper",
    }
    readings = [Reading(path, value, value, 0.9, Source.TEXT_LAYER) for path, value in values.items()]
    assert dict(field_path.values(to_response(_extraction(*readings)).data)) == values


def test_a_reading_keeps_its_origin() -> None:
    other = Alternative("2024-04-03", "03/04/2024", 0.25, Source.OCR, (REGION,))
    reading = Reading(
        "issue_date",
        "2024-03-04",
        "03/04/2024",
        0.75,
        Source.OCR,
        (REGION,),
        (REGION,),
        (other,),
        explanation="Because.",
    )
    [message] = to_response(_extraction(reading)).readings
    assert (message.value, message.raw_text, message.confidence) == ("2024-03-04", "03/04/2024", 0.75)
    assert message.source == reading_pb2.READING_SOURCE_OCR
    assert message.value_regions[0] == message.label_regions[0]
    assert message.value_regions[0] == geometry_pb2.Region(page=2, polygon=_polygon(REGION))
    assert (message.alternatives[0].value, message.alternatives[0].confidence) == ("2024-04-03", 0.25)
    assert message.explanation == "Because."


@pytest.mark.parametrize(
    ("absence", "reason"),
    [
        (Absence.NOT_FOUND, reading_pb2.ABSENCE_REASON_NOT_FOUND),
        (Absence.NOT_PRINTED, reading_pb2.ABSENCE_REASON_NOT_PRINTED),
        (Absence.ILLEGIBLE, reading_pb2.ABSENCE_REASON_ILLEGIBLE),
    ],
)
def test_an_absent_field_says_why(absence: Absence, reason: "reading_pb2.AbsenceReason.ValueType") -> None:
    [message] = to_response(_extraction(Reading("due_date", "", "", 0.0, Source.DERIVED, absence=absence))).readings
    assert (message.absence_reason, message.value) == (reason, "")


def test_a_value_that_does_not_fit_its_field_is_absent_and_says_so() -> None:
    response = to_response(_extraction(Reading("totals.gross", "1" * 20, "1" * 20, 0.9, Source.OCR)))
    assert not list(field_path.values(response.data))
    assert response.readings[0].absence_reason == reading_pb2.ABSENCE_REASON_NOT_FOUND
    assert response.readings[0].explanation


def test_the_words_of_two_pages_are_two_regions(make_words: Callable[..., list[Word]]) -> None:
    words = [*make_words([(0.1, 0.1, "a")], 1), *make_words([(0.1, 0.1, "b")], 2)]
    assert [region.page for region in regions_of(words)] == [1, 2]
