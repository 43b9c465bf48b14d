import pytest
from pydantic import ValidationError

from invoicemesh_client.settings import Settings


def test_the_mesh_is_the_gateway_on_this_machine_unless_another_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GATEWAY_PORT", "9000")
    monkeypatch.delenv("INVOICEMESH_SERVER", raising=False)
    assert Settings(_env_file=None).server == "127.0.0.1:9000"
    monkeypatch.setenv("INVOICEMESH_SERVER", "mesh.example:443")
    assert Settings(_env_file=None).server == "mesh.example:443"


def test_a_port_that_cannot_be_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OCR_PORT", "70000")
    with pytest.raises(ValidationError, match="ocr_port"):
        Settings(_env_file=None)
