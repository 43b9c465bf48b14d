"""A document is received whole and as announced, or not at all."""

import hashlib
import os
from collections.abc import AsyncIterator, Iterable

import pytest

from invoice_service.pipeline.documents import PIECE_BYTES, SpooledDocument
from invoice_service.receiving.spool import Announcement, spooled
from invoicemesh.ocr.v1.document_pb2 import DocumentFormat
from mesh.errors import ServiceError

PDF = b"%PDF-1.7\n" + bytes(range(256)) * 3000
LIMIT = 1_000_000


class Sender:
    """Sends chunks and counts how many were taken."""

    def __init__(self, chunks: Iterable[bytes]) -> None:
        self.taken = 0
        self._chunks = list(chunks)

    async def __aiter__(self) -> AsyncIterator[bytes]:
        for chunk in self._chunks:
            self.taken += 1
            yield chunk


async def refusal(sender: Sender, announced: Announcement | None = None) -> ServiceError:
    with pytest.raises(ServiceError) as refused:
        async with spooled(sender, announced or Announcement(), max_bytes=LIMIT):
            pytest.fail("It was taken.")
    return refused.value


def split(document: bytes, size: int = 65_536) -> list[bytes]:
    return [document[start : start + size] for start in range(0, len(document), size)]


async def test_a_document_comes_out_as_it_went_in() -> None:
    announced = Announcement(len(PDF), hashlib.sha256(PDF).hexdigest())
    async with spooled(Sender(split(PDF)), announced, max_bytes=LIMIT) as document:
        pieces = [piece async for piece in document.pieces()]
        again = b"".join([piece async for piece in document.pieces()])
    assert b"".join(pieces) == PDF == again
    assert max(map(len, pieces)) <= PIECE_BYTES
    assert document.format == DocumentFormat.DOCUMENT_FORMAT_PDF
    assert (document.size_bytes, document.sha256) == (len(PDF), hashlib.sha256(PDF).hexdigest())


async def test_a_document_without_announcement_is_taken() -> None:
    async with spooled(Sender(split(PDF, 7_001)), Announcement(), max_bytes=LIMIT) as document:
        assert document.sha256 == hashlib.sha256(PDF).hexdigest()


async def test_a_document_of_exactly_the_limit_is_taken() -> None:
    async with spooled(Sender(split(PDF)), Announcement(), max_bytes=len(PDF)) as document:
        assert document.size_bytes == len(PDF)


async def test_nothing_remains_after_the_block() -> None:
    async with spooled(Sender([PDF]), Announcement(), max_bytes=LIMIT) as document:
        # The file has no name: no crash can leave it behind.
        assert os.fstat(document.descriptor).st_nlink == 0
    with pytest.raises(OSError, match="Bad file descriptor"):
        await anext(document.pieces())


async def test_no_bytes_are_refused_as_empty() -> None:
    assert (await refusal(Sender([]))).reason == "DOCUMENT_EMPTY"
    assert (await refusal(Sender([b"", b""]))).reason == "DOCUMENT_EMPTY"


async def test_too_many_bytes_are_refused_as_soon_as_they_are_too_many() -> None:
    sender = Sender([PDF[:600_000]] * 10)
    error = await refusal(sender)
    assert (error.reason, error.facts["limit_bytes"]) == ("DOCUMENT_TOO_LARGE", LIMIT)
    assert sender.taken == 2


async def test_an_announcement_over_the_limit_is_refused_before_the_first_byte() -> None:
    sender = Sender([PDF])
    error = await refusal(sender, Announcement(size_bytes=LIMIT + 1))
    assert (error.reason, error.facts["size_bytes"]) == ("DOCUMENT_TOO_LARGE", LIMIT + 1)
    assert sender.taken == 0


async def test_an_unknown_type_is_refused_as_soon_as_the_beginning_is_there() -> None:
    sender = Sender(split(b"PK\x03\x04" + bytes(500_000), 2400))
    assert (await refusal(sender)).reason == "DOCUMENT_TYPE_UNSUPPORTED"
    assert sender.taken == 2


async def test_a_short_file_of_unknown_type_is_refused() -> None:
    assert (await refusal(Sender([b"hello"]))).reason == "DOCUMENT_TYPE_UNSUPPORTED"


async def test_a_wrong_size_is_refused_with_both_sizes() -> None:
    error = await refusal(Sender([PDF[:-1]]), Announcement(size_bytes=len(PDF)))
    assert error.reason == "SIZE_MISMATCH"
    assert error.facts == {"size_bytes": len(PDF) - 1, "announced_bytes": len(PDF)}


async def test_a_wrong_hash_is_refused() -> None:
    assert (await refusal(Sender([PDF]), Announcement(sha256="0" * 64))).reason == "HASH_MISMATCH"


@pytest.mark.parametrize(
    ("announced", "field"),
    [
        (Announcement(size_bytes=-1), "metadata.size_bytes"),
        (Announcement(sha256="abc"), "metadata.sha256"),
        (Announcement(sha256="A" * 64), "metadata.sha256"),
    ],
)
async def test_an_announcement_that_cannot_be_true_is_refused(announced: Announcement, field: str) -> None:
    error = await refusal(Sender([PDF]), announced)
    assert error.reason == "REQUEST_INVALID"
    assert [violation.field for violation in error.fields] == [field]


async def test_a_spooled_document_can_be_read_by_two_at_a_time() -> None:
    async with spooled(Sender([PDF]), Announcement(), max_bytes=LIMIT) as document:
        assert isinstance(document, SpooledDocument)
        first, second = document.pieces(), document.pieces()
        assert await anext(first) == await anext(second) == PDF[:PIECE_BYTES]
