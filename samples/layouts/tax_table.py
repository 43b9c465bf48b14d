"""The table that breaks the tax down by rate."""

from samples.layouts.draft import Draft
from samples.layouts.fact import Fact
from samples.layouts.sheet import Align
from samples.layouts.table import Cell, Column, Ruling, Table, TableStyle


def draw_tax_table(draft: Draft, x: float, y: float, width: float, *, ruling: Ruling = Ruling.GRID) -> float:
    """Rate, base and tax of each rate, with totals where there are several; gives where it ends."""
    invoice, wording, formats = draft.invoice, draft.wording, draft.formats
    if invoice.is_untaxed:
        return y
    draft.sheet.shows(Fact.TAX_LINES, Fact.TAX_BASES)
    columns = (
        Column(draft.look.heading(wording.tax_rate), width * 0.28, Align.RIGHT),
        Column(draft.look.heading(wording.tax_base), width * 0.36, Align.RIGHT),
        Column(draft.look.heading(wording.tax_amount), width * 0.36, Align.RIGHT),
    )
    rows = [
        (
            Cell(formats.percent(tax_line.rate)),
            Cell(formats.amount(tax_line.base)),
            Cell(formats.amount(tax_line.amount)),
        )
        for tax_line in invoice.tax_lines
    ]
    if len(rows) > 1:
        draft.sheet.shows(Fact.NET_TOTAL, Fact.TAX_TOTAL)
        net, tax = formats.amount(invoice.net_total), formats.amount(invoice.tax_total)
        rows.append((Cell(wording.total), Cell(net), Cell(tax)))
    body = draft.face(8)
    style = TableStyle(head=draft.bold(7.5), body=body, detail=body, ruling=ruling, gap=0.9, rule_colour="#6a6d74")
    return Table(columns, style, x).draw(draft.sheet, y, rows, draft.sheet.height, lambda drawn, reached: reached)
