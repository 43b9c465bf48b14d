"""Rates of VAT that no country involved levies or levied."""

from collections.abc import Iterable, Iterator
from decimal import Decimal

from en16931.amounts import canonical, to_decimal
from en16931.identifiers import vat_country, vat_id_holds
from en16931.vat_rates import vat_rates
from invoice_service.records.record import Record
from invoicemesh.invoice.v1.finding_pb2 import Finding, Severity
from invoicemesh.invoice.v1.invoice_data_pb2 import InvoiceData, Party


def vat_rate(record: Record) -> Iterable[Finding]:
    """A warning for each such rate. Silent unless the supplier's country and its rates are known.

    The customer's country counts too: who sells to consumers abroad charges the VAT of their country.
    """
    country = _country(record.data.supplier)
    known = vat_rates(country)
    if known is None:
        return
    abroad = _country(record.data.customer)
    known |= vat_rates(abroad) or frozenset()
    paths: dict[Decimal, list[str]] = {}
    for path, rate in _rates(record.data):
        if rate not in known:
            paths.setdefault(rate, []).append(path)
    where = country if abroad in ("", country) else f"{country} or {abroad}"
    for rate, concerned in paths.items():
        yield Finding(
            rule_id="VAT-RATE",
            severity=Severity.SEVERITY_WARNING,
            message=f"{canonical(rate)} % is no rate of VAT in {where}.",
            field_paths=concerned,
        )


def _rates(data: InvoiceData) -> Iterator[tuple[str, Decimal]]:
    for tax_line in data.tax_lines:
        if tax_line.HasField("rate"):
            yield f"tax_lines[{tax_line.id}].rate", to_decimal(tax_line.rate)
    for line in data.line_items:
        if line.HasField("tax_rate"):
            yield f"line_items[{line.id}].tax_rate", to_decimal(line.tax_rate)


def _country(party: Party) -> str:
    """The country of its VAT id where that is right in itself, else of its address; empty when not known."""
    return vat_country(party.vat_id) if vat_id_holds(party.vat_id) else party.address.country
