"""Poppler as the second renderer, for PDF files and pages that PDFium cannot open or draw. It need not be installed."""

import math
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
from pdf2image import convert_from_path, pdfinfo_from_path
from pdf2image.exceptions import PDFPageCountError, PDFPopplerTimeoutError, PDFSyntaxError, PopplerNotInstalledError
from PIL import UnidentifiedImageError

from ocr_service.document.limits import DocumentLimits
from ocr_service.picture import Picture

RENDERER = "poppler"
# What makes it available on Debian.
REMEDY = "apt-get install poppler-utils"

# What it is given for a page before it is ended.
_SECONDS = 20
_PROGRAMS = ("pdftoppm", "pdfinfo", "pdfimages")
_FAILURES = (
    PDFPageCountError,
    PDFPopplerTimeoutError,
    PDFSyntaxError,
    PopplerNotInstalledError,
    UnidentifiedImageError,
    subprocess.SubprocessError,
    OSError,
    ValueError,
    KeyError,
    IndexError,
)


class PopplerError(Exception):
    """Poppler cannot do it either, or is not installed."""


@dataclass(frozen=True)
class PageSize:
    """Points of a page as it is shown, and the degrees by which the file turns it clockwise."""

    width: float
    height: float
    rotation: int


def is_available() -> bool:
    """Whether its programs are installed."""
    return all(shutil.which(program) for program in _PROGRAMS)


def page_count(path: Path) -> int:
    """How many pages the file has. PopplerError when it cannot be opened."""
    try:
        return int(pdfinfo_from_path(str(path), timeout=_SECONDS)["Pages"])
    except _FAILURES as failure:
        raise PopplerError from failure


def page_size(path: Path, number: int) -> PageSize:
    """The size of the page of this number, counted from 1. PopplerError when it has none."""
    try:
        told = pdfinfo_from_path(str(path), timeout=_SECONDS, first_page=number, last_page=number)
        width, _, height, *_ = str(told[f"Page {number:4} size"]).split()
        rotation = int(told[f"Page {number:4} rot"])
        size = PageSize(float(width), float(height), rotation)
    except _FAILURES as failure:
        raise PopplerError from failure
    if not (0 < size.width < math.inf and 0 < size.height < math.inf):
        raise PopplerError
    return size if rotation % 180 == 0 else PageSize(size.height, size.width, rotation)


def drawn(path: Path, number: int, limits: DocumentLimits, *, width: int, height: int) -> Picture:
    """The page, in so many pixels. PopplerError when it cannot be drawn; DOCUMENT_TOO_MANY_PIXELS as `limits` say."""
    _check_images(path, number, limits)
    try:
        (image,) = convert_from_path(
            path, first_page=number, last_page=number, size=max(width, height), use_cropbox=True, timeout=_SECONDS
        )
    except _FAILURES as failure:
        raise PopplerError from failure
    picture = np.asarray(image.convert("RGB"), np.uint8)
    if picture.shape[:2] == (height, width):
        return picture
    return np.asarray(cv2.resize(picture, (width, height), interpolation=cv2.INTER_AREA), np.uint8)


def _check_images(path: Path, number: int, limits: DocumentLimits) -> None:
    """DOCUMENT_TOO_MANY_PIXELS where drawing the page would take too much memory."""
    command = ["pdfimages", "-list", "-f", str(number), "-l", str(number), str(path)]
    try:
        table = subprocess.run(command, capture_output=True, timeout=_SECONDS, check=False).stdout  # noqa: S603
    except _FAILURES as failure:
        raise PopplerError from failure
    # Two lines of heading; then page, number, type, width, height and more.
    for row in table.decode(errors="replace").splitlines()[2:]:
        width, height, *_ = row.split()[3:] or ("", "")
        if width.isdecimal() and height.isdecimal():
            limits.check_pixels(number, int(width), int(height))
