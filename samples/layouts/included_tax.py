"""The totals of documents whose prices include the tax: the total first, then the tax in it."""

from samples.layouts.draft import Draft
from samples.layouts.fact import Fact
from samples.layouts.totals import TotalsRow, totals_rows


def included_totals(draft: Draft) -> list[TotalsRow]:
    """The gross total and the tax that it includes; as elsewhere where prices do not include any."""
    invoice, wording, formats = draft.invoice, draft.wording, draft.formats
    if not invoice.prices_include_tax:
        return totals_rows(draft)
    draft.sheet.shows(Fact.GROSS_TOTAL, Fact.TAX_LINES)
    rows = [TotalsRow(charge.reason, draft.amount(charge.amount)) for charge in invoice.charges]
    rows += [TotalsRow(allowance.reason, draft.amount(-allowance.amount)) for allowance in invoice.allowances]
    rows.append(TotalsRow(wording.total_label(invoice.kind), draft.money(invoice.gross_total), strong=True))
    for tax_line in invoice.tax_lines:
        label = wording.tax_included.format(rate=formats.percent(tax_line.rate))
        rows.append(TotalsRow(label, draft.amount(tax_line.amount)))
    if len(invoice.tax_lines) == 1:
        draft.sheet.shows(Fact.TAX_TOTAL)
    if draft.look.likes("net total of the taxed", 0.4):
        draft.sheet.shows(Fact.NET_TOTAL)
        rows.append(TotalsRow(wording.net_total, draft.amount(invoice.net_total)))
    return rows
