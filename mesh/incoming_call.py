"""One call while a server works on it: what the interceptors know of it and tell each other."""

from dataclasses import dataclass
from typing import Any

import grpc

from mesh.auth import Principal


@dataclass
class IncomingCall:
    """A call of any of the four kinds. `method` is the path, `/package.Service/Method`."""

    method: str
    requests_stream: bool
    responses_stream: bool
    context: "grpc.aio.ServicerContext[Any, Any]"
    principal: Principal | None = None

    def metadata(self, key: str) -> str | None:
        """The last value that the caller sent under this key, None without one."""
        values = [value for name, value in self.context.invocation_metadata() or () if name == key]
        return str(values[-1]) if values else None

    def serves(self, *services: str) -> bool:
        """Whether the method belongs to one of these services (full names)."""
        return self.method.split("/")[1] in services
