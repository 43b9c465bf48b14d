"""What is scored: fields and line-item cells of the flat result, how each is compared, and which ones are money."""

from collections.abc import Mapping
from enum import StrEnum, auto
from types import MappingProxyType


class Kind(StrEnum):
    """How a value is compared with the truth."""

    NAME = auto()
    IDENTIFIER = auto()
    DATE = auto()
    CURRENCY = auto()
    AMOUNT = auto()


class Field(StrEnum):
    """A field by its key in the flat result, in the order of the reports."""

    SUPPLIER_NAME = auto()
    CUSTOMER_NAME = auto()
    INVOICE_NUMBER = auto()
    SUPPLIER_VAT_ID = auto()
    IBAN = auto()
    ISSUE_DATE = auto()
    DUE_DATE = auto()
    CURRENCY = auto()
    NET_TOTAL = auto()
    TAX_TOTAL = auto()
    GROSS_TOTAL = auto()
    AMOUNT_DUE = auto()
    SUPPLIER_ADDRESS = auto()

    @property
    def kind(self) -> Kind:
        """How values of this field are compared."""
        return _KINDS[self]

    @property
    def label(self) -> str:
        """The field's name for people."""
        return self.replace("_", " ").replace("vat id", "VAT id").replace("iban", "IBAN")


class Cell(StrEnum):
    """A cell of a line item by its key in the flat result."""

    DESCRIPTION = auto()
    QUANTITY = auto()
    UNIT_PRICE = auto()
    NET_AMOUNT = auto()
    TAX_RATE = auto()

    @property
    def label(self) -> str:
        """The cell's name for people."""
        return self.replace("_", " ")


_KINDS: Mapping[Field, Kind] = MappingProxyType(
    {
        Field.SUPPLIER_NAME: Kind.NAME,
        Field.CUSTOMER_NAME: Kind.NAME,
        Field.SUPPLIER_ADDRESS: Kind.NAME,
        Field.INVOICE_NUMBER: Kind.IDENTIFIER,
        Field.SUPPLIER_VAT_ID: Kind.IDENTIFIER,
        Field.IBAN: Kind.IDENTIFIER,
        Field.ISSUE_DATE: Kind.DATE,
        Field.DUE_DATE: Kind.DATE,
        Field.CURRENCY: Kind.CURRENCY,
        Field.NET_TOTAL: Kind.AMOUNT,
        Field.TAX_TOTAL: Kind.AMOUNT,
        Field.GROSS_TOTAL: Kind.AMOUNT,
        Field.AMOUNT_DUE: Kind.AMOUNT,
    }
)

# A wrong value of these can pay the wrong amount, at the wrong time, to the wrong account.
CRITICAL = frozenset(field for field in Field if field.kind is not Kind.NAME)

# A document without these cannot be booked: to miss one is as bad as to read it wrongly.
NEEDED = frozenset({Field.GROSS_TOTAL, Field.INVOICE_NUMBER, Field.ISSUE_DATE})
