"""Documents go in, words come out: the whole service with real PaddleOCR."""

import hashlib
import io
from pathlib import Path

import cv2
import numpy as np
import pytest
from PIL import Image, ImageDraw
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from invoicemesh.ocr.v1.document_pb2 import DocumentFormat, HiddenText, PageSource, Word
from invoicemesh.ocr.v1.ocr_service_pb2 import GetCapabilitiesRequest, RecognizeOptions
from ocr_service.document import poppler
from ocr_service.settings import OcrSettings
from tests.integration.ocr_service.harness import (
    Stub,
    failures,
    pages,
    recognize,
    refusal,
    requests,
    retry_seconds,
    running,
    texts,
)
from tests.unit.ocr_service.documents import PAGE, image, pdf, picture_of, text, with_attachments, written_pdf


def _centre(word: Word) -> tuple[float, float]:
    points = word.polygon.points
    return sum(point.x for point in points) / 4, sum(point.y for point in points) / 4


async def test_the_words_of_a_picture_come_back_with_their_places(ocr: Stub) -> None:
    content = image(picture_of("Invoice No. 4711", "Total due", "1,234.50 EUR"), "PNG")
    first, *_, last = responses = await recognize(ocr, content, RecognizeOptions(include_images=True))
    assert first.document.format == DocumentFormat.DOCUMENT_FORMAT_PNG
    assert (first.document.page_count, first.document.size_bytes) == (1, len(content))
    assert first.document.sha256 == hashlib.sha256(content).hexdigest()

    page = pages(responses)[1]
    assert texts(page) == ["Invoice No. 4711", "Total due", "1,234.50 EUR"]
    assert (page.source, page.engine, page.model_version) == (PageSource.PAGE_SOURCE_OCR, "paddle", "PP-OCRv6_small")
    assert (page.width, page.height) == (900, 400)
    assert page.image_webp[8:12] == b"WEBP"
    words = {word.text: word for line in page.lines for word in line.words}
    assert words["Total"].id == "1.4"
    assert all(0.8 < word.confidence <= 1 for word in words.values())
    # Drawn at (60, 50), (60, 130) and (60, 210), 40 pixels high.
    assert _centre(words["Total"]) == pytest.approx((105 / 900, 155 / 400), abs=0.03)
    assert words["EUR"].polygon.points[0].x > words["1,234.50"].polygon.points[1].x - 0.01
    assert (last.summary.pages_read, last.summary.pages_failed, last.summary.word_count) == (1, 0, 7)


async def test_lines_that_are_read_upwards_and_downwards_are_read_too(ocr: Stub) -> None:
    sheet = picture_of("Invoice No. 4711", size=(900, 700))
    strip = picture_of("Reference 0815", size=(500, 140))
    sheet.paste(strip.transpose(Image.Transpose.ROTATE_90), (40, 180))
    sheet.paste(strip.transpose(Image.Transpose.ROTATE_270), (700, 180))
    page = pages(await recognize(ocr, image(sheet, "PNG")))[1]
    assert sorted(texts(page)) == ["Invoice No. 4711", "Reference 0815", "Reference 0815"]
    upwards, downwards = (line for line in page.lines if line.words[0].text == "Reference")
    assert upwards.polygon.points[0].y > upwards.polygon.points[1].y + 0.2
    assert downwards.polygon.points[0].y < downwards.polygon.points[1].y - 0.2


LETTER = ("Invoice No. 4711", "Screws and nails", "Total due", "1,234.50 EUR", "Payable by 31 May")


@pytest.mark.parametrize("turned", [90, 180, 270])
async def test_a_page_that_lies_on_its_side_or_head_is_turned_upright(ocr: Stub, turned: int) -> None:
    sheet = picture_of(*LETTER, size=(700, 500)).rotate(-turned, expand=True)
    page = pages(await recognize(ocr, image(sheet, "PNG"), RecognizeOptions(include_images=True)))[1]
    assert texts(page) == list(LETTER)
    assert (page.rotation, page.width, page.height) == (360 - turned, 700, 500)
    with Image.open(io.BytesIO(page.image_webp)) as seen:
        assert seen.size == (700, 500)


