"""The values of a document that its drawing may or may not show; the truth tells only what was shown."""

from enum import Enum, auto


class Fact(Enum):
    """A value, or for the parts of lines and tax lines all values of that part."""

    SUPPLIER_NAME = auto()
    SUPPLIER_VAT_ID = auto()
    SUPPLIER_ADDRESS = auto()
    SUPPLIER_PHONE = auto()
    SUPPLIER_EMAIL = auto()
    SUPPLIER_WEBSITE = auto()
    SUPPLIER_REGISTRATION = auto()
    CUSTOMER_NAME = auto()
    CUSTOMER_VAT_ID = auto()
    NUMBER = auto()
    ISSUE_DATE = auto()
    DUE_DATE = auto()
    CURRENCY = auto()
    NET_TOTAL = auto()
    TAX_TOTAL = auto()
    GROSS_TOTAL = auto()
    AMOUNT_DUE = auto()
    IBAN = auto()
    ACCOUNT = auto()
    PURCHASE_ORDER = auto()
    PRECEDING_INVOICE = auto()
    CUSTOMER_NUMBER = auto()
    DELIVERY_DATE = auto()
    SUM_OF_LINES = auto()
    ADJUSTMENTS = auto()
    TAX_LINES = auto()
    TAX_BASES = auto()
    LINES = auto()
    LINE_DETAILS = auto()
    LINE_QUANTITIES = auto()
    LINE_UNITS = auto()
    LINE_UNIT_PRICES = auto()
    LINE_TAX_RATES = auto()
