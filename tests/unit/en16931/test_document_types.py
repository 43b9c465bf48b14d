"""Tests of the document type codes."""

import pytest

from en16931.document_types import document_type_of
from invoicemesh.invoice.v1.invoice_data_pb2 import DocumentType


@pytest.mark.parametrize(
    ("code", "name"),
    [
        *(("380", "INVOICE"), ("389", "INVOICE"), ("326", "INVOICE"), (" 380 ", "INVOICE"), ("381", "CREDIT_NOTE")),
        *(("261", "CREDIT_NOTE"), ("383", "DEBIT_NOTE"), ("384", "CORRECTED_INVOICE"), ("386", "PREPAYMENT_INVOICE")),
        *(("325", "PRO_FORMA"),),
    ],
)
def test_a_code_stands_for_a_kind_of_document(code: str, name: str) -> None:
    assert document_type_of(code) == name
    assert f"DOCUMENT_TYPE_{name}" in DocumentType.keys()  # noqa: SIM118 - an enum wrapper, no dict


@pytest.mark.parametrize("code", ["", "916", "invoice"])
def test_another_code_stands_for_none(code: str) -> None:
    assert document_type_of(code) is None
