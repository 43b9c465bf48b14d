import pytest

from en16931 import field_path
from invoicemesh.invoice.v1.invoice_data_pb2 import InvoiceData
from samples.layouts import LAYOUTS
from samples.layouts.fact import Fact
from samples.record import record_of
from samples.sample import issue

GERMAN, _ = issue(11, "de", LAYOUTS["ledger"].room)


def test_the_paths_are_fields_of_the_contract_and_the_values_fit_them() -> None:
    data = InvoiceData()
    record = record_of(GERMAN, set(Fact))
    for item in {path[: path.index("]") + 1] for path in record if "]" in path}:
        field_path.add_item(data, item)
    for path, value in record.items():
        field_path.set_value(data, path, value)
        assert field_path.get(data, path) == value


def test_what_is_shown_is_what_the_parties_have() -> None:
    record = record_of(GERMAN, set(Fact))
    assert record["supplier.contact.email"] == GERMAN.supplier.email
    assert record["customer.address.city"] == GERMAN.customer.city
    assert record["payment.accounts[1].bic"] == GERMAN.supplier.account.bic
    assert record["supplier.registration.value"] in GERMAN.supplier.registration


def test_what_is_not_shown_is_not_told() -> None:
    assert record_of(GERMAN, set()) == {}


@pytest.mark.parametrize("seed", range(40, 46))
def test_an_american_postcode_comes_without_its_state(seed: int) -> None:
    invoice, _ = issue(seed, "en", LAYOUTS["american"].room)
    record = record_of(invoice, set(Fact))
    if invoice.supplier.country.code == "US":
        assert record["supplier.address.postcode"].isdigit()
        assert len(record["supplier.address.subdivision"]) == 2
        assert record["payment.accounts[1].bank_code"] == invoice.supplier.account.routing


def test_particulars_and_adjustments_are_told_where_they_are_shown() -> None:
    for seed in range(40):
        invoice, _ = issue(seed, "de", LAYOUTS["ledger"].room)
        record = record_of(invoice, {Fact.CUSTOMER_NUMBER, Fact.SUM_OF_LINES, Fact.ADJUSTMENTS})
        assert record["references.customer_number"] == invoice.customer_number
        assert "delivery_date" not in record
        told = [value for path, value in record.items() if path.endswith("].amount")]
        assert told == [str(item.amount) for item in (*invoice.allowances, *invoice.charges)]
