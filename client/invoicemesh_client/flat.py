"""The flat result: one JSON object with the fields that most users want, and only what the document itself states."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, field

from invoicemesh.invoice.v1 import finding_pb2, invoice_data_pb2, invoice_pb2, invoice_service_pb2, reading_pb2
from invoicemesh_client.canonical import date_text, decimal_text, enum_text


@dataclass(frozen=True)
class FlatTaxLine:
    """VAT of one rate: the rate in percent, the amount that is taxed, the tax on it; decimal strings."""

    rate: str | None = None
    base: str | None = None
    amount: str | None = None


@dataclass(frozen=True)
class FlatLineItem:
    """An invoice line; quantity, price, amount and rate (in percent) are decimal strings."""

    description: str | None = None
    quantity: str | None = None
    unit: str | None = None
    unit_price: str | None = None
    net_amount: str | None = None
    tax_rate: str | None = None


@dataclass(frozen=True)
class FlatError:
    """Why a document could not be read: the mesh's reason and a sentence."""

    reason: str
    message: str


@dataclass(frozen=True)
class FlatResult:
    """What a document states. Amounts are decimal strings in `currency`, dates ISO; None is absent or derived.

    `confidence` has each field that has a value, from 0 to 1; that of a table is the lowest of its cells. `findings`
    are the ids of the rules that found something, each once. `error` is set when the document could not be read.
    """

    document_type: str | None = None
    supplier_name: str | None = None
    supplier_vat_id: str | None = None
    supplier_address: str | None = None
    customer_name: str | None = None
    invoice_number: str | None = None
    issue_date: str | None = None
    due_date: str | None = None
    currency: str | None = None
    net_total: str | None = None
    tax_total: str | None = None
    gross_total: str | None = None
    amount_due: str | None = None
    iban: str | None = None
    purchase_order: str | None = None
    tax_lines: tuple[FlatTaxLine, ...] = ()
    line_items: tuple[FlatLineItem, ...] = ()
    needs_review: bool = True
    confidence: dict[str, float] = field(default_factory=dict)
    findings: tuple[str, ...] = ()
    error: FlatError | None = None

    def to_object(self) -> dict[str, object]:
        """Gives the JSON object; `error` is a key of it only when there is one."""
        values = asdict(self)
        if self.error is None:
            del values["error"]
        return values


def flatten_read_result(result: invoice_service_pb2.ReadResult) -> FlatResult:
    """Gives the flat result of a document that was read without being stored."""
    return _flatten(result.data, result.readings, result.findings, result.state)


def flatten_invoice(invoice: invoice_pb2.Invoice) -> FlatResult:
    """Gives the flat result of a stored invoice."""
    flat = _flatten(invoice.data, invoice.readings, invoice.findings, invoice.state)
    if not invoice.HasField("failure"):
        return flat
    return FlatResult(error=FlatError(invoice.failure.reason, invoice.failure.message))


_UNPRINTED_SOURCES = frozenset(
    {
        reading_pb2.READING_SOURCE_UNSPECIFIED,
        reading_pb2.READING_SOURCE_DERIVED,
    }
)


class _Stated:
    """The values that the document itself states, and how sure the fields are that were made of them."""

    def __init__(self, readings: Iterable[reading_pb2.Reading]) -> None:
        self._readings = {reading.path: reading for reading in readings}
        self.confidence: dict[str, float] = {}

    def value(self, name: str, path: str, value: str | None) -> str | None:
        """Gives the value at a path for a flat field, or None when the document does not state it.

        A value without a reading has no known origin, so nothing shows that the document states it.
        """
        reading = self._readings.get(path)
        if not value or reading is None or not _stands_on_document(reading):
            return None
        self.note(name, reading)
        return value

    def note(self, name: str, reading: reading_pb2.Reading) -> None:
        """Lets a reading count for the confidence of a flat field."""
        self.confidence[name] = min(self.confidence.get(name, 1.0), round(reading.confidence, 4))

    def reading(self, path: str) -> reading_pb2.Reading | None:
        """Gives the origin of the value at a path."""
        return self._readings.get(path)


def _stands_on_document(reading: reading_pb2.Reading) -> bool:
    if reading.source == reading_pb2.READING_SOURCE_SUPPLIER_MEMORY:
        return bool(reading.value_regions)
    return reading.source not in _UNPRINTED_SOURCES


