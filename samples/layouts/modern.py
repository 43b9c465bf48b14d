"""A modern two-column design: a tinted side column with sender and totals, a table without rules beside it."""

from samples.identifiers import group_iban
from samples.invoice import Invoice
from samples.issuing import Room
from samples.layouts.fonts import VERA
from samples.layouts.layout import Omission
from samples.layouts.mark import draw_mark
from samples.layouts.sheet import HEIGHT, SOFT_INK, Align, Sheet
from samples.layouts.table import Cell, Column, Ruling, Table, TableStyle
from samples.layouts.totals import totals_rows
from samples.wording import Wording

_SIDE = 66.0  # width of the side column
_TINT = "#f1f2f4"
_LEFT, _SIDE_RIGHT = 10.0, _SIDE - 8.0
_MAIN, _RIGHT = _SIDE + 10.0, 198.0
_BOTTOM = 246.0  # The payment details begin below.
_LABEL, _BODY, _STRONG = VERA.face(6.5), VERA.face(7.5), VERA.bold_face(7.5)


class ModernLayout:
    """What a young studio sends."""

    room = Room(lines=range(1, 10), discounts=False)

    def omissions(self, invoice: Invoice) -> frozenset[Omission]:
        """Neither units nor taxable amounts stand on it.

        Lines name their rate only where there are several, and then no total of the tax is printed.
        """
        rate_or_total = Omission.TAX_TOTAL if len(invoice.tax_lines) > 1 else Omission.LINE_TAX_RATE
        return frozenset({Omission.LINE_UNIT, Omission.TAX_BASE, rate_or_total})

    def draw(self, sheet: Sheet, invoice: Invoice, wording: Wording) -> None:
        """Draws the invoice on as many pages as it needs."""
        self._side(sheet, invoice, wording)
        self._totals(sheet, invoice, wording)
        self._title(sheet, invoice, wording)
        self._page_number(sheet, wording)
        self._table(sheet, invoice, wording)
        self._payment(sheet, invoice, wording)

    def _side(self, sheet: Sheet, invoice: Invoice, wording: Wording) -> None:
        supplier, label = invoice.supplier, invoice.supplier.country.vat_id_label
        sheet.fill(0, 0, _SIDE, HEIGHT, _TINT)
        draw_mark(sheet, _LEFT, 14, 16, name=supplier.name, ground=_TINT)
        y = sheet.paragraph(_LEFT, 41, _SIDE_RIGHT - _LEFT, supplier.name, VERA.bold_face(10), colour=sheet.accent)
        y = sheet.lines(_LEFT, y + 1, [supplier.street, supplier.place], _BODY)
        contact = [supplier.email, supplier.website]
        if supplier.phone is not None:
            contact.insert(0, supplier.phone)
        y = sheet.lines(_LEFT, y + 3, contact, VERA.face(6.5), colour=SOFT_INK)
        y = sheet.lines(_LEFT, y + 3, [label, supplier.vat_id], _BODY)
        self._particulars(sheet, invoice, wording, y + 8)

    def _particulars(self, sheet: Sheet, invoice: Invoice, wording: Wording, y: float) -> None:
        formats = wording.formats
        for label, value in (
            (wording.issue_date, formats.written_date(invoice.issue_date)),
            (wording.due_date, None if invoice.due_date is None else formats.written_date(invoice.due_date)),
            (wording.delivery_date, formats.written_date(invoice.delivery_date)),
            (wording.customer_number, invoice.customer_number),
            (wording.purchase_order, invoice.purchase_order),
        ):
            if value is not None:
                sheet.text(_LEFT, y, label, _LABEL, colour=SOFT_INK)
                sheet.text(_LEFT, y + 4, value, _STRONG)
                y += 10

    def _totals(self, sheet: Sheet, invoice: Invoice, wording: Wording) -> None:
        rows = [row for row in totals_rows(invoice, wording, with_base=False) if row.label != wording.amount_due]
        y = 262 - 5.2 * len(rows)
        for row in rows:
            sheet.text(_LEFT, y, row.label, _STRONG if row.strong else _LABEL)
            sheet.text(_SIDE_RIGHT, y, row.amount, _STRONG if row.strong else _BODY, align=Align.RIGHT)
            y += 5.2
        sheet.fill(0, 262, _SIDE, 22, sheet.accent)
        due = wording.formats.money(invoice.amount_due, invoice.currency)
        sheet.text(_LEFT, 269, wording.amount_due, _BODY, colour="#ffffff")
        sheet.text(_LEFT, 278, due, VERA.bold_face(15), colour="#ffffff")

    def _title(self, sheet: Sheet, invoice: Invoice, wording: Wording) -> None:
        customer = invoice.customer
        sheet.text(_MAIN, 28, wording.invoice, VERA.face(26), colour=sheet.accent)
        sheet.text(_MAIN, 38, wording.invoice_number, _LABEL, colour=SOFT_INK)
        sheet.text(_MAIN, 43, invoice.number, VERA.bold_face(10))
        sheet.text(_MAIN, 58, wording.bill_to, _LABEL, colour=SOFT_INK)
        sheet.lines(_MAIN, 63, [customer.name], VERA.bold_face(9))
        sheet.lines(_MAIN, 67.5, [customer.street, customer.place], VERA.face(8.5))

    def _table(self, sheet: Sheet, invoice: Invoice, wording: Wording) -> None:
        formats, several_rates = wording.formats, len(invoice.tax_lines) > 1
        rates = (Column(wording.tax_rate, 13, Align.RIGHT),) if several_rates else ()
        columns = (
            Column(wording.description, 66 - 13 * len(rates)),
            Column(wording.quantity, 14, Align.RIGHT),
            *rates,
            Column(wording.unit_price, 21, Align.RIGHT),
            Column(wording.line_amount, 21, Align.RIGHT),
        )
        rows = [
            (
                Cell(line.name, line.detail),
                Cell(formats.number(line.quantity)),
                *((Cell(formats.percent(line.tax_rate)),) if several_rates else ()),
                Cell(formats.amount(line.unit_price)),
                Cell(formats.amount(line.net_amount)),
            )
            for line in invoice.lines
        ]
        style = TableStyle(
            head=VERA.bold_face(7),
            body=VERA.face(8),
            detail=VERA.face(6.5),
            ruling=Ruling.NONE,
            gap=2.2,
            inset=0,
            head_colour=sheet.accent,
        )

        def turn_page(drawn: int, reached: float) -> float:
            del drawn, reached  # The totals already stand on the first page.
            sheet.next_page()
            self._page_number(sheet, wording)
            sheet.fill(0, 0, _SIDE, HEIGHT, _TINT)
            sheet.text(_MAIN, 20, f"{wording.invoice} {invoice.number}", _STRONG, colour=SOFT_INK)
            return 28.0

        Table(columns, style, _MAIN).draw(sheet, 88, rows, _BOTTOM, turn_page)

    def _payment(self, sheet: Sheet, invoice: Invoice, wording: Wording) -> None:
        supplier = invoice.supplier
        details = [f"IBAN {group_iban(supplier.iban)}", f"BIC {supplier.bic}", supplier.bank]
        sheet.text(_MAIN, 256, wording.payment_details, _STRONG, colour=sheet.accent)
        sheet.lines(_MAIN, 261.5, details, _BODY)
        sheet.text(_MAIN, 284, supplier.registration, VERA.face(6), colour=SOFT_INK)

    def _page_number(self, sheet: Sheet, wording: Wording) -> None:
        page = wording.page.format(page=sheet.page, pages=sheet.page_total)
        sheet.text(_RIGHT, 290, page, VERA.face(6), align=Align.RIGHT, colour=SOFT_INK)
