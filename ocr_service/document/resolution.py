"""How many pixels a PDF page is drawn with."""

import math

POINTS_PER_INCH = 72
# At 200 dpi a line of 8 point type is 30 pixels high; the recogniser takes 48.
DOTS_PER_INCH = 200
# A page whose longer side would have more pixels (beyond A3) is drawn at fewer dots per inch.
MAX_SIDE = 3400


def pixels_of(width: float, height: float, scale: float = DOTS_PER_INCH / POINTS_PER_INCH) -> tuple[int, int]:
    """Width and height in pixels of a page that is so many points large, at `scale` pixels a point or fewer."""
    scale = min(scale, MAX_SIDE / max(width, height))
    return max(1, math.ceil(width * scale)), max(1, math.ceil(height * scale))
