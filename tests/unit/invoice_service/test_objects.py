"""Documents and page images are kept whole, once, and given back piece by piece."""

import hashlib
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from invoice_service.objects import PIECE_BYTES, Objects, open_objects

CONTENT = bytes(range(256)) * 4096  # 1 MiB
SHA256 = hashlib.sha256(CONTENT).hexdigest()


@pytest.fixture(params=["folder", "file", "memory"])
def objects(request: pytest.FixtureRequest, tmp_path: Path) -> Objects:
    folder = tmp_path / "new folder" / "objects"
    return open_objects({"folder": str(folder), "file": folder.as_uri(), "memory": "memory://"}[request.param])


async def _pieces(content: bytes = CONTENT, *, lost_after: int | None = None) -> AsyncIterator[bytes]:
    for number, start in enumerate(range(0, len(content), 100_000)):
        if number == lost_after:
            raise ConnectionError("lost")
        yield content[start : start + 100_000]


def _files(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


async def _read(objects: Objects, sha256: str = SHA256) -> list[bytes]:
    return [piece async for piece in objects.read_document(sha256)]


async def test_a_document_is_given_back_in_pieces(objects: Objects) -> None:
    await objects.put_document(SHA256, _pieces())
    pieces = await _read(objects)
    assert b"".join(pieces) == CONTENT
    assert max(len(piece) for piece in pieces) <= PIECE_BYTES


async def test_a_document_that_is_there_stays_as_it_is(objects: Objects) -> None:
    await objects.put_document(SHA256, _pieces())
    await objects.put_document(SHA256, _pieces(b"something else"))
    assert b"".join(await _read(objects)) == CONTENT


async def test_a_document_whose_sender_is_lost_is_not_kept(objects: Objects, tmp_path: Path) -> None:
    with pytest.raises(ConnectionError):
        await objects.put_document(SHA256, _pieces(lost_after=3))
    with pytest.raises(FileNotFoundError):
        await _read(objects)
    assert _files(tmp_path) == []


async def test_an_unknown_document_is_not_found(objects: Objects) -> None:
    with pytest.raises(FileNotFoundError):
        await _read(objects)


async def test_a_page_image_is_given_back_by_its_key(objects: Objects) -> None:
    first = await objects.put_page_image(SHA256, "paddle PP-OCRv6/small", 1, b"RIFF one")
    second = await objects.put_page_image(SHA256, "paddle PP-OCRv6/small", 2, b"RIFF two")
    assert await objects.get_page_image(first) == b"RIFF one"
    assert await objects.get_page_image(second) == b"RIFF two"


async def test_a_page_image_that_is_made_anew_takes_the_place_of_the_former_one(objects: Objects) -> None:
    key = await objects.put_page_image(SHA256, "paddle", 1, b"RIFF old")
    assert await objects.put_page_image(SHA256, "paddle", 1, b"RIFF new") == key
    assert await objects.get_page_image(key) == b"RIFF new"


async def test_another_engine_has_images_of_its_own(objects: Objects) -> None:
    assert await objects.put_page_image(SHA256, "paddle", 1, b"a") != await objects.put_page_image(
        SHA256, "tesseract", 1, b"b"
    )


async def test_a_page_image_that_is_not_there_is_not_found(objects: Objects) -> None:
    with pytest.raises(FileNotFoundError):
        await objects.get_page_image("pages/none.webp")


async def test_deleting_a_document_takes_its_page_images_with_it_and_nothing_else(objects: Objects) -> None:
    other = hashlib.sha256(b"other").hexdigest()
    await objects.put_document(SHA256, _pieces())
    await objects.put_document(other, _pieces(b"other"))
    mine = [await objects.put_page_image(SHA256, engine, 1, b"RIFF") for engine in ("paddle", "tesseract")]
    others = await objects.put_page_image(other, "paddle", 1, b"RIFF")
    await objects.delete_document(SHA256)
    await objects.delete_document(SHA256)
    for key in mine:
        with pytest.raises(FileNotFoundError):
            await objects.get_page_image(key)
    with pytest.raises(FileNotFoundError):
        await _read(objects)
    assert await _read(objects, other) == [b"other"]
    assert await objects.get_page_image(others) == b"RIFF"


async def test_documents_survive_the_process(tmp_path: Path) -> None:
    await open_objects(str(tmp_path)).put_document(SHA256, _pieces())
    assert b"".join(await _read(open_objects(str(tmp_path)))) == CONTENT
