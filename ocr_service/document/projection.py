"""Where on the upright page a place in a PDF's own coordinates lies, its crop box and rotation applied."""

import ctypes
from math import radians

import pypdfium2
from pypdfium2 import raw as pdfium

from ocr_service.document.turn import Turn
from ocr_service.geometry import Box, Point

# PDFium answers in whole units of a device, so the device is taken much finer than the pixels.
_DEVICE_SIZE = 1_000_000
# How far apart, in points, the places are from which the projection is found; large against one unit of the device.
_SPAN = 1000.0


class Projection:
    """Takes points (1/72 inch, y upwards) to pixels of the upright page, which is `width` by `height`."""

    def __init__(self, page: pypdfium2.PdfPage, width: int, height: int) -> None:
        # Nearly all text of a page runs the same way.
        self._turns: dict[float, Turn] = {}
        self._rotation = radians(page.get_rotation())
        origin, along, across = (_on_device(page, *at) for at in ((0.0, 0.0), (_SPAN, 0.0), (0.0, _SPAN)))
        self._origin = Point(origin.x * width, origin.y * height)
        self._along = Point((along.x - origin.x) * width / _SPAN, (along.y - origin.y) * height / _SPAN)
        self._across = Point((across.x - origin.x) * width / _SPAN, (across.y - origin.y) * height / _SPAN)

    def box(self, left: float, bottom: float, right: float, top: float) -> Box:
        """The rectangle on the page."""
        # Written out, since there are two for each character of a page.
        origin, along, across = self._origin, self._along, self._across
        x1, y1 = origin.x + left * along.x + bottom * across.x, origin.y + left * along.y + bottom * across.y
        x2, y2 = origin.x + right * along.x + top * across.x, origin.y + right * along.y + top * across.y
        if x1 > x2:
            x1, x2 = x2, x1
        if y1 > y2:
            y1, y2 = y2, y1
        return Box(x1, y1, x2, y2)

    def turn(self, angle: float) -> Turn:
        """How text is turned on the page that is turned by `angle` (radians, clockwise) in the file's coordinates."""
        turn = self._turns.get(angle)
        if turn is None:
            turn = self._turns[angle] = Turn.nearest(angle + self._rotation)
        return turn


def _on_device(page: pypdfium2.PdfPage, x: float, y: float) -> Point:
    """The place as a fraction of the upright page."""
    device_x, device_y = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDF_PageToDevice(page, 0, 0, _DEVICE_SIZE, _DEVICE_SIZE, 0, x, y, device_x, device_y)
    return Point(device_x.value / _DEVICE_SIZE, device_y.value / _DEVICE_SIZE)
