"""`up` and `doctor` on a machine whose ports are partly taken."""

import socket
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner

from invoicemesh_client.app import app
from invoicemesh_client.diagnosis.check import Verdict
from invoicemesh_client.diagnosis.machine import check_machine
from invoicemesh_client.local.checkout import Checkout, find_checkout
from invoicemesh_client.local.ports import free_ports
from invoicemesh_client.settings import Settings

NAMES = ("OCR_PORT", "NLP_PORT", "INVOICE_PORT", "GATEWAY_PORT", "GATEWAY_ADMIN_PORT")


@pytest.fixture
def ports(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> dict[str, int]:
    """Free ports, as the settings name them."""
    monkeypatch.chdir(tmp_path)
    chosen = dict(zip(NAMES, free_ports(len(NAMES)), strict=True))
    for name, port in chosen.items():
        monkeypatch.setenv(name, str(port))
    return chosen


@pytest.fixture
def taken(ports: dict[str, int]) -> Iterator[int]:
    """The gateway's port, on which something else listens."""
    with socket.create_server(("127.0.0.1", ports["GATEWAY_PORT"])):
        yield ports["GATEWAY_PORT"]


def test_up_starts_nothing_when_a_port_is_taken_and_names_it_with_its_setting(taken: int) -> None:
    done = CliRunner().invoke(app, ["up"])
    assert done.exit_code == 1
    assert done.stderr.startswith(f"Port {taken} is taken by another program.")
    assert "GATEWAY_PORT" in done.stderr
    assert "Starting" not in done.stderr


def test_free_ports_and_a_writable_folder_are_no_problem(ports: dict[str, int], tmp_path: Path) -> None:
    checks = [*check_machine(_checkout(tmp_path), Settings())]
    assert {check.verdict for check in checks} == {Verdict.OK}
    assert [check.subject for check in checks[:-1]] == [f"Port {port}" for port in ports.values()]


def test_a_port_that_something_else_holds_is_a_problem_with_its_remedy(taken: int, tmp_path: Path) -> None:
    problems = [check for check in check_machine(_checkout(tmp_path), Settings()) if check.verdict is Verdict.PROBLEM]
    assert [problem.subject for problem in problems] == [f"Port {taken}"]
    assert "GATEWAY_PORT" in problems[0].remedy


def _checkout(folder: Path) -> Checkout:
    """A folder with the project's own Procfile and no data yet."""
    checkout = Checkout(folder)
    checkout.procfile.parent.mkdir(parents=True)
    checkout.procfile.write_text(find_checkout().procfile.read_text(encoding="utf-8"), encoding="utf-8")
    return checkout
