from typing import NamedTuple

import grpc
from google.protobuf.any_pb2 import Any
from google.protobuf.duration_pb2 import Duration
from google.protobuf.message import Message
from google.rpc.error_details_pb2 import BadRequest, ErrorInfo, RetryInfo
from google.rpc.status_pb2 import Status

from invoicemesh_client.errors import FieldViolation, MeshCallError


class Metadatum(NamedTuple):
    """A header at the end of a call, as grpc gives it."""

    key: str
    value: str | bytes


class FailedCall(grpc.RpcError):
    """What a stub raises, as far as it is looked at."""

    def __init__(self, code: grpc.StatusCode, details: str, metadata: tuple[tuple[str, str | bytes], ...] = ()) -> None:
        self._code, self._details = code, details
        self._metadata = tuple(Metadatum(*item) for item in metadata)

    def code(self) -> grpc.StatusCode:
        return self._code

    def details(self) -> str:
        return self._details

    def trailing_metadata(self) -> tuple[Metadatum, ...]:  # type: ignore[override]  # its class has no public name
        return self._metadata


def packed(*messages: Message) -> bytes:
    status = Status()
    for message in messages:
        detail = Any()
        detail.Pack(message)
        status.details.append(detail)
    serialized: bytes = status.SerializeToString()
    return serialized


def test_every_detail_of_a_refusal_is_decoded() -> None:
    details = packed(
        ErrorInfo(reason="FIELD_INVALID", domain="invoicemesh"),
        BadRequest(field_violations=[BadRequest.FieldViolation(field="totals.gross", description="Not a number.")]),
        RetryInfo(retry_delay=Duration(seconds=2, nanos=500_000_000)),
    )
    error = MeshCallError.of(
        FailedCall(
            grpc.StatusCode.INVALID_ARGUMENT,
            "A value does not fit.",
            (("grpc-status-details-bin", details), ("x-request-id", "r1")),
        )
    )
    assert (error.reason, error.message, error.code) == (
        "FIELD_INVALID",
        "A value does not fit.",
        grpc.StatusCode.INVALID_ARGUMENT,
    )
    assert error.violations == (FieldViolation("totals.gross", "Not a number."),)
    assert (error.retry_after, error.request_id) == (2.5, "r1")
    assert not error.is_unanswered


def test_a_call_that_nobody_answered_has_its_status_as_reason() -> None:
    error = MeshCallError.of(FailedCall(grpc.StatusCode.UNAVAILABLE, "failed to connect"))
    assert (error.reason, error.retry_after, error.violations) == ("UNAVAILABLE", None, ())
    assert error.is_unanswered


def test_a_service_that_misses_another_one_did_answer() -> None:
    details = packed(ErrorInfo(reason="DEPENDENCY_UNAVAILABLE"))
    error = MeshCallError.of(FailedCall(grpc.StatusCode.UNAVAILABLE, "…", (("grpc-status-details-bin", details),)))
    assert not error.is_unanswered


def test_details_that_cannot_be_read_do_not_hide_the_status() -> None:
    call = FailedCall(grpc.StatusCode.NOT_FOUND, "No such invoice.", (("grpc-status-details-bin", b"\xff\xff"),))
    assert MeshCallError.of(call).reason == "NOT_FOUND"