@pytest.mark.parametrize("skew", [-15, -5, 3, 15])
async def test_a_skewed_page_is_straightened(ocr: Stub, skew: int) -> None:
    sheet = picture_of(*LETTER, size=(700, 500)).rotate(
        -skew, expand=True, fillcolor="white", resample=Image.Resampling.BICUBIC
    )
    page = pages(await recognize(ocr, image(sheet, "PNG")))[1]
    assert texts(page) == list(LETTER)
    assert page.skew == pytest.approx(-skew, abs=0.7)
    for line in page.lines:
        assert line.polygon.points[0].y == pytest.approx(line.polygon.points[1].y, abs=0.012)


async def test_the_page_of_a_photo_is_the_paper_on_the_desk(ocr: Stub) -> None:
    sheet = np.asarray(picture_of(*LETTER, size=(700, 500)))
    corners = np.array([(120, 90), (820, 150), (790, 660), (80, 600)], np.float32)
    own = np.array([(0, 0), (700, 0), (700, 500), (0, 500)], np.float32)
    seen = cv2.warpPerspective(
        sheet, cv2.getPerspectiveTransform(own, corners), (920, 760), borderValue=(92, 84, 78), flags=cv2.INTER_CUBIC
    )
    page = pages(await recognize(ocr, image(Image.fromarray(seen), "JPEG", quality=90)))[1]
    assert texts(page) == list(LETTER)
    assert (page.width, page.height) == pytest.approx((703, 512), abs=12)
    # Drawn at (60, 50) on the sheet.
    first = page.lines[0].words[0].polygon.points[0]
    assert (first.x, first.y) == pytest.approx((60 / 700, 55 / 500), abs=0.03)


async def test_a_text_layer_that_lies_beneath_a_scan_is_not_believed(ocr: Stub) -> None:
    scan = ImageReader(io.BytesIO(image(picture_of("Total due 12.50"), "PNG")))

    def draw(canvas: Canvas) -> None:
        for line in range(10):
            canvas.drawString(50, 20 + 25 * line, "Total due 99.00 EUR")
        canvas.drawImage(scan, 0, 0, *PAGE)

    page = pages(await recognize(ocr, pdf(draw)))[1]
    assert texts(page) == ["Total due 12.50"]
    assert page.source == PageSource.PAGE_SOURCE_OCR
    assert page.hidden_text == HiddenText.HIDDEN_TEXT_FOUND


async def test_a_mixed_pdf_is_read_page_by_page(ocr: Stub) -> None:
    scan = ImageReader(io.BytesIO(image(picture_of("Total due 12.50"), "PNG")))
    content = pdf(text("Invoice number 4711"), lambda canvas: canvas.drawImage(scan, 0, 0, *PAGE))
    read = pages(await recognize(ocr, content))
    assert {number: texts(page) for number, page in read.items()} == {
        1: ["Invoice number 4711"],
        2: ["Total due 12.50"],
    }
    assert [read[number].source for number in (1, 2)] == [
        PageSource.PAGE_SOURCE_TEXT_LAYER,
        PageSource.PAGE_SOURCE_OCR,
    ]
    assert read[1].hidden_text == HiddenText.HIDDEN_TEXT_CLEAN


async def test_columns_stay_apart(ocr: Stub) -> None:
    sheet = picture_of("Screws", "Nails", size=(1200, 300))
    sheet.paste(picture_of("12.00 EUR", "3.50 EUR", size=(500, 300)), (640, 0))
    assert texts(pages(await recognize(ocr, image(sheet, "PNG")))[1]) == ["Screws", "12.00 EUR", "Nails", "3.50 EUR"]


COLUMNS = (
    ("Deliveries are made on", "working days between nine", "and five, unless we agreed", "on another time with you."),
    (
        "Goods stay our property",
        "until all invoices of the",
        "delivery have been paid in",
        "full and without discount.",
    ),
)


def _draw_columns(canvas: Canvas) -> None:
    canvas.setFont("Helvetica", 12)
    canvas.drawString(40, 260, "General terms and conditions of sale and delivery")
    for left, lines in zip((40, 240), COLUMNS, strict=True):
        for row, line in enumerate(lines):
            canvas.drawString(left, 220 - 18 * row, line)


