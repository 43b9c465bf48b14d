import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from google.protobuf.descriptor_pb2 import FileDescriptorSet

from gateway.descriptors import descriptor_set, service_names, streaming_methods
from gateway.rendering import render, write
from gateway.settings import GatewaySettings


def test_the_template_is_valid_yaml_for_any_settings() -> None:
    configuration = yaml.safe_load(render(GatewaySettings(port=1234, hosts=("a.example",), cors_origins=())))
    listener = configuration["static_resources"]["listeners"][0]
    assert listener["address"]["socket_address"]["port_value"] == 1234


def test_a_setting_cannot_break_out_of_its_place() -> None:
    hostile = '"]\nadmin: {address: evil}'
    configuration = yaml.safe_load(render(GatewaySettings(hosts=(hostile,))))
    manager = configuration["static_resources"]["listeners"][0]["filter_chains"][0]["filters"][0]["typed_config"]
    assert manager["route_config"]["virtual_hosts"][0]["domains"] == [hostile]


def test_envoy_accepts_the_configuration(tmp_path: Path) -> None:
    write(GatewaySettings(run_dir=tmp_path))
    envoy = Path(sys.executable).parent / "envoy"
    result = subprocess.run(
        [envoy, "--mode", "validate", "-c", tmp_path / "envoy.yaml", "--log-level", "error"],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert result.returncode == 0, result.stderr


def test_imports_stand_before_what_imports_them() -> None:
    files = FileDescriptorSet.FromString(descriptor_set())
    seen: set[str] = set()
    for file in files.file:
        assert set(file.dependency) <= seen, file.name
        seen.add(file.name)
    assert "google/rpc/error_details.proto" in seen


def test_every_stream_has_a_route_without_a_retry() -> None:
    configuration = yaml.safe_load(render(GatewaySettings()))
    manager = configuration["static_resources"]["listeners"][0]["filter_chains"][0]["filters"][0]["typed_config"]
    routes = manager["route_config"]["virtual_hosts"][0]["routes"]
    exact = {route["match"]["path"]: route["route"] for route in routes if "path" in route["match"]}
    for path in streaming_methods():
        if path.endswith("/WatchInvoices"):
            continue
        assert "retry_policy" not in exact[path]
        assert exact[path]["cluster"] == path.split(".")[1]


@pytest.mark.parametrize("area", ["ocr", "nlp", "invoice"])
def test_each_area_has_its_service(area: str) -> None:
    assert any(name.startswith(f"invoicemesh.{area}.v1.") for name in service_names())
