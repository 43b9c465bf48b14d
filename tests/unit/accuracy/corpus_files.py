"""Small corpora: a truth, the record that was read of it, and a picture of its page."""

import json
from pathlib import Path
from types import MappingProxyType

from google.protobuf.json_format import MessageToDict
from PIL import Image, ImageDraw

from en16931 import field_path
from invoicemesh.invoice.v1.invoice_data_pb2 import InvoiceData
from invoicemesh.invoice.v1.invoice_pb2 import InvoiceState
from invoicemesh.invoice.v1.invoice_service_pb2 import ReadResult
from invoicemesh.invoice.v1.reading_pb2 import Reading, ReadingSource
from invoicemesh.ocr.v1.geometry_pb2 import Point, Polygon, Region
from invoicemesh_client.extraction.inputs import InputDocument
from invoicemesh_client.flat import FlatLineItem, FlatResult
from tests.accuracy.corpus import LabelledDocument
from tests.accuracy.evaluation import Evaluation
from tests.accuracy.fields import Cell, Field
from tests.accuracy.judging import JudgedValue, Verdict
from tests.accuracy.matching import Matching
from tests.accuracy.result import Result
from tests.accuracy.score import DocumentScore, score_document
from tests.accuracy.truth import Truth

VALUES = MappingProxyType(
    {
        Field.SUPPLIER_NAME: "Nordlicht GmbH",
        Field.INVOICE_NUMBER: "R-17",
        Field.ISSUE_DATE: "2024-03-09",
        Field.CURRENCY: "EUR",
        Field.GROSS_TOTAL: "119.00",
    }
)
RECORD_PATHS = MappingProxyType(
    {
        Field.SUPPLIER_NAME: "supplier.name",
        Field.INVOICE_NUMBER: "invoice_number",
        Field.ISSUE_DATE: "issue_date",
        Field.CURRENCY: "currency",
        Field.GROSS_TOTAL: "totals.gross",
    }
)
VALUE_BOX = (0.5, 0.5, 0.7, 0.52)


def region(left: float, top: float, right: float, bottom: float, page: int = 1) -> Region:
    corners = ((left, top), (right, top), (right, bottom), (left, bottom))
    return Region(page=page, polygon=Polygon(points=[Point(x=x, y=y) for x, y in corners]))


def full_result(confidence: float = 0.95, **values: str) -> ReadResult:
    """What was read: VALUES, but for those given; an empty one was not found. All stand in VALUE_BOX."""
    data = InvoiceData()
    readings = []
    for field, path in RECORD_PATHS.items():
        if value := values.get(field, VALUES[field]):
            field_path.set_value(data, path, value)
            readings.append(
                Reading(
                    path=path,
                    value=value,
                    raw_text=value,
                    confidence=confidence,
                    source=ReadingSource.READING_SOURCE_OCR,
                    value_regions=[region(*VALUE_BOX)],
                )
            )
    state = InvoiceState.INVOICE_STATE_READY if confidence >= 0.9 else InvoiceState.INVOICE_STATE_NEEDS_REVIEW
    return ReadResult(data=data, readings=readings, state=state)


def write_document(corpus: Path, name: str, **truth: object) -> Path:
    """Writes a page with a black bar in VALUE_BOX and its truth: VALUES, and what else is given."""
    path = corpus / f"{name}.png"
    path.parent.mkdir(parents=True, exist_ok=True)
    page = Image.new("RGB", (400, 600), "white")
    left, top, right, bottom = VALUE_BOX
    ImageDraw.Draw(page).rectangle((left * 400, top * 600, right * 400, bottom * 600), fill="black")
    page.save(path)
    path.with_suffix(".json").write_text(json.dumps({**VALUES, **truth}), encoding="utf-8")
    return path


def write_full_result(results: Path, name: str, result: ReadResult) -> None:
    path = results / f"{name}.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(MessageToDict(result, preserving_proto_field_name=True)), encoding="utf-8")


def labelled(
    name: str = "a/1.png", *, rows: tuple[dict[Cell, str], ...] = (), is_receipt: bool = False
) -> LabelledDocument:
    truth = Truth(values={field: (value,) for field, value in VALUES.items()}, rows=rows, is_receipt=is_receipt)
    path = Path(name)
    return LabelledDocument(InputDocument(path, path), path.parent.as_posix(), truth)


def flat_result(*, needs_review: bool = False, **values: str | None) -> FlatResult:
    """VALUES as a flat result, but for those given; all at 0.95."""
    read = {**{field.value: value for field, value in VALUES.items()}, **values}
    return FlatResult(**read, needs_review=needs_review, confidence=dict.fromkeys(read, 0.95))  # type: ignore[arg-type]


def score(
    result: Result | FlatResult,
    *,
    name: str = "a/1.png",
    is_receipt: bool = False,
    rows: tuple[dict[Cell, str], ...] = (),
) -> DocumentScore:
    read = Result(result) if isinstance(result, FlatResult) else result
    return score_document(labelled(name, rows=rows, is_receipt=is_receipt), read, Matching())


def evaluation(*scores: DocumentScore) -> Evaluation:
    return Evaluation("corpus", Matching(), scores, ())


def items(*rows: dict[str, str]) -> FlatResult:
    return FlatResult(line_items=tuple(FlatLineItem(**row) for row in rows), confidence={"line_items": 0.4})


def judged(confidence: float | None, *, is_right: bool) -> JudgedValue:
    return JudgedValue(Field.IBAN, Verdict.RIGHT if is_right else Verdict.WRONG, "x", ("y",), confidence)