@pytest.mark.parametrize("ignored", [False, True], ids=["text layer", "picture"])
async def test_columns_of_text_are_read_one_after_the_other(ocr: Stub, ignored: bool) -> None:
    page = pages(await recognize(ocr, pdf(_draw_columns), RecognizeOptions(ignore_text_layer=ignored)))[1]
    assert texts(page) == ["General terms and conditions of sale and delivery", *COLUMNS[0], *COLUMNS[1]]


async def test_rules_of_a_table_come_with_its_page(ocr: Stub) -> None:
    def draw(canvas: Canvas) -> None:
        text("Invoice number 4711")(canvas)
        canvas.grid([45, 225, 405], [100, 150, 200])

    # Skewed, so that the rules are those of the upright page.
    scan = picture_of(*LETTER, size=(900, 600))
    pen = ImageDraw.Draw(scan)
    pen.line((90, 500, 810, 500), fill="black", width=3)
    skewed = scan.rotate(-4, expand=True, fillcolor="white", resample=Image.Resampling.BICUBIC)
    table = pages(await recognize(ocr, pdf(draw)))[1]
    assert sorted({round(rule.start.y, 2) for rule in table.rules if rule.start.y == rule.end.y}) == [0.33, 0.5, 0.67]
    assert sorted({round(rule.start.x, 1) for rule in table.rules if rule.start.x == rule.end.x}) == [0.1, 0.5, 0.9]
    assert table.renderer == "pdfium"
    (rule,) = (page := pages(await recognize(ocr, image(skewed, "PNG")))[1]).rules
    assert rule.end.x - rule.start.x == pytest.approx(720 / page.width, abs=0.03)
    assert page.renderer == ""


async def test_a_page_that_pdfium_cannot_draw_is_read_as_poppler_draws_it(ocr: Stub) -> None:
    if not poppler.is_available():
        pytest.skip(f"Poppler is not installed (Debian: {poppler.REMEDY})")
    unopened = written_pdf("Invoice number 4711", trailer="trailer<</Root 1 0 R/Size 6")
    page = pages(await recognize(ocr, unopened))[1]
    assert (texts(page), page.renderer) == (["Invoice number 4711"], "poppler")


async def test_a_pdf_gives_its_text_and_its_attachments(ocr: Stub) -> None:
    content = with_attachments(pdf(text("Invoice number 4711"), text("Page two of it")), factur_x=b"<Invoice/>")
    responses = await recognize(ocr, content)
    (attachment,) = responses[0].document.attachments
    assert (attachment.filename, attachment.content) == ("factur_x.xml", b"<Invoice/>")
    read = pages(responses)
    assert {number: texts(page) for number, page in read.items()} == {
        1: ["Invoice number 4711"],
        2: ["Page two of it"],
    }
    assert {page.source for page in read.values()} == {PageSource.PAGE_SOURCE_TEXT_LAYER}


async def test_an_e_invoice_as_xml_is_a_document_of_its_own(ocr: Stub) -> None:
    first, last = await recognize(ocr, b"<Invoice xmlns='urn:x'/>")
    assert first.document.attachments[0].content == b"<Invoice xmlns='urn:x'/>"
    assert (first.document.page_count, last.summary.pages_read) == (0, 0)
    status, info = await refusal(ocr, b"<Invoice xmlns='urn:x'/>", RecognizeOptions(pages=[1]))
    assert (status, info.reason) == ("INVALID_ARGUMENT", "REQUEST_INVALID")


async def test_the_pages_of_a_tiff_are_read(ocr: Stub) -> None:
    sheets = [picture_of(f"Invoice number {number}") for number in (1, 2)]
    content = image(sheets[0].convert("1"), "TIFF", save_all=True, append_images=sheets[1:])
    read = pages(await recognize(ocr, content))
    assert {number: texts(page) for number, page in read.items()} == {1: ["Invoice number 1"], 2: ["Invoice number 2"]}


