"""Errors on the wire: a ServiceError as google.rpc.Status with details, and a failed call of ours as ServiceError."""

import grpc
from google.protobuf.duration_pb2 import Duration
from google.rpc import status_pb2
from google.rpc.error_details_pb2 import BadRequest, ErrorInfo, RetryInfo

from mesh.error_catalogue import CATALOGUE, describe
from mesh.errors import FieldViolation, ServiceError

# `ErrorInfo.domain` of every error of the mesh.
DOMAIN = "invoicemesh"
# The trailing metadata in which gRPC carries a google.rpc.Status.
STATUS_DETAILS = "grpc-status-details-bin"

# Reasons that say something about the service that called, not about the one it called for.
_BETWEEN_SERVICES = frozenset({"INTERNAL", "UNAUTHENTICATED", "PERMISSION_DENIED"})


def status_of(error: ServiceError) -> status_pb2.Status:
    """The error as google.rpc.Status: ErrorInfo, BadRequest when it names fields, RetryInfo when it says when."""
    code: int = grpc.StatusCode[CATALOGUE[error.reason].status].value[0]
    status = status_pb2.Status(code=code, message=describe(error))
    metadata = {name: str(value) for name, value in error.facts.items()}
    status.details.add().Pack(ErrorInfo(reason=error.reason, domain=DOMAIN, metadata=metadata))
    if error.fields:
        violations = [BadRequest.FieldViolation(field=f.field, description=f.description) for f in error.fields]
        status.details.add().Pack(BadRequest(field_violations=violations))
    if error.retry_after is not None:
        delay = Duration()
        delay.FromNanoseconds(round(error.retry_after * 1e9))
        status.details.add().Pack(RetryInfo(retry_delay=delay))
    return status


def error_of(failure: grpc.aio.AioRpcError) -> ServiceError:
    """What a failed call to another service means for whoever asked us.

    The other service's reasons about the request are passed on as they are. What is between the two services (a refused
    caller, a fault, a broken contract) is INTERNAL, an unreachable one DEPENDENCY_UNAVAILABLE.
    """
    passed_on = _error_in(failure)
    if passed_on is not None and passed_on.reason in CATALOGUE and passed_on.reason not in _BETWEEN_SERVICES:
        return passed_on
    if failure.code() is grpc.StatusCode.UNAVAILABLE:
        return ServiceError("DEPENDENCY_UNAVAILABLE", retry_after=1)
    if failure.code() is grpc.StatusCode.DEADLINE_EXCEEDED:
        return ServiceError("TIME_LIMIT")
    return ServiceError("INTERNAL")


def _error_in(failure: grpc.aio.AioRpcError) -> ServiceError | None:
    """The ServiceError that the details carry, None without details of the mesh."""
    trailing = failure.trailing_metadata() or ()
    raw = next((value for key, value in trailing if key == STATUS_DETAILS), None)
    if not isinstance(raw, bytes):
        return None
    status = status_pb2.Status.FromString(raw)
    info, bad_request, retry = ErrorInfo(), BadRequest(), RetryInfo()
    known = {message.DESCRIPTOR.full_name: message for message in (info, bad_request, retry)}
    for detail in status.details:
        if detail.TypeName() in known:
            detail.Unpack(known[detail.TypeName()])
    if info.domain != DOMAIN:
        return None
    return ServiceError(
        info.reason,
        message=status.message,
        fields=[FieldViolation(violation.field, violation.description) for violation in bad_request.field_violations],
        retry_after=retry.retry_delay.ToNanoseconds() / 1e9 if retry.HasField("retry_delay") else None,
        **info.metadata,
    )
