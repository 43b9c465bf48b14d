"""Whether a party is one of the own companies."""

import pytest

from invoice_service.suppliers.own_company import NONE, OwnCompany
from invoicemesh.invoice.v1.invoice_data_pb2 import Party

OWN = OwnCompany.of(["DE 136695976", "Muster Handels GmbH"])


@pytest.mark.parametrize(
    "party",
    [
        Party(vat_id="DE136695976", name="Misread"),
        Party(name="MUSTER HANDELS"),
        Party(vat_id="DE136695976"),
        Party(vat_id="DE136695977", name="Muster Handels"),
    ],
)
def test_its_vat_id_or_its_name_tells_it(party: Party) -> None:
    assert OWN.includes(party)


@pytest.mark.parametrize("party", [Party(name="Other"), Party(vat_id="DE811569869", name="Muster Handels"), Party()])
def test_another_vat_id_or_name_is_another_company(party: Party) -> None:
    assert not OWN.includes(party)


def test_a_name_with_digits_is_no_vat_id() -> None:
    assert OwnCompany.of(["Office 24 GmbH"]).includes(Party(vat_id="DE136695976", name="OFFICE 24"))


def test_where_none_is_known_none_is_one() -> None:
    assert not NONE.includes(Party(name="Muster", vat_id="DE1"))
    assert not OwnCompany.of([" ", ""]).includes(Party())
