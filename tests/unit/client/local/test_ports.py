import socket

import pytest

from invoicemesh_client.local.mesh import LocalMeshError, require_free_ports
from invoicemesh_client.local.ports import free_ports, is_taken


def test_free_ports_differ_and_are_free() -> None:
    ports = free_ports(5)
    assert len(set(ports)) == 5
    assert not any(is_taken(port) for port in ports)


def test_a_taken_port_is_named_together_with_the_setting_that_changes_it() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        assert is_taken(port)
        with pytest.raises(LocalMeshError, match=f"Port {port} is taken") as refusal:
            require_free_ports({"OCR_PORT": free_ports(1)[0], "GATEWAY_PORT": port})
    assert "GATEWAY_PORT" in refusal.value.remedy
