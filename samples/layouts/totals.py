"""The totals of an invoice as the rows that every layout shows in its own way."""

from dataclasses import dataclass

from samples.invoice import Invoice
from samples.wording import Wording


@dataclass(frozen=True, slots=True)
class TotalsRow:
    """A label and its amount, formatted."""

    label: str
    amount: str
    strong: bool = False


def totals_rows(invoice: Invoice, wording: Wording, *, with_base: bool) -> tuple[TotalsRow, ...]:
    """From the sum of the lines to what is left to pay.

    The sum is left out where it is the net total, deposit and amount due where nothing was paid. `with_base` names
    the taxable amount beside each rate.
    """
    formats = wording.formats
    rows: list[TotalsRow] = []
    if invoice.allowances or invoice.charges:
        rows.append(TotalsRow(wording.sum_of_lines, formats.amount(invoice.sum_of_lines)))
    rows += [TotalsRow(allowance.reason, formats.amount(-allowance.amount)) for allowance in invoice.allowances]
    rows += [TotalsRow(charge.reason, formats.amount(charge.amount)) for charge in invoice.charges]
    rows.append(TotalsRow(wording.net_total, formats.amount(invoice.net_total)))
    for tax_line in invoice.tax_lines:
        label = wording.tax_on_base if with_base else wording.tax
        named = label.format(rate=formats.percent(tax_line.rate), base=formats.amount(tax_line.base))
        rows.append(TotalsRow(named, formats.amount(tax_line.amount)))
    rows.append(TotalsRow(wording.gross_total, formats.money(invoice.gross_total, invoice.currency), strong=True))
    if invoice.paid:
        rows.append(TotalsRow(wording.paid, formats.amount(-invoice.paid)))
        rows.append(TotalsRow(wording.amount_due, formats.money(invoice.amount_due, invoice.currency), strong=True))
    return tuple(rows)
