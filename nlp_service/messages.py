"""The one place where the contract's messages and the reading model meet."""

import re
from collections.abc import Iterable

from en16931 import field_path
from en16931.field_path import FieldPathError
from invoicemesh.invoice.v1 import reading_pb2
from invoicemesh.invoice.v1.invoice_data_pb2 import InvoiceData
from invoicemesh.invoice.v1.invoice_pb2 import PageRange
from invoicemesh.nlp.v1.nlp_service_pb2 import ExtractHints, ExtractInvoiceResponse
from invoicemesh.ocr.v1 import document_pb2, geometry_pb2
from invoicemesh.ocr.v1.region_reading_pb2 import RegionReading
from nlp_service.candidates.hints import Hints
from nlp_service.extraction import Absence, Alternative, Extraction, Reading, SecondReading, Source
from nlp_service.reading.geometry import Box, Point, Region
from nlp_service.reading.lines import make_page
from nlp_service.reading.page import Document, Page, PageSource, Word

_SOURCES = {
    Source.EMBEDDED_XML: reading_pb2.READING_SOURCE_EMBEDDED_XML,
    Source.TEXT_LAYER: reading_pb2.READING_SOURCE_TEXT_LAYER,
    Source.OCR: reading_pb2.READING_SOURCE_OCR,
    Source.DERIVED: reading_pb2.READING_SOURCE_DERIVED,
}
_ABSENCES = {
    None: reading_pb2.ABSENCE_REASON_UNSPECIFIED,
    Absence.NOT_PRINTED: reading_pb2.ABSENCE_REASON_NOT_PRINTED,
    Absence.NOT_FOUND: reading_pb2.ABSENCE_REASON_NOT_FOUND,
    Absence.ILLEGIBLE: reading_pb2.ABSENCE_REASON_ILLEGIBLE,
}
_CORNERS = 4
_ITEM = re.compile(r"[^.\[]+(?:\.[^.\[]+)*\[[^\]]+\]")


def to_document(pages: Iterable[document_pb2.Page]) -> Document:
    """The pages as the reading model has them, in the order of their numbers."""
    return Document(tuple(sorted(map(_to_page, pages), key=lambda page: page.number)))


def _to_page(page: document_pb2.Page) -> Page:
    aspect = page.width / page.height if page.width > 0 and page.height > 0 else 1.0
    source = PageSource.OCR if page.source == document_pb2.PAGE_SOURCE_OCR else PageSource.TEXT_LAYER
    words = (_to_word(word, page.number) for line in page.lines for word in line.words if _has_place(word))
    return make_page(page.number, aspect, source, words)


def _has_place(word: document_pb2.Word) -> bool:
    return len(word.polygon.points) == _CORNERS


def _to_word(word: document_pb2.Word, page: int) -> Word:
    first, second, third, fourth = (Point(point.x, point.y) for point in word.polygon.points)
    polygon = (first, second, third, fourth)
    return Word(word.id, word.text, word.confidence, page, polygon, Box.around(polygon))


def to_second_reading(reading: RegionReading) -> SecondReading | None:
    """What was read at a place again, as the reading model has it; None for a place without four corners."""
    if len(reading.region.polygon.points) != _CORNERS:
        return None
    first, second, third, fourth = (Point(point.x, point.y) for point in reading.region.polygon.points)
    texts = (reading.text, *(other.text for other in reading.alternatives))
    return SecondReading(Region(reading.region.page, (first, second, third, fourth)), texts)


def to_hints(hints: ExtractHints) -> Hints:
    """The hints as the reading model has them."""
    return Hints(hints.language, hints.country.upper(), tuple(hints.own_names), tuple(hints.own_vat_ids))


def to_response(extraction: Extraction) -> ExtractInvoiceResponse:
    """The answer: the record made of the readings, and the readings.

    A value that the record's field does not take (a number of twenty digits, say) makes the field absent, and the
    reading says so.
    """
    response = ExtractInvoiceResponse(engine=extraction.engine, engine_version=extraction.engine_version)
    for look in extraction.second_looks:
        response.second_looks.add(field_path=look.path, region=_to_region(look.region), rule_id=look.rule_id)
    for part in extraction.parts:
        pages = PageRange(first_page=part.first_page, last_page=part.last_page)
        response.document_parts.add(pages=pages, number=part.number, explanation=part.explanation)
    for reading in extraction.readings:
        message = response.readings.add()
        message.CopyFrom(_to_reading(reading))
        if reading.value:
            try:
                _put(response.data, reading)
            except FieldPathError as error:
                message.absence_reason = reading_pb2.ABSENCE_REASON_NOT_FOUND
                message.explanation = error.message
                message.value = ""
                message.confidence = 0.0
    return response


def _put(data: InvoiceData, reading: Reading) -> None:
    for match in _ITEM.finditer(reading.path):
        item = reading.path[: match.end()]
        try:
            field_path.add_item(data, item)
        except FieldPathError:
            # It is there already; a path that is wrong fails below.
            continue
    field_path.set_value(data, reading.path, reading.value)


def _to_reading(reading: Reading) -> reading_pb2.Reading:
    return reading_pb2.Reading(
        path=reading.path,
        value=reading.value,
        raw_text=reading.raw_text,
        confidence=reading.confidence,
        source=_SOURCES[reading.source] if reading.value else reading_pb2.READING_SOURCE_UNSPECIFIED,
        value_regions=map(_to_region, reading.value_regions),
        label_regions=map(_to_region, reading.label_regions),
        alternatives=map(_to_alternative, reading.alternatives),
        absence_reason=_ABSENCES[reading.absence],
        explanation=reading.explanation,
    )


def _to_alternative(alternative: Alternative) -> reading_pb2.Alternative:
    return reading_pb2.Alternative(
        value=alternative.value,
        raw_text=alternative.raw_text,
        confidence=alternative.confidence,
        source=_SOURCES[alternative.source],
        value_regions=map(_to_region, alternative.value_regions),
        label_regions=map(_to_region, alternative.label_regions),
        asked_for_by=alternative.asked_for_by,
        explanation=alternative.explanation,
    )


def _to_region(region: Region) -> geometry_pb2.Region:
    points = [geometry_pb2.Point(x=point.x, y=point.y) for point in region.polygon]
    return geometry_pb2.Region(page=region.page, polygon=geometry_pb2.Polygon(points=points))
