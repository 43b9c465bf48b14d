"""A classic business letter: window address, boxed table, payment in a sentence, footer in columns."""

from samples.identifiers import group_iban
from samples.invoice import Invoice
from samples.issuing import Room
from samples.layouts.fonts import HELVETICA
from samples.layouts.layout import Omission
from samples.layouts.mark import draw_mark
from samples.layouts.sheet import SOFT_INK, WIDTH, Align, Sheet
from samples.layouts.table import Cell, Column, Ruling, Table, TableStyle
from samples.layouts.totals import totals_rows
from samples.wording import Wording

_LEFT, _RIGHT = 25.0, WIDTH - 20.0
_BOTTOM = 258.0  # The footer begins below.
_SMALL, _BODY, _STRONG = HELVETICA.face(7), HELVETICA.face(9.5), HELVETICA.bold_face(9.5)


class LetterLayout:
    """Follows DIN 5008 loosely, as most offices do."""

    room = Room(lines=range(1, 6), discounts=False)

    def omissions(self, invoice: Invoice) -> frozenset[Omission]:
        """Lines name their rate only where there are several, and then no total of the tax is printed.

        Without a deposit, the total is also what is due.
        """
        omitted = {Omission.TAX_TOTAL} if len(invoice.tax_lines) > 1 else {Omission.LINE_TAX_RATE}
        return frozenset(omitted if invoice.paid else omitted | {Omission.AMOUNT_DUE})

    def draw(self, sheet: Sheet, invoice: Invoice, wording: Wording) -> None:
        """Draws the invoice on as many pages as it needs."""
        self._letterhead(sheet, invoice)
        self._address(sheet, invoice)
        self._particulars(sheet, invoice, wording)
        self._footer(sheet, invoice, wording)
        y = self._opening(sheet, invoice, wording)
        y = self._table(sheet, invoice, wording, y)
        y = self._totals(sheet, invoice, wording, y)
        self._payment(sheet, invoice, wording, y)

    def _letterhead(self, sheet: Sheet, invoice: Invoice) -> None:
        supplier = invoice.supplier
        draw_mark(sheet, _RIGHT - 14, 14, 14, name=supplier.name, ground="#ffffff")
        y = sheet.paragraph(_LEFT, 22, 145, supplier.name, HELVETICA.bold_face(15), colour=sheet.accent)
        sheet.text(_LEFT, y - 1, f"{supplier.address} · {supplier.website}", HELVETICA.face(8), colour=SOFT_INK)

    def _address(self, sheet: Sheet, invoice: Invoice) -> None:
        supplier, customer = invoice.supplier, invoice.customer
        sheet.text(_LEFT, 48, f"{supplier.name} · {supplier.address}", HELVETICA.face(6.5), colour=SOFT_INK)
        sheet.rule(_LEFT, 49.2, _LEFT + 85, thickness=0.1, colour=SOFT_INK)
        sheet.lines(_LEFT, 57, [customer.name, customer.street, customer.place], HELVETICA.face(10.5))

    def _particulars(self, sheet: Sheet, invoice: Invoice, wording: Wording) -> None:
        formats, y = wording.formats, 57.0
        for label, value in (
            (wording.issue_date, formats.digits_date(invoice.issue_date)),
            (wording.delivery_date, formats.digits_date(invoice.delivery_date)),
            (wording.customer_number, invoice.customer_number),
            (wording.purchase_order, invoice.purchase_order),
        ):
            if value is not None:
                sheet.text(132, y, f"{label}:", HELVETICA.face(8.5), colour=SOFT_INK)
                sheet.text(_RIGHT, y, value, HELVETICA.face(8.5), align=Align.RIGHT)
                y += 4.8

    def _opening(self, sheet: Sheet, invoice: Invoice, wording: Wording) -> float:
        sheet.text(_LEFT, 96, f"{wording.invoice} {invoice.number}", HELVETICA.bold_face(13))
        sheet.text(_LEFT, 105, wording.salutation, _BODY)
        return sheet.paragraph(_LEFT, 111, _RIGHT - _LEFT, wording.introduction, _BODY)

    def _table(self, sheet: Sheet, invoice: Invoice, wording: Wording, y: float) -> float:
        formats, several_rates = wording.formats, len(invoice.tax_lines) > 1
        rates = (Column(wording.tax_rate, 13, Align.RIGHT),) if several_rates else ()
        columns = (
            Column(wording.position, 11, Align.CENTRE),
            Column(wording.description, 88 - 13 * len(rates)),
            Column(wording.quantity, 22, Align.RIGHT),
            *rates,
            Column(wording.unit_price, 22, Align.RIGHT),
            Column(wording.line_amount, 22, Align.RIGHT),
        )
        rows = [
            (
                Cell(str(line.position)),
                Cell(line.name, line.detail),
                Cell(f"{formats.number(line.quantity)} {line.unit}"),
                *((Cell(formats.percent(line.tax_rate)),) if several_rates else ()),
                Cell(formats.amount(line.unit_price)),
                Cell(formats.amount(line.net_amount)),
            )
            for line in invoice.lines
        ]
        style = TableStyle(
            head=HELVETICA.bold_face(8.5),
            body=HELVETICA.face(9),
            detail=HELVETICA.face(7.5),
            ruling=Ruling.GRID,
            gap=1.4,
            head_fill="#eceef1",
            rule_colour="#777b83",
        )

        def turn_page(drawn: int, reached: float) -> float:
            del drawn, reached  # This layout carries no sum forward.
            return self._continue(sheet, invoice, wording)

        return Table(columns, style, _LEFT).draw(sheet, y, rows, _BOTTOM, turn_page)

    def _continue(self, sheet: Sheet, invoice: Invoice, wording: Wording) -> float:
        sheet.next_page()
        sheet.text(_LEFT, 22, f"{wording.invoice} {invoice.number}", _STRONG)
        self._footer(sheet, invoice, wording)
        return 30.0

    def _totals(self, sheet: Sheet, invoice: Invoice, wording: Wording, y: float) -> float:
        rows = totals_rows(invoice, wording, with_base=True)
        y = y if y + 5.4 * len(rows) < _BOTTOM else self._continue(sheet, invoice, wording)
        for row in rows:
            face = _STRONG if row.strong else _BODY
            y += 5.6
            if row.strong:
                sheet.rule(_RIGHT - 88, y - 4, _RIGHT, thickness=0.2, colour="#777b83")
            sheet.text(_RIGHT - 86.5, y, row.label, face)
            sheet.text(_RIGHT - 1.5, y, row.amount, face, align=Align.RIGHT)
        sheet.rule(_RIGHT - 88, y + 1.6, _RIGHT, thickness=0.4, colour="#777b83")
        return y + 12

    def _payment(self, sheet: Sheet, invoice: Invoice, wording: Wording, y: float) -> None:
        y = y if y + 28 < _BOTTOM else self._continue(sheet, invoice, wording)
        amount = wording.formats.money(invoice.amount_due, invoice.currency)
        if invoice.due_date is None:
            sentence = wording.pay_now.format(amount=amount)
        else:
            sentence = wording.pay_by.format(amount=amount, date=wording.formats.digits_date(invoice.due_date))
        y = sheet.paragraph(_LEFT, y, _RIGHT - _LEFT, sentence, _BODY)
        sheet.text(_LEFT, y + 6, wording.closing, _BODY)
        sheet.text(_LEFT, y + 12, invoice.supplier.name, _BODY)

    def _footer(self, sheet: Sheet, invoice: Invoice, wording: Wording) -> None:
        supplier = invoice.supplier
        phone = () if supplier.phone is None else (f"{wording.phone} {supplier.phone}",)
        columns = (
            (supplier.name, supplier.street, supplier.place, supplier.registration),
            (*phone, supplier.email, f"{supplier.country.vat_id_label} {supplier.vat_id}"),
            (supplier.bank, f"IBAN {group_iban(supplier.iban)}", f"BIC {supplier.bic}"),
        )
        sheet.rule(_LEFT, 267, _RIGHT, thickness=0.15, colour=sheet.accent)
        for (x, width), column in zip(((_LEFT, 50), (78, 62), (143, 47)), columns, strict=True):
            y = 271.5
            for entry in column:
                y = sheet.paragraph(x, y, width, entry, _SMALL, colour=SOFT_INK)
        page = wording.page.format(page=sheet.page, pages=sheet.page_total)
        sheet.text(_RIGHT, 290, page, _SMALL, align=Align.RIGHT, colour=SOFT_INK)
