"""The totals of a document as the rows that every layout shows in its own way."""

from collections.abc import Sequence
from dataclasses import dataclass

from samples.kind import Kind
from samples.layouts.draft import Draft
from samples.layouts.fact import Fact
from samples.layouts.sheet import INK, Align


@dataclass(frozen=True, slots=True)
class TotalsRow:
    """A label and its amount, formatted."""

    label: str
    amount: str
    strong: bool = False


def totals_rows(draft: Draft, *, breakdown: bool = True) -> list[TotalsRow]:
    """From the sum of the lines to what is left to pay; where a table breaks the tax down, only its total.

    What is not to be told twice is left out: the sum where it is the net total, and mostly what is due where nothing
    was paid. A firm that charges no tax mostly shows the gross total alone.
    """
    invoice, wording = draft.invoice, draft.wording
    rows: list[TotalsRow] = []
    adjusted = bool(invoice.allowances or invoice.charges)
    if adjusted:
        draft.sheet.shows(Fact.SUM_OF_LINES)
        draft.sheet.shows(Fact.ADJUSTMENTS)
        rows.append(TotalsRow(wording.sum_of_lines, draft.amount(invoice.sum_of_lines)))
        rows += [TotalsRow(allowance.reason, draft.amount(-allowance.amount)) for allowance in invoice.allowances]
        rows += [TotalsRow(charge.reason, draft.amount(charge.amount)) for charge in invoice.charges]
    if not invoice.is_untaxed or draft.look.likes("net total of the untaxed", 0.4):
        draft.sheet.shows(Fact.NET_TOTAL)
        rows.append(TotalsRow(wording.net_total, draft.amount(invoice.net_total)))
    if not invoice.is_untaxed:
        rows += _tax_rows(draft, breakdown=breakdown)
    draft.sheet.shows(Fact.GROSS_TOTAL)
    total = TotalsRow(wording.total_label(invoice.kind), draft.money(invoice.gross_total), strong=True)
    return [*rows, total, *_due_rows(draft)]


def draw_totals(
    draft: Draft, x: float, right: float, y: float, rows: Sequence[TotalsRow], *, ruled: bool = True, size: float = 9
) -> float:
    """The rows below each other, labels at x and amounts up to `right`; gives the last baseline."""
    sheet, look = draft.sheet, draft.look
    labels_right = look.likes("labels of totals to the right", 0.25)
    bold_labels = look.likes("bold labels of totals", 0.7)
    for row in rows:
        face = draft.bold(size + 0.5) if row.strong else draft.face(size)
        label_face = face if bold_labels else draft.face(size)
        y += 5.6
        if ruled and row.strong:
            sheet.rule(x, y - 4.1, right, colour=look.accent)
        amount_width = face.width(row.amount)
        label = look.label(row.label)
        label_x, align = (right - max(amount_width, 26) - 3, Align.RIGHT) if labels_right else (x, Align.LEFT)
        space = label_x - x if labels_right else right - x - amount_width - 3
        sheet.text(label_x, y, label, label_face, align=align, within=space)
        sheet.text(right, y, row.amount, face, align=Align.RIGHT)
    if ruled and look.likes("double rule", 0.4):
        sheet.rule(x, y + 1.5, right, colour=INK)
        sheet.rule(x, y + 2.3, right, colour=INK)
    return y


def _tax_rows(draft: Draft, *, breakdown: bool) -> list[TotalsRow]:
    invoice, wording, formats = draft.invoice, draft.wording, draft.formats
    rows: list[TotalsRow] = []
    several = len(invoice.tax_lines) > 1
    if breakdown:
        draft.sheet.shows(Fact.TAX_LINES)
        with_base = draft.look.likes("tax on base", 0.35)
        if with_base:
            draft.sheet.shows(Fact.TAX_BASES)
        for tax_line in invoice.tax_lines:
            label = wording.tax_on_base if with_base else wording.tax
            named = label.format(rate=formats.percent(tax_line.rate), base=formats.amount(tax_line.base))
            rows.append(TotalsRow(named, draft.amount(tax_line.amount)))
    if not breakdown or (several and draft.look.likes("total tax", 0.4)):
        rows.append(TotalsRow(wording.total_tax, draft.amount(invoice.tax_total)))
    if not breakdown or not several or rows[-1].label == wording.total_tax:
        draft.sheet.shows(Fact.TAX_TOTAL)
    return rows


def _due_rows(draft: Draft) -> list[TotalsRow]:
    invoice, wording = draft.invoice, draft.wording
    rows: list[TotalsRow] = []
    if invoice.previous_balance:
        rows.append(TotalsRow(wording.previous_balance, draft.amount(invoice.previous_balance)))
    if invoice.paid:
        rows.append(TotalsRow(wording.paid, draft.amount(-invoice.paid)))
    if rows or (invoice.kind is Kind.INVOICE and draft.look.likes("amount due in any case", 0.25)):
        draft.sheet.shows(Fact.AMOUNT_DUE)
        rows.append(TotalsRow(wording.amount_due, draft.money(invoice.amount_due), strong=True))
    return rows
