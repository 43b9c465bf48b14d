"""Prints a document: the PDF that a layout draws, the same bytes every time, and which facts stand on it."""

from dataclasses import dataclass
from io import BytesIO

from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from samples.invoice import Invoice
from samples.layouts import Layout
from samples.layouts.draft import Draft
from samples.layouts.fact import Fact
from samples.layouts.fonts import register_fonts
from samples.layouts.look import Look
from samples.layouts.sheet import Sheet

_UNCUT = 2000.0  # millimetres of a roll, before it is known where to cut it
_BELOW_THE_CUT = 8.0  # millimetres


@dataclass(frozen=True, slots=True)
class Print:
    """A document on paper."""

    content: bytes
    facts: frozenset[Fact]


def print_invoice(invoice: Invoice, layout: Layout, look: Look) -> Print:
    """The document as a PDF with text."""
    register_fonts()
    height = layout.paper(look).height
    # Pages name their total and rolls are cut where the text ends, so the first drawing only measures.
    _, measured = _draw(invoice, layout, look, height=height or _UNCUT, page_total=0)
    content, sheet = _draw(
        invoice, layout, look, height=height or measured.lowest + _BELOW_THE_CUT, page_total=measured.page
    )
    return Print(content, frozenset(sheet.facts))


def _draw(invoice: Invoice, layout: Layout, look: Look, *, height: float, page_total: int) -> tuple[bytes, Sheet]:
    buffer = BytesIO()
    width = layout.paper(look).width
    # `invariant` leaves out dates and random ids; without compression the bytes do not depend on the zlib at hand.
    canvas = Canvas(buffer, pagesize=(width * mm, height * mm), invariant=1, pageCompression=0)
    canvas.setTitle(f"{look.wording.title(invoice.kind)} {invoice.number}")
    canvas.setAuthor(invoice.supplier.name)
    sheet = Sheet(canvas, width, height, page_total)
    draft = Draft(sheet, invoice, look, layout.family(look))
    layout.draw(draft)
    if layout.paper(look).height is not None:
        draft.page_number()
    canvas.save()
    return buffer.getvalue(), sheet
