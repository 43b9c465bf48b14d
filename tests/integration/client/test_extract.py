"""`invoicemesh extract` against a fake mesh over real gRPC."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from invoicemesh.invoice.v1 import invoice_service_pb2 as pb
from invoicemesh_client.app import app
from invoicemesh_client.local.ports import free_ports
from tests.integration.client import fake_mesh
from tests.integration.client.fake_mesh import FakeMesh


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two folders of documents, some of which fail, beside their truth."""
    documents = {"a/one.pdf": b"R-1", "a/bad.pdf": fake_mesh.DAMAGED, "b/two.jpg": b"R-2", "b/busy.png": fake_mesh.BUSY}
    for name, content in documents.items():
        path = tmp_path / "in" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        path.with_suffix(".json").write_text("{}")
    return tmp_path / "in"


@pytest.fixture
def extract(target: str) -> "Extract":
    return Extract(target)


class Extract:
    """Runs the command with a server."""

    def __init__(self, target: str) -> None:
        self.target = target

    def __call__(self, *arguments: str | Path) -> Result:
        texts = [str(argument) for argument in arguments]
        return CliRunner().invoke(app, ["extract", "--server", self.target, *texts])


def test_each_document_has_a_result_at_its_own_place_and_a_failed_one_its_error(
    extract: Extract, folder: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    done = extract(folder / "a", folder / "b", "--out", out, "--jobs", "3")
    results = {path.relative_to(out).as_posix(): json.loads(path.read_text()) for path in out.rglob("*.json")}
    assert results.keys() == {"a/one.json", "a/bad.json", "b/two.json", "b/busy.json"}
    assert results["a/one.json"]["invoice_number"] == "R-1"
    assert "error" not in results["a/one.json"]
    assert results["a/bad.json"]["error"] == {"reason": "DOCUMENT_DAMAGED", "message": "The file is damaged."}
    assert results["a/bad.json"]["needs_review"]
    assert done.exit_code == 3
    assert done.stdout == ""
    assert "Skipped: 4 JSON and CSV files." in done.stderr
    assert "a/bad.pdf: The file is damaged." in done.stderr
    assert "3 of 4 documents read." in done.stderr


def test_a_single_document_is_printed_as_one_object(extract: Extract, folder: Path) -> None:
    done = extract(folder / "a/one.pdf")
    assert done.exit_code == 0
    assert json.loads(done.stdout)["invoice_number"] == "R-1"


def test_several_documents_are_printed_as_lines_in_their_order_that_name_their_file(
    extract: Extract, folder: Path
) -> None:
    lines = [json.loads(line) for line in extract(folder, "--jobs", "4").stdout.splitlines()]
    assert [line["file"] for line in lines] == ["a/bad.pdf", "a/one.pdf", "b/busy.png", "b/two.jpg"]


def test_the_full_format_is_the_contracts_own_message(extract: Extract, folder: Path) -> None:
    result = json.loads(extract(folder / "a/one.pdf", "--format", "full").stdout)
    assert result["readings"][0]["path"] == "invoice_number"
    assert result["checks_not_made"] == ["DUPLICATE"]
    assert json.loads(extract(folder / "a/bad.pdf", "--format", "full").stdout).keys() == {"error"}


def test_options_reach_the_mesh(extract: Extract, mesh: FakeMesh, folder: Path) -> None:
    extract(folder / "a/one.pdf", "--ignore-embedded", "--engine", "openai")
    extract(folder / "a/one.pdf")
    options = [request.options for request in mesh.requests if isinstance(request, pb.ReadMetadata)]
    assert options == [pb.ReadOptions(ignore_embedded=True, nlp_engine="openai"), pb.ReadOptions()]


def test_a_password_comes_from_the_first_line_of_a_file(extract: Extract, tmp_path: Path) -> None:
    (tmp_path / "closed.pdf").write_bytes(fake_mesh.ENCRYPTED)
    assert extract(tmp_path / "closed.pdf").exit_code == 3
    (tmp_path / "password").write_text("open sesame\nnot this\n")
    assert extract(tmp_path / "closed.pdf", "--password-file", tmp_path / "password").exit_code == 0


def test_no_document_at_all_is_a_failure(extract: Extract, tmp_path: Path) -> None:
    (tmp_path / "truth.json").write_text("{}")
    done = extract(tmp_path)
    assert done.exit_code == 1
    assert "There is no document to read." in done.stderr


def test_a_mesh_that_goes_away_ends_the_run_instead_of_failing_every_document(folder: Path, tmp_path: Path) -> None:
    done = Extract(f"127.0.0.1:{free_ports(1)[0]}")(folder, "--out", tmp_path / "out")
    assert done.exit_code == 1
    assert "No mesh answers" in done.stderr
    assert not (tmp_path / "out").exists()
