"""The pixels of an image file as the engines take them, whatever colours it was stored in."""

import numpy as np
from PIL import Image, ImageOps

from ocr_service.picture import Picture


def eight_bit_colours(image: Image.Image) -> Picture:
    """Upright, in eight bits a colour, on white where it is transparent."""
    upright: Image.Image = ImageOps.exif_transpose(image)
    if upright.mode.startswith("I"):
        # 16-bit grey, which Pillow would clip instead of scaling.
        upright = Image.fromarray((np.asarray(upright, np.uint32) >> 8).astype(np.uint8))
    if upright.has_transparency_data:
        paper = Image.new("RGBA", upright.size, "white")
        upright = Image.alpha_composite(paper, upright.convert("RGBA"))
    return np.asarray(upright.convert("RGB"), np.uint8)
