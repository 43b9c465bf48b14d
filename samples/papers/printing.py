"""Prints papers as PDF pages with text."""

import json
import unicodedata
from io import BytesIO

from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from samples.layouts.fonts import HELVETICA, TIMES, VERA, Family, register_fonts
from samples.layouts.paper import A4
from samples.layouts.sheet import Align, Sheet
from samples.papers.paper import Paper
from samples.seeding import chance

_LEFT, _RIGHT = 25.0, 190.0
# What the fonts of the PDF reader have; Vera has more, but of Polish only the `ł` and the `ó`.
_LATIN = "cp1252"
_IN_VERA = frozenset("łŁğĞışŞİ")


def print_paper(paper: Paper, seed: int) -> bytes:
    """The paper on one page. Letters that no font has are printed without their accents, as typewriters do."""
    register_fonts()
    rng = chance(seed, "print")
    buffer = BytesIO()
    canvas = Canvas(buffer, pagesize=(A4.width * mm, (A4.height or 0) * mm), invariant=1, pageCompression=0)
    sheet = Sheet(canvas, A4.width, A4.height or 0, 1)
    family = _family(paper, rng.choice((HELVETICA, TIMES, VERA)))
    face, bold = family.face(10), family.bold_face(13)
    on_the_right = rng.random() < 0.5
    x, align = (_RIGHT, Align.RIGHT) if on_the_right else (_LEFT, Align.LEFT)
    sheet.lines(x, 18, [_drawable(line) for line in paper.sender], family.face(9), align=align)
    y = sheet.lines(_LEFT, 48, [_drawable(line) for line in paper.recipient], face) + 14
    if paper.title:
        centred = rng.random() < 0.4
        place = ((_LEFT + _RIGHT) / 2, Align.CENTRE) if centred else (_LEFT, Align.LEFT)
        sheet.text(place[0], y, _drawable(paper.title), bold, align=place[1])
        y += 10
    for paragraph in paper.paragraphs:
        y = sheet.paragraph(_LEFT, y, _RIGHT - _LEFT, _drawable(paragraph), face) + 3
    y += 4
    for row in paper.table:
        width = (_RIGHT - _LEFT) / len(row)
        for number, cell in enumerate(row):
            sheet.text(_LEFT + number * width, y, _drawable(cell), face, within=width - 2)
        y += 6.5
    if paper.closing:
        sheet.text(_LEFT, y + 12, _drawable(paper.closing), face)
    canvas.save()
    return buffer.getvalue()


def truth_of_paper(paper: Paper) -> str:
    """What such a paper is, as JSON: it has no number and no totals. Whose it is, is not said: it has no supplier."""
    nothing = dict.fromkeys(("invoice_number", "due_date", "net_total", "tax_total", "gross_total", "amount_due"))
    return json.dumps({"document_type": paper.document_type} | nothing, indent=2) + "\n"


def _family(paper: Paper, family: Family) -> Family:
    text = " ".join((*paper.sender, *paper.recipient, paper.title, *paper.paragraphs, *sum(paper.table, ())))
    return VERA if _IN_VERA & set(text) else family


def _drawable(text: str) -> str:
    return "".join(map(_drawable_letter, text))


def _drawable_letter(letter: str) -> str:
    if letter in _IN_VERA:
        return letter
    try:
        letter.encode(_LATIN)
    except UnicodeEncodeError:
        return unicodedata.normalize("NFD", letter)[0]
    return letter
