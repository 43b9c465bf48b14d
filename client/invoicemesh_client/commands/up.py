"""`invoicemesh up`: starts the mesh of the Procfile on this machine and stops it again."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Annotated

import typer
from rich.markup import escape

from invoicemesh_client.local.checkout import Checkout, find_checkout
from invoicemesh_client.local.mesh import LocalMesh, require_free_ports
from invoicemesh_client.local.procfile import parse_procfile
from invoicemesh_client.local.services import LocalService, connecting_environment, local_services, ports_of
from invoicemesh_client.settings import Settings
from invoicemesh_client.terminal import messages

_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


def up(
    verbose: Annotated[bool, typer.Option("--verbose", "-v", help="Show what the services write.")] = False,
) -> None:
    """Starts the mesh on this machine: all services and the gateway. Ctrl-C stops it.

    Records and logs are kept in data/. OCR_PORT, NLP_PORT, INVOICE_PORT, GATEWAY_PORT and GATEWAY_ADMIN_PORT choose
    other ports.
    """
    checkout, settings = find_checkout(), Settings()
    services = local_services(parse_procfile(checkout.procfile.read_text(encoding="utf-8")), ports_of(settings))
    require_free_ports(
        {service.port_setting: service.port for service in services}
        | {"GATEWAY_ADMIN_PORT": settings.gateway_admin_port}
    )
    environment = connecting_environment(services) | {"GATEWAY_ADMIN_PORT": str(settings.gateway_admin_port)}
    console = messages()
    console.print("Starting the mesh; the OCR models take a few seconds …")

    def show_line(service: LocalService, line: str) -> None:
        console.print(f"[dim]{service.name:>8} |[/] {escape(line)}", soft_wrap=True)

    def show_ready(service: LocalService, seconds: float) -> None:
        console.print(f"  [green]ready[/]  {service.name:<8} {service.target:<16} [dim]{seconds:.1f} s[/]")

    mesh = LocalMesh(
        services,
        folder=checkout.folder,
        log_folder=checkout.data_folder / "logs",
        environment=environment,
        on_line=show_line if verbose else None,
    )
    with _stopping_on_signals(mesh), mesh:
        if mesh.start(show_ready):
            console.print(_welcome(checkout, settings))
            mesh.wait()
        console.print("Stopping …")
    console.print("The mesh has stopped.")


@contextmanager
def _stopping_on_signals(mesh: LocalMesh) -> Iterator[None]:
    """Lets the first signal stop the mesh in good order and a further one kill it."""
    asked = False

    def stop(signum: int, frame: object) -> None:
        nonlocal asked
        if asked:
            mesh.kill()
        asked = True
        mesh.ask_to_stop()

    before = {signum: signal.signal(signum, stop) for signum in _SIGNALS}
    try:
        yield
    finally:
        for signum, handler in before.items():
            signal.signal(signum, handler)


def _welcome(checkout: Checkout, settings: Settings) -> str:
    return f"""
[bold]InvoiceMesh is running on http://127.0.0.1:{settings.gateway_port}[/]  (gRPC, grpc-web, REST and the web app)

Records and logs are in {escape(str(checkout.data_folder))}. To try, in another terminal:

  .venv/bin/invoicemesh upload samples/documents/*.pdf --wait
  .venv/bin/invoicemesh list
  curl http://127.0.0.1:{settings.gateway_port}/v1/invoices

Ctrl-C stops the mesh.
"""
