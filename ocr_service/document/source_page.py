"""A page as its document stores it, upright: what there is to read on it, whatever the document's format."""

from dataclasses import dataclass
from typing import Protocol

from invoicemesh.ocr.v1.document_pb2 import HiddenText
from ocr_service.geometry import Box
from ocr_service.picture import Grey, Picture
from ocr_service.words import Line


@dataclass(frozen=True)
class TextLayer:
    """The words that a file holds as visible text, in reading order, with what helps to judge them.

    Outlines are in pixels of the picture that `SourcePage.picture` gives. `unreadable` of the `characters` have no
    meaning (unmapped glyphs); `picture_share` of the page lies under one picture, as on a scan. `hidden` says whether
    there was other text, which cannot be seen. `grey` is the page as it was drawn to look for ink, None where it was
    not.
    """

    lines: tuple[Line, ...]
    characters: int
    unreadable: int
    picture_share: float
    hidden: HiddenText.ValueType = HiddenText.HIDDEN_TEXT_CLEAN
    grey: Grey | None = None


class SourcePage(Protocol):
    """A page of an open document. `rotation` in degrees clockwise has been applied to everything else."""

    number: int
    width: int
    height: int
    rotation: int
    # What draws the page, known once it has been drawn: `pdfium` or `poppler`; empty for an image.
    renderer: str

    def text_layer(self) -> TextLayer | None:
        """The words of the file, None for a format that has none."""

    def picture(self) -> Picture:
        """`height` by `width` pixels, fit for OCR. DOCUMENT_TOO_MANY_PIXELS, or PAGE_UNREADABLE when damaged."""

    def closer(self, part: Box, zoom: int) -> Picture:
        """A part of that picture, in whole pixels of it, `zoom` times as large; as sharp as the file has it."""
