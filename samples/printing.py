"""Prints an invoice: the PDF that a layout draws, the same bytes every time."""

from io import BytesIO

from reportlab.pdfgen.canvas import Canvas

from samples.invoice import Invoice
from samples.layouts import Layout
from samples.layouts.fonts import register_fonts
from samples.layouts.sheet import Sheet
from samples.wording import wording_for


def print_invoice(invoice: Invoice, layout: Layout, accent: str) -> bytes:
    """The invoice as a PDF with text, in the layout and the house colour (`#rrggbb`)."""
    register_fonts()
    _, pages = _draw(invoice, layout, accent, page_total=0)
    content, _ = _draw(invoice, layout, accent, page_total=pages)
    return content


def _draw(invoice: Invoice, layout: Layout, accent: str, page_total: int) -> tuple[bytes, int]:
    """The PDF and its number of pages; the pages name their total, so the first drawing only counts them."""
    buffer = BytesIO()
    wording = wording_for(invoice.language)
    # `invariant` leaves out dates and random ids; without compression the bytes do not depend on the zlib at hand.
    canvas = Canvas(buffer, pagesize=(595.276, 841.89), invariant=1, pageCompression=0)
    canvas.setTitle(f"{wording.invoice} {invoice.number}")
    canvas.setAuthor(invoice.supplier.name)
    sheet = Sheet(canvas, accent, page_total)
    layout.draw(sheet, invoice, wording)
    canvas.save()
    return buffer.getvalue(), sheet.page
