"""The particulars of a document (number, dates, references) and the ways to set them out."""

from collections.abc import Sequence
from dataclasses import dataclass

from samples.layouts.draft import Draft
from samples.layouts.fact import Fact
from samples.layouts.sheet import SOFT_INK, Align


@dataclass(frozen=True, slots=True)
class Particular:
    """A labelled value."""

    fact: Fact | None
    label: str
    value: str


def particulars_of(draft: Draft, *, number: bool = True) -> list[Particular]:
    """What this supplier tells about the document, in its own order; with or without the document's number."""
    invoice, look, wording, formats = draft.invoice, draft.look, draft.wording, draft.formats
    told: list[Particular] = []
    if number:
        told.append(Particular(Fact.NUMBER, wording.number_label(invoice.kind), invoice.number))
    told.append(Particular(Fact.ISSUE_DATE, wording.date_label(invoice.kind), formats.date(invoice.issue_date)))
    if invoice.preceding_invoice is not None:
        told.append(Particular(Fact.PRECEDING_INVOICE, wording.preceding_invoice, invoice.preceding_invoice))
    others: list[Particular] = []
    if invoice.due_date is not None and look.likes("due date", 0.8):
        others.append(Particular(Fact.DUE_DATE, wording.due_date, formats.date(invoice.due_date)))
    if invoice.due_date is not None and look.likes("terms", 0.3):
        days = (invoice.due_date - invoice.issue_date).days
        others.append(Particular(None, wording.terms, wording.net_days.format(days=days)))
    if invoice.lines and look.likes("delivery date"):
        others.append(Particular(Fact.DELIVERY_DATE, wording.delivery_date, formats.date(invoice.delivery_date)))
    if look.likes("customer number", 0.65):
        others.append(Particular(Fact.CUSTOMER_NUMBER, wording.customer_number, invoice.customer_number))
    if invoice.purchase_order is not None and invoice.lines:
        others.append(Particular(Fact.PURCHASE_ORDER, wording.purchase_order, invoice.purchase_order))
    told += look.shuffled("order of particulars", others)
    return look.shuffled("all particulars", told) if look.likes("particulars mixed", 0.3) else told


def draw_beside(draft: Draft, x: float, y: float, width: float, particulars: Sequence[Particular]) -> float:
    """Labels on the left, values beside them; gives the baseline after the last."""
    sheet, look = draft.sheet, draft.look
    face, strong = draft.face(8.5), draft.bold(8.5)
    align = look.choose("values beside labels", (Align.RIGHT, Align.LEFT))
    labels = [look.label(particular.label) for particular in particulars]
    column = min(max((face.width(label) for label in labels), default=0.0) + 3, width * 0.6)
    bold_values = look.likes("bold values", 0.3)
    for particular, label in zip(particulars, labels, strict=True):
        _note(draft, particular)
        sheet.text(x, y, label, face, colour=SOFT_INK, within=column - 2)
        value_x = x + width if align is Align.RIGHT else x + column
        value_face = strong if bold_values else face
        sheet.text(value_x, y, particular.value, value_face, align=align, within=width - column)
        y += 4.7
    return y


def draw_stacked(
    draft: Draft, x: float, y: float, width: float, particulars: Sequence[Particular], *, columns: int = 1
) -> float:
    """Labels above their values, in columns; gives where the block ends."""
    sheet, look = draft.sheet, draft.look
    step = width / columns
    for index, particular in enumerate(particulars):
        _note(draft, particular)
        left, top = x + index % columns * step, y + index // columns * 10.2
        sheet.text(left, top, look.label(particular.label), draft.face(7), colour=SOFT_INK, within=step - 2)
        sheet.text(left, top + 4.2, particular.value, draft.bold(8.5), within=step - 2)
    return y + -(-len(particulars) // columns) * 10.2


def draw_boxed(draft: Draft, x: float, y: float, width: float, particulars: Sequence[Particular]) -> float:
    """A ruled table of one row of labels and one of values for each few particulars; gives where it ends."""
    sheet, look = draft.sheet, draft.look
    columns = look.choose("boxes in a row", (3, 4, 5))
    rule, tint = "#55585e", look.choose("boxes tinted", (None, "#e9ebee"))
    for start in range(0, len(particulars), columns):
        row = particulars[start : start + columns]
        step = width / len(row)
        if tint is not None:
            sheet.fill(x, y, width, 5, tint)
        for column, particular in enumerate(row):
            _note(draft, particular)
            left = x + column * step
            sheet.box(left, y, step, 11, colour=rule)
            sheet.text(left + 1.5, y + 3.7, look.heading(particular.label), draft.face(7), within=step - 3)
            sheet.text(left + 1.5, y + 9, particular.value, draft.bold(8.5), within=step - 3)
        y += 11
    return y


def _note(draft: Draft, particular: Particular) -> None:
    if particular.fact is not None:
        draft.sheet.shows(particular.fact)
