"""What a document has to say, independent of the language that says it."""

import random
from dataclasses import dataclass, fields, replace

from samples.kind import Kind

_PARTED_BY = "|"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """Every label and sentence of one language. Words in braces are places for values.

    As the data files write it, each entry holds several ways to say the same, parted by `|`; `pick` leaves one.
    """

    # Titles
    invoice: str
    credit_note: str
    pro_forma: str
    receipt: str
    statement: str
    reminder: str
    order: str
    quote: str

    # Header
    bill_to: str
    ship_to: str
    seller: str
    invoice_number: str
    credit_note_number: str
    order_number: str
    quote_number: str
    document_number: str
    issue_date: str
    date: str
    due_date: str
    delivery_date: str
    customer_number: str
    purchase_order: str
    preceding_invoice: str
    terms: str
    net_days: str  # {days}
    page: str  # {page}, {pages}

    # Line items
    position: str
    item_number: str
    description: str
    quantity: str
    hours: str
    unit: str
    unit_price: str
    hourly_rate: str
    line_discount: str
    tax_rate: str
    line_amount: str
    carried_forward: str

    # Totals
    sum_of_lines: str
    discount: str  # {percent}
    freight: str
    net_total: str
    tax: str  # {rate}
    tax_on_base: str  # {rate}, {base}
    tax_included: str  # {rate}
    tax_base: str
    tax_amount: str
    total_tax: str
    total: str
    gross_total: str
    credit_total: str
    paid: str
    previous_balance: str
    amount_due: str

    # Open items
    open_amount: str
    balance: str
    reminder_fee: str

    # Sentences
    salutation: str
    introduction: str
    credit_introduction: str
    offer_introduction: str
    order_introduction: str
    statement_introduction: str
    reminder_introduction: str
    pay_by: str  # {amount}, {date}
    pay_now: str  # {amount}
    not_an_invoice: str
    tax_exempt: str
    closing: str
    thanks: str

    # Supplier
    phone: str
    email: str
    bank: str
    routing_number: str
    account_number: str
    payment_details: str

    # Till
    cash: str
    card: str
    change: str
    served_by: str
    articles: str
    time: str

    # Groups of line items
    group: str  # {number}
    group_total: str
    line_gross_amount: str

    def pick(self, rng: random.Random) -> "Wording":
        """The wording with one of its ways to say each thing."""
        picked = {field.name: rng.choice(getattr(self, field.name).split(_PARTED_BY)) for field in fields(self)}
        return replace(self, **picked)

    def title(self, kind: Kind) -> str:
        """What stands at the top of a document of that kind."""
        return str(getattr(self, kind.value))

    def number_label(self, kind: Kind) -> str:
        """What the document's own number is called."""
        labels = {
            Kind.INVOICE: self.invoice_number,
            Kind.CREDIT_NOTE: self.credit_note_number,
            Kind.ORDER: self.order_number,
            Kind.QUOTE: self.quote_number,
        }
        return labels.get(kind, self.document_number)

    def date_label(self, kind: Kind) -> str:
        """What the document's date is called."""
        return self.issue_date if kind is Kind.INVOICE else self.date

    def total_label(self, kind: Kind) -> str:
        """What the gross total is called."""
        if kind is Kind.CREDIT_NOTE:
            return self.credit_total
        return self.gross_total if kind is Kind.INVOICE else self.total

    def opening(self, kind: Kind) -> str:
        """The sentence that introduces the lines."""
        openings = {
            Kind.CREDIT_NOTE: self.credit_introduction,
            Kind.QUOTE: self.offer_introduction,
            Kind.ORDER: self.order_introduction,
            Kind.STATEMENT: self.statement_introduction,
            Kind.REMINDER: self.reminder_introduction,
        }
        return openings.get(kind, self.introduction)
