"""A wholesaler's printout: small type, item numbers, discounts, and a table over several pages with carried sums."""

from samples.identifiers import group_iban
from samples.invoice import ZERO, Invoice
from samples.issuing import Room
from samples.layouts.fonts import TIMES
from samples.layouts.layout import Omission
from samples.layouts.sheet import SOFT_INK, WIDTH, Align, Sheet
from samples.layouts.table import Cell, Column, Ruling, Table, TableStyle
from samples.layouts.totals import totals_rows
from samples.wording import Wording

_LEFT, _RIGHT = 15.0, WIDTH - 15.0
_BOTTOM = 272.0
_LABEL, _BODY, _STRONG = TIMES.face(7), TIMES.face(9), TIMES.bold_face(9)
_RULE = "#3a3a3a"


class LedgerLayout:
    """What an inventory system prints at night."""

    room = Room(lines=range(16, 31), discounts=True)

    def omissions(self, invoice: Invoice) -> frozenset[Omission]:
        """All is printed; without a deposit, the total is also what is due."""
        return frozenset() if invoice.paid else frozenset({Omission.AMOUNT_DUE})

    def draw(self, sheet: Sheet, invoice: Invoice, wording: Wording) -> None:
        """Draws the invoice on as many pages as it needs."""
        self._head(sheet, invoice, wording)
        self._page_number(sheet, wording)
        y = self._table(sheet, invoice, wording, self._particulars(sheet, invoice, wording))
        if y + 60 > _BOTTOM:
            y = self._turn_page(sheet, invoice, wording, drawn=len(invoice.lines), y=y)
        end = self._tax_table(sheet, invoice, wording, y + 8)
        y = self._totals(sheet, invoice, wording, y + 4)
        self._payment(sheet, invoice, wording, max(y, end) + 8)

    def _head(self, sheet: Sheet, invoice: Invoice, wording: Wording) -> None:
        supplier, customer = invoice.supplier, invoice.customer
        y = sheet.paragraph(_LEFT, 20, 115, supplier.name, TIMES.bold_face(14))
        contact = [supplier.street, supplier.place, supplier.email]
        if supplier.phone is not None:
            contact.append(f"{wording.phone} {supplier.phone}")
        sheet.lines(_LEFT, y - 1, contact, TIMES.face(8.5))
        sheet.text(_RIGHT, 21, wording.invoice.upper(), TIMES.bold_face(18), align=Align.RIGHT)
        vat_id = f"{supplier.country.vat_id_label} {supplier.vat_id}"
        sheet.text(_RIGHT, 27, vat_id, TIMES.face(8.5), align=Align.RIGHT)
        sheet.text(_RIGHT, 31, supplier.registration, TIMES.face(8.5), align=Align.RIGHT)
        sheet.text(_LEFT, 48, wording.bill_to, _LABEL, colour=SOFT_INK)
        sheet.lines(_LEFT, 53, [customer.name, customer.street, customer.place], TIMES.face(10))

    def _particulars(self, sheet: Sheet, invoice: Invoice, wording: Wording) -> float:
        """A framed row of labelled boxes."""
        formats = wording.formats
        due = "–" if invoice.due_date is None else formats.digits_date(invoice.due_date)
        boxes = (
            (wording.invoice_number, invoice.number),
            (wording.issue_date, formats.digits_date(invoice.issue_date)),
            (wording.delivery_date, formats.digits_date(invoice.delivery_date)),
            (wording.due_date, due),
            (wording.customer_number, invoice.customer_number),
            (wording.purchase_order, invoice.purchase_order or "–"),
        )
        top, width = 72.0, (_RIGHT - _LEFT) / len(boxes)
        for edge in (top, top + 11):
            sheet.rule(_LEFT, edge, _RIGHT, thickness=0.25, colour=_RULE)
        for column, (label, value) in enumerate(boxes):
            x = _LEFT + column * width
            sheet.upright(x, top, top + 11, thickness=0.25, colour=_RULE)
            sheet.text(x + 1.5, top + 3.6, label, _LABEL, colour=SOFT_INK)
            sheet.text(x + 1.5, top + 8.8, value, _STRONG)
        sheet.upright(_RIGHT, top, top + 11, thickness=0.25, colour=_RULE)
        return top + 16

    def _table(self, sheet: Sheet, invoice: Invoice, wording: Wording, y: float) -> float:
        formats = wording.formats
        columns = (
            Column(wording.position, 9, Align.RIGHT),
            Column(wording.item_number, 18),
            Column(wording.description, 63),
            Column(wording.quantity, 12, Align.RIGHT),
            Column(wording.unit, 14),
            Column(wording.unit_price, 18, Align.RIGHT),
            Column(wording.line_discount, 13, Align.RIGHT),
            Column(wording.tax_rate, 13, Align.RIGHT),
            Column(wording.line_amount, 20, Align.RIGHT),
        )
        rows = [
            (
                Cell(str(line.position)),
                Cell(line.item_number),
                Cell(line.name, line.detail),
                Cell(formats.number(line.quantity)),
                Cell(line.unit),
                Cell(formats.amount(line.unit_price)),
                Cell(formats.percent(line.discount_percent) if line.discount_percent else ""),
                Cell(formats.percent(line.tax_rate)),
                Cell(formats.amount(line.net_amount)),
            )
            for line in invoice.lines
        ]
        style = TableStyle(
            head=TIMES.bold_face(8),
            body=TIMES.face(8.5),
            detail=TIMES.face(7.5),
            ruling=Ruling.ROWS,
            gap=0.9,
            inset=1,
            head_fill="#e6e6e2",
            rule_colour="#a5a5a0",
        )

        def turn_page(drawn: int, reached: float) -> float:
            return self._turn_page(sheet, invoice, wording, drawn=drawn, y=reached)

        return Table(columns, style, _LEFT).draw(sheet, y, rows, _BOTTOM - 8, turn_page)

    def _turn_page(self, sheet: Sheet, invoice: Invoice, wording: Wording, *, drawn: int, y: float) -> float:
        """Goes on overleaf, naming on both pages the sum of the lines drawn so far."""
        carried = wording.formats.amount(sum((line.net_amount for line in invoice.lines[:drawn]), ZERO))
        self._carry(sheet, wording, carried, y + 5)
        y = self._continue(sheet, invoice, wording)
        self._carry(sheet, wording, carried, y)
        return y + 3

    def _carry(self, sheet: Sheet, wording: Wording, carried: str, y: float) -> None:
        sheet.text(_RIGHT - 30, y, wording.carried_forward, _STRONG, align=Align.RIGHT)
        sheet.text(_RIGHT - 1, y, carried, _STRONG, align=Align.RIGHT)

    def _continue(self, sheet: Sheet, invoice: Invoice, wording: Wording) -> float:
        sheet.next_page()
        sheet.text(_LEFT, 16, f"{invoice.supplier.name} · {wording.invoice} {invoice.number}", _BODY, colour=SOFT_INK)
        sheet.rule(_LEFT, 18.5, _RIGHT, thickness=0.2, colour=_RULE)
        self._page_number(sheet, wording)
        return 26.0

    def _tax_table(self, sheet: Sheet, invoice: Invoice, wording: Wording, y: float) -> float:
        formats = wording.formats
        columns = (
            Column(wording.tax_rate, 16, Align.RIGHT),
            Column(wording.tax_base, 26, Align.RIGHT),
            Column(wording.tax_amount, 26, Align.RIGHT),
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
            net, tax = formats.amount(invoice.net_total), formats.amount(invoice.tax_total)
            rows.append((Cell(wording.total), Cell(net), Cell(tax)))
        style = TableStyle(
            head=TIMES.bold_face(8), body=_BODY, detail=_BODY, ruling=Ruling.GRID, gap=1, rule_colour=_RULE
        )
        return Table(columns, style, _LEFT).draw(sheet, y, rows, _BOTTOM, lambda drawn, reached: reached)

    def _totals(self, sheet: Sheet, invoice: Invoice, wording: Wording, y: float) -> float:
        for row in totals_rows(invoice, wording, with_base=False):
            face = TIMES.bold_face(10) if row.strong else _BODY
            y += 5.2
            if row.strong:
                sheet.rule(_RIGHT - 80, y - 3.8, _RIGHT, thickness=0.25, colour=_RULE)
            sheet.text(_RIGHT - 80, y, row.label, face)
            sheet.text(_RIGHT - 1, y, row.amount, face, align=Align.RIGHT)
        sheet.rule(_RIGHT - 80, y + 1.8, _RIGHT, thickness=0.25, colour=_RULE)
        sheet.rule(_RIGHT - 80, y + 2.5, _RIGHT, thickness=0.25, colour=_RULE)
        return y

    def _payment(self, sheet: Sheet, invoice: Invoice, wording: Wording, y: float) -> None:
        supplier = invoice.supplier
        sheet.text(_LEFT, y, wording.payment_details, _STRONG)
        account = f"{supplier.bank} · IBAN {group_iban(supplier.iban)} · BIC {supplier.bic}"
        sheet.text(_LEFT, y + 5, account, _BODY)

    def _page_number(self, sheet: Sheet, wording: Wording) -> None:
        page = wording.page.format(page=sheet.page, pages=sheet.page_total)
        sheet.text(WIDTH / 2, 287, page, TIMES.face(8), align=Align.CENTRE, colour=SOFT_INK)
