"""The command against a fake mesh over real gRPC."""

import json
from pathlib import Path

import pytest
from google.protobuf.json_format import MessageToDict
from typer.testing import CliRunner, Result

from invoicemesh.invoice.v1 import invoice_pb2
from invoicemesh.invoice.v1 import invoice_service_pb2 as pb
from invoicemesh_client.app import app
from invoicemesh_client.local.ports import free_ports
from tests.integration.client import fake_mesh
from tests.integration.client.fake_mesh import FakeMesh

pytestmark = pytest.mark.usefixtures("target")


def invoicemesh(*arguments: str | Path) -> Result:
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


def document(folder: Path, name: str, content: bytes) -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


def test_upload_waits_and_shows_what_was_read(mesh: FakeMesh, tmp_path: Path) -> None:
    done = invoicemesh("upload", "--wait", "--tag", "march", document(tmp_path, "a.pdf", b"R-1"))
    assert done.exit_code == 0
    assert "R-1" in done.stdout
    assert "ready" in done.stdout
    assert [list(invoice.tags) for invoice in mesh.invoices.values()] == [["march"]]


def test_upload_prints_the_ids_of_what_it_stored(mesh: FakeMesh, tmp_path: Path) -> None:
    files = [document(tmp_path, f"{n}.pdf", b"R-%d" % n) for n in range(3)]
    done = invoicemesh("upload", *files)
    assert sorted(done.stdout.split()) == sorted(mesh.invoices)


def test_upload_stores_the_others_when_one_is_refused(mesh: FakeMesh, tmp_path: Path) -> None:
    good, bad = document(tmp_path, "good.pdf", b"R-1"), document(tmp_path, "bad.pdf", fake_mesh.DAMAGED)
    done = invoicemesh("upload", bad, good)
    assert done.exit_code == 3
    assert "bad.pdf: The file is damaged." in done.stderr
    assert len(mesh.invoices) == 1


def test_upload_says_which_document_could_not_be_read(tmp_path: Path) -> None:
    done = invoicemesh("upload", "--wait", document(tmp_path, "later.pdf", fake_mesh.FAILS_LATER))
    assert done.exit_code == 3
    assert "later.pdf: The file is damaged." in done.stderr


def test_list_passes_its_filter_on_and_stops_at_its_limit(mesh: FakeMesh) -> None:
    for number in range(3):
        mesh.add(b"R-%d" % number)
    done = invoicemesh("list", "--limit", "2", "--state", "ready", "--from", "2024-03-01", "--json")
    assert [json.loads(line)["invoice_number"] for line in done.stdout.splitlines()] == ["R-2", "R-1"]
    assert "more than these 2" in done.stderr
    request = mesh.requests[0]
    assert isinstance(request, pb.ListInvoicesRequest)
    assert (list(request.filter.states), request.filter.issued_from.month) == ([4], 3)


def test_list_shortens_ids_so_that_show_understands_them(mesh: FakeMesh) -> None:
    for number in range(3):
        mesh.add(b"R-%d" % number)
    row = invoicemesh("list").stdout.splitlines()[1]
    shown = invoicemesh("show", row.split()[0])
    assert shown.exit_code == 0
    assert "0193e0f2-7c1a-7002" in shown.stdout


def test_show_gives_each_value_with_its_confidence_and_page(mesh: FakeMesh) -> None:
    shown = invoicemesh("show", mesh.add(b"R-1").id).stdout
    assert any(line.split() == ["invoice_number", "R-1", "95%", "1", "ocr"] for line in shown.splitlines())


def test_show_gives_the_whole_record_as_json(mesh: FakeMesh) -> None:
    record = json.loads(invoicemesh("show", "--json", mesh.add(b"R-1").id).stdout)
    assert record["data"]["invoice_number"] == "R-1"


@pytest.mark.parametrize(("text", "fault"), [("0193", "More than one id"), ("ffff", "no invoice whose id")])
def test_a_short_id_that_fits_none_or_several_is_refused(mesh: FakeMesh, text: str, fault: str) -> None:
    mesh.add(b"R-1")
    mesh.add(b"R-2")
    done = invoicemesh("show", text)
    assert done.exit_code == 1
    assert fault in done.stderr


