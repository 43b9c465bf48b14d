"""Where a PDF page shows anything at all, on a rendering that is just fine enough to see a full stop."""

import math

import numpy as np
import pypdfium2

from ocr_service.geometry import Polygon
from ocr_service.picture import Grey

_DOTS_PER_INCH = 100
_POINTS_PER_INCH = 72
# A page whose longer side would have more pixels is drawn at fewer dots per inch.
_MAX_SIDE = 1700
# Grey levels between the brightest and the darkest place within a word. Light grey print has 20, white on white none.
_LEAST_CONTRAST = 8


class Ink:
    """Draws the page in greys; outlines are in pixels of the page at `width`. PdfiumError when it cannot be drawn."""

    def __init__(self, page: pypdfium2.PdfPage, width: int) -> None:
        scale = min(_DOTS_PER_INCH / _POINTS_PER_INCH, _MAX_SIDE / max(page.get_size()))
        bitmap = page.render(scale=scale, grayscale=True)
        # A copy: the bitmap's own memory goes with it.
        self.grey: Grey = np.array(bitmap.to_numpy(), np.uint8).reshape(bitmap.height, bitmap.width)
        self._scale = self.grey.shape[1] / width

    def is_under(self, outline: Polygon) -> bool:
        """Whether something can be seen within the outline."""
        top, bottom = math.floor(outline.top * self._scale), math.ceil(outline.bottom * self._scale)
        left, right = math.floor(outline.left * self._scale), math.ceil(outline.right * self._scale)
        seen = self.grey[max(0, top) : bottom, max(0, left) : right]
        return bool(seen.size) and int(seen.max()) - int(seen.min()) >= _LEAST_CONTRAST
