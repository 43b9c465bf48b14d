"""Tests of the mappings as such: they name fields of the contract, and leave out what the standard does not have."""

from collections.abc import Iterator

import pytest
from google.protobuf.descriptor import Descriptor
from lxml import etree

from en16931.einvoice.cii import CII_MAPPING
from en16931.einvoice.mapping import Items, Mapping
from en16931.einvoice.namespaces import CII, UBL
from en16931.einvoice.ubl import UBL_MAPPING
from en16931.field_value import Kind, kind_of
from invoicemesh.invoice.v1.invoice_data_pb2 import InvoiceData

NOT_IN_THE_STANDARD = (
    *("payment_date", "exchange_rate", "language", "references.customer_number", "ship_from.", "remit_to."),
    *("payment.instalments.", "payment.early_payment_discounts.", "payment.accounts.bank_"),
    *("totals.deductions", "totals.previous_balance", "totals.tip", "totals.withholding_tax"),
    *("line_items.unit", "line_items.tax_amount", "line_items.gross_amount"),
)
"""Fields that documents print but EN 16931 lacks, or beginnings of such; of a unit it has the code only."""

NOT_OF_EVERY_PARTY = (".address.full", ".website")

SHIP_TO = ("name", "identifiers.value", "identifiers.scheme", "address")
"""What the standard has of the place of delivery."""


def _contract(descriptor: Descriptor, prefix: str = "") -> Iterator[str]:
    for field in descriptor.fields:
        if kind_of(field) in (Kind.GROUP, Kind.ITEMS):
            assert field.message_type is not None
            yield from _contract(field.message_type, f"{prefix}{field.name}.")
        elif field.name != "id":
            yield prefix + field.name


def _mapped(mapping: Mapping, prefix: str = "") -> Iterator[tuple[str, str]]:
    for member in mapping:
        if isinstance(member, Items):
            yield from _mapped(member.members, f"{prefix}{member.path}.")
        else:
            yield from ((prefix + member.path, xpath) for xpath in member.xpaths)


@pytest.mark.parametrize("mapping", [UBL_MAPPING, CII_MAPPING], ids=["UBL", "CII"])
def test_a_mapping_names_fields_of_the_contract_by_valid_xpaths(mapping: Mapping) -> None:
    contract = set(_contract(InvoiceData.DESCRIPTOR))
    for path, xpath in _mapped(mapping):
        assert path in contract
        etree.XPath(xpath, namespaces={**UBL, **CII})


@pytest.mark.parametrize("mapping", [UBL_MAPPING, CII_MAPPING], ids=["UBL", "CII"])
def test_a_mapping_leaves_out_only_what_the_standard_lacks(mapping: Mapping) -> None:
    missing = set(_contract(InvoiceData.DESCRIPTOR)) - {path for path, _ in _mapped(mapping)}
    assert not {
        path
        for path in missing
        if path not in NOT_IN_THE_STANDARD
        and not path.startswith(tuple(name for name in NOT_IN_THE_STANDARD if name.endswith((".", "_"))))
        and not path.endswith(NOT_OF_EVERY_PARTY)
        and not (path.startswith("ship_to.") and not path.removeprefix("ship_to.").startswith(SHIP_TO))
    }
