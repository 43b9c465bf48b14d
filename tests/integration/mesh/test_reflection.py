"""Reflection as command-line tools use it, in both of its versions."""

import subprocess
import sys
from pathlib import Path

import pytest
from grpc_reflection.v1alpha import reflection_pb2

from mesh.host import ServiceHost
from tests.integration.mesh.probe.harness import SERVICE, ProbeMesh
from tests.servers.child_process import ChildProcess

every_version = pytest.mark.parametrize("version", ["v1", "v1alpha"])


async def _reflect(
    probes: ProbeMesh, host: ServiceHost, version: str, request: reflection_pb2.ServerReflectionRequest
) -> reflection_pb2.ServerReflectionResponse:
    method = (await probes.bare_channel(host)).stream_stream(
        f"/grpc.reflection.{version}.ServerReflection/ServerReflectionInfo",
        request_serializer=reflection_pb2.ServerReflectionRequest.SerializeToString,
        response_deserializer=reflection_pb2.ServerReflectionResponse.FromString,
    )
    (response,) = [response async for response in method(iter([request]))]
    return response


@every_version
async def test_the_services_are_listed(probes: ProbeMesh, version: str) -> None:
    request = reflection_pb2.ServerReflectionRequest(list_services="*")
    response = await _reflect(probes, await probes.start(), version, request)
    assert {service.name for service in response.list_services_response.service} == {
        SERVICE,
        "grpc.health.v1.Health",
        "grpc.reflection.v1.ServerReflection",
        "grpc.reflection.v1alpha.ServerReflection",
    }


@every_version
@pytest.mark.parametrize(
    "symbol", [SERVICE, f"{SERVICE}.BothStream", "grpc.reflection.v1.ServerReflection", "grpc.health.v1.Health.Check"]
)
async def test_a_symbol_is_described(probes: ProbeMesh, version: str, symbol: str) -> None:
    request = reflection_pb2.ServerReflectionRequest(file_containing_symbol=symbol)
    response = await _reflect(probes, await probes.start(), version, request)
    assert response.file_descriptor_response.file_descriptor_proto


@every_version
@pytest.mark.parametrize("symbol", ["nothing", f"{SERVICE}.Nothing.Nothing"])
async def test_an_unknown_symbol_is_not_found(probes: ProbeMesh, version: str, symbol: str) -> None:
    request = reflection_pb2.ServerReflectionRequest(file_containing_symbol=symbol)
    response = await _reflect(probes, await probes.start(), version, request)
    assert response.error_response.error_code == 5


async def test_buf_curl_calls_by_reflection(probes: ProbeMesh) -> None:
    host = await probes.start()
    buf = ChildProcess.started(
        *(Path(sys.executable).parent / "buf", "curl", "--protocol", "grpc", "--http2-prior-knowledge"),
        *("--data", '{"text": "a"}', f"http://127.0.0.1:{host.port}/{SERVICE}/ServerStream"),
        stdout=subprocess.PIPE,
    )
    output, _ = await buf.communicate()
    assert "".join(output.decode().split()) == '{"text":"a"}{"text":"a"}'
