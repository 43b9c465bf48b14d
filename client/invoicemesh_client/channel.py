"""How the client connects: message sizes, keepalive, and which calls repeat by themselves when a connection fails."""

import ipaddress
import json

import grpc

_MAX_MESSAGE_BYTES = 16 * 1024 * 1024
_KEEPALIVE_MS = 30_000

# Calls that only read, by service. Anything else might have happened although its answer was lost.
_REPEATABLE = {
    "InvoiceService": (
        "GetInvoice",
        "ListInvoices",
        "CountInvoices",
        "ListInvoiceEvents",
        "VerifyHistory",
        "GetPage",
        "GetPageImage",
        "GetDocument",
        "GetStatistics",
        "GetSystemStatus",
    ),
    "SupplierService": ("GetSupplier", "ListSuppliers"),
    "SavedViewService": ("ListSavedViews",),
    "SettingsService": ("GetSettings",),
}

_SERVICE_CONFIG = json.dumps(
    {
        "methodConfig": [
            {
                "name": [
                    {"service": f"invoicemesh.invoice.v1.{service}", "method": method}
                    for service, methods in _REPEATABLE.items()
                    for method in methods
                ],
                "retryPolicy": {
                    "maxAttempts": 4,
                    "initialBackoff": "0.1s",
                    "maxBackoff": "1s",
                    "backoffMultiplier": 3,
                    "retryableStatusCodes": ["UNAVAILABLE"],
                },
            }
        ]
    }
)


def open_channel(target: str) -> grpc.Channel:
    """Opens a plain connection to `host:port`; nothing is sent before the first call."""
    return grpc.insecure_channel(
        target,
        options=[
            ("grpc.max_receive_message_length", _MAX_MESSAGE_BYTES),
            ("grpc.keepalive_time_ms", _KEEPALIVE_MS),
            ("grpc.service_config", _SERVICE_CONFIG),
            # A proxy of the environment does not know this machine's own ports.
            ("grpc.enable_http_proxy", 0 if _is_loopback(target) else 1),
        ],
    )


def _is_loopback(target: str) -> bool:
    host = target.rpartition(":")[0].strip("[]")
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
