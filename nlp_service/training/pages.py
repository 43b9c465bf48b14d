"""The pages of the documents to train on: as OcrService reads them, kept in a folder so that each is read once."""

import struct
from collections.abc import Iterable, Iterator
from pathlib import Path

import grpc

from invoicemesh.ocr.v1.document_pb2 import Page
from invoicemesh.ocr.v1.ocr_service_pb2 import RecognizeOptions, RecognizeRequest
from invoicemesh.ocr.v1.ocr_service_pb2_grpc import OcrServiceStub

_CHUNK_BYTES = 2**19
_MOST_SECONDS = 600.0
_MOST_MESSAGE_BYTES = 64 * 2**20
# Each page is preceded by its length.
_LENGTH = struct.Struct(">I")


class PageReader:
    """Reads documents through the OcrService at `target` (`host:port`) unless `folder` holds their pages."""

    def __init__(self, target: str, folder: Path) -> None:
        options = [("grpc.max_receive_message_length", _MOST_MESSAGE_BYTES)]
        self._stub = OcrServiceStub(grpc.insecure_channel(target, options=options))
        self._folder = folder

    def read(self, path: Path, name: str) -> tuple[Page, ...]:
        """The pages of the document at `path` by number, kept under `name`. Raises grpc.RpcError when it is refused."""
        kept = self._folder / f"{name}.pages"
        if not kept.exists():
            keep(sorted(self._recognize(path), key=lambda page: page.number), kept)
        return tuple(_parse(kept.read_bytes()))

    def _recognize(self, path: Path) -> Iterator[Page]:
        for answer in self._stub.Recognize(_requests(path.read_bytes()), timeout=_MOST_SECONDS, wait_for_ready=True):
            if answer.WhichOneof("payload") == "page":
                yield answer.page


def keep(pages: Iterable[Page], path: Path) -> None:
    """Writes pages to a file, whose folder is made when it is missing."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"".join(_LENGTH.pack(len(part)) + part for part in map(Page.SerializeToString, pages)))


def _requests(content: bytes) -> Iterator[RecognizeRequest]:
    yield RecognizeRequest(options=RecognizeOptions())
    for start in range(0, len(content), _CHUNK_BYTES):
        yield RecognizeRequest(chunk=content[start : start + _CHUNK_BYTES])


def _parse(content: bytes) -> Iterator[Page]:
    position = 0
    while position < len(content):
        (length,) = _LENGTH.unpack_from(content, position)
        position += _LENGTH.size + length
        yield Page.FromString(content[position - length : position])
