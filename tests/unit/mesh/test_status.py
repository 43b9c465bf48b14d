import grpc
import pytest
from google.rpc.error_details_pb2 import ErrorInfo
from google.rpc.status_pb2 import Status

from mesh.errors import FieldViolation, ServiceError
from mesh.status import STATUS_DETAILS, error_of, status_of


def _failure(status: Status) -> grpc.aio.AioRpcError:
    code = next(code for code in grpc.StatusCode if code.value[0] == status.code)
    trailing = grpc.aio.Metadata((STATUS_DETAILS, status.SerializeToString()))
    return grpc.aio.AioRpcError(code, grpc.aio.Metadata(), trailing, status.message)


def test_an_error_passes_from_service_to_service_unchanged() -> None:
    too_long = FieldViolation("file", "too long")
    error = ServiceError("DOCUMENT_TOO_MANY_PAGES", fields=[too_long], retry_after=0.25, pages=70, limit_pages=50)
    passed_on = error_of(_failure(status_of(error)))
    assert passed_on.reason == error.reason
    assert passed_on.message == status_of(error).message
    assert passed_on.fields == error.fields
    assert passed_on.retry_after == error.retry_after
    assert passed_on.facts == {"pages": "70", "limit_pages": "50"}
    assert status_of(passed_on).code == status_of(error).code


@pytest.mark.parametrize("reason", ["INTERNAL", "UNAUTHENTICATED", "PERMISSION_DENIED"])
def test_what_is_between_two_services_is_a_fault_of_ours(reason: str) -> None:
    error = ServiceError(reason, required_role="admin")
    assert error_of(_failure(status_of(error))).reason == "INTERNAL"


@pytest.mark.parametrize(
    ("code", "reason"),
    [
        (grpc.StatusCode.UNAVAILABLE, "DEPENDENCY_UNAVAILABLE"),
        (grpc.StatusCode.DEADLINE_EXCEEDED, "TIME_LIMIT"),
        (grpc.StatusCode.RESOURCE_EXHAUSTED, "INTERNAL"),
        (grpc.StatusCode.UNIMPLEMENTED, "INTERNAL"),
    ],
)
def test_a_failure_without_details_is_told_by_its_code(code: grpc.StatusCode, reason: str) -> None:
    failure = grpc.aio.AioRpcError(code, grpc.aio.Metadata(), grpc.aio.Metadata(), "transport said so")
    assert error_of(failure).reason == reason
    assert error_of(failure).message is None


@pytest.mark.parametrize("info", [ErrorInfo(domain="example.com", reason="BUSY"), ErrorInfo(domain="invoicemesh")])
def test_details_that_are_not_ours_are_not_passed_on(info: ErrorInfo) -> None:
    status = Status(code=8, message="elsewhere")
    status.details.add().Pack(info)
    assert error_of(_failure(status)).reason == "INTERNAL"
