"""The foot of a letterhead: who the supplier is, how to reach it and its account, in columns below a rule."""

from samples.layouts.draft import Draft
from samples.layouts.parties import address_of_supplier, contact_of_supplier, identity_of_supplier, name_of_supplier
from samples.layouts.payment import bank_lines
from samples.layouts.sheet import SOFT_INK


def draw_footer(draft: Draft, left: float, right: float) -> None:
    """Three columns at the bottom of the page, in an order of the supplier's own."""
    sheet, face = draft.sheet, draft.face(6.8)
    columns = draft.look.shuffled(
        "columns of the footer",
        (
            [name_of_supplier(draft), *address_of_supplier(draft), *contact_of_supplier(draft)[:1]],
            [*contact_of_supplier(draft)[1:], *identity_of_supplier(draft)],
            bank_lines(draft),
        ),
    )
    top = sheet.height - 35
    sheet.rule(left, top, right, thickness=0.15, colour=draft.look.accent)
    step = (right - left) / len(columns)
    for index, column in enumerate(columns):
        y = top + 4.5
        for entry in column:
            y = sheet.paragraph(left + index * step, y, step - 4, entry, face, colour=SOFT_INK)
