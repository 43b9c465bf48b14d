"""Puts concerns around every call, the same way for all four kinds of rpc."""

import inspect
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import AbstractAsyncContextManager, AsyncExitStack, aclosing, asynccontextmanager
from typing import Any, TypeAlias

import grpc

from mesh.incoming_call import IncomingCall
from mesh.interceptors.decoding import decoded, each_decoded

# Entered before the handler runs and left after its last message: it sees every exception and may replace it.
Concern: TypeAlias = Callable[[IncomingCall], AbstractAsyncContextManager[None]]

_Handler: TypeAlias = "grpc.RpcMethodHandler[Any, Any]"
_Found: TypeAlias = "grpc.RpcMethodHandler[Any, Any] | None"
_Context: TypeAlias = "grpc.aio.ServicerContext[Any, Any]"
_Behaviour: TypeAlias = Callable[[Any, _Context], Any]


class Pipeline(grpc.aio.ServerInterceptor):
    """Runs each call within the concerns, the first one outermost."""

    def __init__(self, concerns: Sequence[Concern]) -> None:
        self._concerns = tuple(concerns)

    async def intercept_service(
        self,
        continuation: Callable[[grpc.HandlerCallDetails], Awaitable[_Found]],
        handler_call_details: grpc.HandlerCallDetails,
    ) -> _Found:
        """The handler within the concerns; None, which answers UNIMPLEMENTED, for an unknown method."""
        handler = await continuation(handler_call_details)
        return None if handler is None else self._around(handler, handler_call_details.method)

    def _around(self, handler: _Handler, method: str) -> _Handler:
        behaviour, of_kind = _kind(handler)
        decode = each_decoded if handler.request_streaming else decoded
        answer = _send_all if handler.response_streaming else _answer_once

        async def respond(request: Any, context: _Context) -> Any:
            call = IncomingCall(method, handler.request_streaming, handler.response_streaming, context)
            async with self._entered(call):
                return await answer(behaviour, decode(handler.request_deserializer, request), context)

        # Requests are decoded above: a handler takes them from its argument, not by `context.read()`.
        return of_kind(respond, None, handler.response_serializer)

    @asynccontextmanager
    async def _entered(self, call: IncomingCall) -> AsyncIterator[None]:
        async with AsyncExitStack() as stack:
            for concern in self._concerns:
                await stack.enter_async_context(concern(call))
            yield


async def _answer_once(behaviour: _Behaviour, request: Any, context: _Context) -> Any:
    return await behaviour(request, context)


async def _send_all(behaviour: _Behaviour, request: Any, context: _Context) -> None:
    """Sends what the handler yields. Its generator is closed here: it releases at once when the call is cancelled."""
    if not inspect.isasyncgenfunction(behaviour):
        await behaviour(request, context)
        return
    async with aclosing(behaviour(request, context)) as responses:
        async for response in responses:
            await context.write(response)


def _kind(handler: _Handler) -> tuple[_Behaviour, Callable[..., _Handler]]:
    """The handler's behaviour and the function that makes a handler of the same kind."""
    # Typed for the synchronous server, which these handlers do not run on.
    behaviour: Any
    match handler.request_streaming, handler.response_streaming:
        case False, False:
            behaviour, of_kind = handler.unary_unary, grpc.unary_unary_rpc_method_handler
        case False, True:
            behaviour, of_kind = handler.unary_stream, grpc.unary_stream_rpc_method_handler
        case True, False:
            behaviour, of_kind = handler.stream_unary, grpc.stream_unary_rpc_method_handler
        case _:
            behaviour, of_kind = handler.stream_stream, grpc.stream_stream_rpc_method_handler
    return behaviour, of_kind
