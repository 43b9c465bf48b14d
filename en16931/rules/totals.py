"""The rules between the totals of the document: BR-CO-13, BR-CO-15 and BR-CO-16."""

from collections.abc import Iterator

from en16931.amounts import canonical
from en16931.rules.equation import Equation, total
from en16931.rules.term import Term, item_terms, total_term
from invoicemesh.invoice.v1.invoice_data_pb2 import InvoiceData


def net_total(data: InvoiceData) -> Iterator[Equation]:
    """BR-CO-13: the net total is the sum of the lines, less the document's allowances, plus its charges.

    Where the document prints no sum of its lines, allowances or charges, the items themselves take its place. None of
    allowances and charges at all count as zero; no lines at all leave nothing to compare. Neither do printed lines that
    add up to the gross total: their prices include the VAT, as those of shops do.
    """
    net = total_term(data, "net")
    lines = _sum_or_items(total_term(data, "sum_of_lines"), item_terms(data.line_items, "line_items", "net_amount"))
    allowances = _sum_or_items(
        total_term(data, "allowances", -1), item_terms(data.allowances, "allowances", "amount", -1)
    )
    charges = _sum_or_items(total_term(data, "charges"), item_terms(data.charges, "charges", "amount"))
    if net is None or not lines or allowances is None or charges is None or _include_tax(data, lines):
        return
    parts = [("Lines", lines), (" less allowances", allowances), (" plus charges", charges)]
    sentence = ",".join(f"{name} {_magnitude(terms)}" for name, terms in parts if terms)
    yield total(
        "BR-CO-13",
        net,
        lines + allowances + charges,
        f"{sentence} make {{expected}}, but the net total is {{result}}.",
    )


def _include_tax(data: InvoiceData, lines: tuple[Term, ...]) -> bool:
    """Whether the lines add up to the gross total, of a document that is no e-invoice (those have net lines only)."""
    gross = total_term(data, "gross")
    return gross is not None and not data.specification and sum(term.value for term in lines) == gross.value


def gross_total(data: InvoiceData) -> Iterator[Equation]:
    """BR-CO-15: the gross total is the net total plus the VAT."""
    net, tax, gross = (total_term(data, name) for name in ("net", "tax", "gross"))
    if net and tax and gross:
        yield total(
            "BR-CO-15", gross, (net, tax), "Net {0} and VAT {1} make {expected}, but the gross total is {result}."
        )


def amount_due(data: InvoiceData) -> Iterator[Equation]:
    """BR-CO-16: the amount due is the gross total, less what is paid, plus the rounding.

    What EN 16931 lacks takes part too: deductions are subtracted, a previous balance and a tip added. Each counts as
    zero when absent. Withheld tax is a part of the deductions and stands for them where only it is printed.
    """
    gross, due = total_term(data, "gross"), total_term(data, "amount_due")
    if gross is None or due is None:
        return
    parts = [
        (" less paid", total_term(data, "paid", -1)),
        (" plus rounding", total_term(data, "rounding")),
        (" less deductions", total_term(data, "deductions", -1) or total_term(data, "withholding_tax", -1)),
        (" plus previous balance", total_term(data, "previous_balance")),
        (" plus tip", total_term(data, "tip")),
    ]
    present = [(name, term) for name, term in parts if term is not None]
    sentence = ",".join(["Gross {0}", *(f"{name} {canonical(term.value)}" for name, term in present)])
    yield total(
        "BR-CO-16",
        due,
        (gross, *(term for _, term in present)),
        f"{sentence} leaves {{expected}} to pay, but the amount due is {{result}}.",
    )


def _sum_or_items(printed: Term | None, items: tuple[Term, ...] | None) -> tuple[Term, ...] | None:
    return items if printed is None else (printed,)


def _magnitude(terms: tuple[Term, ...]) -> str:
    return canonical(sum((term.value for term in terms[1:]), terms[0].value))
