"""Two hundred damaged files: each is read or refused with a reason, and the service goes on."""

import random
from pathlib import Path

import grpc

from invoicemesh.ocr.v1.document_pb2 import DocumentFormat
from tests.integration.ocr_service.harness import Stub, pages, recognize, refusal, texts
from tests.unit.ocr_service.documents import image, pdf, picture_of, text, with_attachments

_FILES = 200
# What a damaged file may be refused with; anything else would blame the service.
_REASONS = {
    "DOCUMENT_DAMAGED",
    "DOCUMENT_EMPTY",
    "DOCUMENT_ENCRYPTED",
    "DOCUMENT_TOO_MANY_PAGES",
    "DOCUMENT_TOO_MANY_PIXELS",
    "DOCUMENT_TYPE_UNSUPPORTED",
}
_PAGE_REASONS = {"DOCUMENT_TOO_MANY_PIXELS", "PAGE_UNREADABLE", "TIME_LIMIT"}
_HEIC = Path(__file__).parents[2] / "unit" / "ocr_service" / "document" / "photo.heic"


def _whole_files() -> list[bytes]:
    sheet = picture_of("Total 12.50", size=(300, 120))
    return [
        pdf(text("Invoice number 4711"), text("Total 12.50")),
        with_attachments(pdf(text("Invoice number 4711")), factur_x=b"<Invoice/>"),
        pdf(text("secret"), password="key"),
        image(sheet, "PNG"),
        image(sheet, "JPEG"),
        image(sheet, "TIFF", save_all=True, append_images=[sheet.convert("1")], compression="tiff_lzw"),
        image(sheet, "WEBP"),
        _HEIC.read_bytes(),
        b"<Invoice xmlns='urn:x'/>",
    ]


def _damaged(content: bytes, chance: random.Random) -> bytes:
    data = bytearray(content)
    match chance.randrange(4):
        case 0:
            del data[chance.randrange(len(data)) :]
        case 1:
            for _ in range(chance.randint(1, 40)):
                data[chance.randrange(len(data))] = chance.randrange(256)
        case 2:
            start = chance.randrange(len(data))
            del data[start : start + chance.randint(1, 200)]
        case _:
            start = chance.randrange(len(data))
            data[start:start] = chance.randbytes(chance.randint(1, 200))
    return bytes(data)


async def test_damaged_files_leave_the_service_alive_and_each_gets_a_reason(ocr: Stub) -> None:
    chance = random.Random(7)  # noqa: S311 — the same files in every run.
    whole = _whole_files()
    refused, read = 0, 0
    for index in range(_FILES):
        content = _damaged(whole[index % len(whole)], chance)
        try:
            responses = await recognize(ocr, content)
        except grpc.aio.AioRpcError:
            _, info = await refusal(ocr, content)
            assert info.reason in _REASONS
            refused += 1
            continue
        failed = {answer.page_failure.reason for answer in responses if answer.HasField("page_failure")}
        assert failed <= _PAGE_REASONS
        assert responses[0].document.format != DocumentFormat.DOCUMENT_FORMAT_UNSPECIFIED
        assert responses[-1].HasField("summary")
        read += 1
    # Some of the damage is harmless, most is not noticed before the file is decoded.
    assert refused > _FILES / 5
    assert read > _FILES / 5
    assert texts(pages(await recognize(ocr, whole[0]))[1]) == ["Invoice number 4711"]
