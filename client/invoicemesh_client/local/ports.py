"""Ports of 127.0.0.1: whether one is taken, and some that are free."""

import errno
import socket
from contextlib import ExitStack


def is_taken(port: int) -> bool:
    """Tells whether something listens on a port already. Raises OSError when it cannot be used for another reason."""
    try:
        socket.create_server(("127.0.0.1", port)).close()
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            return True
        raise
    return False


def free_ports(count: int) -> tuple[int, ...]:
    """Gives different ports on which nothing listens now. Another program may still be quicker to take one."""
    with ExitStack() as held:
        servers = [held.enter_context(socket.create_server(("127.0.0.1", 0))) for _ in range(count)]
        return tuple(server.getsockname()[1] for server in servers)
