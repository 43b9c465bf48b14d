"""The messages of a call that sends a document: what it is first, then its bytes in chunks."""

import asyncio
from collections.abc import AsyncIterator
from typing import Generic, TypeVar

from invoicemesh.invoice.v1.invoice_service_pb2 import ReadInvoiceRequest, UploadInvoiceRequest
from mesh.errors import FieldViolation, ServiceError

# As the contracts say.
MAX_CHUNK_BYTES = 1024 * 1024

# Within this time after the end of a stream gRPC has said whether it was cut off; it takes a few milliseconds.
_CUT_OFF_SECONDS = 0.1

_Message = TypeVar("_Message", UploadInvoiceRequest, ReadInvoiceRequest)


class DocumentStream(Generic[_Message]):
    """Takes the messages apart. ServiceError `REQUEST_INVALID` for messages out of order or too large a chunk.

    A sender that is silent for `idle_seconds` gets `TIME_LIMIT`: it would hold the call and a file for nothing.
    """

    def __init__(self, messages: AsyncIterator[_Message], *, idle_seconds: float) -> None:
        self._messages: AsyncIterator[_Message] = aiter(messages)
        self._idle_seconds = idle_seconds

    async def first(self) -> _Message:
        """The message with the metadata. To be called once, before `chunks`."""
        message = await self._next()
        if message is None or not message.HasField("metadata"):
            raise _invalid("metadata", "The first message carries the metadata.")
        return message

    async def chunks(self) -> AsyncIterator[bytes]:
        """The bytes of all messages that follow."""
        while (message := await self._next()) is not None:
            if not message.HasField("chunk"):
                raise _invalid("chunk", "Every message but the first carries a chunk.")
            if len(message.chunk) > MAX_CHUNK_BYTES:
                raise _invalid("chunk", f"A chunk has at most {MAX_CHUNK_BYTES} bytes.")
            yield message.chunk

    async def was_not_cut_off(self) -> None:
        """Returns when the sender ended the stream, after all chunks have come; else the call is cancelled here.

        gRPC shows a lost connection as the end of the stream, and cancels the call a moment later.
        """
        await asyncio.sleep(_CUT_OFF_SECONDS)

    async def _next(self) -> _Message | None:
        try:
            async with asyncio.timeout(self._idle_seconds):
                return await anext(self._messages, None)
        except TimeoutError:
            raise ServiceError("TIME_LIMIT", limit_seconds=f"{self._idle_seconds:g}") from None


def _invalid(field: str, description: str) -> ServiceError:
    return ServiceError("REQUEST_INVALID", fields=[FieldViolation(field, description)])
