"""Takes the address that a server listens on, or says in a sentence why it cannot be had."""

import errno
import socket

import grpc

from mesh.settings import ServerSettings
from mesh.start_error import StartError


def bind(server: grpc.aio.Server, settings: ServerSettings) -> int:
    """Binds the server to the settings' host and port and gives the port. StartError when that cannot be had."""
    try:
        return server.add_insecure_port(_address(settings.host, settings.port))
    except RuntimeError as failure:
        # gRPC says only that it failed; the operating system says why.
        raise StartError(_reason(settings)) from failure


def _address(host: str, port: int) -> str:
    return f"[{host}]:{port}" if ":" in host else f"{host}:{port}"


def _reason(settings: ServerSettings) -> str:
    prefix = settings.model_config.get("env_prefix", "")
    address = _address(settings.host, settings.port)
    try:
        with socket.create_server(
            (settings.host, settings.port), family=socket.AF_INET6 if ":" in settings.host else socket.AF_INET
        ):
            return f"{address} could not be taken just now; try again."
    except OSError as refusal:
        if refusal.errno == errno.EADDRINUSE:
            return (
                f"Port {settings.port} on {settings.host} is taken by another program; "
                f"stop that one or set {prefix}PORT to a free port."
            )
        return (
            f"Cannot listen on {address} ({refusal.strerror}); "
            f"set {prefix}HOST and {prefix}PORT to an address that this machine has."
        )
