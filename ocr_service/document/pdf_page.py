"""A page of a PDF: its picture, drawn by PDFium, and its text."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pypdfium2
from pypdfium2 import raw as pdfium

from invoicemesh.ocr.v1.document_pb2 import HiddenText
from mesh.errors import ServiceError
from ocr_service.document import poppler
from ocr_service.document.covered_text import covered_text
from ocr_service.document.ink import Ink
from ocr_service.document.limits import DocumentLimits
from ocr_service.document.pdf_text import PdfText
from ocr_service.document.resolution import DOTS_PER_INCH, MAX_SIDE, POINTS_PER_INCH, pixels_of
from ocr_service.document.source_page import TextLayer
from ocr_service.geometry import Box, Polygon
from ocr_service.picture import Grey, Picture, enlarged_part, is_blank
from ocr_service.words import Line

# What `renderer` says where PDFium drew the page.
RENDERER = "pdfium"

# A scan is drawn at its own resolution, unless that is less than this for the longer side.
_LEAST_SCAN_SIDE = 1600
# What covers this share of the page is a scan, and not a logo.
_SCAN_SHARE = 0.6
# Pictures lie in forms within forms; deeper ones are not looked for.
_MAX_DEPTH = 4


@dataclass(frozen=True)
class _Image:
    """A picture on the page: its own pixels and the share of the page that it covers."""

    width: int
    height: int
    share: float


class PdfPage:
    """The page `number` of `pdf`, upright as its /Rotate entry says. PdfiumError when it cannot be loaded.

    `path` is the file, which Poppler draws where PDFium draws nothing; None where that is not possible.
    """

    def __init__(
        self, pdf: pypdfium2.PdfDocument, number: int, limits: DocumentLimits, path: Path | None = None
    ) -> None:
        self.number = number
        self.renderer = RENDERER
        self._path = path
        self._limits = limits
        self._page = _loaded(pdf, number - 1)
        self.rotation = self._page.get_rotation()
        points_wide, points_high = self._page.get_size()
        if min(points_wide, points_high) <= 0:
            raise pypdfium2.PdfiumError("The page has no size.")
        self._images = _images(self._page)
        self._scale = self._pixels_per_point()
        self.width, self.height = pixels_of(points_wide, points_high, self._scale)

    def text_layer(self) -> TextLayer:
        """The words that the page holds as text and shows."""
        text = PdfText(self._page, self.width, self.height, covered_text(self._page, least_share=_SCAN_SHARE))
        lines, hidden, grey = self._with_ink(text.lines)
        if text.hidden:
            hidden = HiddenText.HIDDEN_TEXT_FOUND
        return TextLayer(
            lines=tuple(lines),
            characters=text.characters,
            unreadable=text.unreadable,
            picture_share=max((image.share for image in self._images), default=0.0),
            hidden=hidden,
            grey=grey,
        )

    def _with_ink(self, lines: Sequence[Line]) -> tuple[Sequence[Line], HiddenText.ValueType, Grey | None]:
        """The words that can be seen, whether there were others, and the page drawn in greys."""
        if not lines:
            return lines, HiddenText.HIDDEN_TEXT_CLEAN, None
        try:
            self._check_images()
            ink = Ink(self._page, self.width)
        except (ServiceError, pypdfium2.PdfiumError):
            return lines, HiddenText.HIDDEN_TEXT_UNCHECKED, None
        seen = [tuple(word for word in line.words if ink.is_under(word.polygon)) for line in lines]
        if all(len(words) == len(line.words) for words, line in zip(seen, lines, strict=True)):
            return lines, HiddenText.HIDDEN_TEXT_CLEAN, ink.grey
        left = [Line(words, Polygon.around(word.polygon for word in words)) for words in seen if words]
        return left, HiddenText.HIDDEN_TEXT_FOUND, ink.grey

    def picture(self) -> Picture:
        """The page drawn at 200 dots per inch, fewer for a huge one."""
        try:
            picture = self._drawn(Box(0, 0, self.width, self.height), 1)
        except pypdfium2.PdfiumError as damage:
            if (other := self._drawn_by_poppler()) is None:
                raise ServiceError("PAGE_UNREADABLE", page=self.number) from damage
            return other
        if is_blank(picture) and (other := self._drawn_by_poppler()) is not None and not is_blank(other):
            return other
        self.renderer = RENDERER
        return picture

    def closer(self, part: Box, zoom: int) -> Picture:
        """The part, drawn anew."""
        if self.renderer != RENDERER:
            return enlarged_part(self.picture(), part, zoom)
        try:
            return self._drawn(part, zoom)
        except pypdfium2.PdfiumError as damage:
            raise ServiceError("PAGE_UNREADABLE", page=self.number) from damage

    def _drawn_by_poppler(self) -> Picture | None:
        if self._path is None:
            return None
        try:
            picture = poppler.drawn(self._path, self.number, self._limits, width=self.width, height=self.height)
        except poppler.PopplerError:
            return None
        self.renderer = poppler.RENDERER
        return picture

    def _drawn(self, part: Box, zoom: int) -> Picture:
        """A part of the page in whole pixels of `picture`, `zoom` times as large. PdfiumError when that fails."""
        self._check_images()
        scale = self._scale * zoom
        whole_width, whole_height = (math.ceil(side * scale) for side in self._page.get_size())
        left, top = round(part.left * zoom), round(part.top * zoom)
        width, height = round((part.right - part.left) * zoom), round((part.bottom - part.top) * zoom)
        cut = (left, whole_height - top - height, whole_width - left - width, top)
        # What is cut off is rounded up to whole pixels.
        crop = tuple(max(0.0, pixels - 0.5) / scale for pixels in cut)
        bitmap = self._page.render(scale=scale, crop=crop, rev_byteorder=True, prefer_bgrx=True)
        return np.ascontiguousarray(bitmap.to_numpy()[:height, :width, :3])

    def _check_images(self) -> None:
        """DOCUMENT_TOO_MANY_PIXELS where drawing the page would take too much memory."""
        for image in self._images:
            self._limits.check_pixels(self.number, image.width, image.height)

    def _pixels_per_point(self) -> float:
        longer_side = float(max(self._page.get_size()))
        scale = DOTS_PER_INCH / POINTS_PER_INCH
        scans = [image for image in self._images if image.share >= _SCAN_SHARE]
        if scans:
            own = max(max(image.width, image.height) for image in scans)
            scale = min(scale, max(own, _LEAST_SCAN_SIDE) / longer_side)
        return min(scale, MAX_SIDE / longer_side)


def _images(page: pypdfium2.PdfPage) -> list[_Image]:
    page_area = page.get_width() * page.get_height()
    found = []
    for image in page.get_objects(filter=(pdfium.FPDF_PAGEOBJ_IMAGE,), max_depth=_MAX_DEPTH):
        left, bottom, right, top = image.get_bounds()
        # Bounds within a form are in the form's own coordinates, which only a scanner's software leaves as they are.
        width, height = image.get_px_size()
        found.append(_Image(width, height, (right - left) * (top - bottom) / page_area))
    return found


def _loaded(pdf: pypdfium2.PdfDocument, index: int) -> pypdfium2.PdfPage:
    """The page with its form fields and stamps drawn into it, so that they are text like all other text."""
    page = pdf.get_page(index)
    if pdfium.FPDFPage_GetAnnotCount(page) == 0:
        return page
    if pdfium.FPDFPage_Flatten(page, pdfium.FLAT_NORMALDISPLAY) != pdfium.FLATTEN_SUCCESS:
        return page
    # What was drawn into the page shows only once it is loaded anew.
    page.close()
    return pdf.get_page(index)
