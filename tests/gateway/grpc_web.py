"""A grpc-web client that speaks the wire format itself (binary `application/grpc-web+proto` over HTTP/1.1).

Format: PROTOCOL-WEB.md of the gRPC project. A frame is a flag byte, a length of four bytes and the payload; flag 0x80
marks the trailers, which come last in the body.
"""

import http.client
import struct
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TypeVar

from google.protobuf.message import Message

TRAILERS = 0x80
Answer = TypeVar("Answer", bound=Message)


@dataclass
class GrpcWebCall:
    """An open call: iterate over `messages()`, then look at `status`."""

    response: http.client.HTTPResponse
    trailers: dict[str, str] = field(default_factory=dict)

    @property
    def status(self) -> int:
        """The gRPC status, from the trailers or, for answers without a body, from the headers."""
        return int(self.trailers.get("grpc-status") or self.response.headers["grpc-status"])

    @property
    def message(self) -> str:
        """The sentence that goes with the status."""
        return self.trailers.get("grpc-message") or str(self.response.headers.get("grpc-message", ""))

    def messages(self, kind: type[Answer]) -> Iterator[Answer]:
        """Give each message as soon as it arrives."""
        while head := self.response.read(5):
            flag, length = struct.unpack(">BI", head)
            payload = self.response.read(length)
            if flag & TRAILERS:
                for line in payload.decode().splitlines():
                    name, _, value = line.partition(":")
                    self.trailers[name.strip().lower()] = value.strip()
            else:
                message = kind()
                message.ParseFromString(payload)
                yield message


@contextmanager
def call(
    port: int, method: str, request: Message, *, origin: str | None = None, timeout: float = 30
) -> Iterator[GrpcWebCall]:
    """Start `method` (`package.Service/Method`) with one request message; leave it as a closed page does."""
    payload = request.SerializeToString()
    headers = {"content-type": "application/grpc-web+proto", "x-grpc-web": "1", "accept": "application/grpc-web+proto"}
    if origin:
        headers["origin"] = origin
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=timeout)
    try:
        connection.request("POST", f"/{method}", struct.pack(">BI", 0, len(payload)) + payload, headers)
        with connection.getresponse() as response:
            yield GrpcWebCall(response)
    finally:
        connection.close()
