"""The table of earlier invoices that statements and reminders list."""

from collections.abc import Callable

from samples.layouts.draft import Draft
from samples.layouts.items import table_style
from samples.layouts.sheet import Align
from samples.layouts.table import Cell, Column, Table


def draw_open_items(draft: Draft, x: float, y: float, width: float, *, turn_page: Callable[[], float]) -> float:
    """Number, dates, amount and what is left of it, an invoice a row; gives where the table ends."""
    wording, formats, look = draft.wording, draft.formats, draft.look
    headings = (wording.invoice_number, wording.date, wording.due_date, wording.total, wording.open_amount)
    aligns = (Align.LEFT, Align.LEFT, Align.LEFT, Align.RIGHT, Align.RIGHT)
    shares = (0.26, 0.2, 0.2, 0.17, 0.17)
    columns = tuple(
        Column(look.heading(heading), width * share, align)
        for heading, share, align in zip(headings, shares, aligns, strict=True)
    )
    rows = [
        (
            Cell(item.number),
            Cell(formats.date(item.issue_date)),
            Cell(formats.date(item.due_date)),
            Cell(draft.amount(item.amount)),
            Cell(draft.amount(item.open_amount)),
        )
        for item in draft.invoice.open_items
    ]
    bottom = draft.sheet.height - 60
    return Table(columns, table_style(draft), x).draw(draft.sheet, y, rows, bottom, lambda drawn, at: turn_page())
