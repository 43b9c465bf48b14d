"""Finds out who calls and whether the method's role allows it. What declares no role is refused."""

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager

from mesh.auth import LOCAL_ADMIN, Principal, Role, acting_as, authorize
from mesh.errors import ServiceError
from mesh.incoming_call import IncomingCall
from mesh.interceptors.open_services import OPEN_SERVICES
from mesh.interceptors.pipeline import Concern
from mesh.origin import is_local


def auth(roles: Mapping[str, Role]) -> Concern:
    """A concern that allows a method (its path) to principals of its role or a higher one."""

    @asynccontextmanager
    async def authorized(call: IncomingCall) -> AsyncIterator[None]:
        if call.serves(*OPEN_SERVICES):
            yield
            return
        call.principal = _principal_of(call)
        authorize(call.principal, roles.get(call.method))
        with acting_as(call.principal):
            yield

    return authorized


def _principal_of(call: IncomingCall) -> Principal:
    if not is_local(call):
        raise ServiceError("UNAUTHENTICATED")
    return LOCAL_ADMIN