async def test_only_the_pages_that_are_asked_for_are_read(ocr: Stub) -> None:
    content = pdf(*[text(f"This is page {number}") for number in (1, 2, 3)])
    responses = await recognize(ocr, content, RecognizeOptions(pages=[3, 1, 3]))
    assert sorted(pages(responses)) == [1, 3]
    assert responses[0].document.page_count == 3
    status, info = await refusal(ocr, content, RecognizeOptions(pages=[4]))
    assert (status, info.reason) == ("INVALID_ARGUMENT", "REQUEST_INVALID")


async def test_a_page_that_fails_leaves_the_others(ocr: Stub) -> None:
    huge = ImageReader(io.BytesIO(image(Image.new("1", (3000, 2000)), "PNG")))
    content = pdf(text("The first page"), lambda canvas: canvas.drawImage(huge, 0, 0, 90, 60), text("The third page"))
    responses = await recognize(ocr, content)
    assert sorted(pages(responses)) == [1, 3]
    assert failures(responses)[2].reason == "DOCUMENT_TOO_MANY_PIXELS"
    assert "5,500,000" in failures(responses)[2].message
    assert (responses[-1].summary.pages_read, responses[-1].summary.pages_failed) == (2, 1)


async def test_bad_documents_are_refused_with_their_reasons_and_nothing_is_left(ocr: Stub, tmp_path: Path) -> None:
    locked = pdf(text("secret"), password="key")
    for content, options, expected in (
        (b"", RecognizeOptions(), ("INVALID_ARGUMENT", "DOCUMENT_EMPTY")),
        (b"hello", RecognizeOptions(), ("INVALID_ARGUMENT", "DOCUMENT_TYPE_UNSUPPORTED")),
        (b"hello", RecognizeOptions(size_bytes=6), ("INVALID_ARGUMENT", "SIZE_MISMATCH")),
        (locked[:300], RecognizeOptions(), ("INVALID_ARGUMENT", "DOCUMENT_DAMAGED")),
        (pdf(*[text("x")] * 6), RecognizeOptions(), ("INVALID_ARGUMENT", "DOCUMENT_TOO_MANY_PAGES")),
        (locked, RecognizeOptions(), ("FAILED_PRECONDITION", "DOCUMENT_ENCRYPTED")),
        (locked, RecognizeOptions(password="no"), ("FAILED_PRECONDITION", "PASSWORD_WRONG")),
        (locked, RecognizeOptions(engine="crystal ball"), ("UNAVAILABLE", "ENGINE_UNAVAILABLE")),
    ):
        status, info = await refusal(ocr, content, options)
        assert (status, info.reason) == expected
    assert not any(tmp_path.glob("*"))  # noqa: ASYNC240 — nothing else runs.


async def test_the_password_opens_a_locked_pdf(ocr: Stub) -> None:
    locked = pdf(text("The secret page"), password="key")
    responses = await recognize(ocr, locked, RecognizeOptions(password="key"))
    assert texts(pages(responses)[1]) == ["The secret page"]


async def test_one_document_too_many_is_refused_at_once(settings: OcrSettings) -> None:
    full = settings.model_copy(update={"max_waiting_documents": 0})
    async with running(full) as stub:
        slow = stub.Recognize(timeout=30)
        upload = requests(pdf(text("Invoice number 4711")))
        await slow.write(await anext(upload))
        # The server has taken the first call once it has read its options.
        status, info = await refusal(stub, b"hello")
        assert (status, info.reason) == ("RESOURCE_EXHAUSTED", "BUSY")
        assert await retry_seconds(stub, b"hello") == 5
        async for request in upload:
            await slow.write(request)
        await slow.done_writing()
        assert [response.WhichOneof("payload") async for response in slow] == ["document", "page", "summary"]
        assert (await recognize(stub, pdf(text("Invoice number 4712"))))[-1].summary.pages_read == 1


async def test_capabilities_tell_the_engine_and_the_limits(ocr: Stub) -> None:
    told = await ocr.GetCapabilities(GetCapabilitiesRequest(), timeout=5)
    assert told.default_engine == "paddle"
    assert told.engines[0].available
    assert told.limits.max_pages == 5
    assert [(renderer.name, renderer.available) for renderer in told.renderers] == [
        ("pdfium", True),
        ("poppler", poppler.is_available()),
    ]
