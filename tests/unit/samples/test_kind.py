import pytest

from invoicemesh.invoice.v1.invoice_data_pb2 import DocumentType
from samples.kind import Kind


@pytest.mark.parametrize("kind", Kind)
def test_a_kind_is_called_as_in_the_contract(kind: Kind) -> None:
    assert DocumentType.Value(f"DOCUMENT_TYPE_{kind.name}") > 0
    assert kind.value == kind.name.lower()


def test_only_invoices_and_what_comes_after_them_ask_for_money() -> None:
    assert {kind for kind in Kind if kind.is_owed} == {Kind.INVOICE, Kind.STATEMENT, Kind.REMINDER}
