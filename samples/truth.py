"""The truth of a sample in the flat result format: what stands on the page, in plain values."""

import json
from collections.abc import Callable, Collection, Mapping
from dataclasses import asdict, dataclass
from decimal import Decimal

from samples.invoice import Invoice, Line
from samples.layouts.fact import Fact
from samples.record import record_of


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
    quantity: str | None
    unit: str | None
    unit_price: str | None
    net_amount: str  # as printed; where prices include the tax, so does this
    tax_rate: str | None  # per cent


@dataclass(frozen=True, slots=True, kw_only=True)
class Truth:
    """A flat result without what only a reader can say. Dates are ISO 8601; None stands for what is not printed."""

    document_type: str
    supplier_name: str | None
    supplier_vat_id: str | None
    supplier_address: str | None
    customer_name: str | None
    invoice_number: str | None
    issue_date: str | None
    due_date: str | None
    currency: str | None
    net_total: str | None
    tax_total: str | None
    gross_total: str | None
    amount_due: str | None
    iban: str | None
    purchase_order: str | None
    tax_lines: tuple[TrueTaxLine, ...]
    line_items: tuple[TrueLine, ...]
    record: Mapping[str, str]  # by field path, of fields that the flat result lacks

    def to_json(self) -> str:
        """One JSON object, indented."""
        return json.dumps(asdict(self), ensure_ascii=False, indent=2) + "\n"


def truth_of(invoice: Invoice, facts: Collection[Fact]) -> Truth:
    """What of the document is told by a print that shows these facts."""

    def shown(fact: Fact, value: Callable[[], object]) -> str | None:
        found = value() if fact in facts else None
        return None if found is None else str(found)

    supplier = invoice.supplier
    return Truth(
        document_type=invoice.kind.value,
        supplier_name=shown(Fact.SUPPLIER_NAME, lambda: supplier.name),
        supplier_vat_id=shown(Fact.SUPPLIER_VAT_ID, lambda: supplier.vat_id),
        supplier_address=shown(Fact.SUPPLIER_ADDRESS, lambda: supplier.address),
        customer_name=shown(Fact.CUSTOMER_NAME, lambda: invoice.customer.name),
        invoice_number=shown(Fact.NUMBER, lambda: invoice.number),
        issue_date=shown(Fact.ISSUE_DATE, lambda: invoice.issue_date),
        due_date=shown(Fact.DUE_DATE, lambda: invoice.due_date),
        currency=shown(Fact.CURRENCY, lambda: invoice.currency),
        net_total=shown(Fact.NET_TOTAL, lambda: invoice.net_total),
        tax_total=shown(Fact.TAX_TOTAL, lambda: invoice.tax_total),
        gross_total=shown(Fact.GROSS_TOTAL, lambda: invoice.gross_total),
        amount_due=shown(Fact.AMOUNT_DUE, lambda: invoice.amount_due),
        iban=shown(Fact.IBAN, lambda: supplier.account.iban),
        purchase_order=shown(Fact.PURCHASE_ORDER, lambda: invoice.purchase_order),
        tax_lines=_true_tax_lines(invoice, facts),
        line_items=tuple(_true_line(line, facts) for line in invoice.lines) if Fact.LINES in facts else (),
        record=record_of(invoice, facts),
    )


def plain(value: Decimal) -> str:
    """The number without trailing zeros and without an exponent, e.g. `13.5` or `20`."""
    return f"{value.normalize():f}"


def _true_tax_lines(invoice: Invoice, facts: Collection[Fact]) -> tuple[TrueTaxLine, ...]:
    if Fact.TAX_LINES not in facts:
        return ()
    return tuple(
        TrueTaxLine(plain(line.rate), str(line.base) if Fact.TAX_BASES in facts else None, str(line.amount))
        for line in invoice.tax_lines
    )


def _true_line(line: Line, facts: Collection[Fact]) -> TrueLine:
    detailed = line.detail and Fact.LINE_DETAILS in facts
    return TrueLine(
        description=f"{line.name} {line.detail}" if detailed else line.name,
        quantity=plain(line.quantity) if Fact.LINE_QUANTITIES in facts else None,
        unit=line.unit if line.unit and Fact.LINE_UNITS in facts else None,
        unit_price=str(line.unit_price) if Fact.LINE_UNIT_PRICES in facts else None,
        net_amount=str(line.amount),
        tax_rate=plain(line.tax_rate) if Fact.LINE_TAX_RATES in facts else None,
    )
