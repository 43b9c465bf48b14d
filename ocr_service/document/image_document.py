"""A file of one image, or of one a page as TIFF may hold them; upright as the file says."""

import struct
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType, TracebackType
from typing import Self

from pi_heif.as_plugin import HeifImageFile
from PIL import ExifTags, ImageFile
from PIL.JpegImagePlugin import JpegImageFile
from PIL.PngImagePlugin import PngImageFile
from PIL.TiffImagePlugin import TiffImageFile
from PIL.WebPImagePlugin import WebPImageFile

from invoicemesh.ocr.v1.document_pb2 import Attachment, DocumentFormat
from mesh.errors import ServiceError
from ocr_service.document.limits import DocumentLimits
from ocr_service.document.pixels import eight_bit_colours
from ocr_service.document.source_page import TextLayer
from ocr_service.geometry import Box
from ocr_service.picture import Picture, enlarged_part

# The readers themselves and not `Image.open`, which tries others too and has a limit of its own on pixels.
_READERS: Mapping[DocumentFormat.ValueType, type[ImageFile.ImageFile]] = MappingProxyType(
    {
        DocumentFormat.DOCUMENT_FORMAT_JPEG: JpegImageFile,
        DocumentFormat.DOCUMENT_FORMAT_PNG: PngImageFile,
        DocumentFormat.DOCUMENT_FORMAT_TIFF: TiffImageFile,
        DocumentFormat.DOCUMENT_FORMAT_WEBP: WebPImageFile,
        DocumentFormat.DOCUMENT_FORMAT_HEIC: HeifImageFile,
    }
)
# Degrees clockwise by EXIF orientation; 2, 4, 5 and 7 are mirrored besides.
_ROTATIONS = {3: 180, 4: 180, 5: 90, 6: 90, 7: 270, 8: 270}
# What Pillow's readers raise on files that are not as they should be.
_DAMAGE = (OSError, SyntaxError, ValueError, EOFError, IndexError, KeyError, TypeError, struct.error, RuntimeError)


class ImageDocument:
    """Opens the file at `path`; the pixels of a page are counted before they are decoded.

    A document of one page is decoded at once, so that damage refuses it as a whole.
    """

    def __init__(self, path: Path, kind: DocumentFormat.ValueType, limits: DocumentLimits) -> None:
        self.format = kind
        self._limits = limits
        try:
            self._image = _READERS[kind](path)
        except _DAMAGE as damage:
            raise ServiceError("DOCUMENT_DAMAGED", format=_name(kind)) from damage
        try:
            # The frames of other formats are an animation, thumbnails or shots of the same thing.
            self.page_count = self._image.n_frames if isinstance(self._image, TiffImageFile) else 1
            limits.check_pages(self.page_count)
            self._only_page = self._decoded(1) if self.page_count == 1 else None
        except _DAMAGE as damage:
            self.close()
            raise ServiceError("DOCUMENT_DAMAGED", format=_name(kind)) from damage
        except ServiceError:
            self.close()
            raise

    def attachments(self) -> list[Attachment]:
        """None: images have none."""
        return []

    def page(self, number: int) -> "ImagePage":
        """The page of this number, counted from 1. ServiceError DOCUMENT_TOO_MANY_PIXELS or PAGE_UNREADABLE."""
        if not 1 <= number <= self.page_count:
            raise IndexError(number)
        if self._only_page is not None:
            return self._only_page
        try:
            return self._decoded(number)
        except _DAMAGE as damage:
            raise ServiceError("PAGE_UNREADABLE", page=number) from damage

    def close(self) -> None:
        """Closes the file."""
        self._image.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()

    def _decoded(self, number: int) -> "ImagePage":
        image = self._image
        image.seek(number - 1)
        self._limits.check_pixels(number, *image.size)
        rotation = _ROTATIONS.get(image.getexif().get(ExifTags.Base.Orientation, 1), 0)
        return ImagePage(number, eight_bit_colours(image), rotation)


class ImagePage:
    """An image as a page."""

    renderer = ""

    def __init__(self, number: int, picture: Picture, rotation: int) -> None:
        self.number = number
        self.height, self.width = picture.shape[:2]
        self.rotation = rotation
        self._picture = picture

    def text_layer(self) -> TextLayer | None:
        """None: an image holds no text."""
        return None

    def picture(self) -> Picture:
        """The image itself."""
        return self._picture

    def closer(self, part: Box, zoom: int) -> Picture:
        """The part, enlarged: the image has no more than its pixels."""
        return enlarged_part(self._picture, part, zoom)


def _name(kind: DocumentFormat.ValueType) -> str:
    return DocumentFormat.Name(kind).removeprefix("DOCUMENT_FORMAT_")
