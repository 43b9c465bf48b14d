"""Asks a service whether it is ready, by `grpc.health.v1`."""

import grpc
from grpc_health.v1 import health_pb2, health_pb2_grpc

from invoicemesh_client.local.services import LocalService

_CHECK_SECONDS = 1.0


def is_ready(service: LocalService) -> bool:
    """Tells whether a service answers now that it is serving."""
    # A channel of its own each time: a kept one would wait longer and longer between attempts to connect.
    options = [("grpc.enable_http_proxy", 0), ("grpc.use_local_subchannel_pool", 1)]
    with grpc.insecure_channel(service.target, options=options) as channel:
        request = health_pb2.HealthCheckRequest(service=service.health_service)
        try:
            answer = health_pb2_grpc.HealthStub(channel).Check(request, timeout=_CHECK_SECONDS)
        except grpc.RpcError:
            return False
    return bool(answer.status == health_pb2.HealthCheckResponse.SERVING)
