"""Keeps files: the originals under the hash of their bytes, and the pictures of their pages under a key beside it.

obstore is called through its plain API in worker threads. Its awaitable one hands results over on threads of its own,
which abort the process when the interpreter ends in that moment.
"""

import asyncio
import hashlib
import os
from collections.abc import AsyncIterable, AsyncIterator, Iterator, Sequence
from pathlib import Path
from urllib.parse import unquote, urlsplit

import obstore
from obstore.exceptions import AlreadyExistsError
from obstore.store import LocalStore, MemoryStore, ObjectStore, from_url

PIECE_BYTES = 256 * 1024
"""Bytes of a piece, but for the last one."""


class Objects:
    """Documents and page images. Every call runs in a worker thread, so that the event loop never waits for a disk."""

    def __init__(self, store: ObjectStore) -> None:
        self._store = store

    async def put_document(self, sha256: str, pieces: AsyncIterable[bytes]) -> None:
        """Keep a document under the SHA-256 of its bytes, which the caller has checked.

        It is there as a whole or not at all, and survives a loss of power once this returns. Does nothing when it is
        there already. The document is held in memory meanwhile.
        """
        content = [piece async for piece in pieces]
        await asyncio.to_thread(self._put_document, _document_key(sha256), content)

    async def read_document(self, sha256: str) -> AsyncIterator[bytes]:
        """Give a document's bytes from the first to the last. FileNotFoundError when it is not there."""
        pieces = await asyncio.to_thread(self._pieces, _document_key(sha256))
        while (piece := await asyncio.to_thread(next, pieces, None)) is not None:
            yield piece

    async def has_document(self, sha256: str) -> bool:
        """Tell whether a document is there."""
        return await asyncio.to_thread(self._has, _document_key(sha256))

    async def delete_document(self, sha256: str) -> None:
        """Remove a document and all its page images. Does nothing when they are not there."""
        await asyncio.to_thread(self.delete_document_here, sha256)

    def delete_document_here(self, sha256: str) -> None:
        """Do the same in the calling thread, which waits."""
        for batch in obstore.list(self._store, _image_prefix(sha256)):
            for image in batch:
                self._delete(image["path"])
        self._delete(_document_key(sha256))

    async def put_page_image(self, sha256: str, engine: str, number: int, webp: bytes) -> str:
        """Keep the picture of a page as this engine saw it, in place of an earlier one; give the key to get it by."""
        key = _image_key(sha256, engine, number)
        await asyncio.to_thread(obstore.put, self._store, key, webp)
        return key

    async def get_page_image(self, key: str) -> bytes:
        """Give the picture of a page, WebP. FileNotFoundError when it is not there."""
        return await asyncio.to_thread(lambda: obstore.get(self._store, key).bytes().to_bytes())

    def _put_document(self, key: str, content: Sequence[bytes]) -> None:
        try:
            # Only a put in one part can be told not to replace what is there.
            obstore.put(self._store, key, content, mode="create", use_multipart=False)
        except AlreadyExistsError:
            return
        if isinstance(self._store, LocalStore) and self._store.prefix is not None:
            _flush_to_disk(self._store.prefix / key)

    def _pieces(self, key: str) -> Iterator[bytes]:
        for chunk in obstore.get(self._store, key).stream(min_chunk_size=PIECE_BYTES):
            view = memoryview(chunk)
            for start in range(0, len(view), PIECE_BYTES):
                yield bytes(view[start : start + PIECE_BYTES])

    def _has(self, key: str) -> bool:
        try:
            obstore.head(self._store, key)
        except FileNotFoundError:
            return False
        return True

    def _delete(self, key: str) -> None:
        try:
            obstore.delete(self._store, key)
        except FileNotFoundError:
            return


def open_objects(url: str) -> Objects:
    """Open the files at a folder (made when missing) or a URL: `data/objects`, `file:///…`, `memory://`, `s3://bucket/…`.

    Settings of S3 and its like come from the variables that their own tools read, e.g. AWS_ACCESS_KEY_ID.
    """
    parts = urlsplit(url)
    if parts.scheme == "memory":
        return Objects(MemoryStore())
    if parts.scheme in {"", "file"}:
        return Objects(LocalStore(Path(unquote(parts.path)).absolute(), mkdir=True))
    return Objects(from_url(url))


def _document_key(sha256: str) -> str:
    # Two levels, so that no folder holds more than a few thousand entries.
    return f"documents/{sha256[:2]}/{sha256}"


def _image_prefix(sha256: str) -> str:
    return f"pages/{sha256[:2]}/{sha256}/"


def _image_key(sha256: str, engine: str, number: int) -> str:
    # The name of an engine may hold what a path may not.
    engine_key = hashlib.sha256(engine.encode()).hexdigest()[:16]
    return f"{_image_prefix(sha256)}{engine_key}/{number}.webp"


def _flush_to_disk(path: Path) -> None:
    """Make a new file and the entries that lead to it survive a loss of power; obstore leaves both to the system."""
    for entry in (path, path.parent, path.parent.parent):
        descriptor = os.open(entry, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
