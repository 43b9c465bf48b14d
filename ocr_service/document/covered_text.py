"""Which text of a PDF page lies under a picture that was drawn after it, as under a scan that hides what is beneath."""

import ctypes

import pypdfium2
from pypdfium2 import raw as pdfium


def covered_text(page: pypdfium2.PdfPage, *, least_share: float) -> frozenset[int]:
    """The addresses of text objects that were drawn before a picture without holes over `least_share` of the page."""
    area = page.get_width() * page.get_height()
    texts: list[int] = []
    covered: set[int] = set()
    for thing in page.get_objects(max_depth=1):
        if thing.type == pdfium.FPDF_PAGEOBJ_TEXT:
            texts.append(address(thing.raw))
        elif thing.type == pdfium.FPDF_PAGEOBJ_IMAGE and not pdfium.FPDFPageObj_HasTransparency(thing.raw):
            left, bottom, right, top = thing.get_bounds()
            if (right - left) * (top - bottom) >= least_share * area:
                covered.update(texts)
    return frozenset(covered)


def address(drawn: "pdfium.FPDF_PAGEOBJECT") -> int:
    """What tells a page object from all others of its page."""
    return ctypes.cast(drawn, ctypes.c_void_p).value or 0
