"""Checks of what the mesh needs from the machine: its ports and a folder to write into."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

from invoicemesh_client.diagnosis.check import Check, Verdict
from invoicemesh_client.local.checkout import Checkout
from invoicemesh_client.local.ports import is_taken
from invoicemesh_client.local.procfile import parse_procfile
from invoicemesh_client.local.readiness import is_ready
from invoicemesh_client.local.services import LocalService, local_services, ports_of
from invoicemesh_client.settings import Settings


def check_machine(checkout: Checkout, settings: Settings) -> Iterator[Check]:
    """Gives a check for each port and for the folder."""
    entries = parse_procfile(checkout.procfile.read_text(encoding="utf-8"))
    for service in local_services(entries, ports_of(settings)):
        yield _port(service)
    yield _admin_port(settings)
    yield _data_folder(checkout.data_folder)


def _port(service: LocalService) -> Check:
    subject = f"Port {service.port}"
    try:
        taken = is_taken(service.port)
    except OSError as error:
        return Check(
            subject,
            Verdict.PROBLEM,
            f"cannot be used: {error.strerror}",
            f"Set {service.port_setting} to another port.",
        )
    if not taken:
        return Check(subject, Verdict.OK, f"free for `{service.name}`")
    if is_ready(service):
        return Check(subject, Verdict.OK, f"`{service.name}` is running and ready")
    return Check(
        subject,
        Verdict.PROBLEM,
        f"taken by something other than a ready `{service.name}`",
        f"Stop what listens there, or set {service.port_setting} to a free port.",
    )


def _admin_port(settings: Settings) -> Check:
    port = settings.gateway_admin_port
    if is_taken(port) and not is_taken(settings.gateway_port):
        remedy = "Stop what listens there, or set GATEWAY_ADMIN_PORT to a free port."
        return Check(f"Port {port}", Verdict.PROBLEM, "taken by something other than the gateway", remedy)
    return Check(f"Port {port}", Verdict.OK, "for the gateway's own page")


def _data_folder(folder: Path) -> Check:
    existing = next(path for path in (folder, *folder.parents) if path.exists())
    try:
        with tempfile.TemporaryFile(dir=existing):
            return Check("Folder data/", Verdict.OK, str(folder))
    except OSError as error:
        return Check(
            "Folder data/",
            Verdict.PROBLEM,
            f"{existing} cannot be written to: {error.strerror}",
            "Give yourself the right to write there; records are kept in it.",
        )
