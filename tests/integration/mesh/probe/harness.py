"""A probe service on real servers in this process: what it does in the middle of a call is the test's to say."""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from types import ModuleType
from typing import Any

import grpc

from mesh.auth import Role, requires
from mesh.call_policy import CallPolicy
from mesh.channels import open_channel, released
from mesh.host import ServiceHost
from mesh.service import Service
from mesh.settings import ServerSettings

KINDS = ("Unary", "ServerStream", "ClientStream", "BothStream")
SERVICE = "invoicemesh.probe.v1.ProbeService"


async def nothing() -> None:
    """Lets a call pass."""


@dataclass(frozen=True)
class ProbeStubs:
    """The generated modules."""

    messages: ModuleType
    services: ModuleType

    def service(self, servicer: Any) -> Service[Any]:
        return Service(
            descriptor=self.messages.DESCRIPTOR.services_by_name["ProbeService"],
            servicer=servicer,
            register=self.services.add_ProbeServiceServicer_to_server,
        )


class Probe:
    """Echoes. It acts once in each call, where responses stream after the first one."""

    def __init__(self, stubs: ProbeStubs, act: Callable[[], Awaitable[None]]) -> None:
        self._response = stubs.messages.ProbeResponse
        self._act = act

    @requires(Role.VIEWER)
    async def Unary(self, request: Any, context: Any) -> Any:
        await self._act()
        return self._response(text=request.text)

    @requires(Role.VIEWER)
    async def ServerStream(self, request: Any, context: Any) -> AsyncIterator[Any]:
        yield self._response(text=request.text)
        await self._act()
        yield self._response(text=request.text)

    @requires(Role.VIEWER)
    async def ClientStream(self, requests: AsyncIterator[Any], context: Any) -> Any:
        texts = [request.text async for request in requests]
        await self._act()
        return self._response(text="".join(texts))

    @requires(Role.VIEWER)
    async def BothStream(self, requests: AsyncIterator[Any], context: Any) -> AsyncIterator[Any]:
        first = True
        async for request in requests:
            yield self._response(text=request.text)
            if first:
                await self._act()
                first = False


@dataclass
class ProbeMesh:
    """Starts probe servers on free ports and channels to them, all closed with it."""

    stubs: ProbeStubs
    _open: AsyncExitStack = field(default_factory=AsyncExitStack)

    async def start(
        self, act: Callable[[], Awaitable[None]] = nothing, *, settings: ServerSettings | None = None, **host: Any
    ) -> ServiceHost:
        services = [self.stubs.service(Probe(self.stubs, act))]
        return await self._open.enter_async_context(
            ServiceHost("probe", settings or ServerSettings(grace_seconds=0.2), services, **host)
        )

    async def channel(self, host: ServiceHost, policy: CallPolicy | None = None) -> grpc.aio.Channel:
        return await self._open.enter_async_context(
            open_channel(f"127.0.0.1:{host.port}", policy=policy or CallPolicy())
        )

    async def bare_channel(self, host: ServiceHost) -> grpc.aio.Channel:
        """A channel as a stranger's client has it: no deadline, no request id."""
        return await self._open.enter_async_context(grpc.aio.insecure_channel(f"127.0.0.1:{host.port}"))

    def call(self, channel: grpc.aio.Channel, kind: str, *texts: str, **options: Any) -> Any:
        """Begins a call; where requests do not stream, of one text."""
        requests = [self.stubs.messages.ProbeRequest(text=text) for text in texts]
        method = getattr(self.stubs.services.ProbeServiceStub(channel), kind)
        return method(iter(requests) if kind in {"ClientStream", "BothStream"} else requests[0], **options)

    async def ask(self, channel: grpc.aio.Channel, kind: str, *texts: str, **options: Any) -> list[str]:
        """Makes a call and gives the texts of its responses."""
        with released(self.call(channel, kind, *texts, **options)) as call:
            if kind in {"ServerStream", "BothStream"}:
                return [response.text async for response in call]
            return [(await call).text]

    async def raw(self, channel: grpc.aio.Channel, path: str, request: bytes = b"") -> bytes:
        """Makes a call of one request, past the stubs. The wire does not tell a stream of one from a single request."""
        method: grpc.aio.UnaryUnaryMultiCallable[bytes, bytes] = channel.unary_unary(path)
        return await method(request)

    async def failure(
        self, channel: grpc.aio.Channel, kind: str = "Unary", *texts: str, **options: Any
    ) -> grpc.aio.AioRpcError:
        """Makes a call that must fail."""
        try:
            answer = await self.ask(channel, kind, *(texts or ("a", "b")), **options)
        except grpc.aio.AioRpcError as error:
            return error
        raise AssertionError(f"{kind} answered {answer}")

    async def close(self) -> None:
        await self._open.aclose()
