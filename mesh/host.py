"""One gRPC server with its services, from taking the port to closing what the services opened."""

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import AbstractAsyncContextManager, AsyncExitStack, asynccontextmanager, nullcontext
from types import TracebackType
from typing import Any, Self

import grpc
import structlog
from grpc_health.v1.health import SERVICE_NAME as HEALTH_SERVICE
from grpc_health.v1.health_pb2_grpc import add_HealthServicer_to_server

from mesh import wire
from mesh.address import bind
from mesh.health import Health
from mesh.interceptors import server_interceptors
from mesh.reflection import add_reflection
from mesh.service import Service
from mesh.settings import ServerSettings

_log = structlog.get_logger(__name__)

_OPTIONS: tuple[tuple[str, int], ...] = (
    ("grpc.max_receive_message_length", wire.MAX_MESSAGE_BYTES),
    ("grpc.max_send_message_length", wire.MAX_MESSAGE_BYTES),
    ("grpc.max_concurrent_streams", wire.MAX_CONCURRENT_STREAMS),
    ("grpc.keepalive_time_ms", wire.KEEPALIVE_SECONDS * 1000),
    ("grpc.keepalive_timeout_ms", wire.KEEPALIVE_TIMEOUT_SECONDS * 1000),
    ("grpc.keepalive_permit_without_calls", 1),
    ("grpc.http2.min_recv_ping_interval_without_data_ms", wire.LEAST_PING_INTERVAL_SECONDS * 1000),
    # With it, a second server on the same port would take half of the calls instead of failing.
    ("grpc.so_reuseport", 0),
)


class ServiceHost:
    """A server: `start` and `stop` it, or use it as an async context manager, in one task.

    `lifespan` opens what the services need (models, databases) and closes it after the last call. The server listens
    before that, answers NOT_SERVING and refuses calls until all is open. With `health`, a service speaks for itself.
    `described` names services of other servers that reflection describes too: a gateway asks one server for all.
    """

    def __init__(
        self,
        name: str,
        settings: ServerSettings,
        services: Sequence[Service[Any]],
        *,
        lifespan: Callable[[], AbstractAsyncContextManager[None]] | None = None,
        health: Health | None = None,
        described: Sequence[str] = (),
    ) -> None:
        self.name = name
        self.health = health or Health()
        # The port that was taken, once started.
        self.port = settings.port
        self._settings = settings
        self._services = services
        self._lifespan = lifespan or nullcontext
        self._described = described
        self._running = AsyncExitStack()

    async def start(self) -> None:
        """Listens, opens what the services need, turns SERVING. StartError for a port that cannot be had."""
        await self._running.enter_async_context(self._serving())

    async def stop(self) -> None:
        """Turns NOT_SERVING, serves on for `drain_seconds`, gives calls `grace_seconds` to end, closes everything."""
        await self._running.aclose()

    async def __aenter__(self) -> Self:
        await self.start()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        await self.stop()

    @asynccontextmanager
    async def _serving(self) -> AsyncIterator[None]:
        server = await self._listening_server()
        try:
            async with self._lifespan():
                await self.health.set_ready()
                _log.info("server_ready", host=self._settings.host, port=self.port)
                try:
                    yield
                finally:
                    _log.info("server_draining")
                    await self.health.drain()
                    await asyncio.sleep(self._settings.drain_seconds)
                    await server.stop(self._settings.grace_seconds)
        finally:
            # Where the lifespan did not open there is nothing to wait for; after the stop above this does nothing.
            await server.stop(grace=0)
        _log.info("server_stopped")

    async def _listening_server(self) -> grpc.aio.Server:
        roles = {path: role for service in self._services for path, role in service.roles().items()}
        interceptors = server_interceptors(self.name, self._settings, roles, self.health)
        server = grpc.aio.server(interceptors=interceptors, options=_OPTIONS)
        names = [service.name for service in self._services]
        for service in self._services:
            service.add_to(server)
        await self.health.declare(*names)
        add_HealthServicer_to_server(self.health.servicer, server)
        add_reflection(server, [*names, *self._described, HEALTH_SERVICE])
        self.port = bind(server, self._settings)
        await server.start()
        _log.info("server_listening", host=self._settings.host, port=self.port)
        return server
