"""The rules on VAT: BR-CO-14, BR-CO-17 and BR-CO-18."""

from collections.abc import Iterator

from en16931.amounts import canonical, round_amount, tolerance
from en16931.rules.equation import Equation, total
from en16931.rules.term import item_terms, term_of, total_term
from invoicemesh.invoice.v1.finding_pb2 import SEVERITY_ERROR, SEVERITY_INFO, Finding
from invoicemesh.invoice.v1.invoice_data_pb2 import InvoiceData


def tax_total(data: InvoiceData) -> Iterator[Equation]:
    """BR-CO-14: the total VAT is the sum of the VAT of all categories and rates."""
    result, terms = total_term(data, "tax"), item_terms(data.tax_lines, "tax_lines", "tax_amount")
    if result and terms:
        yield total("BR-CO-14", result, terms, "The VAT amounts add up to {expected}, but the total VAT is {result}.")


def tax_amounts(data: InvoiceData) -> Iterator[Equation]:
    """BR-CO-17: the VAT of a category and rate is its base times the rate, rounded; `tolerance` applies."""
    for item in data.tax_lines:
        prefix = f"tax_lines[{item.id}]."
        base, rate = term_of(item, prefix, "base_amount", 0), term_of(item, prefix, "rate", 0)
        tax = term_of(item, prefix, "tax_amount")
        if base and rate and tax:
            expected = round_amount(base.value * rate.value / 100, data.currency)
            yield Equation(
                "BR-CO-17",
                tax,
                (base, rate),
                expected,
                f"VAT of {canonical(rate.value)} % on {canonical(base.value)} is {canonical(expected)}, "
                f"but {canonical(tax.value)} is stated.",
                tolerance(data.currency),
            )


def vat_breakdown(data: InvoiceData) -> Iterator[Finding]:
    """BR-CO-18: VAT is broken down by category and rate at least once.

    An error in a document that claims to follow the standard; worth knowing in any other that states VAT.
    """
    if data.tax_lines or not (data.specification or data.totals.HasField("tax")):
        return
    yield Finding(
        rule_id="BR-CO-18",
        severity=SEVERITY_ERROR if data.specification else SEVERITY_INFO,
        message="The VAT is not broken down by rate.",
        field_paths=["totals.tax"],
    )
