"""A mesh of one's own for reading documents: without gateway, on free ports, forgetting everything at its end."""

import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from invoicemesh_client.local.checkout import find_checkout
from invoicemesh_client.local.mesh import LocalMesh, LocalMeshError
from invoicemesh_client.local.ports import free_ports
from invoicemesh_client.local.procfile import parse_procfile
from invoicemesh_client.local.services import connecting_environment, local_services, storing_environment

_SERVICES = ("ocr", "nlp", "invoice")


@contextmanager
def own_mesh() -> Iterator[tuple[str, LocalMesh]]:
    """Starts the mesh and gives where it is reached, `host:port`, and the mesh; stops it at the end.

    Raises NoServicesError, ProcfileError, or LocalMeshError when it cannot be started.
    """
    checkout = find_checkout()
    entries = parse_procfile(checkout.procfile.read_text(encoding="utf-8"))
    ports = dict(zip(_SERVICES, free_ports(len(_SERVICES)), strict=True))
    services = local_services(entries, ports)
    target = next(service.target for service in services if service.name == "invoice")
    with TemporaryDirectory(prefix="invoicemesh-") as temporary:
        folder = Path(temporary)
        mesh = LocalMesh(
            services,
            folder=checkout.folder,
            log_folder=folder / "logs",
            environment=connecting_environment(services) | storing_environment(folder),
        )
        try:
            with _exiting_on_signals(), mesh:
                mesh.start()
                yield target, mesh
        except LocalMeshError as error:
            # The logs that the error points to go with the folder; their last lines are in the error.
            remedy = "`invoicemesh doctor` checks the installation."
            raise LocalMeshError(error.message, remedy=remedy, log_lines=error.log_lines) from error


@contextmanager
def _exiting_on_signals() -> Iterator[None]:
    """Lets SIGTERM and SIGHUP end the program as an exception does, so that the mesh is stopped on the way out."""

    def leave(signum: int, frame: object) -> None:
        sys.exit(128 + signum)

    before = {signum: signal.signal(signum, leave) for signum in (signal.SIGTERM, signal.SIGHUP)}
    try:
        yield
    finally:
        for signum, handler in before.items():
            signal.signal(signum, handler)
