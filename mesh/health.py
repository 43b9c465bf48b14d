"""Whether a server's services can be used, as grpc.health.v1 tells it: per service, and under "" for all of them."""

import asyncio

from grpc_health.v1.health import aio as grpc_health
from grpc_health.v1.health_pb2 import HealthCheckResponse


class Health:
    """NOT_SERVING until the server is ready, then what each service says of itself, NOT_SERVING once it drains."""

    def __init__(self) -> None:
        self.servicer = grpc_health.HealthServicer()
        self.ready = False
        # Set when the server begins to stop: long streams end themselves then, and their callers resume elsewhere.
        self.draining = asyncio.Event()
        self._able: dict[str, bool] = {}

    async def declare(self, *services: str) -> None:
        """Adds services (full names) as NOT_SERVING."""
        self._able |= dict.fromkeys(services, True)
        await self._publish()

    async def set_ready(self) -> None:
        """The server can serve: what its services need is open and loaded."""
        self.ready = True
        await self._publish()

    async def set_able(self, service: str, able: bool) -> None:
        """A service's own word, for when something that it cannot work without is lost or back."""
        self._able[service] = able
        await self._publish()

    async def drain(self) -> None:
        """Everything is NOT_SERVING from now on."""
        self.draining.set()
        await self.servicer.enter_graceful_shutdown()

    async def _publish(self) -> None:
        for service, able in self._able.items():
            await self.servicer.set(service, _status(self.ready and able))
        await self.servicer.set("", _status(self.ready and all(self._able.values())))


def _status(serving: bool) -> "HealthCheckResponse.ServingStatus":
    return HealthCheckResponse.SERVING if serving else HealthCheckResponse.NOT_SERVING
