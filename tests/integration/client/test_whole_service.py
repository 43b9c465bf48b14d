"""The client and its commands against the invoice service itself, not a fake of it."""

import asyncio
import json
import re
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import structlog
from typer.testing import CliRunner

import invoicemesh_client
from invoicemesh.invoice.v1 import (
    invoice_actions_pb2,
    invoice_pb2,
    invoice_service_pb2,
    saved_view_service_pb2,
    settings_service_pb2,
    supplier_service_pb2,
)
from invoicemesh.invoice.v1.invoice_data_pb2 import InvoiceData, Party
from invoicemesh_client import InvoiceMeshClient, MeshCallError
from invoicemesh_client.app import app
from tests.integration.invoice_service.harness import PDF, Bench


@pytest.fixture
async def bench(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Bench]:
    """The service, which commands find by their setting. Its log stays out of what the commands print."""
    structlog.configure(logger_factory=structlog.PrintLoggerFactory(sys.stderr))
    monkeypatch.chdir(tmp_path)
    bench = Bench(tmp_path)
    await bench.start()
    monkeypatch.setenv("INVOICEMESH_SERVER", f"127.0.0.1:{bench.port}")
    yield bench
    await bench.close()
    structlog.reset_defaults()


async def command(*arguments: str, exit_code: int = 0, answer: str = "") -> str:
    """What a command prints on standard output; `answer` is what a person types."""
    done = await asyncio.to_thread(CliRunner().invoke, app, list(arguments), input=answer)
    assert done.exit_code == exit_code, done.output
    return done.stdout if exit_code == 0 else done.output


def test_every_method_of_the_contract_is_called_by_the_client() -> None:
    sources = Path(invoicemesh_client.__file__).parent.rglob("*.py")
    called = {name for path in sources for name in re.findall(r"_stub\.([A-Z]\w+)\(", path.read_text(encoding="utf-8"))}
    contracts = (invoice_service_pb2, supplier_service_pb2, saved_view_service_pb2, settings_service_pb2)
    services = [service for file in contracts for service in file.DESCRIPTOR.services_by_name.values()]
    assert called == {method.name for service in services for method in service.methods}


async def test_suppliers_are_shown_named_merged_and_separated(bench: Bench) -> None:
    await bench.processed()
    bench.nlp.data = InvoiceData(currency="EUR", supplier=Party(name="Beispiel AG"))
    await bench.processed(PDF + b"2")
    rows = [line.split() for line in (await command("suppliers", "list")).splitlines()[1:]]
    beispiel, muster = (row[0] for row in rows)
    shown = await command(
        *("suppliers", "update", muster, "--name", "Muster", "--alias", "Müster", "--currency", "EUR"),
        *("--payment-days", "14"),
    )
    assert all(text in shown for text in ("Müster", "14 days", "EUR"))
    assert "Beispiel AG" in await command("suppliers", "merge", muster, beispiel)
    assert "Muster" in await command("suppliers", "show", beispiel)
    assert len((await command("suppliers", "list")).splitlines()) == 2
    assert "Beispiel AG" in await command("suppliers", "undo-merge", beispiel)
    assert "Say what to change" in await command("suppliers", "update", muster, exit_code=2)
    assert "no supplier" in await command("suppliers", "show", "nobody", exit_code=1)

    def with_the_client() -> None:
        with InvoiceMeshClient(f"127.0.0.1:{bench.port}") as client:
            assert [one.name for one in client.suppliers.list("mus")] == ["Muster"]
            with pytest.raises(MeshCallError) as refused:
                client.suppliers.update(muster, default_currency="USD", etag='"0"')
            assert refused.value.reason == "SUPPLIER_CHANGED"

    await asyncio.to_thread(with_the_client)


