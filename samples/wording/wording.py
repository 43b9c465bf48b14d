"""What an invoice has to say, independent of the language that says it."""

from dataclasses import dataclass

from samples.wording.formats import Formats


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """Every label and sentence of an invoice in one language. Words in braces are places for values."""

    formats: Formats

    # Title and header
    invoice: str
    bill_to: str
    invoice_number: str
    issue_date: str
    due_date: str
    delivery_date: str
    customer_number: str
    purchase_order: str
    page: str  # {page}, {pages}

    # Line items
    position: str
    item_number: str
    description: str
    quantity: str
    unit: str
    unit_price: str
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
    tax_base: str
    tax_amount: str
    total: str
    gross_total: str
    paid: str
    amount_due: str

    # Sentences
    salutation: str
    introduction: str
    pay_by: str  # {amount}, {date}
    pay_now: str  # {amount}
    closing: str

    # Supplier
    phone: str
    bank: str
    payment_details: str
