"""The kinds of document that samples are: invoices, and what looks like one."""

from enum import Enum


class Kind(Enum):
    """A kind of document. The value is its name in the flat result."""

    INVOICE = "invoice"
    CREDIT_NOTE = "credit_note"
    PRO_FORMA = "pro_forma"
    RECEIPT = "receipt"
    STATEMENT = "statement"
    REMINDER = "reminder"
    ORDER = "order"
    QUOTE = "quote"

    @property
    def is_owed(self) -> bool:
        """Whether it asks for money."""
        return self in {Kind.INVOICE, Kind.STATEMENT, Kind.REMINDER}
