import struct
import zlib
from pathlib import Path

import pytest
from PIL import Image

from mesh.errors import ServiceError
from ocr_service.document.limits import DocumentLimits
from ocr_service.document.opening import open_document
from tests.unit.ocr_service.documents import LIMITS, image, pdf, picture_of, stored, text


def _refusal(folder: Path, content: bytes, password: str = "", limits: DocumentLimits = LIMITS) -> ServiceError:
    with pytest.raises(ServiceError) as refusal:
        open_document(stored(folder, content), limits, password)
    return refusal.value


def _png_bomb(side: int) -> bytes:
    """A PNG of a few kilobytes that claims `side` by `side` pixels."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = chunk(b"IHDR", struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + header + chunk(b"IDAT", zlib.compress(bytes(100_000))) + chunk(b"IEND", b"")


def test_an_empty_file_is_refused(tmp_path: Path) -> None:
    assert _refusal(tmp_path, b"").reason == "DOCUMENT_EMPTY"


def test_a_file_over_the_size_limit_is_refused_with_both_sizes(tmp_path: Path) -> None:
    refusal = _refusal(tmp_path, b"%PDF-" + bytes(100), limits=DocumentLimits(100, 1, 1))
    assert refusal.reason == "DOCUMENT_TOO_LARGE"
    assert refusal.facts == {"limit_bytes": 100, "size_bytes": 105}


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_a_truncated_image_is_refused_as_damaged(tmp_path: Path, kind: str) -> None:
    whole = image(picture_of("Total 12.50"), kind)
    refusal = _refusal(tmp_path, whole[: len(whole) // 2])
    assert refusal.reason == "DOCUMENT_DAMAGED"
    assert refusal.facts == {"format": kind}


@pytest.mark.parametrize("content", [b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n" + bytes(300)])
def test_an_image_with_nothing_behind_its_header_is_refused_as_damaged(tmp_path: Path, content: bytes) -> None:
    assert _refusal(tmp_path, content).reason == "DOCUMENT_DAMAGED"


def test_a_truncated_pdf_is_refused_as_damaged(tmp_path: Path) -> None:
    refusal = _refusal(tmp_path, pdf(text("Invoice"))[:200])
    assert refusal.reason == "DOCUMENT_DAMAGED"
    assert refusal.facts == {"format": "PDF"}


def test_a_decompression_bomb_is_refused_by_its_header(tmp_path: Path) -> None:
    refusal = _refusal(tmp_path, _png_bomb(60_000))
    assert refusal.reason == "DOCUMENT_TOO_MANY_PIXELS"
    assert refusal.facts == {"limit_pixels": 10_000_000, "pixels": 3_600_000_000, "page": 1}


def test_an_image_of_just_the_limit_is_opened(tmp_path: Path) -> None:
    limits = DocumentLimits(LIMITS.max_bytes, 1, max_pixels=200)
    with open_document(stored(tmp_path, image(Image.new("L", (20, 10)), "PNG")), limits) as document:
        assert document.page_count == 1


def test_a_pdf_with_too_many_pages_is_refused_with_both_counts(tmp_path: Path) -> None:
    refusal = _refusal(tmp_path, pdf(*[text("x")] * 4))
    assert refusal.reason == "DOCUMENT_TOO_MANY_PAGES"
    assert refusal.facts == {"limit_pages": 3, "pages": 4}


def test_an_encrypted_pdf_asks_for_its_password(tmp_path: Path) -> None:
    assert _refusal(tmp_path, pdf(text("secret"), password="key")).reason == "DOCUMENT_ENCRYPTED"


def test_a_wrong_password_is_refused(tmp_path: Path) -> None:
    assert _refusal(tmp_path, pdf(text("secret"), password="key"), "wrong").reason == "PASSWORD_WRONG"


def test_the_password_opens_an_encrypted_pdf(tmp_path: Path) -> None:
    with open_document(stored(tmp_path, pdf(text("secret"), password="key")), LIMITS, "key") as document:
        layer = document.page(1).text_layer()
        assert layer is not None
        assert [word.text for line in layer.lines for word in line.words] == ["secret"]
