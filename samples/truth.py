"""The truth of a sample in the flat result format: what stands on the page, in plain values."""

import json
from dataclasses import asdict, dataclass
from decimal import Decimal

from samples.invoice import Invoice, Line
from samples.layouts import Layout, Omission


@dataclass(frozen=True, slots=True)
class TrueTaxLine:
    """The VAT of one rate. Amounts and rates are decimal strings."""

    rate: str  # per cent
    base: str | None
    amount: str


@dataclass(frozen=True, slots=True)
class TrueLine:
    """A line item. None stands for what is not printed."""

    description: str
    quantity: str
    unit: str | None
    unit_price: str
    net_amount: str
    tax_rate: str | None  # per cent


@dataclass(frozen=True, slots=True, kw_only=True)
class Truth:
    """A flat result without what only a reader can say. Dates are ISO 8601; None stands for what is not printed."""

    document_type: str
    supplier_name: str
    supplier_vat_id: str
    supplier_address: str
    customer_name: str
    invoice_number: str
    issue_date: str
    due_date: str | None
    currency: str
    net_total: str
    tax_total: str | None
    gross_total: str
    amount_due: str | None
    iban: str
    purchase_order: str | None
    tax_lines: tuple[TrueTaxLine, ...]
    line_items: tuple[TrueLine, ...]

    def to_json(self) -> str:
        """One JSON object, indented."""
        return json.dumps(asdict(self), ensure_ascii=False, indent=2) + "\n"


def truth_of(invoice: Invoice, layout: Layout) -> Truth:
    """What the layout prints of the invoice."""
    omitted = layout.omissions(invoice)
    supplier = invoice.supplier
    return Truth(
        document_type="invoice",
        supplier_name=supplier.name,
        supplier_vat_id=supplier.vat_id,
        supplier_address=supplier.address,
        customer_name=invoice.customer.name,
        invoice_number=invoice.number,
        issue_date=invoice.issue_date.isoformat(),
        due_date=None if invoice.due_date is None else invoice.due_date.isoformat(),
        currency=invoice.currency,
        net_total=str(invoice.net_total),
        tax_total=None if Omission.TAX_TOTAL in omitted else str(invoice.tax_total),
        gross_total=str(invoice.gross_total),
        amount_due=None if Omission.AMOUNT_DUE in omitted else str(invoice.amount_due),
        iban=supplier.iban,
        purchase_order=invoice.purchase_order,
        tax_lines=tuple(
            TrueTaxLine(
                plain(tax_line.rate),
                None if Omission.TAX_BASE in omitted else str(tax_line.base),
                str(tax_line.amount),
            )
            for tax_line in invoice.tax_lines
        ),
        line_items=tuple(_true_line(line, omitted) for line in invoice.lines),
    )


def plain(value: Decimal) -> str:
    """The number without trailing zeros and without an exponent, e.g. `13.5` or `20`."""
    return f"{value.normalize():f}"


def _true_line(line: Line, omitted: frozenset[Omission]) -> TrueLine:
    return TrueLine(
        description=line.description,
        quantity=plain(line.quantity),
        unit=None if Omission.LINE_UNIT in omitted else line.unit,
        unit_price=str(line.unit_price),
        net_amount=str(line.net_amount),
        tax_rate=None if Omission.LINE_TAX_RATE in omitted else plain(line.tax_rate),
    )
