"""What people may settle about a supplier."""

import pytest

from invoice_service.suppliers.settled import Settled
from mesh.errors import ServiceError


@pytest.mark.parametrize(
    ("settled", "field"),
    [
        (Settled(name="..."), "supplier.name"),
        (Settled(name="x" * 256), "supplier.name"),
        (Settled(aliases=("Good", "")), "supplier.aliases[1]"),
        (Settled(aliases=tuple(f"Name {number}" for number in range(51))), "supplier.aliases"),
        (Settled(default_currency="EURO"), "supplier.default_currency"),
        (Settled(default_payment_days=366), "supplier.default_payment_days"),
        (Settled(default_payment_days=-1), "supplier.default_payment_days"),
    ],
)
def test_what_cannot_be_is_refused_by_name(settled: Settled, field: str) -> None:
    with pytest.raises(ServiceError) as refusal:
        settled.check("supplier.")
    assert [violation.field for violation in refusal.value.fields] == [field]


def test_what_can_be_passes() -> None:
    Settled("Muster GmbH", ("Musterhaus",), "EUR", 30).check("supplier.")
    Settled(default_currency="", default_payment_days=0).check("supplier.")
