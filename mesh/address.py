"""Takes the address that a server listens on, or says in a sentence why it cannot be had."""

import errno
import socket

import grpc

from mesh.settings import ServerSettings
from mesh.start_error import StartError


def bind(server: grpc.aio.Server, settings: ServerSettings) -> int:
    """Binds the server to the settings' host and port and gives the port. StartError when that cannot be had."""
    address = _address(settings.host, settings.port)
    _try(settings, address)
    try:
        return server.add_insecure_port(address)
    except RuntimeError as failure:
        raise StartError(f"{address} was taken by another program just now; start again.") from failure


def _try(settings: ServerSettings, address: str) -> None:
    """Binds once without gRPC, which would not say why it fails and write its own lines about it."""
    prefix = settings.model_config.get("env_prefix", "")
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    try:
        socket.create_server((settings.host, settings.port), family=family).close()
    except OSError as refusal:
        if refusal.errno == errno.EADDRINUSE:
            raise StartError(
                f"Port {settings.port} on {settings.host} is taken by another program; "
                f"stop that one or set {prefix}PORT to a free port."
            ) from refusal
        raise StartError(
            f"Cannot listen on {address} ({refusal.strerror}); "
            f"set {prefix}HOST and {prefix}PORT to an address that this machine has."
        ) from refusal


def _address(host: str, port: int) -> str:
    return f"[{host}]:{port}" if ":" in host else f"{host}:{port}"
