"""The services of a mesh on this machine: their commands, their ports, and how each says that it is ready."""

import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from invoicemesh_client.local.procfile import ProcfileEntry, ProcfileError
from invoicemesh_client.settings import Settings

_HEALTH_SERVICES = {
    "ocr": "invoicemesh.ocr.v1.OcrService",
    "nlp": "invoicemesh.nlp.v1.NlpService",
    "invoice": "invoicemesh.invoice.v1.InvoiceService",
    # The gateway has no health of its own over gRPC: it is ready when it leads to a service that is.
    "gateway": "invoicemesh.invoice.v1.InvoiceService",
}


@dataclass(frozen=True)
class LocalService:
    """A service that runs as a process on this machine, on 127.0.0.1 and `port`."""

    name: str
    command: tuple[str, ...]
    port: int
    health_service: str

    @property
    def target(self) -> str:
        """Where it listens, `host:port`."""
        return f"127.0.0.1:{self.port}"

    @property
    def port_setting(self) -> str:
        """The setting that gives it another port."""
        return f"{self.name.upper()}_PORT"


def local_services(entries: Sequence[ProcfileEntry], ports: Mapping[str, int]) -> tuple[LocalService, ...]:
    """Gives those processes of a Procfile for which there is a port, by name, in the Procfile's order.

    Raises ProcfileError when the Procfile lacks one of them.
    """
    missing = ports.keys() - {entry.name for entry in entries}
    if missing:
        raise ProcfileError(f"The Procfile names no process `{min(missing)}`.")
    return tuple(
        LocalService(entry.name, _with_this_python(entry.command), ports[entry.name], _HEALTH_SERVICES[entry.name])
        for entry in entries
        if entry.name in ports
    )


def ports_of(settings: Settings) -> dict[str, int]:
    """Gives the ports of a whole mesh by the names of the Procfile."""
    return {
        "ocr": settings.ocr_port,
        "nlp": settings.nlp_port,
        "invoice": settings.invoice_port,
        "gateway": settings.gateway_port,
    }


def connecting_environment(services: Sequence[LocalService]) -> dict[str, str]:
    """Gives the settings by which services listen on their ports and reach each other there."""
    targets = {f"{service.name.upper()}_TARGET": service.target for service in services}
    return {
        **{service.port_setting: str(service.port) for service in services},
        **{f"INVOICE_{name}": target for name, target in targets.items() if name in ("OCR_TARGET", "NLP_TARGET")},
        **{f"GATEWAY_{name}": target for name, target in targets.items() if name != "GATEWAY_TARGET"},
    }


def storing_environment(folder: Path) -> dict[str, str]:
    """Gives the settings by which the invoice service keeps everything in a folder."""
    return {
        "INVOICE_DATABASE_URL": f"sqlite:///{folder / 'invoicemesh.db'}",
        "INVOICE_OBJECTS_URL": str(folder / "objects"),
    }


def _with_this_python(command: tuple[str, ...]) -> tuple[str, ...]:
    return (sys.executable, *command[1:]) if command[0] in ("python", "python3") else command
