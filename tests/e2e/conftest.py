"""The whole mesh as `invoicemesh up` starts it: real OCR, real extraction, real store, real Envoy, on free ports."""

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from invoicemesh_client.client import InvoiceMeshClient
from invoicemesh_client.local.checkout import find_checkout
from invoicemesh_client.local.mesh import LocalMesh
from invoicemesh_client.local.ports import free_ports
from invoicemesh_client.local.procfile import parse_procfile
from invoicemesh_client.local.services import connecting_environment, local_services, storing_environment

CHECKOUT = find_checkout()
SAMPLES = CHECKOUT.folder / "samples" / "documents"


@dataclass(frozen=True)
class Mesh:
    """A running mesh: its ports by service, the environment that its services have, and where they log."""

    ports: Mapping[str, int]
    environment: Mapping[str, str]
    folder: Path

    @property
    def gateway(self) -> str:
        """Host and port of the gateway."""
        return f"127.0.0.1:{self.ports['gateway']}"


@pytest.fixture(scope="session")
def mesh(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Mesh]:
    folder = tmp_path_factory.mktemp("mesh")
    *numbers, admin = free_ports(5)
    ports = dict(zip(("ocr", "nlp", "invoice", "gateway"), numbers, strict=True))
    services = local_services(parse_procfile(CHECKOUT.procfile.read_text(encoding="utf-8")), ports)
    environment = {
        **connecting_environment(services),
        **storing_environment(folder),
        "GATEWAY_ADMIN_PORT": str(admin),
        "GATEWAY_RUN_DIR": str(folder / "gateway"),
    }
    with LocalMesh(
        services, folder=CHECKOUT.folder, log_folder=folder / "logs", environment={**os.environ, **environment}
    ) as running:
        assert running.start()
        yield Mesh(ports, environment, folder)
        running.require_running()


@pytest.fixture
def client(mesh: Mesh) -> Iterator[InvoiceMeshClient]:
    with InvoiceMeshClient(mesh.gateway) as connected:
        yield connected
