"""The probe's stubs, compiled from its .proto, and a mesh of probe servers for each test."""

import asyncio
import sys
from collections.abc import AsyncIterator, Callable, Iterator, Mapping
from importlib import import_module
from pathlib import Path

import pytest
import structlog
import uvloop
from grpc_tools import protoc

from tests.integration.mesh.probe.harness import ProbeMesh, ProbeStubs


def pytest_asyncio_loop_factories() -> Mapping[str, Callable[[], asyncio.AbstractEventLoop]]:
    """The loop that the services run on."""
    return {"uvloop": uvloop.new_event_loop}


@pytest.fixture(scope="session")
def probe_stubs(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ProbeStubs]:
    folder = tmp_path_factory.mktemp("probe")
    source = Path(__file__).parent / "probe"
    arguments = ["protoc", f"-I{source}", f"--python_out={folder}", f"--grpc_python_out={folder}", "probe.proto"]
    assert protoc.main(arguments) == 0
    sys.path.insert(0, str(folder))
    yield ProbeStubs(import_module("probe_pb2"), import_module("probe_pb2_grpc"))
    sys.path.remove(str(folder))


@pytest.fixture
async def probes(probe_stubs: ProbeStubs) -> AsyncIterator[ProbeMesh]:
    mesh = ProbeMesh(probe_stubs)
    yield mesh
    await mesh.close()


@pytest.fixture
def logs() -> Iterator[list[structlog.typing.EventDict]]:
    """The log lines of the test, as structlog sees them before rendering."""
    with structlog.testing.capture_logs(processors=[structlog.contextvars.merge_contextvars]) as lines:
        yield lines
