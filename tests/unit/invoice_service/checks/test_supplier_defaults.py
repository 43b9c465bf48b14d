"""Values that are usual for a supplier."""

from datetime import date

from en16931.dates import from_date
from invoice_service.checks.past import Past, SupplierPast
from invoice_service.checks.supplier_defaults import supplier_defaults
from invoice_service.records.record import Record
from invoicemesh.invoice.v1.finding_pb2 import Severity
from invoicemesh.invoice.v1.invoice_data_pb2 import InvoiceData

SUPPLIER = SupplierPast(
    id="1",
    name="Muster GmbH",
    is_new=False,
    ibans=frozenset(),
    amounts=(),
    default_currency="EUR",
    default_payment_days=30,
)
ISSUED = from_date(date(2024, 5, 3))


def test_absent_values_are_proposed_and_never_put_in() -> None:
    data = InvoiceData(issue_date=ISSUED)
    findings = list(supplier_defaults(Record(data), Past(SUPPLIER, ())))
    assert {finding.severity for finding in findings} == {Severity.SEVERITY_INFO}
    proposals = [(one.field_path, one.value) for finding in findings for one in finding.proposals]
    assert proposals == [("currency", "EUR"), ("due_date", "2024-06-02")]
    assert not data.currency


def test_values_that_are_there_are_let_be() -> None:
    data = InvoiceData(issue_date=ISSUED, due_date=from_date(date(2024, 5, 10)), currency="USD")
    assert not list(supplier_defaults(Record(data), Past(SUPPLIER, ())))


def test_without_a_supplier_nothing_is_usual() -> None:
    assert not list(supplier_defaults(Record(InvoiceData(issue_date=ISSUED)), Past(None, ())))