def _flatten(
    data: invoice_data_pb2.InvoiceData,
    readings: Sequence[reading_pb2.Reading],
    findings: Sequence[finding_pb2.Finding],
    state: "invoice_pb2.InvoiceState.ValueType",
) -> FlatResult:
    stated = _Stated(readings)
    totals = data.totals
    return FlatResult(
        document_type=_document_type(stated, data),
        supplier_name=stated.value("supplier_name", "supplier.name", data.supplier.name),
        supplier_vat_id=stated.value("supplier_vat_id", "supplier.vat_id", data.supplier.vat_id),
        supplier_address=_address(stated, data.supplier.address),
        customer_name=stated.value("customer_name", "customer.name", data.customer.name),
        invoice_number=stated.value("invoice_number", "invoice_number", data.invoice_number),
        issue_date=stated.value("issue_date", "issue_date", date_text(data.issue_date)),
        due_date=stated.value("due_date", "due_date", date_text(data.due_date)),
        currency=stated.value("currency", "currency", data.currency),
        net_total=stated.value("net_total", "totals.net", decimal_text(totals.net)),
        tax_total=stated.value("tax_total", "totals.tax", decimal_text(totals.tax)),
        gross_total=stated.value("gross_total", "totals.gross", decimal_text(totals.gross)),
        amount_due=stated.value("amount_due", "totals.amount_due", decimal_text(totals.amount_due)),
        iban=_iban(stated, data.payment),
        purchase_order=stated.value("purchase_order", "references.purchase_order", data.references.purchase_order),
        tax_lines=tuple(filter(FlatTaxLine().__ne__, (_tax_line(stated, line) for line in data.tax_lines))),
        line_items=tuple(filter(FlatLineItem().__ne__, (_line_item(stated, line) for line in data.line_items))),
        needs_review=state not in _SETTLED_STATES,
        confidence=stated.confidence,
        findings=tuple(dict.fromkeys(finding.rule_id for finding in findings)),
    )


_SETTLED_STATES = frozenset({invoice_pb2.INVOICE_STATE_READY, invoice_pb2.INVOICE_STATE_APPROVED})


def _document_type(stated: _Stated, data: invoice_data_pb2.InvoiceData) -> str | None:
    # Given even where no word of the page names it: it says what the document is, not what stands on it.
    document_type = enum_text(invoice_data_pb2.DocumentType.DESCRIPTOR, data.document_type)
    reading = stated.reading("document_type")
    if document_type and reading:
        stated.note("document_type", reading)
    return document_type


def _address(stated: _Stated, address: invoice_data_pb2.Address) -> str | None:
    """Gives the address as printed, or the parts of an e-invoice's address, in the order of a letter."""
    if full := stated.value("supplier_address", "supplier.address.full", address.full):
        return full
    part = {
        name: stated.value("supplier_address", f"supplier.address.{name}", getattr(address, name))
        for name in ("line1", "line2", "line3", "postcode", "city", "subdivision", "country")
    }
    town = " ".join(filter(None, (part["postcode"], part["city"])))
    lines = (part["line1"], part["line2"], part["line3"], town, part["subdivision"], part["country"])
    return ", ".join(filter(None, lines)) or None


def _iban(stated: _Stated, payment: invoice_data_pb2.Payment) -> str | None:
    for account in payment.accounts:
        if iban := stated.value("iban", f"payment.accounts[{account.id}].iban", account.iban):
            return iban
    return None


def _tax_line(stated: _Stated, line: invoice_data_pb2.TaxLine) -> FlatTaxLine:
    def cell(name: str, value: str | None) -> str | None:
        return stated.value("tax_lines", f"tax_lines[{line.id}].{name}", value)

    return FlatTaxLine(
        rate=cell("rate", decimal_text(line.rate)),
        base=cell("base_amount", decimal_text(line.base_amount)),
        amount=cell("tax_amount", decimal_text(line.tax_amount)),
    )


def _line_item(stated: _Stated, line: invoice_data_pb2.LineItem) -> FlatLineItem:
    def cell(name: str, value: str | None) -> str | None:
        return stated.value("line_items", f"line_items[{line.id}].{name}", value)

    return FlatLineItem(
        description=cell("description", line.description),
        quantity=cell("quantity", decimal_text(line.quantity)),
        unit=cell("unit", line.unit) or cell("unit_code", line.unit_code),
        unit_price=cell("unit_price", decimal_text(line.unit_price)),
        net_amount=cell("net_amount", decimal_text(line.net_amount)),
        tax_rate=cell("tax_rate", decimal_text(line.tax_rate)),
    )
