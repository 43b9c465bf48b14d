import hashlib
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from invoicemesh.ocr.v1.ocr_service_pb2 import RecognizeOptions, RecognizeRequest
from mesh.errors import ServiceError
from ocr_service.document.limits import DocumentLimits
from ocr_service.spool import Spool
from ocr_service.upload import MAX_CHUNK_BYTES, received

LIMITS = DocumentLimits(max_bytes=2 * MAX_CHUNK_BYTES, max_pages=1, max_pixels=1)


async def _requests(*payloads: RecognizeOptions | bytes) -> AsyncIterator[RecognizeRequest]:
    for payload in payloads:
        yield RecognizeRequest(chunk=payload) if isinstance(payload, bytes) else RecognizeRequest(options=payload)


def _files(folder: Path) -> list[Path]:
    return list(folder.iterdir())


async def _refusal(folder: Path, *payloads: RecognizeOptions | bytes) -> ServiceError:
    with pytest.raises(ServiceError) as refusal:
        async with received(_requests(*payloads), LIMITS, Spool(folder)):
            pass
    assert _files(folder) == [], "nothing is left behind"
    return refusal.value


async def test_chunks_become_one_file_that_is_gone_after_use(tmp_path: Path) -> None:
    options = RecognizeOptions(pages=[2], size_bytes=6)
    async with received(_requests(options, b"abc", b"", b"def"), LIMITS, Spool(tmp_path)) as upload:
        assert upload.path.read_bytes() == b"abcdef"
        assert upload.path.stat().st_mode & 0o077 == 0
        assert (upload.size_bytes, upload.sha256) == (6, hashlib.sha256(b"abcdef").hexdigest())
        assert upload.options == options
    assert _files(tmp_path) == []


async def test_the_options_come_first(tmp_path: Path) -> None:
    for payloads in ([], [b"abc"], [b"abc", RecognizeOptions()]):
        refusal = await _refusal(tmp_path, *payloads)
        assert refusal.reason == "REQUEST_INVALID"
        assert refusal.fields[0].field == "options"


async def test_the_options_come_once(tmp_path: Path) -> None:
    refusal = await _refusal(tmp_path, RecognizeOptions(), b"abc", RecognizeOptions())
    assert (refusal.reason, refusal.fields[0].field) == ("REQUEST_INVALID", "chunk")


async def test_a_chunk_over_its_limit_is_refused(tmp_path: Path) -> None:
    refusal = await _refusal(tmp_path, RecognizeOptions(), bytes(MAX_CHUNK_BYTES + 1))
    assert (refusal.reason, refusal.fields[0].field) == ("REQUEST_INVALID", "chunk")


async def test_an_announced_size_over_the_limit_is_refused_before_any_chunk(tmp_path: Path) -> None:
    async def announce() -> AsyncIterator[RecognizeRequest]:
        yield RecognizeRequest(options=RecognizeOptions(size_bytes=LIMITS.max_bytes + 1))
        raise AssertionError("a chunk was asked for")

    with pytest.raises(ServiceError) as refusal:
        async with received(announce(), LIMITS, Spool(tmp_path)):
            pass
    assert refusal.value.reason == "DOCUMENT_TOO_LARGE"


async def test_too_many_bytes_are_refused_as_soon_as_they_arrive(tmp_path: Path) -> None:
    async def endless() -> AsyncIterator[RecognizeRequest]:
        yield RecognizeRequest(options=RecognizeOptions())
        for _ in range(3):
            yield RecognizeRequest(chunk=bytes(MAX_CHUNK_BYTES))
        raise AssertionError("more was asked for")

    with pytest.raises(ServiceError) as refusal:
        async with received(endless(), LIMITS, Spool(tmp_path)):
            pass
    assert refusal.value.reason == "DOCUMENT_TOO_LARGE"


async def test_a_size_that_does_not_add_up_is_refused(tmp_path: Path) -> None:
    refusal = await _refusal(tmp_path, RecognizeOptions(size_bytes=4), b"abc")
    assert refusal.reason == "SIZE_MISMATCH"
    assert refusal.facts == {"size_bytes": 3, "announced_bytes": 4}


async def test_no_bytes_are_an_empty_document(tmp_path: Path) -> None:
    assert (await _refusal(tmp_path, RecognizeOptions())).reason == "DOCUMENT_EMPTY"
