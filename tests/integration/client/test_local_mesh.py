"""A mesh of fake services as real processes."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from invoicemesh_client.local.mesh import LocalMesh, LocalMeshError
from invoicemesh_client.local.ports import free_ports, is_taken
from invoicemesh_client.local.services import LocalService, connecting_environment

SCRIPT = Path(__file__).parent / "fake_service.py"


def services(**behaviours: str) -> list[LocalService]:
    """Fake services by name, which behave as their values say."""
    return [
        LocalService(name, (sys.executable, str(SCRIPT), f"{name.upper()}_PORT", name, behaviour), port, name)
        for (name, behaviour), port in zip(behaviours.items(), free_ports(len(behaviours)), strict=True)
    ]


def mesh_of(chosen: list[LocalService], folder: Path, *, stop_seconds: float = 10.0) -> LocalMesh:
    return LocalMesh(
        chosen,
        folder=folder,
        log_folder=folder / "logs",
        environment=connecting_environment(chosen),
        stop_seconds=stop_seconds,
    )


def wait_until_gone(pid: int) -> None:
    deadline = time.monotonic() + 15
    while time.monotonic() < deadline:
        state = Path(f"/proc/{pid}/stat")
        if not state.exists() or state.read_text().rpartition(")")[2].split()[0] == "Z":
            return
        time.sleep(0.05)
    raise AssertionError(f"process {pid} is still there")


def test_a_mesh_is_ready_when_all_services_are_and_leaves_nothing_when_it_stops(tmp_path: Path) -> None:
    chosen = services(ocr="well", nlp="well")
    ready: list[str] = []
    with mesh_of(chosen, tmp_path) as mesh:
        assert mesh.start(lambda service, _: ready.append(service.name))
        assert sorted(ready) == ["nlp", "ocr"]
        mesh.require_running()
        assert all(is_taken(service.port) for service in chosen)
    assert not any(is_taken(service.port) for service in chosen)
    assert (tmp_path / "logs/ocr.log").read_text() == "starting, well\nstopped\n"


def test_a_service_that_cannot_start_is_named_with_its_last_lines(tmp_path: Path) -> None:
    with mesh_of(services(ocr="well", nlp="broken"), tmp_path) as mesh, pytest.raises(LocalMeshError) as failure:
        mesh.start()
    assert failure.value.message == "The service `nlp` ended by itself (exit code 3)."
    assert failure.value.log_lines == ("starting, broken", "the model is missing")
    assert "nlp.log" in failure.value.remedy


def test_a_command_that_does_not_exist_is_a_sentence(tmp_path: Path) -> None:
    absent = [LocalService("ocr", ("/does/not/exist",), 1, "ocr")]
    with mesh_of(absent, tmp_path) as mesh, pytest.raises(LocalMeshError, match="`ocr` cannot be started"):
        mesh.start()


def test_a_service_that_ends_later_ends_the_wait_and_nothing_is_started_anew(tmp_path: Path) -> None:
    chosen = services(ocr="well", nlp="dying")
    with mesh_of(chosen, tmp_path) as mesh:
        assert mesh.start()
        with pytest.raises(LocalMeshError, match=r"`nlp` ended by itself \(exit code 4\)"):
            mesh.wait()
        assert not is_taken(chosen[1].port)


def test_the_wish_to_stop_ends_the_wait(tmp_path: Path) -> None:
    with mesh_of(services(ocr="well"), tmp_path) as mesh:
        assert mesh.start()
        mesh.ask_to_stop()
        mesh.wait()


def test_the_wish_to_stop_ends_a_start_that_takes_long(tmp_path: Path) -> None:
    never_ready = [LocalService("ocr", (sys.executable, "-c", "import time; time.sleep(60)"), free_ports(1)[0], "ocr")]
    with mesh_of(never_ready, tmp_path) as mesh:
        mesh.ask_to_stop()
        assert not mesh.start()


def test_a_service_that_ignores_the_request_to_end_is_killed(tmp_path: Path) -> None:
    chosen = services(ocr="stubborn")
    with mesh_of(chosen, tmp_path, stop_seconds=0.5) as mesh:
        assert mesh.start()
    assert not is_taken(chosen[0].port)


def test_what_a_service_has_started_ends_with_it(tmp_path: Path) -> None:
    with mesh_of(services(ocr="parent"), tmp_path) as mesh:
        assert mesh.start()
    child = int((tmp_path / "logs/ocr.log").read_text().split("child ")[1].split()[0])
    wait_until_gone(child)


def test_services_end_even_when_their_starter_is_killed(tmp_path: Path) -> None:
    chosen = services(ocr="well")
    program = (
        "import sys, time; from pathlib import Path; from tests.integration.client.test_local_mesh import *\n"
        f"chosen = [LocalService('ocr', {chosen[0].command!r}, {chosen[0].port}, 'ocr')]\n"
        "mesh = mesh_of(chosen, Path(sys.argv[1])); mesh.start(); print('ready', flush=True); time.sleep(60)"
    )
    root = Path(__file__).parents[3]
    with subprocess.Popen(
        [sys.executable, "-c", program, str(tmp_path)], cwd=root, stdout=subprocess.PIPE, text=True
    ) as starter:
        assert starter.stdout is not None
        assert starter.stdout.readline() == "ready\n"
        assert is_taken(chosen[0].port)
        os.kill(starter.pid, signal.SIGKILL)
    deadline = time.monotonic() + 15
    while is_taken(chosen[0].port):
        assert time.monotonic() < deadline, "the service outlived its starter"
        time.sleep(0.05)
