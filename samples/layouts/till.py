"""A supermarket's till receipt: a narrow roll, letters of one width, a line of dashes between the blocks."""

from samples.catalogue.trade import Branch
from samples.invoice import Line
from samples.kind import Kind
from samples.layouts.draft import Draft
from samples.layouts.fact import Fact
from samples.layouts.fonts import MONOSPACED, Family
from samples.layouts.included_tax import included_totals
from samples.layouts.look import Look
from samples.layouts.paper import NARROW_ROLL, WIDE_ROLL, Paper
from samples.layouts.parties import address_of_supplier, name_of_supplier, vat_id_of_supplier
from samples.layouts.roll import Roll, time_of_day
from samples.room import Room


class TillLayout:
    """What a supermarket's till prints."""

    room = Room(
        lines=range(1, 13),
        branches=(Branch.GROCERY,),
        kinds=(Kind.RECEIPT,),
        adjustments=False,
        prepayments=False,
        prices_include_tax=True,
    )

    def paper(self, look: Look) -> Paper:
        """A roll."""
        return look.choose("roll", (WIDE_ROLL, NARROW_ROLL))

    def family(self, look: Look) -> Family:
        """Letters of one width."""
        return look.choose("till family", MONOSPACED)

    def draw(self, draft: Draft) -> None:
        """Draws the receipt on one strip."""
        look, wording = draft.look, draft.wording
        roll = Roll(draft, size=8.5)
        roll.centre(name_of_supplier(draft), size=11, bold=True)
        for address_line in address_of_supplier(draft):
            roll.centre(address_line)
        if draft.invoice.supplier.phone is not None and look.likes("telephone"):
            draft.sheet.shows(Fact.SUPPLIER_PHONE)
            roll.centre(f"{wording.phone} {draft.invoice.supplier.phone}")
        vat_id = vat_id_of_supplier(draft) if look.likes("VAT id on the receipt", 0.85) else None
        if vat_id is not None:
            roll.centre(vat_id)
        above = look.likes("date above the lines")
        roll.dashes()
        if above:
            self._particulars(draft, roll)
        for line in draft.invoice.lines:
            self._item(draft, roll, line)
        draft.sheet.shows(Fact.LINES)
        roll.dashes()
        for row in included_totals(draft):
            roll.pair(row.label.upper() if row.strong else row.label, row.amount, bold=row.strong)
        roll.dashes()
        roll.tender()
        if not above:
            self._particulars(draft, roll)
        roll.skip()
        roll.centre(wording.thanks)

    def _particulars(self, draft: Draft, roll: Roll) -> None:
        invoice, wording, look = draft.invoice, draft.wording, draft.look
        draft.sheet.shows(Fact.ISSUE_DATE)
        roll.pair(draft.formats.date(invoice.issue_date), time_of_day(look))
        if look.likes("number of the receipt", 0.8):
            draft.sheet.shows(Fact.NUMBER)
            roll.pair(look.label(wording.document_number), invoice.number)
        roll.dashes()

    def _item(self, draft: Draft, roll: Roll, line: Line) -> None:
        """Name and amount; quantity and price on a line of their own where there is more than one."""
        look, formats = draft.look, draft.formats
        sheet = draft.sheet
        name = line.name.upper() if look.likes("names in capitals", 0.6) else line.name
        reckoning = f"{formats.number(line.quantity)} x {formats.amount(line.unit_price)}"
        sheet.shows(Fact.LINE_QUANTITIES, Fact.LINE_UNIT_PRICES)
        if look.likes("reckoning above", 0.4):
            roll.left(f"  {reckoning}")
            roll.pair(name, formats.amount(line.amount))
        else:
            roll.pair(name, formats.amount(line.amount))
            roll.left(f"  {reckoning}")
