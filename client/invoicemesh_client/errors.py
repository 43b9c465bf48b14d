"""What a refused or failed call says: the mesh's answer (`google.rpc.Status` with its details) as one exception."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import grpc
from google.protobuf.message import DecodeError
from google.rpc import error_details_pb2, status_pb2


@dataclass(frozen=True)
class FieldViolation:
    """A field of the request, by its path, and what is wrong with it, as a sentence."""

    field: str
    description: str


class MeshCallError(Exception):
    """A call that the mesh refused, could not do, or did not answer.

    `reason` is an `ErrorReason` without its prefix, e.g. `DOCUMENT_TOO_LARGE`; where no service answered (nothing
    listens, the time ran out) it is the name of the status code, e.g. `UNAVAILABLE`. `retry_after` is in seconds, None
    when the mesh says nothing about trying again. `request_id` leads to the server's log; empty when unknown.
    """

    def __init__(
        self,
        reason: str,
        message: str,
        *,
        code: grpc.StatusCode = grpc.StatusCode.UNKNOWN,
        violations: tuple[FieldViolation, ...] = (),
        retry_after: float | None = None,
        request_id: str = "",
    ) -> None:
        super().__init__(message)
        self.reason = reason
        self.message = message
        self.code = code
        self.violations = violations
        self.retry_after = retry_after
        self.request_id = request_id

    @property
    def is_unanswered(self) -> bool:
        """Whether no service of the mesh answered: what failed is the way there."""
        return self.reason == grpc.StatusCode.UNAVAILABLE.name

    @classmethod
    def of(cls, error: grpc.RpcError) -> "MeshCallError":
        """Decodes what a failed call of a stub raised. Details that cannot be read count as absent."""
        metadata: dict[str, str | bytes] = {item.key: item.value for item in error.trailing_metadata() or ()}
        info = error_details_pb2.ErrorInfo()
        bad_request = error_details_pb2.BadRequest()
        retry = error_details_pb2.RetryInfo()
        for detail in _status(metadata.get("grpc-status-details-bin", b"")).details:
            for message in (info, bad_request, retry):
                if detail.Is(message.DESCRIPTOR):
                    detail.Unpack(message)
        delay = retry.retry_delay
        return cls(
            info.reason or error.code().name,
            error.details() or "The mesh gave no explanation.",
            code=error.code(),
            violations=tuple(FieldViolation(v.field, v.description) for v in bad_request.field_violations),
            retry_after=delay.seconds + delay.nanos / 1e9 if retry.HasField("retry_delay") else None,
            request_id=str(metadata.get("x-request-id", "")),
        )


def _status(serialized: bytes | str) -> status_pb2.Status:
    try:
        return status_pb2.Status.FromString(serialized if isinstance(serialized, bytes) else serialized.encode())
    except DecodeError:
        return status_pb2.Status()


@contextmanager
def decoded_errors() -> Iterator[None]:
    """Gives a call of the block that failed as MeshCallError."""
    try:
        yield
    except grpc.RpcError as error:
        raise MeshCallError.of(error) from error
