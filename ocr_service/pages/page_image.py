"""The picture of a page that people see beside its words: WebP at a size for a screen."""

import io

from PIL import Image

from ocr_service.picture import Picture, shrunk

# The longer side of an A4 page at 150 dots per inch, and half as much again for longer receipts and photos.
_MAX_SIDE = 2400
_A4_SIDE = 1754
# Drawn pages stay sharp and small without loss; a larger file has photographs in it, which need not be exact.
_MAX_LOSSLESS_BYTES = 300_000
_QUALITY = 70


def page_image(picture: Picture, *, drawn: bool) -> bytes:
    """The picture as WebP. `drawn` says that it was made from text and lines, and not by a camera or scanner."""
    image = Image.fromarray(shrunk(picture, max_side=_A4_SIDE if drawn else _MAX_SIDE))
    if drawn and len(lossless := _webp(image, lossless=True, quality=0, method=0)) <= _MAX_LOSSLESS_BYTES:
        return lossless
    return _webp(image, lossless=False, quality=_QUALITY, method=2)


def _webp(image: Image.Image, **options: bool | int) -> bytes:
    file = io.BytesIO()
    image.save(file, "WEBP", **options)
    return file.getvalue()
