"""A server as a process: it says where it listens, stops on a signal, and fails to start with one sentence."""

import json
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

_ROOT = Path(__file__).parents[3]

Start = Callable[..., "subprocess.Popen[str]"]


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Start]:
    started: list[subprocess.Popen[str]] = []

    def start(*arguments: str, **settings: str) -> "subprocess.Popen[str]":
        environment = os.environ | {"PROBE_LOG_FORMAT": "json", "PYTHONPATH": str(_ROOT)} | settings
        command = [sys.executable, "-m", "tests.integration.mesh.probe.process", *arguments]
        process = subprocess.Popen(command, env=environment, cwd=tmp_path, stderr=subprocess.PIPE, text=True)
        started.append(process)
        return process

    yield start
    for process in started:
        process.kill()
        process.communicate()


def _log_line(process: "subprocess.Popen[str]", event: str) -> dict[str, Any]:
    assert process.stderr is not None
    for line in process.stderr:
        fields: dict[str, Any] = json.loads(line)
        if fields["event"] == event:
            return fields
    raise AssertionError(f"the process ended without {event}")


@pytest.mark.parametrize("signum", [signal.SIGTERM, signal.SIGINT])
def test_a_server_says_where_it_listens_and_stops_on_a_signal(start: Start, signum: signal.Signals) -> None:
    process = start(PROBE_PORT="0")
    listening = _log_line(process, "server_listening")
    assert (listening["service"], listening["host"]) == ("probe", "127.0.0.1")
    socket.create_connection(("127.0.0.1", listening["port"]), timeout=1).close()
    _log_line(process, "server_ready")
    process.send_signal(signum)
    _log_line(process, "server_stopped")
    assert process.wait(5) == 0


def test_a_signal_ends_a_start_that_takes_long(start: Start) -> None:
    process = start("slow")
    _log_line(process, "server_listening")
    process.send_signal(signal.SIGTERM)
    assert process.wait(5) == 0


def test_a_second_signal_changes_nothing(start: Start) -> None:
    process = start(PROBE_DRAIN_SECONDS="0.3")
    _log_line(process, "server_ready")
    process.send_signal(signal.SIGINT)
    _log_line(process, "server_draining")
    process.send_signal(signal.SIGTERM)
    _log_line(process, "server_stopped")
    assert process.wait(5) == 0


def test_a_taken_port_is_told_in_one_sentence(start: Start) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        process = start(PROBE_PORT=str(port))
        _, stderr = process.communicate(timeout=10)
    assert process.returncode == 1
    assert stderr == (
        f"Port {port} on 127.0.0.1 is taken by another program; stop that one or set PROBE_PORT to a free port.\n"
    )


def test_two_servers_never_share_a_port(start: Start) -> None:
    first = _log_line(start(), "server_listening")
    process = start(PROBE_PORT=str(first["port"]))
    assert "is taken by another program" in process.communicate(timeout=10)[1]


def test_an_address_of_another_machine_is_told_in_one_sentence(start: Start) -> None:
    process = start(PROBE_HOST="203.0.113.9", PROBE_PORT="50999")
    _, stderr = process.communicate(timeout=10)
    assert process.returncode == 1
    assert stderr.startswith("Cannot listen on 203.0.113.9:50999 (")
    assert stderr.count("\n") == 1


def test_a_setting_that_makes_no_sense_is_told_in_one_sentence(start: Start) -> None:
    process = start(PROBE_PORT="99999")
    _, stderr = process.communicate(timeout=10)
    assert process.returncode == 1
    assert stderr == (
        "ProbeSettings cannot be read from the environment and .env "
        "(port: Value error, a port lies between 1 and 65535, or is 0 for a free one).\n"
    )
