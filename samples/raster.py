"""Pages as pictures: a PDF rendered, and pictures written as JPEG, PNG or a PDF that holds nothing else."""

import time
from collections.abc import Sequence
from enum import Enum
from io import BytesIO

import numpy as np
import pypdfium2
from numpy.typing import NDArray
from PIL import Image

Picture = NDArray[np.uint8]  # height × width × (red, green, blue), or height × width of grey levels


class FileFormat(Enum):
    """A kind of file; its value is the name's suffix."""

    PDF = "pdf"
    JPEG = "jpg"
    PNG = "png"


def render(pdf: bytes, dpi: int) -> list[Picture]:
    """A picture of each page, in colour."""
    with pypdfium2.PdfDocument(pdf) as document:
        return [np.asarray(page.render(scale=dpi / 72).to_pil().convert("RGB")) for page in document]


def encode(pictures: Sequence[Picture], file_format: FileFormat, dpi: int, jpeg_quality: int) -> bytes:
    """The pictures as a file of that format. ValueError for more than one picture where it holds one only."""
    first, *others = (Image.fromarray(picture) for picture in pictures)
    buffer = BytesIO()
    if file_format is FileFormat.PDF:
        first.save(
            buffer,
            "PDF",
            save_all=True,
            append_images=others,
            resolution=dpi,
            quality=jpeg_quality,
            # Fixed, so that the bytes do not tell when they were made.
            creationDate=time.gmtime(0),
            modDate=time.gmtime(0),
        )
    elif others:
        raise ValueError(f"A {file_format.name} holds one page, not {len(pictures)}.")
    elif file_format is FileFormat.JPEG:
        first.save(buffer, "JPEG", quality=jpeg_quality, dpi=(dpi, dpi))
    else:
        first.save(buffer, "PNG", optimize=True, dpi=(dpi, dpi))
    return buffer.getvalue()
