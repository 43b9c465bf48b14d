"""A JPEG or PNG file: a document of one page, decoded as soon as it is opened, upright as its EXIF data says."""

import struct
from pathlib import Path
from types import TracebackType
from typing import Self

import numpy as np
from PIL import ExifTags, Image, ImageOps
from PIL.JpegImagePlugin import JpegImageFile
from PIL.PngImagePlugin import PngImageFile

from invoicemesh.ocr.v1.document_pb2 import Attachment, DocumentFormat
from mesh.errors import ServiceError
from ocr_service.document.limits import DocumentLimits
from ocr_service.document.source_page import TextLayer
from ocr_service.picture import Picture

# The readers themselves and not `Image.open`, which tries others too and has a limit of its own on pixels.
_READERS = {DocumentFormat.DOCUMENT_FORMAT_JPEG: JpegImageFile, DocumentFormat.DOCUMENT_FORMAT_PNG: PngImageFile}
_NAMES = {DocumentFormat.DOCUMENT_FORMAT_JPEG: "JPEG", DocumentFormat.DOCUMENT_FORMAT_PNG: "PNG"}
# Degrees clockwise by EXIF orientation; 2, 4, 5 and 7 are mirrored besides.
_ROTATIONS = {3: 180, 4: 180, 5: 90, 6: 90, 7: 270, 8: 270}
# What Pillow's readers raise on files that are not as they should be.
_DAMAGE = (OSError, SyntaxError, ValueError, EOFError, IndexError, KeyError, struct.error)


class ImageDocument:
    """Opens the file at `path`; its pixels are counted before they are decoded."""

    page_count = 1

    def __init__(self, path: Path, kind: DocumentFormat.ValueType, limits: DocumentLimits) -> None:
        self.format = kind
        try:
            with _READERS[kind](path) as image:
                limits.check_pixels(1, *image.size)
                orientation = image.getexif().get(ExifTags.Base.Orientation, 1)
                self._page = ImagePage(_decoded(image), _ROTATIONS.get(orientation, 0))
        except _DAMAGE as damage:
            raise ServiceError("DOCUMENT_DAMAGED", format=_NAMES[kind]) from damage

    def attachments(self) -> list[Attachment]:
        """None: images have none."""
        return []

    def page(self, number: int) -> "ImagePage":
        """The one page. IndexError for another."""
        if number != 1:
            raise IndexError(number)
        return self._page

    def close(self) -> None:
        """Nothing: the file is closed already."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()


class ImagePage:
    """The image as a page."""

    number = 1

    def __init__(self, picture: Picture, rotation: int) -> None:
        self.height, self.width = picture.shape[:2]
        self.rotation = rotation
        self._picture = picture

    def text_layer(self) -> TextLayer | None:
        """None: an image holds no text."""
        return None

    def picture(self) -> Picture:
        """The image itself."""
        return self._picture


def _decoded(image: Image.Image) -> Picture:
    """Upright, in eight bits a colour, on white where it is transparent."""
    upright: Image.Image = ImageOps.exif_transpose(image)
    if upright.mode.startswith("I"):
        # 16-bit grey, which Pillow would clip instead of scaling.
        upright = Image.fromarray((np.asarray(upright, np.uint32) >> 8).astype(np.uint8))
    if upright.has_transparency_data:
        paper = Image.new("RGBA", upright.size, "white")
        upright = Image.alpha_composite(paper, upright.convert("RGBA"))
    return np.asarray(upright.convert("RGB"), np.uint8)
