"""A restaurant's bill: a roll in proportional type, quantity, dish and amount in columns, tax in a small table."""

from samples.catalogue.trade import Branch
from samples.kind import Kind
from samples.layouts.draft import Draft
from samples.layouts.fact import Fact
from samples.layouts.fonts import Family
from samples.layouts.included_tax import included_totals
from samples.layouts.look import Look
from samples.layouts.paper import NARROW_ROLL, WIDE_ROLL, Paper
from samples.layouts.parties import address_of_supplier, contact_of_supplier, name_of_supplier, vat_id_of_supplier
from samples.layouts.roll import Roll, time_of_day
from samples.room import Room

_EDGES = (0.7, 1.0)


class SlipLayout:
    """What a waiter brings."""

    room = Room(
        lines=range(1, 9),
        branches=(Branch.CATERING,),
        kinds=(Kind.RECEIPT,),
        adjustments=False,
        prepayments=False,
        prices_include_tax=True,
    )

    def paper(self, look: Look) -> Paper:
        """A roll, mostly a wide one."""
        return look.choose("roll", (WIDE_ROLL, WIDE_ROLL, NARROW_ROLL))

    def family(self, look: Look) -> Family:
        """The supplier's own."""
        return look.family

    def draw(self, draft: Draft) -> None:
        """Draws the bill on one strip."""
        look, wording = draft.look, draft.wording
        roll = Roll(draft, size=8)
        roll.centre(look.heading(name_of_supplier(draft)), size=13, bold=True)
        roll.centre(" · ".join(address_of_supplier(draft)))
        for line in contact_of_supplier(draft)[:2]:
            roll.centre(line, size=7)
        roll.skip()
        if look.likes("title of the bill", 0.6):
            roll.centre(draft.title, size=11, bold=True)
        self._particulars(draft, roll)
        roll.dashes()
        self._items(draft, roll)
        roll.dashes()
        for row in included_totals(draft):
            roll.pair(row.label, row.amount, bold=row.strong)
        if look.likes("tender", 0.6):
            roll.dashes()
            roll.tender()
        roll.skip()
        vat_id = vat_id_of_supplier(draft)
        if vat_id is not None:
            roll.centre(vat_id)
        roll.centre(wording.thanks)

    def _particulars(self, draft: Draft, roll: Roll) -> None:
        invoice, look, wording = draft.invoice, draft.look, draft.wording
        draft.sheet.shows(Fact.ISSUE_DATE, Fact.NUMBER)
        roll.pair(look.label(wording.document_number), invoice.number)
        roll.pair(look.label(wording.date), draft.formats.date(invoice.issue_date))
        roll.pair(look.label(wording.time), time_of_day(look))

    def _items(self, draft: Draft, roll: Roll) -> None:
        """A line for each dish, with or without the price of one."""
        formats, sheet = draft.formats, draft.sheet
        sheet.shows(Fact.LINES, Fact.LINE_QUANTITIES)
        priced = draft.look.likes("price of one")
        if priced:
            sheet.shows(Fact.LINE_UNIT_PRICES)
        if draft.look.likes("heads of columns"):
            wording = draft.wording
            roll.columns((wording.description, wording.unit_price if priced else "", wording.line_amount), _EDGES)
        for line in draft.invoice.lines:
            price = formats.amount(line.unit_price) if priced else ""
            roll.columns((f"{formats.number(line.quantity)} {line.name}", price, formats.amount(line.amount)), _EDGES)
