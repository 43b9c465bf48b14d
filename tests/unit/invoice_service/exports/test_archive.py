"""Names of documents in an archive."""

import pytest

from invoice_service.exports.archive import document_name
from invoicemesh.invoice.v1.invoice_pb2 import Invoice, SourceDocument


@pytest.mark.parametrize(
    ("uploaded", "kept"),
    [
        ("Rechnung Müller (2).pdf", "Rechnung Müller (2).pdf"),
        ("../../etc/passwd", "etc_passwd"),
        ("C:\\temp\\a.pdf", "C_temp_a.pdf"),
        ("a\x00b\n.pdf", "a_b_.pdf"),
        ("..", "document"),
        ("", "document"),
        ("x" * 300 + ".pdf", "x" * 96 + ".pdf"),
    ],
)
def test_a_name_leads_nowhere_else(uploaded: str, kept: str) -> None:
    name = document_name(Invoice(id="7", document=SourceDocument(filename=uploaded)))
    assert name == f"documents/7-{kept}"
