"""What a worker answers, as bytes. A worker may have been taken over by a document, so nothing of it is unpickled."""

import json
from dataclasses import dataclass
from typing import TypeAlias

from invoicemesh.ocr.v1.document_pb2 import Document, Page
from invoicemesh.ocr.v1.region_reading_pb2 import PageRegions
from mesh.errors import ServiceError


@dataclass(frozen=True)
class Fault:
    """The task failed in a way that nobody foresaw. `where` is for the log."""

    where: str


Answer: TypeAlias = Document | Page | PageRegions | ServiceError | Fault

_DOCUMENT, _PAGE, _REGIONS, _ERROR, _FAULT = b"D", b"P", b"R", b"E", b"F"


def encode(answer: Answer) -> bytes:
    """The answer as bytes."""
    match answer:
        case Document():
            return _DOCUMENT + answer.SerializeToString()
        case Page():
            return _PAGE + answer.SerializeToString()
        case PageRegions():
            return _REGIONS + answer.SerializeToString()
        case ServiceError():
            return _ERROR + json.dumps({"reason": answer.reason, "facts": answer.facts}).encode()
        case Fault():
            return _FAULT + answer.where.encode()


def decode(data: bytes) -> Answer:
    """The answer. ValueError, or protobuf's DecodeError, for what no answer looks like."""
    kind, content = data[:1], data[1:]
    if kind == _DOCUMENT:
        return Document.FromString(content)
    if kind == _PAGE:
        return Page.FromString(content)
    if kind == _REGIONS:
        return PageRegions.FromString(content)
    if kind == _ERROR:
        error = json.loads(content)
        return ServiceError(error["reason"], **error["facts"])
    if kind == _FAULT:
        return Fault(content.decode())
    raise ValueError("not an answer of a worker")