def test_edit_corrects_the_version_that_it_saw(mesh: FakeMesh) -> None:
    mesh.add(b"R-1")
    done = invoicemesh("edit", "0193", "invoice_number=R-9")
    assert done.exit_code == 0
    assert "confirmed by local admin" in done.stdout
    request = mesh.requests[-1]
    assert isinstance(request, pb.CorrectInvoiceRequest)
    assert (request.etag, request.corrections[0].value) == ("e", "R-9")


def test_edit_names_the_fields_that_do_not_fit(mesh: FakeMesh) -> None:
    done = invoicemesh("edit", mesh.add(b"R-1").id, "--absent", "colour")
    assert done.exit_code == 1
    assert "colour: There is no such field." in done.stderr


def test_edit_without_a_change_is_wrong_usage(mesh: FakeMesh) -> None:
    done = invoicemesh("edit", mesh.add(b"R-1").id)
    assert done.exit_code == 2
    assert mesh.calls == []


def test_archived_invoices_are_listed_only_when_they_are_asked_for_and_come_back(mesh: FakeMesh) -> None:
    invoice_id = mesh.add(b"R-1").id
    assert invoicemesh("archive", invoice_id).exit_code == 0
    assert "No invoices" in invoicemesh("list").stderr
    assert "R-1" in invoicemesh("list", "--archived", "also").stdout
    assert invoicemesh("unarchive", invoice_id[:10]).exit_code == 0
    assert "R-1" in invoicemesh("list").stdout


def test_invoices_are_chosen_by_all_that_lists_show(mesh: FakeMesh) -> None:
    options = "--state ready --state failed --type receipt --supplier Wool --from 2026-01-31 --due-until 2026-03-01"
    amounts = "--amount-from -5 --amount-until 1E+3 --currency eur --assignee ann --uploaded-by bob --no-findings"
    aside = "--archived also --postponed no --exported only --trash only"
    assert invoicemesh("list", *options.split(), *amounts.split(), *aside.split()).exit_code == 0
    request = mesh.requests[-1]
    assert isinstance(request, pb.ListInvoicesRequest)
    assert MessageToDict(request.filter, preserving_proto_field_name=True) == {
        "states": ["INVOICE_STATE_READY", "INVOICE_STATE_FAILED"],
        "document_types": ["DOCUMENT_TYPE_RECEIPT"],
        "supplier": "Wool",
        "issued_from": {"year": 2026, "month": 1, "day": 31},
        "due_until": {"year": 2026, "month": 3, "day": 1},
        "amount_from": {"value": "-5"},
        "amount_until": {"value": "1000"},
        "currency": "EUR",
        "assignee": "ann",
        "uploaded_by": "bob",
        "has_findings": False,
        "archived": "ARCHIVE_FILTER_INCLUDED",
        "postponed": "INCLUSION_EXCLUDED",
        "exported": "INCLUSION_ONLY",
        "deleted": "INCLUSION_ONLY",
    }


def test_an_amount_that_is_none_is_wrong_usage(mesh: FakeMesh) -> None:
    done = invoicemesh("export", "--amount-from", "1.234,50")
    assert done.exit_code == 2
    assert "is no amount such as 1234.50" in " ".join(done.stderr.split())
    assert mesh.calls == []


def test_invoices_are_decided_and_thrown_away_by_short_ids(mesh: FakeMesh) -> None:
    first, second = mesh.add(b"R-1"), mesh.add(b"R-2")
    assert "is approved" in invoicemesh("approve", first.id).stdout
    assert "is rejected" in invoicemesh("reject", second.id, "--reason", "no order").stdout
    assert first.state == invoice_pb2.INVOICE_STATE_APPROVED
    assert second.state == invoice_pb2.INVOICE_STATE_REJECTED
    assert second.decision.reason == "no order"
    assert invoicemesh("reject", first.id).exit_code == 2
    assert invoicemesh("delete", first.id).exit_code == 0
    assert first.HasField("delete_time")
    assert invoicemesh("undelete", first.id).exit_code == 0
    assert not first.HasField("delete_time")


