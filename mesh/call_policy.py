"""How calls to another service are made, as data: deadlines and which calls are tried again."""

import json
from dataclasses import dataclass


@dataclass(frozen=True)
class CallPolicy:
    """Deadlines are in seconds and hold for calls that set none themselves.

    `idempotent` names the methods (`/package.Service/Method`) that are tried again when the service is UNAVAILABLE.
    Nothing else is: another attempt could do the work twice.
    """

    unary_seconds: float = 30
    stream_seconds: float = 600
    # Kept back from the caller's deadline, to answer it ourselves.
    margin_seconds: float = 0.1
    idempotent: frozenset[str] = frozenset()
    # gRPC takes at most five.
    max_attempts: int = 4
    first_backoff_seconds: float = 0.1
    most_backoff_seconds: float = 2

    def service_config(self) -> str:
        """The policy's retries as gRPC's service config (JSON)."""
        if not self.idempotent:
            return "{}"
        paths = [path.removeprefix("/").split("/") for path in sorted(self.idempotent)]
        retry = {
            "maxAttempts": self.max_attempts,
            "initialBackoff": f"{self.first_backoff_seconds}s",
            "maxBackoff": f"{self.most_backoff_seconds}s",
            "backoffMultiplier": 2,
            "retryableStatusCodes": ["UNAVAILABLE"],
        }
        methods = {"name": [{"service": service, "method": method} for service, method in paths], "retryPolicy": retry}
        # A service that keeps failing is left alone: a failure costs a token, ten successes give one back.
        return json.dumps({"methodConfig": [methods], "retryThrottling": {"maxTokens": 10, "tokenRatio": 0.1}})