async def test_decisions_findings_and_annotations_from_the_command_line(bench: Bench) -> None:
    invoice = await bench.processed()
    again = await bench.processed(PDF, allow_duplicate=True)
    assert "other finding" in await command("dismiss", again.id, "duplicate", "--reason", "Asked for twice.")
    (duplicate,) = [one for one in (await bench.get(again.id)).findings if one.rule_id == "DUPLICATE"]
    assert duplicate.dismissal.reason == "Asked for twice."
    refused = await command("dismiss", again.id, "duplicate", "--reason", "x", exit_code=1)
    assert "No finding that stands is named duplicate" in refused
    await command("annotate", invoice.id, "--tag", "rent", "--notes", "Look", "--assignee", "ada")
    assert "Say what to change" in await command("annotate", invoice.id, exit_code=2)
    await command("approve", invoice.id)
    assert "needs a review again" in await command("reopen", invoice.id)
    await command("postpone", invoice.id, "--until", "2099-01-01")
    assert (await bench.get(invoice.id)).HasField("postponed_until")
    await command("postpone", invoice.id, "--no-longer")
    assert "Say either" in await command("postpone", invoice.id, exit_code=2)
    changed = await bench.get(invoice.id)
    assert (list(changed.tags), changed.notes, changed.assignee) == (["rent"], "Look", "ada")
    history = await command("history", invoice.id)
    assert all(text in history for text in ("received", "processed", "approved", "reopened", "119.00", "rent"))
    events = [json.loads(line) for line in (await command("history", invoice.id, "--json")).splitlines()]
    assert events[0]["action"] == "RECEIVED"


async def test_an_edit_is_undone(bench: Bench) -> None:
    invoice = await bench.processed()
    await command("edit", invoice.id, "invoice_number=R-9")
    assert "2024-17" in await command("undo", invoice.id)
    assert "no change" in await command("undo", invoice.id, exit_code=1)


async def test_what_failed_is_processed_again_and_what_runs_is_cancelled(bench: Bench) -> None:
    bench.ocr.password = "secret"
    failed = await bench.processed()
    assert failed.failure.reason == "DOCUMENT_ENCRYPTED"
    await command("reprocess", failed.id, "--password", answer="secret\n")
    assert (await bench.settled(failed.id)).state == invoice_pb2.INVOICE_STATE_READY

    bench.ocr.password = ""
    reached, go_on = asyncio.Event(), asyncio.Event()

    async def wait(_page: int) -> None:
        reached.set()
        await go_on.wait()

    bench.ocr.before_page = wait
    invoice_id = (await bench.upload(PDF + b"2")).invoice.id
    await reached.wait()
    assert "no longer processed" in await command("cancel", invoice_id)
    go_on.set()
    assert (await bench.get(invoice_id)).failure.reason == "CANCELLED"


async def test_figures_status_and_settings_are_shown(bench: Bench) -> None:
    await bench.processed()
    figures = await command("statistics", "--from", "2024-01-01")
    assert all(text in figures for text in ("State ready", "Month 2024-05", "119.00 EUR", "Supplier Muster GmbH"))
    assert json.loads(await command("statistics", "--json"))["quality"]["processed"] == 1
    status = await command("status")
    assert {line.split()[1] for line in status.splitlines()[:-1]} == {"answers"}
    assert {"ocr", "nlp"} <= {line.split()[0] for line in status.splitlines()}
    await command("settings", "--sure-from", "0.5", "--disable", "VAT-ID", "--forbid-own-approval")
    settings = await command("settings")
    assert all(text in settings for text in ("0.50", "VAT-ID", "Changed by"))
    await command("settings", "--enable-all", "--no-forbid-own-approval")
    assert "VAT-ID" not in await command("settings")
    await bench.stop_ocr()
    assert "is away" in await command("status", exit_code=1)


async def test_views_leases_counts_and_batches_by_the_client(bench: Bench) -> None:
    first, second = await bench.processed(), await bench.processed(PDF + b"2")

    def with_the_client() -> None:
        with InvoiceMeshClient(f"127.0.0.1:{bench.port}") as client:
            view = client.views.create("Ready", invoice_service_pb2.InvoiceFilter(tag="rent"))
            client.views.update(view.id, name="Rent", shared=True)
            assert [(one.name, one.shared, one.filter.tag) for one in client.views.list()] == [("Rent", True, "rent")]
            client.views.delete(view.id)
            assert list(client.views.list()) == []

            assert client.acquire_lease(first.id).holder
            counts = client.count(facets=[invoice_service_pb2.FACET_STATE])
            assert (counts.total.count, counts.facets[0].values[0].value) == (2, "READY")
            results = client.batch_update(
                invoice_actions_pb2.BatchUpdateInvoicesRequest(
                    invoices=[
                        invoice_actions_pb2.InvoiceVersion(invoice_id=one) for one in (first.id, "nobody", second.id)
                    ],
                    add_tag="march",
                )
            )
            assert [one.WhichOneof("outcome") for one in results] == ["invoice", "error", "invoice"]
            assert [list(client.get(one).tags) for one in (first.id, second.id)] == [["march"], ["march"]]

    await asyncio.to_thread(with_the_client)
