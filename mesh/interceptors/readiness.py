"""Refuses calls while the server listens but is not ready yet: its models load, its database opens."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from mesh.errors import ServiceError
from mesh.health import Health
from mesh.incoming_call import IncomingCall
from mesh.interceptors.open_services import OPEN_SERVICES
from mesh.interceptors.pipeline import Concern


def readiness(service: str, health: Health) -> Concern:
    """A concern that answers DEPENDENCY_UNAVAILABLE until `health` is ready."""

    @asynccontextmanager
    async def refuse_until_ready(call: IncomingCall) -> AsyncIterator[None]:
        if not health.ready and not call.serves(*OPEN_SERVICES):
            raise ServiceError("DEPENDENCY_UNAVAILABLE", dependency=service, retry_after=1)
        yield

    return refuse_until_ready
