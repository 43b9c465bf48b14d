"""The main job: a document goes in, a record with the place of each value comes out."""

import json
from decimal import Decimal
from pathlib import Path

import pytest

from en16931 import field_path
from invoicemesh.invoice.v1 import invoice_pb2
from invoicemesh_client.client import InvoiceMeshClient
from invoicemesh_client.settling import wait_until_settled
from tests.e2e.conftest import SAMPLES

FINISHED = {invoice_pb2.INVOICE_STATE_READY, invoice_pb2.INVOICE_STATE_NEEDS_REVIEW}
DOCUMENTS = sorted(path for path in SAMPLES.iterdir() if path.suffix in {".pdf", ".png", ".jpg"})

# Of such pictures a value may be missing; what is read must be right all the same.
POOR = ("-phone-", "-crumpled-")

# Field of the truth → path in the record.
FIELDS = {
    "invoice_number": "invoice_number",
    "issue_date": "issue_date",
    "currency": "currency",
    "gross_total": "totals.gross",
    "net_total": "totals.net",
}


def uploaded(client: InvoiceMeshClient, path: Path) -> invoice_pb2.Invoice:
    invoice_id = client.upload(path).invoice.id
    wait_until_settled(client, [invoice_id])
    return client.get(invoice_id)


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_a_sample_is_read_as_it_was_made(client: InvoiceMeshClient, document: Path) -> None:
    truth = json.loads(document.with_suffix(".json").read_text(encoding="utf-8"))
    invoice = uploaded(client, document)
    assert invoice.state in FINISHED, invoice.failure
    for key, path in FIELDS.items():
        if truth[key] is None:
            continue
        value = field_path.get(invoice.data, path)
        if value is None and any(quality in document.name for quality in POOR):
            continue
        if path.startswith("totals."):
            assert Decimal(value or "NaN") == Decimal(truth[key]), path
        else:
            assert value == truth[key], path
        reading = next(reading for reading in invoice.readings if reading.path == path)
        assert reading.value_regions, f"{path} does not say where it was read"
        assert 0 < reading.confidence <= 1


def test_each_page_has_words_and_a_picture(client: InvoiceMeshClient) -> None:
    document = next(path for path in DOCUMENTS if "ledger" in path.name)
    invoice = uploaded(client, document)
    assert invoice.document.page_count == 2
    for number in (1, 2):
        page = client.page(invoice.id, number)
        assert page.number == number
        assert sum(len(line.words) for line in page.lines) > 20
        assert client.page_image(invoice.id, number)[8:12] == b"WEBP"
    assert b"".join(client.document(invoice.id)) == document.read_bytes()


def test_the_same_bytes_give_the_existing_invoice(client: InvoiceMeshClient) -> None:
    first, second = client.upload(DOCUMENTS[0]), client.upload(DOCUMENTS[0])
    assert second.already_existed
    assert second.invoice.id == first.invoice.id
