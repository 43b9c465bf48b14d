"""What every call to another service carries on from the call that is being served: its deadline and its request id."""

from collections.abc import AsyncIterable, Awaitable, Callable, Iterable
from typing import Any, TypeAlias

import grpc
from grpc.aio import ClientCallDetails

from mesh.call_policy import CallPolicy
from mesh.deadline import time_left
from mesh.request_id import REQUEST_ID, current_request_id

_Requests: TypeAlias = "AsyncIterable[Any] | Iterable[Any]"
_Continuation: TypeAlias = Callable[[ClientCallDetails, Any], Awaitable[Any]]


def propagation(policy: CallPolicy) -> list[grpc.aio.ClientInterceptor]:
    """The interceptors of a channel, one for each kind of rpc, as gRPC wants them."""
    return [_UnaryUnary(policy), _UnaryStream(policy), _StreamUnary(policy), _StreamStream(policy)]


def _carried_on(details: ClientCallDetails, default_seconds: float, margin_seconds: float) -> ClientCallDetails:
    seconds = default_seconds if details.timeout is None else details.timeout
    if (left := time_left()) is not None:
        seconds = min(seconds, left - margin_seconds)
    if seconds <= 0:
        # gRPC itself may let such a call through, and the work would be for nothing.
        nothing = grpc.aio.Metadata()
        raise grpc.aio.AioRpcError(
            grpc.StatusCode.DEADLINE_EXCEEDED, nothing, nothing, f"no time left to call {details.method}"
        )
    metadata = grpc.aio.Metadata(*(details.metadata or ()))
    if (request_id := current_request_id()) is not None and metadata.get(REQUEST_ID) is None:
        metadata.add(REQUEST_ID, request_id)
    return ClientCallDetails(details.method, seconds, metadata, details.credentials, details.wait_for_ready)


class _Carrying:
    def __init__(self, policy: CallPolicy) -> None:
        self._policy = policy

    def unary(self, details: ClientCallDetails) -> ClientCallDetails:
        return _carried_on(details, self._policy.unary_seconds, self._policy.margin_seconds)

    def stream(self, details: ClientCallDetails) -> ClientCallDetails:
        return _carried_on(details, self._policy.stream_seconds, self._policy.margin_seconds)


class _UnaryUnary(_Carrying, grpc.aio.UnaryUnaryClientInterceptor):
    async def intercept_unary_unary(
        self, continuation: _Continuation, client_call_details: ClientCallDetails, request: Any
    ) -> Any:
        return await continuation(self.unary(client_call_details), request)


class _UnaryStream(_Carrying, grpc.aio.UnaryStreamClientInterceptor):
    async def intercept_unary_stream(
        self, continuation: _Continuation, client_call_details: ClientCallDetails, request: Any
    ) -> Any:
        return await continuation(self.stream(client_call_details), request)


class _StreamUnary(_Carrying, grpc.aio.StreamUnaryClientInterceptor):
    async def intercept_stream_unary(
        self, continuation: _Continuation, client_call_details: ClientCallDetails, request_iterator: _Requests
    ) -> Any:
        return await continuation(self.stream(client_call_details), request_iterator)


class _StreamStream(_Carrying, grpc.aio.StreamStreamClientInterceptor):
    async def intercept_stream_stream(
        self, continuation: _Continuation, client_call_details: ClientCallDetails, request_iterator: _Requests
    ) -> Any:
        return await continuation(self.stream(client_call_details), request_iterator)
