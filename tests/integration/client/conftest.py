"""The fake mesh, served, and a client of it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from invoicemesh_client import InvoiceMeshClient
from tests.integration.client.fake_mesh import FakeMesh, serving


@pytest.fixture
def mesh() -> FakeMesh:
    return FakeMesh()


@pytest.fixture
def target(mesh: FakeMesh, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """Where the fake is served; commands find it by their setting, and no `.env`."""
    monkeypatch.chdir(tmp_path)
    with serving(mesh) as address:
        monkeypatch.setenv("INVOICEMESH_SERVER", address)
        yield address


@pytest.fixture
def client(target: str) -> Iterator[InvoiceMeshClient]:
    with InvoiceMeshClient(target) as client:
        yield client
