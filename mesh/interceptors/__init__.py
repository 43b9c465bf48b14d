"""What stands around every call of a server, one concern a file; their order is decided here."""

from collections.abc import Mapping

import grpc

from mesh.auth import Role
from mesh.health import Health
from mesh.interceptors.auth import auth
from mesh.interceptors.call_log import call_log
from mesh.interceptors.deadline import deadline
from mesh.interceptors.errors import errors
from mesh.interceptors.lingering import lingering
from mesh.interceptors.pipeline import Pipeline
from mesh.interceptors.readiness import readiness
from mesh.interceptors.request_id import request_id
from mesh.settings import ServerSettings


def server_interceptors(
    service: str, settings: ServerSettings, roles: Mapping[str, Role], health: Health
) -> list[grpc.aio.ServerInterceptor]:
    """The interceptors of a server. `roles` has the role of each method by its path, `/package.Service/Method`."""
    concerns = (
        request_id,
        call_log,
        errors,
        lingering,
        readiness(service, health),
        deadline(settings.unary_seconds, settings.stream_seconds),
        auth(roles),
    )
    return [Pipeline(concerns)]
