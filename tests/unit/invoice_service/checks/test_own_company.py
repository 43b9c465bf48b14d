"""The own company as supplier."""

from datetime import date

from invoice_service.checks.own_company import own_company
from invoice_service.checks.situation import Situation
from invoice_service.records.record import Record
from invoice_service.suppliers.own_company import OwnCompany
from invoicemesh.invoice.v1.finding_pb2 import Severity
from invoicemesh.invoice.v1.invoice_data_pb2 import InvoiceData, Party

SITUATION = Situation(date(2024, 6, 1), OwnCompany.of(["Muster Handels GmbH"]))


def test_the_own_company_as_supplier_is_a_warning() -> None:
    (finding,) = own_company(Record(InvoiceData(supplier=Party(name="MUSTER HANDELS GMBH"))), SITUATION)
    assert (finding.rule_id, finding.severity) == ("OWN-COMPANY", Severity.SEVERITY_WARNING)


def test_the_own_company_as_customer_is_as_it_should_be() -> None:
    data = InvoiceData(supplier=Party(name="Schreinerei Lang"), customer=Party(name="Muster Handels GmbH"))
    assert not list(own_company(Record(data), SITUATION))