def test_an_export_is_written_as_a_whole_or_not_at_all(mesh: FakeMesh, tmp_path: Path) -> None:
    invoice, out = mesh.add(b"R-1"), tmp_path / "invoices.xlsx"
    assert invoicemesh("export", "--format", "xlsx", "--out", str(out), "--tag", "march").exit_code == 0
    assert out.read_text() == f"{invoice.id}\n"
    (request,) = mesh.requests
    assert isinstance(request, pb.ExportInvoicesRequest)
    assert (request.format, request.filter.tag) == (pb.EXPORT_FORMAT_XLSX, "march")
    mesh.add(b"R-2", filename="torn.pdf")
    assert invoicemesh("export", "--out", str(out)).exit_code == 1
    assert out.read_text() == f"{invoice.id}\n"
    assert list(tmp_path.iterdir()) == [out]


def test_an_export_goes_to_standard_output_where_no_file_is_named(mesh: FakeMesh) -> None:
    invoice = mesh.add(b"R-1")
    assert invoicemesh("export").stdout == f"{invoice.id}\n"


def test_a_mesh_that_is_not_there_is_one_sentence_and_what_to_do() -> None:
    server = f"127.0.0.1:{free_ports(1)[0]}"
    done = invoicemesh("list", "--server", server)
    assert done.exit_code == 1
    assert done.stdout == ""
    assert done.stderr.startswith(f"No mesh answers at {server}.")
    assert "make run" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_setting_that_is_wrong_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GATEWAY_PORT", "many")
    done = invoicemesh("list")
    assert done.exit_code == 1
    assert done.stderr.startswith("A setting is wrong: GATEWAY_PORT")


def test_sound_histories_are_counted(mesh: FakeMesh) -> None:
    for content in (b"R-1", b"R-2"):
        mesh.add(content)
    done = invoicemesh("verify-history")
    assert done.exit_code == 0
    assert "6 events of 2 invoices" in done.stdout


def test_a_history_that_was_changed_fails_the_command_and_is_named(mesh: FakeMesh) -> None:
    broken, sound = mesh.add(b"R-1"), mesh.add(b"R-2")
    broken.notes = "broken"
    done = invoicemesh("verify-history")
    assert done.exit_code == 1
    assert "1 of 2 invoices" in done.stderr
    assert f"{broken.id}: Event 2 does not follow." in done.stderr
    assert invoicemesh("verify-history", sound.id).exit_code == 0


def test_show_says_who_dismissed_a_finding_and_why(mesh: FakeMesh) -> None:
    invoice = mesh.add(b"R-1")
    finding = invoice.findings.add(id="f1", rule_id="DUPLICATE", message="It came before.")
    finding.dismissal.person, finding.dismissal.reason = "ada", "It did not."
    assert "Dismissed by ada: It did not." in invoicemesh("show", invoice.id).stdout


def test_a_document_is_split_by_its_pages_and_made_one_again(mesh: FakeMesh) -> None:
    invoice = mesh.add(b"R-1")
    done = invoicemesh("split", invoice.id[:10], "1-2", "3")
    assert done.exit_code == 0
    first, second = done.stdout.splitlines()
    assert first.endswith("has the pages 1 to 2.")
    assert second.endswith("has the pages 3 to 3.")
    shown = invoicemesh("show", second.split()[0]).stdout
    assert f"Split from  {invoice.id}" in shown
    assert "pages 3 to 3 of" in shown
    assert second.split()[0] in invoicemesh("show", invoice.id).stdout
    assert "one invoice again" in invoicemesh("undo-split", invoice.id).stdout


def test_pages_that_are_none_are_wrong_usage(mesh: FakeMesh) -> None:
    done = invoicemesh("split", mesh.add(b"R-1").id, "two")
    assert done.exit_code == 2
    assert "1-2" in done.stderr
